"""What can be done to a plan. Check, write, log; one transaction; the verb is the name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kring.casework.plans import rules
from kring.casework.plans.apart import may_not_go_on
from kring.casework.plans.asking import arranged
from kring.casework.plans.choices import ConsentKind, LineOf, TriggerCode
from kring.casework.plans.models import (
    Action,
    CourtOrder,
    Goal,
    GoalScore,
    PlanConsent,
    PlanVersion,
    PlanVersionLine,
)
from kring.casework.plans.proposing import Cause, fire, settle
from kring.casework.plans.triggers import has_dropped
from kring.casework.plans.versions import line_of
from kring.casework.separation.standing import why_not as why_not_together
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier
from kring.foundation.core.dutch import day, display, label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.directory.rules import waits_until
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


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
def score_goal(
    *, goal: Goal, viewer: Viewer, score: int, on: date, scorer_id: int | None, one_more: str = ""
) -> GoalScore:
    """Record how near a goal is according to one family member, or to the professional who writes."""
    about = [scorer_id] if scorer_id else list(goal.about)
    earlier = GoalScore.objects.filter(goal=goal, scorer_id=scorer_id, scored_on__lte=on)
    before = earlier.order_by("-scored_on", "-id").first()
    scored = GoalScore.objects.create(
        dossier_id=goal.dossier_id, goal=goal, scorer_id=scorer_id, score=score, scored_on=on, about=about,
        one_more=one_more, **authored_by(viewer),
    )  # fmt: skip
    chronology.note(viewer, scored, LineKind.PLAN, f"Cijfer {score} voor het doel “{goal.wording}”")
    audit.log(viewer, "plan.goal.scored", scored, act=Act.CREATE)
    if has_dropped(
        arranged(TriggerCode.RATING_DROPPED, goal.dossier_id), before=before.score if before else None, now=score
    ):
        words, key = f"een lager cijfer voor een doel van {day(on)}", audit.item_key(scored)
        cause = Cause(
            TriggerCode.RATING_DROPPED, words, key, scored.written_at, about=tuple(about), item_key=key,
            links=(audit.item_key(goal),),
        )  # fmt: skip
        fire(dossier_id=goal.dossier_id, cause=cause, viewer=viewer)
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
    service, agreed_on = values.get("service"), values.get("agreed_on", viewer.today)
    if service is not None and (problem := why_not_together(dossier, service)):
        raise Refused(problem)
    if service is not None and not values.get("waits_until_on"):
        # Whoever waits for a service waits as long as its organisation says.
        values["waits_until_on"] = waits_until(agreed_on=agreed_on, weeks=service.waiting_weeks)
    if problem := rules.why_not_waiting(
        waits_until_on=values.get("waits_until_on"), bridge=values.get("bridge", ""), agreed_on=agreed_on
    ):
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
    if action.service is not None and (problem := why_not_together(action.dossier, action.service)):
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
    *,
    dossier: Dossier,
    viewer: Viewer,
    reason: str,
    on: date,
    organisations_present: int,
    family_present: bool,
    look_again_on: date | None = None,
) -> PlanVersion:
    """Fix the plan as it stands now as a version, with the reason for which it changed."""
    if look_again_on is not None and look_again_on <= on:
        raise Refused(_("Opnieuw bekijken kan pas na de dag waarop het plan is vastgesteld."))
    goals = list(Goal.objects.of(dossier).open())
    if not goals:
        raise Refused(_("Er staat nog geen doel in het plan. Spreek eerst een doel af."))
    if problem := may_not_go_on(dossier, Action.objects.of(dossier).open().select_related("service")):
        raise Refused(problem)
    number = (PlanVersion.objects.of(dossier).aggregate(last=Max("number"))["last"] or 0) + 1
    plan = PlanVersion.objects.create(
        dossier=dossier, number=number, agreed_on=on, reason=reason, organisations_present=organisations_present,
        family_present=family_present, look_again_on=look_again_on, **authored_by(viewer),
    )  # fmt: skip
    items: list[tuple[LineOf, Goal | Action]] = [(LineOf.GOAL, goal) for goal in goals]
    items += [(LineOf.ACTION, action) for action in Action.objects.of(dossier).open().order_by("goal_id", "id")]
    PlanVersionLine.objects.bulk_create(
        PlanVersionLine(
            dossier=dossier, plan_version=plan, kind=kind, item_key=audit.item_key(item), position=place,
            family_may_read=item.family_may_read, **line_of(item), **authored_by(viewer),
        )
        for place, (kind, item) in enumerate(items)
    )  # fmt: skip
    chronology.note(viewer, plan, LineKind.PLAN, f"Plan, versie {number}: {reason}")
    audit.log(viewer, "plan.agreed", plan, act=Act.CREATE)
    settle(plan=plan, viewer=viewer)
    return plan


@transaction.atomic
def say_of_plan(*, plan: PlanVersion, person_id: int, kind: str, reason: str, on: date, viewer: Viewer) -> PlanConsent:
    """Record what one person says of a version of the plan. Who does not agree, says why; it stays on the page."""
    if problem := rules.why_not_said(
        kind=kind, reason=reason, agreed_on=plan.agreed_on, said_on=on, today=viewer.today
    ):
        raise Refused(problem)
    said, new = PlanConsent.objects.get_or_create(
        plan_version=plan,
        person_id=person_id,
        defaults={
            "dossier_id": plan.dossier_id, "kind": kind, "reason": reason.strip(), "said_on": on,
            "about": [person_id], **authored_by(viewer),
        },
    )  # fmt: skip
    if not new:
        change(said, seen_version=said.version, kind=kind, reason=reason.strip(), said_on=on)
    words = label(ConsentKind(kind))
    chronology.note(viewer, said, LineKind.PLAN, f"Over het plan, versie {plan.number}: {words}. {reason}".strip())
    audit.log(viewer, "plan.said", said, act=Act.CREATE if new else Act.CHANGE)
    return said
