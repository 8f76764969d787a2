"""What is done about meetings: the row, the line in the chronology, the log, and what is refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kring.casework.meetings import actions
from kring.casework.meetings.actions import Agreed, People
from kring.casework.meetings.models import Decision, Meeting, Participant
from kring.casework.plans.models import Action
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import LogEntry


def test_a_planned_meeting_asks_the_family_too(cast):
    meeting = plan(cast)

    with looking_as(cast["amina"]):
        assert Meeting.objects.coming(timezone.now()).get() == meeting
        assert Participant.objects.filter(meeting=meeting, person=cast.persons["amina"]).exists()
    assert line(cast, meeting).startswith("Overleg gepland op")
    assert "meetings.planned" in log(cast, meeting)


def test_who_is_not_in_the_circle_is_not_asked(cast):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="hoort niet bij deze kring"):
        plan(cast, people(cast, "jan", "piet"))


def test_who_is_asked_is_not_kept_from_it(cast):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="Kies één van de twee"):
        plan(cast, withheld_from=[cast.persons["amina"].pk])


def test_a_held_meeting_says_who_came_who_did_not_and_who_came_too(cast):
    meeting = plan(cast, people(cast, "jan", "amina", "noor"))

    hold(cast, meeting, people(cast, "jan", "amina", "fatna"))

    with looking_as(cast["jan"]):
        came = dict(Participant.objects.filter(meeting=meeting).values_list("person_id", "was_there"))
    persons = cast.persons
    assert came == {persons["amina"].pk: True, persons["noor"].pk: False, persons["fatna"].pk: True, None: True}
    assert line(cast, meeting).startswith("Overleg op")
    assert "meetings.held" in log(cast, meeting)


def test_two_who_record_the_same_meeting_do_not_overwrite_each_other(cast):
    meeting = plan(cast)
    with looking_as(cast["jan"]):
        stale = Meeting.objects.get(pk=meeting.pk)
    hold(cast, meeting, people(cast, "jan", "amina"))

    with looking_as(cast["jan"]), pytest.raises(ChangedMeanwhile):
        hold(cast, stale, people(cast, "jan"))


def test_a_meeting_that_is_called_off_says_why_and_is_not_held(cast):
    meeting = plan(cast)
    with looking_as(cast["jan"]):
        actions.call_off_meeting(
            meeting=meeting, because="Amina is ziek", seen_version=meeting.version, viewer=cast["jan"]
        )

    assert "gaat niet door. Amina is ziek" in line(cast, meeting)
    with looking_as(cast["jan"]), pytest.raises(Refused, match="ging niet door"):
        hold(cast, meeting, people(cast, "jan"))


@pytest.mark.parametrize(
    ("present", "organisations", "family"),
    [
        (["jan", "amina"], 1, True),
        (["jan", "fleur"], 2, False),
        (["jan", "fleur", "noor", "karim"], 2, True),
        (["jan", "fatna"], 1, False),
        (["jan", "sami"], 2, False),
        (["amina"], 0, True),
    ],
)
def test_a_decision_counts_who_was_there(cast, present, organisations, family):
    meeting = hold(cast, plan(cast, people(cast, *present)), people(cast, *present))

    decision = decide(cast, meeting)

    assert decision.organisations_present == organisations
    assert decision.family_present == family


def test_a_decision_becomes_an_action_in_the_plan_in_the_same_step(cast):
    meeting = held(cast)

    decision = decide(
        cast,
        meeting,
        dissent="Karim vindt het te vroeg",
        action=Agreed(
            wording="Jan belt de school",
            frame="voluntary",
            doer={"doer_professional_id": cast.professionals["jan"].pk},
            due_on=cast.today + timedelta(days=7),
        ),
    )

    with looking_as(cast["amina"]):
        action = Action.objects.get()
    assert decision.action_id == action.pk
    assert action.wording == "Jan belt de school"
    assert action.due_on == cast.today + timedelta(days=7)
    assert action.agreed_on == decision.decided_on
    assert line(cast, decision) == "Besluit: De school weet ervan (plan)"
    assert "meetings.decided" in log(cast, decision)
    assert "plan.action.agreed" in log(cast, action)


def test_a_decision_whose_action_is_refused_is_not_taken(cast):
    meeting = held(cast)
    forced = Agreed("Sem gaat weg", "compulsory", {"doer_professional_id": cast.professionals["jan"].pk})

    with looking_as(cast["jan"]), pytest.raises(Refused, match="Gedwongen"):
        decide(cast, meeting, action=forced)

    with looking_as(cast["jan"]):
        assert not Decision.objects.exists()
        assert not Action.objects.exists()


def test_nothing_is_decided_before_it_is_known_who_was_there(cast):
    meeting = plan(cast)

    with looking_as(cast["jan"]), pytest.raises(Refused, match="wie erbij was"):
        decide(cast, meeting)


def test_a_meeting_kept_from_one_parent_keeps_all_that_came_of_it(cast):
    meeting = plan(cast, people(cast, "jan", "amina"), withheld_from=[cast.persons["karim"].pk])
    hold(cast, meeting, people(cast, "jan", "amina"))
    decision = decide(
        cast,
        meeting,
        action=Agreed("Amina krijgt een noodknop", "voluntary", {"doer_professional_id": cast.professionals["jan"].pk}),
    )

    for model in (Meeting, Participant, Decision, Action):
        assert finds(cast, "amina", model)
        assert not finds(cast, "karim", model)
    keys = [item_key(meeting), item_key(decision), f"plans_action:{decision.action_id}"]
    with looking_as(cast["karim"]):
        assert not ChronologyLine.objects.filter(item_key__in=keys).exists()
        assert not LogEntry.objects.filter(item_key__in=keys).exists()


def test_a_meeting_about_one_parent_is_not_read_by_the_other(cast):
    amina = cast.persons["amina"].pk
    meeting = hold(cast, plan(cast, people(cast, "jan", "amina"), about=[amina]), people(cast, "jan", "amina"))
    decide(cast, meeting)

    for model in (Meeting, Participant, Decision):
        assert finds(cast, "amina", model)
        assert not finds(cast, "karim", model)


def test_a_meeting_is_not_held_and_called_off_too(cast):
    now = timezone.now()

    with (
        looking_as(job(Job.DEMO)),
        pytest.raises(IntegrityError, match="meeting_held_or_called_off"),
        transaction.atomic(),
    ):
        Meeting.objects.create(
            dossier=cast.dossier, purpose="Hoe nu verder?", starts_at=now, held_at=now, called_off_at=now
        )


def test_a_meeting_that_has_been_waits_for_its_report(cast):
    now = timezone.now()
    been, coming = plan(cast, starts_at=now - timedelta(hours=2)), plan(cast, starts_at=now + timedelta(days=1))

    with looking_as(cast["jan"]):
        assert list(Meeting.objects.waiting_for_report(now)) == [been]
        assert list(Meeting.objects.coming(now)) == [coming]
        assert not Meeting.objects.held().exists()


def people(cast, *names):
    return People(
        frozenset(cast.persons[name].pk for name in names if name in cast.persons),
        frozenset(cast.professionals[name].pk for name in names if name in cast.professionals),
    )


def plan(cast, who=None, *, starts_at=None, **values):
    with looking_as(cast["jan"]):
        return actions.plan_meeting(
            dossier=cast.dossier,
            viewer=cast["jan"],
            purpose="Kan Sem bij oma blijven?",
            starts_at=starts_at or timezone.now() + timedelta(days=3),
            people=who or people(cast, "jan", "fleur", "amina"),
            **values,
        )


def hold(cast, meeting, present):
    with looking_as(cast["jan"]):
        return actions.hold_meeting(
            meeting=meeting,
            held_at=timezone.now() - timedelta(hours=1),
            present=present,
            report="We keken naar de afgelopen week.",
            seen_version=meeting.version,
            viewer=cast["jan"],
        )


def held(cast):
    return hold(cast, plan(cast), people(cast, "jan", "fleur", "amina"))


def decide(cast, meeting, **values):
    with looking_as(cast["jan"]):
        return actions.record_decision(
            meeting=meeting, viewer=cast["jan"], kind="plan", wording="De school weet ervan", **values
        )


def finds(cast, who, model):
    with looking_as(cast[who]):
        return model.objects.exists()


def line(cast, item):
    with looking_as(cast["jan"]):
        return ChronologyLine.objects.filter(item_key=item_key(item)).latest("id").sentence


def log(cast, item):
    with looking_as(cast["jan"]):
        return set(LogEntry.objects.filter(item_key=item_key(item)).values_list("name", flat=True))
