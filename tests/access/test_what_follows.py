"""What hangs on a withheld item is withheld with it: scores, actions, decisions, lines, questions, history."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from kring.casework.meetings.models import Decision, Meeting, MeetingPlace, Participant
from kring.casework.plans.actions import agree_action, agree_plan, score_goal
from kring.casework.plans.models import Action, CourtOrder, Goal, GoalScore, ImpactProposal, PlanVersionLine
from kring.casework.safety.models import BrokenAgreement, Incident, SafetyAgreement
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.circle.records import DossierRecord
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.follows import functions_for
from kring.foundation.sharing.models import Withholding


@pytest.fixture
def kept_from_karim(cast, by_kring):
    def keep(item):
        with by_kring():
            return Withholding.objects.create(
                item_key=item_key(item), dossier=cast.dossier, from_person=cast.persons["karim"], reason="gevaar",
                review_on=cast.today + timedelta(days=60),
            )  # fmt: skip

    return keep


def seen_by(cast, who, model):
    with looking_as(cast[who]):
        return list(model.objects.values_list("pk", flat=True))


def test_scores_actions_lines_and_versions_follow_their_goal(cast, goal, kept_from_karim):
    jan = cast["jan"]
    with looking_as(jan):
        score_goal(goal=goal, viewer=jan, score=4, on=cast.today, scorer_id=None)
        agree_action(
            dossier=cast.dossier, viewer=jan, wording="Samen eten", frame="voluntary", goal=goal, agreed_on=cast.today,
            doer_professional_id=jan.id,
        )  # fmt: skip
        agree_plan(
            dossier=cast.dossier, viewer=jan, reason="eerste plan", on=cast.today, organisations_present=1,
            family_present=True,
        )  # fmt: skip
        GoalScore.objects.update(score=5)
        Action.objects.update(wording="Vaker samen eten")
    assert seen_by(cast, "karim", ChronologyLine), "before it is withheld, he reads along"

    kept_from_karim(goal)

    for model in (Goal, GoalScore, Action, PlanVersionLine):
        assert not seen_by(cast, "karim", model), model.__name__
        assert seen_by(cast, "amina", model), model.__name__
    for history in (GoalScore.pgh_event_models["changed"], Action.pgh_event_models["changed"]):
        with looking_as(cast["karim"]):
            assert not history.objects.exists()
        with looking_as(cast["amina"]):
            assert history.objects.exists()
    with looking_as(cast["karim"]):
        told = " ".join(ChronologyLine.objects.values_list("sentence", flat=True))
    assert "rustig wakker" not in told
    assert "Samen eten" not in told
    assert "eerste plan" in told, "the version itself is not about this goal"


def test_what_came_of_a_meeting_is_as_secret_as_the_meeting_and_comes_back_with_it(cast, by_kring, kept_from_karim):
    with by_kring():
        meeting = Meeting.objects.create(dossier=cast.dossier, purpose="Samen kijken", starts_at=timezone.now())
        action = Action.objects.create(
            dossier=cast.dossier, wording="Bellen", frame="voluntary", agreed_on=cast.today,
            doer_professional=cast.professionals["jan"],
        )  # fmt: skip
        Decision.objects.create(
            dossier=cast.dossier, meeting=meeting, kind="plan", wording="Bellen", decided_on=cast.today, action=action
        )
        MeetingPlace.objects.create(dossier=cast.dossier, meeting=meeting, words="buurthuis")
        Participant.objects.create(meeting=meeting, person=cast.persons["amina"])
    kept = kept_from_karim(meeting)

    hangs = (Meeting, Decision, Action, MeetingPlace, Participant)
    assert not any(seen_by(cast, "karim", model) for model in hangs)

    with by_kring():
        Withholding.objects.filter(pk=kept.pk).update(ended_at=timezone.now())
    assert all(seen_by(cast, "karim", model) for model in hangs)


def test_a_question_about_the_plan_follows_what_happened_and_its_line_too(cast, by_kring, kept_from_karim):
    with by_kring() as kring:
        agreement = SafetyAgreement.objects.create(
            dossier=cast.dossier, wording="Bellen", doer="Amina", agreed_on=cast.today
        )
        broken = BrokenAgreement.objects.create(
            dossier=cast.dossier, agreement=agreement, happened_on=cast.today, words="Er werd niet gebeld"
        )
        asked = ImpactProposal.objects.create(
            dossier=cast.dossier, trigger="agreement_broken", because_of="een afspraak die niet lukte",
            cause_key=item_key(broken), item_key=item_key(broken), due_on=cast.today, due_at=timezone.now(),
        )  # fmt: skip
        chronology.note(kring, asked, LineKind.PLAN, "Na een afspraak die niet lukte: zo houden.")
    kept_from_karim(agreement)

    assert not any(seen_by(cast, "karim", model) for model in (BrokenAgreement, ImpactProposal, ChronologyLine))
    assert all(seen_by(cast, "amina", model) for model in (BrokenAgreement, ImpactProposal, ChronologyLine))


def test_what_is_compulsory_does_not_tell_of_an_order_that_is_withheld(cast, by_kring, sees, kept_from_karim):
    with by_kring():
        order = CourtOrder.objects.create(
            dossier=cast.dossier, kind="supervision_order", court="rechtbank", decided_on=cast.today, from_on=cast.today
        )
        action = Action.objects.create(
            dossier=cast.dossier, wording="Toezicht", frame="compulsory", order=order, agreed_on=cast.today,
            doer_professional=cast.professionals["jan"],
        )  # fmt: skip
    kept_from_karim(order)

    assert not sees("karim", action)


def test_what_hangs_on_nothing_withheld_stays(cast, goal, by_kring, sees, kept_from_karim):
    with by_kring():
        incident = Incident.objects.create(
            dossier=cast.dossier, kind="other", severity="minor", known_on=cast.today, description="Ruzie"
        )
    kept_from_karim(incident)

    assert sees("karim", goal)


def records():
    return [
        one for one in apps.get_models() if issubclass(one, DossierRecord) and not hasattr(one, "pgh_tracked_model")
    ]


def undeclared(model) -> list[str]:
    """Fields that name another record without saying whether this one hangs on it."""
    said = {*model.follows, *model.takes_along, *model.stands_apart}
    return [
        f"{model.__name__}.{field.name} names a {field.related_model.__name__}. Say `follows`, `takes_along`, or in "
        "`stands_apart` why it can be read when that may not."
        for field in model._meta.concrete_fields
        if field.is_relation and issubclass(field.related_model, DossierRecord) and field.name not in said
    ]


def test_every_record_that_names_another_says_whether_it_hangs_on_it():
    told = [line for model in records() for line in undeclared(model)]

    assert not told, "\n".join(told)


def test_a_record_that_says_nothing_is_caught(monkeypatch):
    monkeypatch.setattr(GoalScore, "follows", ())

    assert undeclared(GoalScore)[0].startswith("GoalScore.goal names a Goal.")


def test_what_hangs_is_found_by_an_index():
    """Every column by which the database looks for what hangs on an item leads an index."""
    for model in records():
        for name in model.follows:
            field = model._meta.get_field(name)
            first = {index.fields[0] for index in model._meta.indexes if index.fields}
            assert field.db_index or field.unique or name in first, f"{model.__name__}.{name}"


def test_the_functions_are_made_of_what_the_models_say():
    written = functions_for([GoalScore, Decision])

    assert "SELECT 'plans_goalscore:' || id FROM plans_goalscore WHERE goal_id = ANY" in written
    assert "SELECT 'plans_action:' || action_id FROM meetings_decision" in written
