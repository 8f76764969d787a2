"""What happens when a report comes in: everything is kept, somebody holds safety, and a known family hears of it."""

from datetime import timedelta

import pytest

from kring.casework.intake.actions import receive_report
from kring.casework.intake.models import Report, ReportedIncident, ReportedPerson, ReporterContact
from kring.casework.intake.received import NewPerson
from kring.casework.plans.models import ImpactProposal
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.sharing.models import LogEntry
from tests.casework.intake.told import NOOR, STRANGER, new_report

AS_JOB = job(Job.DEMO)
NOOR_REPORTED = NewPerson(given_names="Noor", surname="El Idrissi", bsn=NOOR)


def test_a_report_is_kept_whole_and_the_desk_reads_it(cast, report):
    with looking_as(cast["jan"]):
        stored = Report.objects.get()
        contact = ReporterContact.objects.get(report=stored)
        person = ReportedPerson.objects.get(report=stored)

        assert stored.situation == "Mees is de laatste weken stil in de klas."
        assert stored.wants_feedback
        assert (contact.name, contact.phone, contact.organisation) == ("Ilse Bakker", "000-1234567", "De Regenboog")
        assert (person.full_name, person.bsn, person.role) == ("Mees Visser", STRANGER, "child")
        assert ReportedIncident.objects.get(report=stored).description == "Er was ruzie."


@pytest.mark.parametrize("who", ["piet", "fleur", "sami", "ria", "wim", "petra", "amina", "karim", "noor", "fatna"])
def test_nobody_else_sees_a_report_that_waits_not_even_who_made_it(cast, report, who):
    with looking_as(cast[who]):
        assert not Report.objects.exists()
        assert not ReporterContact.objects.exists()
        assert not ReportedPerson.objects.exists()
        assert not ReportedIncident.objects.exists()


def test_the_log_says_who_reported(cast, report):
    with looking_as(AS_JOB):
        line = LogEntry.objects.get(name="intake.report.received")

        assert line.professional == cast.professionals["piet"]
        assert line.item_key == f"intake_report:{report.pk}"


def test_who_holds_the_fewest_waiting_reports_holds_the_next(cast, report):
    with looking_as(AS_JOB):
        noa = Professional.objects.create(first_name="Noa", last_name="Prins")
        Position.objects.create(professional=noa, team=cast.teams["noord"], kind="desk", from_on=cast.today)

    holders = [
        receive_report(report=new_report(), desk=cast.teams["noord"], viewer=cast["piet"]).safety_holder
        for _turn in range(3)
    ]

    assert report.safety_holder == cast.professionals["jan"]
    assert holders == [noa, cast.professionals["jan"], noa]


def test_a_desk_without_anybody_refuses_and_keeps_nothing(cast):
    with looking_as(AS_JOB):
        Position.objects.filter(team=cast.teams["noord"]).update(until_on=cast.today)

    with pytest.raises(Refused, match="niemand die de melding kan aannemen"):
        receive_report(report=new_report(), desk=cast.teams["noord"], viewer=cast["piet"])

    with looking_as(AS_JOB):
        assert not Report.objects.exists()


def test_a_team_that_is_no_desk_refuses(cast):
    with pytest.raises(Refused, match="ontvangt geen meldingen"):
        receive_report(report=new_report(), desk=cast.teams["zuid"], viewer=cast["piet"])


def test_a_report_on_a_known_family_stands_at_once_in_its_dossier(cast, noor_has_a_bsn):
    receive_report(report=new_report(NOOR_REPORTED), desk=cast.teams["noord"], viewer=cast["piet"])

    with looking_as(cast["fleur"]):  # at no desk, but involved
        stored = Report.objects.get()
        line = ChronologyLine.objects.get(item_key=f"intake_report:{stored.pk}")
        assert stored.dossier == cast.dossier
        assert stored.triaged_at is None
        assert ReportedPerson.objects.get().person == cast.persons["noor"]
        assert line.sentence == "Nieuwe melding over dit gezin."
        assert line.teller == "Piet Hofstra"


def test_the_coordinator_is_asked_once_to_look_at_the_plan(cast, noor_has_a_bsn):
    stored = receive_report(report=new_report(NOOR_REPORTED), desk=cast.teams["noord"], viewer=cast["piet"])

    with looking_as(cast["jan"]):
        review = ImpactProposal.objects.get()
        assert review.dossier == cast.dossier
        assert review.cause_key == f"intake_report:{stored.pk}"
        assert review.because_of.startswith("de melding van ")
        assert review.answered_at is None


@pytest.mark.parametrize("who", ["amina", "karim", "noor", "fatna", "piet"])
def test_the_family_and_strangers_see_nothing_of_a_report_on_a_known_family(cast, noor_has_a_bsn, who):
    receive_report(report=new_report(NOOR_REPORTED), desk=cast.teams["noord"], viewer=cast["piet"])

    with looking_as(cast[who]):
        assert not Report.objects.exists()
        assert not ReporterContact.objects.exists()
        assert not ReportedPerson.objects.exists()
        assert not ChronologyLine.objects.filter(kind="report").exists()
        assert not ImpactProposal.objects.exists()


@pytest.mark.parametrize(
    "person",
    [
        NewPerson(given_names="Noor", surname="El Idrissi", bsn=STRANGER),
        NewPerson(given_names="Noor", surname="El Idrissi", bsn="000000000"),
        NewPerson(given_names="Noor", surname="El Idrissi"),
    ],
)
def test_without_the_same_number_no_report_is_attached(cast, noor_has_a_bsn, person):
    stored = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])

    assert stored.dossier is None


def test_who_left_the_family_does_not_bring_a_report_to_it(cast, noor_has_a_bsn):
    from kring.foundation.circle.models import Member

    with looking_as(AS_JOB):
        Member.objects.filter(person=cast.persons["noor"]).update(left_on=cast.today - timedelta(days=1))

    stored = receive_report(report=new_report(NOOR_REPORTED), desk=cast.teams["noord"], viewer=cast["piet"])

    assert stored.dossier is None
