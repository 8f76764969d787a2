"""What a family member reads on their own page: of every dossier they belong to, only what is for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from kring.casework.closing.models import Closing
from kring.casework.meetings.models import Meeting
from kring.casework.plans.choices import LegalFrame
from kring.casework.plans.models import Action, CourtOrder, Goal, GoalScore
from kring.casework.plans.rules import FROM_LIGHT_TO_HEAVY
from kring.casework.safety.models import SafetyRating
from kring.doors.portal.check_ins import with_check_in
from kring.doors.portal.who_comes import with_who_comes
from kring.doors.portal.words import role_in_words
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.circle.following import with_approach
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.text import join_words
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.models import Ground
from kring.foundation.sharing.replacement import replacements_of

CHILD_READS_FROM = 12
RATINGS_SHOWN = 3


@dataclass(slots=True)
class Helper:
    """Somebody who is involved, what they do, and why they may read along."""

    name: str
    organisation: str
    professional_id: int | None = None
    roles: list[str] = field(default_factory=list)
    purpose: str = ""


@dataclass(slots=True)
class GoalLine:
    """Something one wants, with what is done for it."""

    goal: Goal
    my_score: int | None
    actions: list[Action]


@dataclass(slots=True)
class FrameLine:
    """A legal frame, what stands in it, and the decisions on which it rests."""

    kind: str
    actions: list[str]
    orders: list[Order]


@dataclass(frozen=True, slots=True)
class Order:
    """A decision of a court or a mayor. The last day is the last on which it holds."""

    kind: str
    whom: str
    court: str
    reference: str
    decided_on: date
    last_day: date | None


@dataclass(slots=True)
class MyDossier:
    """One dossier as this person may read it."""

    dossier: Dossier
    family_name: str
    is_member: bool
    person: Professional | None = None
    person_role: str = ""
    stand_in: Professional | None = None
    # Who is there instead while their person is away, and the day on which that one is back.
    replaced_by: Professional | None = None
    replaced_until: date | None = None
    meetings: list[datetime] = field(default_factory=list)
    meeting_about: str = ""
    ratings: list[SafetyRating] = field(default_factory=list)
    goals: list[GoalLine] = field(default_factory=list)
    other_actions: list[Action] = field(default_factory=list)
    asked_of_me: list[Action] = field(default_factory=list)
    frames: list[FrameLine] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    closing: Closing | None = None

    @property
    def person_name(self) -> str:
        return str(self.person or "")

    @property
    def next_meeting(self) -> datetime | None:
        return self.meetings[0] if self.meetings else None


def faces_for(viewer: Viewer) -> list[MyDossier]:
    """Who somebody's person is, in every dossier they belong to. Four queries."""
    found_here = with_approach(Dossier.objects.order_by("closed_at", "-opened_at"))
    dossiers = list(with_who_comes(with_check_in(found_here, viewer), viewer))
    ids = [dossier.pk for dossier in dossiers]
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for member in Member.objects.filter(dossier_id__in=ids).select_related("person__identity").order_by("id"):
        if hasattr(member.person, "identity"):
            names[member.dossier_id][member.person_id] = str(member.person.identity)
    involved: dict[int, list[Involvement]] = defaultdict(list)
    for one in (
        Involvement.objects.filter(dossier_id__in=ids)
        .at(timezone.now())
        .select_related("professional", "team__organisation", "person__identity")
        .order_by("id")
    ):
        involved[one.dossier_id].append(one)
    found = [_with_faces(dossier, names[dossier.pk], involved[dossier.pk], viewer) for dossier in dossiers]
    away = replacements_of([one.person.pk for one in found if one.person], viewer.today)
    for mine in found:
        for replacement in away.get(mine.person.pk, [])[:1] if mine.person else []:
            mine.replaced_by, mine.replaced_until = replacement.replacement, replacement.until_on
    return found


def plans_for(viewer: Viewer) -> list[MyDossier]:
    """Everything for them, in every dossier they belong to. Twelve queries, whatever the number of rows."""
    found = faces_for(viewer)
    by_id = {one.dossier.pk: one for one in found}
    ids = list(by_id)
    purposes = {
        (ground.dossier_id, ground.professional_id): ground.purpose
        for ground in Ground.objects.filter(dossier_id__in=ids).valid_on(viewer.today)
    }
    for one in found:
        for helper in one.helpers:
            helper.purpose = purposes.get((one.dossier.pk, helper.professional_id), "")
    for meeting in Meeting.objects.filter(dossier_id__in=ids).coming(timezone.now()):
        one = by_id[meeting.dossier_id]
        one.meeting_about = one.meeting_about or meeting.purpose
        one.meetings.append(timezone.localtime(meeting.starts_at))
    mine = SafetyRating.objects.filter(dossier_id__in=ids, person_id=viewer.id).order_by("-rated_on", "-pk")
    for rating in mine[: RATINGS_SHOWN * max(1, len(ids))]:
        by_id[rating.dossier_id].ratings.append(rating)
    _add_plans(by_id, viewer)
    for closing in Closing.objects.filter(dossier_id__in=ids, withdrawn_at__isnull=True).select_related(
        "after_care_by"
    ):
        by_id[closing.dossier_id].closing = closing
    return found


