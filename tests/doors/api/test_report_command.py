"""`kring report`: all reports of a file or none, the same one once, and a desk that is clear."""

import json
import os
import subprocess
import sys

import pytest
import typer
from psycopg.conninfo import make_conninfo
from typer.testing import CliRunner

from kring.casework.intake.models import Report, ReportedPerson
from kring.config import database
from kring.doors.api.melding import command
from kring.doors.api.melding.example import example, example_report
from kring.doors.api.melding.fingerprint import fingerprint
from kring.doors.api.melding.reading import read
from kring.doors.api.melding.storing import as_incoming
from kring.doors.api.melding.writing import as_melding
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import Organisation, Position, Team
from kring.foundation.sharing.models import LogEntry
from kring.testing import database as test_database

AS_JOB = job(Job.DEMO)


@pytest.fixture
def kring():
    """Type `kring …` in this process."""
    app = typer.Typer()
    app.callback()(lambda: None)
    command.register(app)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def file(tmp_path):
    """A file with these reports."""

    def write(content, name="meldingen.json"):
        path = tmp_path / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def melding(number=1, **changes):
    return {**example(), "id": f"melding-{number}", **changes}


def stored():
    with looking_as(AS_JOB):
        return list(Report.objects.order_by("foreign_id").values_list("foreign_id", flat=True))


def test_the_example_is_a_valid_report(kring):
    told = kring("report", "--example")

    assert told.exit_code == 0
    assert read(told.stdout, "voorbeeld").reports == (example_report(),)


def test_one_report_is_stored_with_everything_and_jan_holds_safety(cast, kring, file):
    told = kring("report", file(melding()))

    assert (told.exit_code, told.stdout.strip()) == (0, "1 melding opgeslagen.")
    with looking_as(cast["jan"]):
        report = Report.objects.get()
        assert report.kind == "veilig_thuis"
        assert report.safety_holder == cast.professionals["jan"]
        assert report.wants_feedback
        assert report.contact.name == "Basisschool De Regenboog, intern begeleider"
        assert report.incidents.get().period_until > report.incidents.get().period_from
        assert {one.full_name for one in report.persons.all()} == {"Teun van den Akker", "Mirthe van den Akker"}
        assert report.questions.get().answer == "Ja, met moeder. Zij weet dat wij melden."
    with looking_as(AS_JOB):
        assert LogEntry.objects.get(name="intake.report.received").viewer_kind == "job"


def test_what_was_stored_can_be_given_back_as_it_came(cast, kring, file):
    other = melding(2, naarAanleidingVan=[], heeftBetrekkingOp=[])
    sexes = melding(3)
    sexes["heeftBetrekkingOp"][0]["geslacht"] = "9"
    sexes["heeftBetrekkingOp"][1]["geslacht"] = "0"
    sexes["heeftBetrekkingOp"][0]["adres"]["plaats"] = "P" * 500
    sexes["heeftBetrekkingOp"][0]["adres"]["huisnummer"] = -2147483648
    path = file([melding(1), other, sexes])
    came_in = read(path.read_bytes(), "").reports

    assert kring("report", path).exit_code == 0

    with looking_as(AS_JOB):
        given_back = [as_incoming(report) for report in Report.objects.order_by("foreign_id")]
        assert given_back == list(came_in)
        kept = list(Report.objects.order_by("foreign_id").values_list("fingerprint", flat=True))
        assert [fingerprint(one) for one in given_back] == kept
        again = read(json.dumps([as_melding(one) for one in given_back]), "").reports
        assert again == came_in


def test_the_same_file_twice_is_stored_once(cast, kring, file):
    path = file([melding(1), melding(2)])
    kring("report", path)

    told = kring("report", path)

    assert (told.exit_code, told.stdout.strip()) == (0, "Niets nieuws opgeslagen. 2 meldingen waren er al.")
    assert stored() == ["melding-1", "melding-2"]


def test_the_same_report_in_two_files_is_stored_once(cast, kring, file):
    told = kring("report", file(melding(1), "a.json"), file([melding(1), melding(2)], "b.json"))

    assert told.stdout.strip() == "2 meldingen opgeslagen. 1 melding was er al."
    assert stored() == ["melding-1", "melding-2"]


def test_the_same_id_with_another_content_is_refused_with_its_place_and_nothing_is_stored(cast, kring, file):
    kring("report", file(melding(1)))

    told = kring("report", file([melding(2), melding(1, verzoek="Iets anders")], "later.json"))

    assert told.exit_code == 1
    assert "later.json" in told.stderr
    assert "melding 2, id: deze id hoort al bij een melding met een andere inhoud" in told.stderr
    assert stored() == ["melding-1"]


def test_an_earlier_recipe_of_the_fingerprint_is_no_conflict(cast, kring, file):
    path = file(melding(1))
    kring("report", path)
    with looking_as(AS_JOB):
        Report.objects.update(fingerprint="0-oud")

    assert kring("report", path).stdout.strip() == "Niets nieuws opgeslagen. 1 melding was er al."


