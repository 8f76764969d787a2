"""What can be done to a plan. Check, write, log; one transaction; the verb is the name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.plans import rules
from kring.casework.plans.choices import LineOf, ReviewAnswer
from kring.casework.plans.models import (
    Action,
    CourtOrder,
    Goal,
    GoalScore,
    PlanReview,
    PlanVersion,
    PlanVersionLine,
)
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier
from kring.foundation.core.dutch import display, label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.core.working_days import nth_working_day_after
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act

# A default that a region may set otherwise once ways of working are kept as rows.
REVIEW_TERM_IN_WORKING_DAYS = 5


@transaction.atomic
def set_goal(*, dossier: Dossier, viewer: Viewer, wording: str, agreed_on: date, **values: Any) -> Goal:
    """Agree on something that the family wants to be different."""
    if agreed_on > viewer.today:
        raise Refused(_("Een doel kan niet in de toekomst afgesproken zijn."))
    last = Goal.objects.of(dossier).aggregate(last=Max("position"))["last"] or 0
    goal = Goal.objects.create(
        dossier=dossier, wording=wording, agreed_on=agreed_on, position=last + 1, **values, **authored_by(viewer)
    )
    chronology.note(viewer, goal, LineKind.PLAN, f"Doel afgesproken: “{wording}”")
    audit.log(viewer, "plan.goal.set", goal, act=Act.CREATE)
    return goal


@transaction.atomic
def reword_goal(*, goal: Goal, seen_version: int, viewer: Viewer, **values: Any) -> Goal:
    """Change the words of a goal, unless somebody else changed it in between."""
    change(goal, seen_version=seen_version, **values)
    chronology.note(viewer, goal, LineKind.PLAN, f"Doel veranderd: “{goal.wording}”")
    audit.log(viewer, "plan.goal.reworded", goal)
    return goal


@transaction.atomic
def reach_goal(*, goal: Goal, on: date, viewer: Viewer) -> Goal:
    """Record that the family reached this goal."""
    if problem := rules.why_not_reached(agreed_on=goal.agreed_on, reached_on=on, today=viewer.today):
        raise Refused(problem)
    change(goal, seen_version=goal.version, reached_on=on)
    chronology.note(viewer, goal, LineKind.PLAN, f"Doel bereikt: “{goal.wording}”")
    audit.log(viewer, "plan.goal.reached", goal)
    return goal


@transaction.atomic
def score_goal(*, goal: Goal, viewer: Viewer, score: int, on: date, scorer_id: int | None) -> GoalScore:
    """Record how near a goal is according to one family member, or to the professional who writes."""
    about = [scorer_id] if scorer_id else list(goal.about)
    scored = GoalScore.objects.create(
        dossier_id=goal.dossier_id, goal=goal, scorer_id=scorer_id, score=score, scored_on=on, about=about,
        **authored_by(viewer),
    )  # fmt: skip
    chronology.note(viewer, scored, LineKind.PLAN, f"Cijfer {score} voor het doel “{goal.wording}”")
    audit.log(viewer, "plan.goal.scored", scored, act=Act.CREATE)
    return scored


@transaction.atomic
def record_order(*, dossier: Dossier, viewer: Viewer, **values: Any) -> CourtOrder:
    """Record what a court or a mayor ordered."""
    if problem := rules.why_not_ordered(
        kind=values["kind"],
        decided_on=values["decided_on"],
        from_on=values["from_on"],
        until_on=values.get("until_on"),
        today=viewer.today,
    ):
        raise Refused(problem)
    about = [values["whom_id"]] if values.get("whom_id") else []
    order = CourtOrder.objects.create(dossier=dossier, about=about, **values, **authored_by(viewer))
    chronology.note(viewer, order, LineKind.FRAME, f"Beslissing vastgelegd: {display(order, 'kind')}")
    audit.log(viewer, "plan.order.recorded", order, act=Act.CREATE)
    return order


@transaction.atomic
def lift_order(*, order: CourtOrder, on: date, viewer: Viewer) -> CourtOrder:
    """Record that an order ended before its time."""
    if problem := rules.why_not_lifted(
        from_on=order.from_on, until_on=order.until_on, lifted_on=on, today=viewer.today
    ):
        raise Refused(problem)
    change(order, seen_version=order.version, until_on=on)
    chronology.note(viewer, order, LineKind.FRAME, f"Beslissing beëindigd: {display(order, 'kind')}")
    audit.log(viewer, "plan.order.lifted", order)
    return order


@transaction.atomic
def agree_action(*, dossier: Dossier, viewer: Viewer, wording: str, frame: str, **values: Any) -> Action:
    """Agree who does what, in which legal frame."""
    order: CourtOrder | None = values.get("order")
    in_force = bool(order and CourtOrder.objects.filter(pk=order.pk).in_force_on(viewer.today).exists())
    if problem := rules.why_not_in_frame(frame=frame, has_order=order is not None, order_in_force=in_force):
        raise Refused(problem)
    action = Action.objects.create(dossier=dossier, wording=wording, frame=frame, **values, **authored_by(viewer))
    chronology.note(viewer, action, LineKind.PLAN, f"Afgesproken: {wording} ({display(action, 'frame')})")
    audit.log(viewer, "plan.action.agreed", action, act=Act.CREATE)
    return action


@transaction.atomic
def begin_action(*, action: Action, on: date, viewer: Viewer) -> Action:
    """Record that an action began."""
    if problem := rules.why_not_begun(agreed_on=action.agreed_on, started_on=on, today=viewer.today):
        raise Refused(problem)
    change(action, seen_version=action.version, started_on=on)
    chronology.note(viewer, action, LineKind.PLAN, f"Begonnen: {action.wording}")
    audit.log(viewer, "plan.action.begun", action)
    return action


@transaction.atomic
def end_action(*, action: Action, on: date, viewer: Viewer) -> Action:
    """Record that an action is done."""
    if problem := rules.why_not_ended(
        agreed_on=action.agreed_on, started_on=action.started_on, ended_on=on, today=viewer.today
    ):
        raise Refused(problem)
    change(action, seen_version=action.version, ended_on=on, started_on=action.started_on or on)
    chronology.note(viewer, action, LineKind.PLAN, f"Klaar: {action.wording}")
    audit.log(viewer, "plan.action.ended", action)
    return action


@transaction.atomic
def agree_plan(
    *, dossier: Dossier, viewer: Viewer, reason: str, on: date, organisations_present: int, family_present: bool
) -> PlanVersion:
    """Fix the plan as it stands now as a version, with the reason for which it changed."""
    goals = list(Goal.objects.of(dossier).open())
    if not goals:
        raise Refused(_("Er staat nog geen doel in het plan. Spreek eerst een doel af."))
    number = (PlanVersion.objects.of(dossier).aggregate(last=Max("number"))["last"] or 0) + 1
    plan = PlanVersion.objects.create(
        dossier=dossier, number=number, agreed_on=on, reason=reason, organisations_present=organisations_present,
        family_present=family_present, **authored_by(viewer),
    )  # fmt: skip
    items: list[tuple[LineOf, Goal | Action]] = [(LineOf.GOAL, goal) for goal in goals]
    items += [(LineOf.ACTION, action) for action in Action.objects.of(dossier).open().order_by("goal_id", "id")]
    PlanVersionLine.objects.bulk_create(
        PlanVersionLine(
            dossier=dossier, plan_version=plan, kind=kind, item_key=audit.item_key(item), position=place,
            wording=item.wording, about=item.about, family_may_read=item.family_may_read, **authored_by(viewer),
        )
        for place, (kind, item) in enumerate(items)
    )  # fmt: skip
    chronology.note(viewer, plan, LineKind.PLAN, f"Plan, versie {number}: {reason}")
    audit.log(viewer, "plan.agreed", plan, act=Act.CREATE)
    return plan


@dataclass(frozen=True, slots=True)
class Cause:
    """What may touch a plan: its name on the screen and the item itself."""

    words: str
    key: str
    at: datetime


@transaction.atomic
def ask_for_review(*, dossier_id: int, cause: Cause, viewer: Viewer) -> PlanReview:
    """Ask the coordinator whether the plan must change. Asking twice for one cause asks once."""
    due_on = nth_working_day_after(timezone.localdate(cause.at), REVIEW_TERM_IN_WORKING_DAYS)
    review, new = PlanReview.objects.get_or_create(
        dossier_id=dossier_id,
        cause_key=cause.key,
        defaults={"because_of": cause.words, "due_on": due_on, "asked_at": cause.at, "family_may_read": False},
    )
    if new:
        audit.log(viewer, "plan.review.asked", review, act=Act.CREATE)
    return review


@transaction.atomic
def answer_review(*, review: PlanReview, answer: str, reason: str, seen_version: int, viewer: Viewer) -> PlanReview:
    """Say what the news means for the plan: adapt it, keep it with a reason, or meet."""
    if review.answered_at is not None:
        raise Refused(_("Deze vraag is al beantwoord."))
    if answer == ReviewAnswer.KEEP and not reason.strip():
        raise Refused(_("Schrijf op waarom het plan zo blijft."))
    change(review, seen_version=seen_version, answer=answer, reason=reason, answered_at=timezone.now())
    words = label(ReviewAnswer(answer))
    chronology.note(viewer, review, LineKind.PLAN, f"Na {review.because_of}: {words}. {reason}".strip())
    audit.log(viewer, "plan.review.answered", review)
    return review
