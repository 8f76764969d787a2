"""That, and not what: who steers a region, and who reported, see how it stands and nothing of what is written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kring.casework.intake.actions import receive_report
from kring.casework.intake.models import Report
from kring.casework.intake.received import NewReport
from kring.casework.plans.models import Action, ImpactProposal
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import Dossier
from kring.foundation.organisations.models import Municipality, Position, Region
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import LogEntry, Withholding

REGION = "/regie/"
REPORTED = "/meldingen/gedaan/"


@pytest.fixture
def late(cast, goal, as_kring):
    """A question that waits too long, and an action past its day."""
    with as_kring():
        ImpactProposal.objects.create(
            dossier=cast.dossier,
            because_of="Karim stond aan de deur",
            cause_key="x:1",
            due_on=cast.today - timedelta(days=1),
            due_at=timezone.now() - timedelta(days=1),
            trigger="new_report",
        )
        Action.objects.create(
            dossier=cast.dossier, goal=goal, wording="Sloten vervangen", frame="voluntary", agreed_on=cast.today,
            due_on=cast.today - timedelta(days=3), doer_professional=cast.professionals["jan"],
        )  # fmt: skip


def rows_of(client, **asked):
    page = client.get(REGION, asked)
    assert page.status_code == 200
    return page.context["rows"]


def test_wim_sees_that_there_is_a_dossier_and_how_it_stands(signed_in, cast, late):
    (row,) = rows_of(signed_in("wim"))

    assert row.dossier_id == cast.dossier.pk
    assert (row.opened_on, row.closed_on) == (timezone.localdate(cast.dossier.opened_at), None)
    assert (row.coordinator, row.coordinator_organisation) == ("Jan de Boer", "Lokaal team Waterdal")
    assert row.safety_holder == "Fleur Wit"
    assert (row.review_waits, row.reviews_late, row.actions_late, row.is_late) == (True, 1, 1, True)


def test_and_nothing_of_what_is_in_it(signed_in, cast, late):
    text = signed_in("wim").get(REGION).content.decode()

    for word in (
        "Amina",
        "Karim",
        "Noor",
        "Sem",
        "El Idrissi",
        "Sloten",
        "partnergeweld",
        "partner_violence",
        "rustig",
    ):
        assert word not in text
    with looking_as(cast["wim"]):
        assert not Dossier.objects.exists()


def test_only_what_is_late(signed_in, cast, goal):
    assert rows_of(signed_in("wim"), toon="te-laat") == []
    assert len(rows_of(signed_in("wim"))) == 1


def test_another_region_stays_out_of_sight(signed_in, cast, as_kring):
    with as_kring():
        elsewhere = Municipality.objects.create(region=Region.objects.create(name="Elders"), name="Elderdam")
        Dossier.objects.filter(pk=cast.dossier.pk).update(municipality=elsewhere)

    assert rows_of(signed_in("wim")) == []


def test_withheld_wins_here_too(signed_in, cast, as_kring):
    with as_kring():
        Withholding.objects.create(
            item_key=item_key(cast.dossier), dossier=cast.dossier, from_professional=cast.professionals["wim"],
            reason="zijn nicht", review_on=cast.today,
        )  # fmt: skip

    assert rows_of(signed_in("wim")) == []


@pytest.mark.parametrize("who", ["jan", "fleur", "piet", "sami", "ria", "petra", "amina", "fatna"])
def test_nobody_else_gets_a_row_even_by_asking_the_database(cast, who):
    with looking_as(cast[who]), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sharing.standing_of_region(false, 100, 0)")

        assert cursor.fetchall() == []


def test_who_steered_until_yesterday_sees_nothing(signed_in, cast, as_kring):
    with as_kring():
        Position.objects.filter(professional=cast.professionals["wim"]).update(until_on=cast.today)

    assert signed_in("wim").get(REGION).status_code == 404


def test_the_family_reads_that_wim_saw_that_and_the_log_that_he_did(signed_in, cast):
    signed_in("wim").get(REGION)

    with looking_as(cast["petra"]):
        line = LogEntry.objects.get(name="steering.dossiers")
    assert (line.role, line.dossier_id, len(line.about)) == ("process_coordinator", cast.dossier.pk, 4)
    text = signed_in("amina").get("/mijn/wie-keek/").content.decode()
    assert "Wim Kok" in text
    assert "dát u hulp krijgt, en niet wat er staat" in text
    assert "kijkt of er op tijd wordt geholpen" in text


def test_many_dossiers_come_a_page_at_a_time(signed_in, many_families, asked):
    many_families(30)

    client = signed_in("wim")

    assert len(client.get(REGION).context["rows"]) == 25
    assert len(client.get(REGION, {"pagina": "2"}).context["rows"]) == 6
    assert len(client.get(REGION, {"pagina": "99"}).context["rows"]) == 6
    assert asked("wim", REGION) <= 12


class TestWhatIReported:
    @pytest.fixture
    def report(self, cast, as_kring):
        """Sami reported."""
        moment = timezone.now() - timedelta(days=3)
        with as_kring():
            return Report.objects.create(
                desk=cast.teams["noord"],
                safety_holder=cast.professionals["jan"],
                kind="concern",
                reporter_kind="mental_health",
                reported_at=moment,
                received_at=moment,
                situation="Vader dronk",
                reported_by=cast.professionals["sami"],
            )

    def text(self, client):
        return client.get(REPORTED).content.decode()

    def test_that_it_waits(self, signed_in, report):
        assert "nog niet beoordeeld" in self.text(signed_in("sami"))

    @pytest.mark.parametrize(
        ("outcome", "words"),
        [
            ("open_dossier", "Er volgt hulp of onderzoek."),
            ("attach", "Er volgt hulp of onderzoek."),
            ("advice", "Er volgt nu niets."),
            ("no_steps", "Er volgt nu niets."),
        ],
    )
    def test_that_it_was_assessed_and_whether_something_follows(
        self, signed_in, cast, as_kring, report, outcome, words
    ):
        with as_kring():
            Report.objects.filter(pk=report.pk).update(
                triaged_at=timezone.now(),
                safety_level="risk",
                outcome=outcome,
                reasons="Moeder vertelt",
                dossier=cast.dossier,
            )

        text = self.text(signed_in("sami"))

        assert words in text
        for secret in ("Vader dronk", "Moeder vertelt", "risico", f"dossier {cast.dossier.pk}", "Jan de Boer"):
            assert secret not in text

    @pytest.mark.parametrize("who", ["jan", "piet", "fleur", "wim", "petra"])
    def test_it_is_of_who_reported_alone(self, signed_in, report, who):
        assert signed_in(who).get(REPORTED).context["rows"] == []

    def test_who_reports_by_the_form_finds_it_here(self, signed_in, cast, as_kring):
        with looking_as(cast["fleur"]) as viewer:
            receive_report(
                report=NewReport(
                    kind="concern", reporter_kind="other_professional", reported_at=timezone.now(), situation="Zorgen"
                ),
                desk=cast.teams["noord"],
                viewer=viewer,
            )

        assert "nog niet beoordeeld" in self.text(signed_in("fleur"))

    def test_whoever_reported_still_does_not_read_the_report(self, cast, report):
        with looking_as(cast["sami"]):
            assert not Report.objects.exists()