def test_one_bad_report_among_good_ones_stores_none_and_says_which_and_where(cast, kring, file):
    bad = melding(2)
    bad["heeftBetrekkingOp"][0]["adres"]["postcode"] = "1234"

    told = kring("report", file(melding(9), "goed.json"), file([melding(1), bad, melding(3)], "fout.json"))

    assert told.exit_code == 1
    assert "Er is niets opgeslagen: één fout." in told.stderr
    assert "fout.json" in told.stderr
    assert "goed.json" not in told.stderr
    assert "melding 2, heeftBetrekkingOp[0].adres.postcode" in told.stderr
    assert "Verwacht: vier cijfers, een spatie en twee hoofdletters" in told.stderr
    assert stored() == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["report"], "Noem een bestand"),
        (["report", "bestaat-niet.json"], "Dit bestand is er niet: bestaat-niet.json"),
        (["report", "."], "Dit is een map"),
        (["report", "--onzin"], "--onzin"),
    ],
)
def test_what_was_typed_wrong_is_told_in_a_line(kring, words, says):
    told = kring(*words)

    assert told.exit_code == 2
    assert says in told.stderr
    assert "Traceback" not in told.stderr


def test_an_empty_list_stores_nothing_and_says_so(cast, kring, file):
    told = kring("report", file([]))

    assert (told.exit_code, told.stdout.strip()) == (0, "Er stond geen melding in.")


@pytest.fixture
def veilig_thuis(cast):
    """A second desk: that of Veilig Thuis, where Piet works now."""
    with looking_as(AS_JOB):
        organisation = Organisation.objects.create(kind="veilig_thuis", name="Veilig Thuis Waterdal")
        team = Team.objects.create(organisation=organisation, name="Aanmeldpunt", receives_reports=True)
        Position.objects.create(professional=cast.professionals["piet"], team=team, kind="desk", from_on=cast.today)
    return team


def test_a_report_for_veilig_thuis_goes_to_veilig_thuis(cast, veilig_thuis, kring, file):
    kring("report", file(melding()))

    with looking_as(AS_JOB):
        assert Report.objects.get().desk == veilig_thuis


@pytest.mark.parametrize("name", ["Noord", "noord", "Lokaal team Waterdal, Noord"])
def test_a_desk_can_be_named(cast, veilig_thuis, kring, file, name):
    assert kring("report", file(melding()), "--desk", name).exit_code == 0

    with looking_as(AS_JOB):
        assert Report.objects.get().desk == cast.teams["noord"]


@pytest.mark.parametrize(("desk", "says"), [([], "niet duidelijk"), (["--desk", "Oost"], "Zo heet geen enkel")])
def test_when_the_desk_is_not_clear_the_desks_are_told(cast, veilig_thuis, kring, file, desk, says):
    told = kring("report", file(melding(soort="NAZ")), *desk)

    assert told.exit_code == 1
    assert says in told.stderr
    assert "“Lokaal team Waterdal, Noord” of “Veilig Thuis Waterdal, Aanmeldpunt”" in told.stderr
    assert stored() == []


def test_a_desk_without_people_refuses_the_whole_file(cast, kring, file):
    with looking_as(AS_JOB):
        Position.objects.filter(team=cast.teams["noord"]).update(until_on=cast.today)

    told = kring("report", file([melding(1), melding(2)]))

    assert told.exit_code == 1
    assert "niemand die de melding kan aannemen" in told.stderr
    assert stored() == []


def test_a_known_number_puts_the_report_at_its_family(cast, kring, file):
    from kring.foundation.households.models import Identity

    with looking_as(AS_JOB):
        identity = Identity.objects.get(person=cast.persons["noor"])
        identity.write_bsn("900000001")
        identity.save()

    kring("report", file(melding()))

    with looking_as(AS_JOB):
        assert Report.objects.get().dossier == cast.dossier
        assert ReportedPerson.objects.filter(person=cast.persons["noor"]).count() == 1


# -- the command as a person types it ----------------------------------------------------------------------

WITH_A_CAST = """
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.config.settings")
import django

django.setup()
from kring.testing.cast import make_cast

make_cast()
"""


@pytest.fixture
def own_database(monkeypatch):
    """A database of its own: what another process stores is kept, and must not meet the other tests."""
    name = f"kring_report_{os.getpid()}"
    monkeypatch.setenv("DATABASE_URL", make_conninfo(os.environ["DATABASE_URL"], dbname=name))
    monkeypatch.setenv("KRING_OWNER_DATABASE_URL", make_conninfo(database.owner_url(), dbname=name))
    test_database.create()
    yield
    test_database.remove()


def test_the_command_works_as_it_is_typed(own_database, file):
    def run(*words):
        return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, timeout=120)

    assert run("-c", WITH_A_CAST).returncode == 0
    path = file([melding(1), melding(2)])

    first = run("-m", "kring.config", "report", str(path))
    second = run("-m", "kring.config", "report", str(path))
    wrong = run("-m", "kring.config", "report", str(file([{"id": "x"}], "fout.json")))

    assert (first.returncode, first.stdout, first.stderr) == (0, "2 meldingen opgeslagen.\n", "")
    assert (second.returncode, second.stdout) == (0, "Niets nieuws opgeslagen. 2 meldingen waren er al.\n")
    assert wrong.returncode == 1
    assert "melding 1" in wrong.stderr
    assert wrong.stdout == ""
