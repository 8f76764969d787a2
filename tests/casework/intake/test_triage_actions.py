"""What triage does: a dossier with its people, a report at a known family, or neither; always with a reason."""

from datetime import date, timedelta

import pytest

from kring.casework.intake import matching
from kring.casework.intake.actions import Opening, receive_report, triage
from kring.casework.intake.models import Report, ReportedPerson
from kring.casework.intake.received import NewPerson
from kring.casework.plans.models import ImpactProposal
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier, Involvement, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, Place
from kring.foundation.organisations.models import Municipality
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.models import LogEntry
from tests.casework.intake.told import NOOR, new_report

AS_JOB = job(Job.DEMO)


def face(cast, name, team):
    return Face(cast.professionals[name], cast.teams[team])


def opening(cast, roles, **values):
    return Opening(
        **{
            "municipality": Municipality.objects.get(),
            "problem_type": "neglect",
            "coordinator": face(cast, "piet", "zuid"),
            "safety_holder": face(cast, "fleur", "veiligheid"),
            "second": face(cast, "fleur", "veiligheid"),
            "roles": roles,
            **values,
        }
    )


def open_for(cast, report, **values):
    with looking_as(cast["jan"]):
        roles = {one.pk: "child" for one in report.persons.all()}
        return triage(
            report=report,
            viewer=cast["jan"],
            safety_level="structural",
            outcome="open_dossier",
            reasons="Er is meer aan de hand.",
            opening=opening(cast, roles, **values),
        )


def test_opening_makes_a_dossier_with_its_people_and_its_faces(cast, report):
    triaged = open_for(cast, report)

    with looking_as(AS_JOB):
        dossier = triaged.dossier
        assert [str(one.person.identity) for one in Member.objects.of(dossier)] == ["Mees"]
        assert {(one.role, str(one.professional)) for one in Involvement.objects.of(dossier)} == {
            ("coordinator", "Piet Hofstra"),
            ("safety_holder", "Fleur Wit"),
            ("second", "Fleur Wit"),
        }
        stored = Report.objects.get(pk=report.pk)
        assert (stored.outcome, stored.safety_level) == ("open_dossier", "structural")
        assert stored.triaged_by == cast.professionals["jan"]
        assert ReportedPerson.objects.get().person.identity.surname == "Visser"
        kinds = list(ChronologyLine.objects.of(dossier).order_by("happened_at", "pk").values_list("kind", flat=True))
        assert kinds[0] == "report"
        assert kinds[-1] == "triage"
        assert LogEntry.objects.filter(name="intake.report.triaged", dossier=dossier).exists()


def test_after_opening_the_coordinator_reads_the_report_and_the_desk_no_longer_does(cast, report):
    opened = open_for(cast, report).dossier
    with looking_as(AS_JOB):  # a test is one transaction, and in it the clock of the database stands still
        Involvement.objects.of(opened).update(started_at=report.received_at - timedelta(days=1))

    with looking_as(cast["piet"]):
        assert Report.objects.filter(pk=report.pk).exists()
    with looking_as(cast["jan"]):
        assert not Report.objects.filter(pk=report.pk).exists()


def test_a_reported_address_becomes_no_place_that_a_family_member_could_read(cast):
    person = NewPerson(given_names="Mees", street="Geheimstraat", house_number="1", town="Waterdam", role="child")
    report = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])

    open_for(cast, report)

    with looking_as(AS_JOB):
        assert list(Place.objects.all()) == [cast.address]


def test_a_person_whom_kring_knows_joins_as_the_same_person(cast, noor_has_a_bsn):
    with looking_as(AS_JOB):
        Member.objects.filter(person=cast.persons["noor"]).delete()
    person = NewPerson(given_names="Noor", surname="El Idrissi", role="child", bsn=NOOR)
    report = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])

    triaged = open_for(cast, report)

    with looking_as(AS_JOB):
        assert Member.objects.of(triaged.dossier).get().person == cast.persons["noor"]
        assert Identity.objects.filter(given_names="Noor").count() == 1


def test_a_family_that_comes_back_is_opened_as_what_follows_on_its_closed_dossier(cast, noor_has_a_bsn):
    from kring.foundation.sharing.actions import close_circle

    close_circle(dossier=cast.dossier, reason="safe_enough", after_care=None, viewer=cast["jan"])
    person = NewPerson(given_names="Noor", surname="El Idrissi", role="child", bsn=NOOR)
    report = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])

    triaged = open_for(cast, report)

    with looking_as(AS_JOB):
        assert Dossier.objects.get(pk=triaged.dossier_id).reopens == cast.dossier


