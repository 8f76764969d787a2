"""The region as it is now and the files of its export give the same numbers; nothing of it stays behind."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from kring.config.environment import home
from kring.config.secrets import facts_key
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing.models import LogEntry
from kring.insight import command
from kring.insight.facts.export import Pseudonyms, export_region
from kring.insight.facts.export.live import live_facts
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.run import indicators_of


@pytest.fixture
def kring():
    """Type `kring …` in this process."""
    app = typer.Typer()
    command.register(app)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def steady(row):
    """A row of a result; sums in another order may differ in the last of sixteen figures, and in nothing else."""
    return {
        name: float(f"{value:.12g}") if isinstance(value, float) else value for name, value in row.as_result().items()
    }


def left_behind():
    return list((home().folder / "facts").glob("live-*"))


def test_live_and_exported_give_the_same_rows(region, tmp_path):
    export_region(tmp_path / "files", names=Pseudonyms(facts_key(), stable=False), form="csv")
    choices = Configuration(disclosure_threshold=3)

    from_files = indicators_of(tmp_path / "files", configuration=choices)
    with live_facts() as now:
        live = indicators_of(now.folder, configuration=choices)

    assert [steady(row) for row in live] == [steady(row) for row in from_files]
    assert any(row.n for row in live)
    assert left_behind() == []


def test_the_command_computes_this_region_and_leaves_nothing(region, kring):
    told = kring("indicators", "--live", "--code", "process.fixed_face", "--by", "total", "--format", "json")

    rows = json.loads(told.stdout)
    assert told.exit_code == 0
    assert {row["code"] for row in rows} == {"process.fixed_face"}
    assert left_behind() == []


def test_numbers_without_protection_are_written_in_the_log(region, kring, tmp_path):
    config = tmp_path / "config.json"
    config.write_text('{"disclosure_threshold": 0}')

    told = kring("indicators", "--live", "--code", "process.fixed_face", "--format", "json", "--config", config)

    assert told.exit_code == 0
    assert not any(row["suppressed"] for row in json.loads(told.stdout))
    with looking_as(job(Job.AUDIT)):
        assert LogEntry.objects.filter(name="indicators.unprotected", act="export", job="facts").count() == 1


def test_either_a_folder_or_this_region(kring, tmp_path):
    assert kring("indicators").exit_code == 2
    assert kring("indicators", tmp_path, "--live").exit_code == 2


def test_the_command_exports_and_says_what_it_wrote(region, kring, tmp_path):
    told = kring("facts", "export", tmp_path / "out", "--format", "csv", "--since", "2025-01-01", "--stable")
    again = kring("facts", "export", tmp_path / "out")

    assert told.exit_code == 0, told.output
    assert "member:" in told.stdout
    assert "Nagekeken: goed" in told.stdout
    assert (tmp_path / "out" / "dossier.csv").exists()
    assert again.exit_code == 2
    assert "niet leeg" in again.stderr


def test_quality_says_for_what_kring_has_no_source(region, kring, tmp_path):
    kring("facts", "export", tmp_path / "out")

    told = kring("facts", "quality", tmp_path / "out")

    assert "contact: Kring heeft hiervoor nog geen bron" in told.stdout
    assert "geen bron voor action.factor_id" in told.stdout
