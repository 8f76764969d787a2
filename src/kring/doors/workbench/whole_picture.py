"""Everything of one family that stands on one screen, gathered in few queries whatever the number of rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, DateField, DateTimeField, F, OuterRef, Value, When
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, Goal, GoalScore, ImpactProposal
from kring.doors.workbench.heads import begin_of_today
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.models import ChronologyLine, Dossier, LastLook
from kring.foundation.circle.people import Circle

LINES_SHOWN = 8
FACES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Review:
    """A question to the coordinator: does this news change the plan?"""

    pk: int
    because_of: str
    due_on: date


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The first meeting to come."""

    pk: int
    starts_at: datetime
    purpose: str


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody of the circle, with everything they are in it."""

    name: str
    organisation: str
    roles: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with who gave it which number last, and what is done for it."""

    goal: Goal
    scores: list[tuple[str, int]]
    actions: list[Action]


def goals_of(dossier: Dossier, circle: Circle) -> list[GoalRow]:
    """The open goals in the order of the family. Two queries."""
    last_scores = (
        GoalScore.objects.filter(goal=OuterRef("pk"))
        .order_by("scorer_id", "-scored_on", "-pk")
        .distinct("scorer_id")
        .values(given=JSONObject(scorer="scorer_id", score="score"))
    )
    goals = Goal.objects.of(dossier).open().annotate(last_scores=ArraySubquery(last_scores))
    actions = Action.objects.of(dossier).open().select_related("doer_professional", "doer_organisation").order_by("pk")
    by_goal: dict[int | None, list[Action]] = {}
    for action in actions:
        action.doer = doer_of(action, circle)  # type: ignore[attr-defined]
        by_goal.setdefault(action.goal_id, []).append(action)
    return [
        GoalRow(
            goal,
            [(name_of(circle, one["scorer"]) or _("professional"), one["score"]) for one in goal.last_scores],
            by_goal.get(goal.pk, []),
        )
        for goal in goals
    ]


def doer_of(action: Action, circle: Circle) -> str:
    """Who does it, as the viewer may know them."""
    if action.doer_person_id:
        return name_of(circle, action.doer_person_id) or _("iemand uit het gezin")
    return str(action.doer_professional or action.doer_organisation or "")


def name_of(circle: Circle, person_id: int | None) -> str:
    """The name of somebody in the circle; empty when this viewer may not know it."""
    for one in (*circle.members, *circle.involvements):
        if person_id is not None and one.person_id == person_id:  # type: ignore[attr-defined]
            return str(getattr(one.person, "identity", ""))  # type: ignore[attr-defined]
    return ""


def what_comes(dossier: Dossier) -> tuple[list[Review], NextMeeting | None]:
    """Open questions about the plan, and the next meeting. One query for both."""
    now = timezone.now()
    reviews = (
        ImpactProposal.objects.of(dossier)
        .unanswered()
        .order_by()
        .annotate(words=Cast("because_of", CharField()), day=F("due_on"), at=Cast(Value(None), DateTimeField()))
    )
    meeting = (
        Meeting.objects.of(dossier)
        .coming(now)
        .annotate(words=Cast("purpose", CharField()), day=Cast(Value(None), DateField()), at=F("starts_at"))
    )[:1]
    columns = ("pk", "words", "day", "at")
    found = list(reviews.values_list(*columns).union(meeting.values_list(*columns), all=True))
    coming = next((NextMeeting(pk, timezone.localtime(at), words) for pk, words, _day, at in found if at), None)
    asked = sorted((Review(pk, words, day) for pk, words, day, at in found if not at), key=lambda one: one.due_on)
    return asked, coming


def faces_of(circle: Circle) -> list[Face]:
    """Who is involved, each once with all their roles, in the order in which they came."""
    found: dict[tuple[str, int | None], list[Any]] = {}
    for one in circle.involvements:
        key = ("person", one.person_id) if one.person_id else ("team", one.team_id)
        if one.professional_id:
            key = ("professional", one.professional_id)
        found.setdefault(key, []).append(one)
    return [_face(circle, involvements) for involvements in found.values()]


def last_lines(dossier: Dossier, *, since: datetime | None, viewer: Viewer) -> list[dict[str, Any]]:
    """The newest lines of what happened; what is new to this viewer says so."""
    lines = ChronologyLine.objects.of(dossier).order_by("-happened_at", "-pk")[:LINES_SHOWN]
    return [event_of(line, since=since, viewer=viewer) for line in lines]


def event_of(line: ChronologyLine, *, since: datetime | None, viewer: Viewer) -> dict[str, Any]:
    """A line as the component for chronologies shows it."""
    fresh = since is not None and line.written_at > since and line.written_by_id != viewer.id
    return {
        "on": timezone.localdate(line.happened_at),
        "who": line.teller,
        "what": line.sentence,
        "mark": _("nieuw") if fresh else "",
        "tone": "info",
    }


def look(dossier: Any, viewer: Viewer) -> None:
    """Remember that this professional looked at this family now, and when they last did before today. One query.

    The dossier comes from `dossiers_with_heads`: it knows whether they ever looked.
    """
    now = timezone.now()
    if dossier.looks is None:
        LastLook.objects.bulk_create(
            [LastLook(dossier_id=dossier.pk, professional_id=viewer.id, looked_at=now)],
            update_conflicts=True,
            update_fields=["looked_at"],
            unique_fields=["dossier", "professional"],
        )
        return
    earlier_day = When(looked_at__lt=begin_of_today(viewer), then=F("looked_at"))
    LastLook.objects.filter(dossier_id=dossier.pk, professional_id=viewer.id).update(
        looked_before_at=Case(earlier_day, default="looked_before_at"), looked_at=now
    )


def _face(circle: Circle, involvements: list[Any]) -> Face:
    first = involvements[0]
    roles = ", ".join(str(one.get_role_display()) for one in involvements)
    if first.person_id:
        return Face(name_of(circle, first.person_id) or _("iemand uit het netwerk"), "", roles)
    organisation = str(first.team.organisation) if first.team else ""
    return Face(str(first.professional or first.team), organisation, roles)