def _with_faces(dossier: Dossier, names: dict[int, str], involvements: list[Involvement], viewer: Viewer) -> MyDossier:
    found = MyDossier(dossier, join_words(names.values()), is_member=viewer.id in names)
    holding = {one.role: one for one in reversed(involvements) if one.professional_id}
    face = holding.get(InvolvementRole.COORDINATOR) or holding.get(InvolvementRole.AFTER_CARE)
    if face is not None:
        found.person, found.person_role = face.professional, face.role
        second = holding.get(InvolvementRole.SECOND) or holding.get(InvolvementRole.SAFETY_HOLDER)
        if second is not None and second.professional_id != face.professional_id:
            found.stand_in = second.professional
    helpers: dict[Any, Helper] = {}
    for one in involvements:
        if one.person_id == viewer.id:
            continue
        key = (one.professional_id, None if one.professional_id else one.team_id, one.person_id)
        if one.person_id:
            name, organisation = str(getattr(one.person, "identity", "")), ""
        else:
            name = str(one.professional or one.team)
            organisation = str(one.team.organisation) if one.team else ""
        helper = helpers.setdefault(key, Helper(name, organisation, one.professional_id))
        helper.roles.append(role_in_words(one.role))
    found.helpers = [helper for helper in helpers.values() if helper.name]
    return found


def _add_plans(by_id: dict[int, MyDossier], viewer: Viewer) -> None:
    """Goals, what is done for them, and in which frame."""
    my_last = GoalScore.objects.filter(goal=OuterRef("pk"), scorer_id=viewer.id).order_by("-scored_on", "-pk")
    lines: dict[int, GoalLine] = {}
    for goal in Goal.objects.filter(dossier_id__in=by_id).open().annotate(mine=Subquery(my_last.values("score")[:1])):
        lines[goal.pk] = GoalLine(goal, goal.mine, [])
        by_id[goal.dossier_id].goals.append(lines[goal.pk])

    frames: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    running = Action.objects.filter(dossier_id__in=by_id).open().order_by("pk")
    for action in running.select_related("doer_professional", "doer_organisation"):
        one = by_id[action.dossier_id]
        frames[action.dossier_id][action.frame].append(action.wording)
        if action.doer_person_id == viewer.id:
            one.asked_of_me.append(action)
        if action.goal_id in lines:
            lines[action.goal_id].actions.append(action)
        elif action.doer_person_id != viewer.id:
            one.other_actions.append(action)

    orders: dict[int, list[Order]] = defaultdict(list)
    in_force = CourtOrder.objects.filter(dossier_id__in=by_id).in_force_on(viewer.today).order_by("from_on")
    for order in in_force.select_related("whom__identity"):
        orders[order.dossier_id].append(_order(order))
    for pk, one in by_id.items():
        if one.is_member and one.dossier.is_open:
            one.frames = _frames(frames[pk], orders[pk])


def _frames(actions: dict[str, list[str]], orders: list[Order]) -> list[FrameLine]:
    """The heaviest first; voluntary when nothing else was agreed. An order makes the frame compulsory."""
    kinds = set(actions) | ({str(LegalFrame.COMPULSORY)} if orders else set())
    ordered = [str(kind) for kind in reversed(FROM_LIGHT_TO_HEAVY) if kind in kinds] or [str(LegalFrame.VOLUNTARY)]
    return [FrameLine(kind, actions.get(kind, []), orders if kind == LegalFrame.COMPULSORY else []) for kind in ordered]


def _order(order: CourtOrder) -> Order:
    return Order(
        kind=order.get_kind_display(),
        whom=str(getattr(order.whom, "identity", "")),
        court=order.court,
        reference=order.reference,
        decided_on=order.decided_on,
        # In the table the day of ending is the first day on which it no longer holds.
        last_day=order.until_on - timedelta(days=1) if order.until_on else None,
    )
