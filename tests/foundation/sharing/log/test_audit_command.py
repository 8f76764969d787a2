"""`kring audit …` as it is typed: seals, checks, and says in one line what is wrong."""

from __future__ import annotations

from datetime import datetime

import pytest
import typer
from typer.testing import CliRunner

from kring.config.parts import PARTS
from kring.config.schedule import SCHEDULE, due
from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.sharing import command
from kring.foundation.sharing.models import Finding

pytestmark = pytest.mark.usefixtures("owner_logs_in")


@pytest.fixture
def kring():
    """Type `kring …` in this process."""
    app = typer.Typer()
    app.callback()(lambda: None)
    command.register(app)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def test_sealing_prints_the_seal_to_keep_elsewhere(cast, kring, write_lines):
    write_lines(2, days_ago=1)

    told = kring("audit", "seal")
    again = kring("audit", "seal")

    assert told.exit_code == 0
    assert ": 2 regels, zegel " in told.output
    assert "Bewaar het laatste zegel ook ergens anders" in told.output
    assert again.output.strip() == "Er is niets te verzegelen."


def test_a_log_that_is_right_says_how_much_was_checked(cast, kring, write_lines):
    write_lines(2, days_ago=2)
    digest = kring("audit", "seal").output.split("zegel ")[1].split()[0]

    told = kring("audit", "verify", "--expect", digest.upper())

    assert told.exit_code == 0
    assert told.output.startswith("goed  2 dagen, 2 regels.")


def test_a_line_that_was_tampered_with_is_named(cast, kring, write_lines, as_owner):
    lines = write_lines(3, days_ago=1)
    kring("audit", "seal")
    with as_owner() as cursor:
        cursor.execute("ALTER TABLE sharing_logentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE sharing_logentry SET outcome = 'anders' WHERE id = %s", [lines[1].pk])

    told = kring("audit", "verify")

    assert told.exit_code == 1
    assert f"regel {lines[1].pk} is veranderd" in told.output


def test_a_seal_that_is_not_there_any_more_is_told(cast, kring, write_lines):
    write_lines(1, days_ago=1)
    kring("audit", "seal")

    told = kring("audit", "verify", "--expect", "0" * 64)

    assert told.exit_code == 1
    assert "het zegel zelf klopt niet" in told.output


def test_before_the_first_seal_nothing_is_wrong(cast, kring):
    assert kring("audit", "verify").output.strip() == "Er is nog geen dag verzegeld."


def test_patterns_are_looked_for(cast, kring, write_lines):
    write_lines(6, days_ago=1, who="piet", act="refuse", outcome="not_found", dossier=None)

    told = kring("audit", "patterns", "--days", "3")

    assert told.output.strip() == "1 nieuw of vaker dan bij de vorige keer."
    with looking_as(job(Job.AUDIT)):
        assert Finding.objects.get().times == 6


def test_both_go_by_the_clock_and_on_the_command_line():
    assert "kring.foundation.sharing.command" in PARTS
    night = datetime(2026, 3, 4, tzinfo=AMSTERDAM)
    commands = list(due(night, night.replace(hour=12), SCHEDULE))

    assert commands.index("audit seal") < commands.index("audit patterns")