def test_a_report_about_nobody_opens_with_whom_the_desk_names(cast):
    report = receive_report(report=new_report(persons=()), desk=cast.teams["noord"], viewer=cast["piet"])

    triaged = open_for(cast, report, others=(NewPerson(given_names="Mees", role="child"),))

    with looking_as(AS_JOB):
        assert [str(one.person.identity) for one in Member.objects.of(triaged.dossier)] == ["Mees"]


@pytest.mark.parametrize("outcome", ["advice", "no_steps"])
def test_without_a_dossier_the_desk_keeps_the_report(cast, report, outcome):
    with looking_as(cast["jan"]):
        triage(report=report, viewer=cast["jan"], safety_level="risk", outcome=outcome, reasons="Moeder heeft hulp.")

        stored = Report.objects.get()
        assert (stored.outcome, stored.reasons, stored.dossier) == (outcome, "Moeder heeft hulp.", None)
        assert not Report.objects.waiting().exists()


def test_attaching_puts_the_report_at_the_family_and_asks_for_the_plan(cast, report):
    with looking_as(cast["jan"]):
        triage(
            report=report, viewer=cast["jan"], safety_level="risk", outcome="attach", reasons="Neefje van Noor.",
            dossier=cast.dossier,
        )  # fmt: skip

        assert Report.objects.get().dossier == cast.dossier
        assert ImpactProposal.objects.get().cause_key == f"intake_report:{report.pk}"
        assert ChronologyLine.objects.get(kind="triage").sentence.endswith("Neefje van Noor.")


def test_the_coordinator_assesses_a_report_that_was_attached_at_receipt_and_is_asked_once(cast, noor_has_a_bsn):
    person = NewPerson(given_names="Noor", surname="El Idrissi", bsn=NOOR)
    report = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])

    with looking_as(cast["fleur"]):
        triage(report=report, viewer=cast["fleur"], safety_level="acute", outcome="attach", reasons="Vandaag langs.")

        assert Report.objects.get().triaged_by == cast.professionals["fleur"]
        assert ImpactProposal.objects.count() == 1


def test_a_report_is_assessed_once(cast, report):
    with looking_as(cast["jan"]):
        first = {"safety_level": "none", "outcome": "no_steps", "reasons": "Niets gezien."}
        triage(report=report, viewer=cast["jan"], **first)

        with pytest.raises(Refused, match="al beoordeeld"):
            triage(report=report, viewer=cast["jan"], safety_level="risk", outcome="advice", reasons="Toch wel.")

        assert Report.objects.get().reasons == "Niets gezien."


def test_who_may_not_read_a_report_cannot_assess_it(cast, report):
    with looking_as(cast["piet"]), pytest.raises(Refused, match="intussen beoordeeld"):
        triage(report=report, viewer=cast["piet"], safety_level="none", outcome="no_steps", reasons="Weg ermee.")

    with looking_as(cast["jan"]):
        assert Report.objects.get().triaged_at is None


def test_acute_danger_cannot_end_in_nothing(cast, report):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="kan het hier niet bij blijven"):
        triage(report=report, viewer=cast["jan"], safety_level="acute", outcome="no_steps", reasons="Niets.")


def test_the_pair_is_two_people_and_nothing_is_opened_when_it_is_not(cast, report):
    with pytest.raises(Refused, match="iemand anders"):
        open_for(cast, report, second=face(cast, "piet", "zuid"))

    with looking_as(AS_JOB):
        assert Dossier.objects.count() == 1
        assert Report.objects.get().dossier is None


@pytest.mark.parametrize(
    ("surname", "prefix", "same_day", "told"),
    [
        ("El Idrissi", "", True, ["Jan de Boer"]),
        ("el  idrissi", "", True, ["Jan de Boer"]),
        ("Idrissi", "El", True, ["Jan de Boer"]),
        ("El Idrissi", "", False, []),
        ("Visser", "", True, []),
        ("", "", True, []),
    ],
)
def test_the_same_surname_and_birth_date_tell_only_whom_to_ask(cast, surname, prefix, same_day, told):
    with looking_as(AS_JOB):
        born = Identity.objects.get(person=cast.persons["sem"]).birth_date if same_day else date(2001, 1, 1)
    person = ReportedPerson(given_names="Sem", prefix=prefix, surname=surname, birth_date=born)

    assert matching.whom_to_ask([person], cast["piet"]) == told
