"""The commands `kring facts` and `kring indicators`, as a person types them."""

import csv
import io
import json

import pytest
import typer
from typer.testing import CliRunner

from kring.insight.command import register
from tests.insight.random_facts import FIRST, LAST, random_facts
from tests.insight.spec import facts_of, write

run = CliRunner()
ONE = ["--code", "process.outreach"]


@pytest.fixture(scope="module")
def kring():
    app = typer.Typer(rich_markup_mode=None)
    register(app, database_url=lambda: None)
    return app


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    contacts = "\n".join(f"{n} | {n % 30} | 2024-0{1 + n % 9}-01 | {'home' if n % 3 else 'office'}" for n in range(90))
    return write(tmp_path_factory.mktemp("facts"), facts_of(f"contact | dossier | contact_on | place\n{contacts}"))


def test_the_result_format_of_the_book(kring, folder):
    result = run.invoke(
        kring, ["indicators", str(folder), "--period", "2024", "--by", "total", *ONE, "--format", "json"]
    )

    (row,) = json.loads(result.stdout)
    assert result.exit_code == 0
    assert row["value"] == pytest.approx(60 / 90)
    assert {name: row[name] for name in ("code", "period", "breakdown", "statistic", "n", "n_missing", "numerator",
            "method", "partial", "suppressed", "suppression")} == {
        "code": "process.outreach", "period": "2024", "breakdown": {}, "statistic": "proportion", "n": 90,
        "n_missing": 0, "numerator": 60, "method": "wilson", "partial": False, "suppressed": False, "suppression": None,
    }  # fmt: skip


def test_a_table_and_a_csv_for_people(kring, folder, tmp_path):
    file = tmp_path / "result.csv"

    table = run.invoke(kring, ["indicators", str(folder), *ONE, "--by", "region"])
    run.invoke(kring, ["indicators", str(folder), *ONE, "--by", "region", "--format", "csv", "--out", str(file)])

    assert "Outreachend werken" in table.stdout
    assert "66,7%" in table.stdout
    rows = list(csv.DictReader(io.StringIO(file.read_text())))
    assert {(row["dimension"], row["cell"]) for row in rows} == {("region", "r1")}


def test_small_numbers_stay_inside_unless_the_configuration_says_otherwise(kring, folder, tmp_path):
    choice = ["indicators", str(folder), "--period", "2024-Q4", *ONE, "--format", "json"]
    own = tmp_path / "own.json"
    own.write_text('{"disclosure_threshold": 0}')
    strict = tmp_path / "strict.json"
    strict.write_text('{"disclosure_threshold": 40}')

    (shown,) = json.loads(run.invoke(kring, [*choice, "--config", str(own)]).stdout)
    (hidden,) = json.loads(run.invoke(kring, ["indicators", str(folder), "--period", "2024", "--by", "total", *ONE,
                                              "--format", "json", "--config", str(strict)]).stdout)  # fmt: skip

    assert not shown["suppressed"]
    assert hidden["suppression"] == "primary"
    assert hidden["value"] is None


def test_the_configuration_beside_the_facts_is_used(kring, tmp_path):
    folder = write(tmp_path, facts_of("contact | place\n1 | home\n2 | office"))
    choice = ["indicators", str(folder), "--period", "2024", "--by", "total", *ONE, "--format", "json"]

    (before,) = json.loads(run.invoke(kring, choice).stdout)
    (folder / "config.json").write_text('{"disclosure_threshold": 0}')
    (after,) = json.loads(run.invoke(kring, choice).stdout)

    assert (before["suppressed"], after["suppressed"]) == (True, False)


def test_a_package_that_is_wrong_is_refused_with_its_problems(kring, tmp_path):
    folder = write(tmp_path, facts_of("contact | place\n1 | thuis"))

    result = run.invoke(kring, ["indicators", str(folder)])

    assert result.exit_code == 1
    assert "E05" in result.output
    assert "afgekeurd" in result.output


@pytest.mark.parametrize(("wrong", "said"), [
    (["--period", "2024-Q5"], "2024-Q5 is geen periode"),
    (["--period", "2031"], "2031 valt buiten de feiten"),
    (["--code", "process.unknown"], "Onbekende indicator process.unknown"),
    (["--engine", "postgres"], "DATABASE_URL"),
    (["--config", "nowhere.json"], "nowhere.json"),
])  # fmt: skip
def test_a_wrong_choice_gives_one_clear_line(kring, folder, wrong, said):
    result = run.invoke(kring, ["indicators", str(folder), *ONE, *wrong])

    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "content", ['{"threshold": 3}', '{"disclosure_threshold": "10"}', '{"extra_holidays": ["x"]}', "["]
)
def test_a_configuration_that_is_wrong_is_said(kring, folder, tmp_path, content):
    file = tmp_path / "config.json"
    file.write_text(content)

    result = run.invoke(kring, ["indicators", str(folder), "--config", str(file)])

    assert result.exit_code == 2


def test_facts_are_checked_and_described(kring, folder, tmp_path):
    wrong = write(tmp_path, facts_of("\n".join(["contact | place", *(f"{n} | thuis" for n in range(30))])))

    good, bad = (
        run.invoke(kring, ["facts", "validate", str(folder)]),
        run.invoke(kring, ["facts", "validate", str(wrong)]),
    )
    every = run.invoke(kring, ["facts", "validate", str(wrong), "--limit", "0"])
    seen = run.invoke(kring, ["facts", "quality", str(folder)])

    assert (good.exit_code, bad.exit_code, seen.exit_code) == (0, 1, 0)
    assert bad.stdout.count("place is 'thuis'") == 20
    assert "nog 10 keer" in bad.stdout
    assert every.stdout.count("place is 'thuis'") == 30
    assert "signal: geen rijen" in seen.stdout


def test_choices_only_filter_what_the_whole_grid_protects(tmp_path):
    from kring.insight.indicators.engine.grid import Choice
    from kring.insight.indicators.run import indicators_of

    folder = write(tmp_path, random_facts(11, 200), (FIRST, LAST))
    few = {"outcome.violence_stopped", "outcome.relation_help_violence", "process.outreach", "process.fixed_face"}
    more = frozenset({*few, "outcome.violence_decreased", "outcome.violence_serious"})

    whole = {_key(row): row.as_result() for row in indicators_of(folder, choice=Choice(codes=more))}
    chosen = indicators_of(
        folder,
        choice=Choice(frozenset({"2023", "2024-Q2"}), frozenset({"total", "region", "phase"}), frozenset(few)),
    )

    assert any(row["suppression"] == "secondary" for row in whole.values())
    assert {row.period for row in chosen} == {"2023", "2024-Q2"}
    assert {row.dimension for row in chosen} == {"", "region", "phase"}
    assert all(row.as_result() == whole[_key(row)] for row in chosen)


def _key(row):
    return row.code, row.period, row.dimension, row.cell


def test_counting_without_protection_is_noted(kring, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("KRING_HOME", str(tmp_path / "home"))
    own = tmp_path / "own.json"
    own.write_text('{"disclosure_threshold": 0}')

    run.invoke(kring, ["indicators", str(folder), *ONE, "--by", "total", "--period", "2024-Q4", "--config", str(own)])

    (note,) = [json.loads(line) for line in (tmp_path / "home" / "unprotected.log").read_text().splitlines()]
    assert note["facts"] == str(folder)
    assert note["by"]


def test_facts_of_another_region_stay_protected(kring, tmp_path, monkeypatch):
    monkeypatch.setenv("KRING_HOME", str(tmp_path / "home"))
    folder = write(tmp_path / "facts", facts_of("contact | place\n1 | home"))
    (folder / "export-log.json").write_text('{"made_by": "Kring", "mark": "k0123"}')
    (folder / "config.json").write_text('{"disclosure_threshold": 0}')

    result = run.invoke(kring, ["indicators", str(folder), *ONE])

    assert result.exit_code == 2
    assert "andere regio" in result.output
