"""The plan of a family as it fits on one sheet of paper: only what whoever looks may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.meetings.models import Meeting
from kring.casework.plans import rules
from kring.casework.plans.choices import LegalFrame
from kring.casework.plans.models import Action, CourtOrder, Goal, PlanVersion
from kring.casework.safety.models import SafetyAgreement
from kring.doors.workbench.pictures.around import name_of, parties_of
from kring.doors.workbench.whole_picture import doer_of
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle


@dataclass(frozen=True, slots=True)
class Line:
    """One action: what, who, and before when."""

    wording: str
    who: str
    frame: str
    due_on: date | None
    started: bool
    bridge: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the sheet."""

    goals: list[tuple[Goal, list[Line]]]
    other: list[Line]
    agreements: list[SafetyAgreement]
    people: list[tuple[str, str]]
    meeting: Meeting | None
    legal_frame: LegalFrame
    orders: list[CourtOrder]
    version: PlanVersion | None


def sheet_of(dossier: Dossier, circle: Circle, today: date) -> Sheet:
    """The sheet of one family. Six queries, whatever the number of rows."""
    actions = list(
        Action.objects.of(dossier)
        .open()
        .select_related("doer_professional", "doer_organisation")
        .order_by("due_on", "id")
    )
    by_goal: dict[int | None, list[Line]] = {}
    for action in actions:
        by_goal.setdefault(action.goal_id, []).append(_line(action, circle))
    goals = [(goal, by_goal.pop(goal.pk, [])) for goal in Goal.objects.of(dossier).open()]
    members = {member.person_id: "" for member in circle.members}
    return Sheet(
        goals=goals,
        # What is left: of no goal, or of a goal that is reached or not for this reader.
        other=[line for lines in by_goal.values() for line in lines],
        agreements=list(SafetyAgreement.objects.of(dossier).filter(ended_on__isnull=True).order_by("agreed_on", "id")),
        people=[
            (name_of(parts[0]), ", ".join(str(part.get_role_display()) for part in parts))
            for parts in parties_of(circle, members).values()
        ],
        meeting=Meeting.objects.of(dossier).coming(timezone.now()).first(),
        legal_frame=rules.heaviest(action.frame for action in actions),
        orders=list(CourtOrder.objects.of(dossier).in_force_on(today).order_by("from_on")),
        version=PlanVersion.objects.of(dossier).order_by("-number").first(),
    )


def _line(action: Action, circle: Circle) -> Line:
    frame = "" if action.frame == LegalFrame.VOLUNTARY else str(action.get_frame_display())
    bridge = "" if action.started_on else action.bridge
    return Line(action.wording, doer_of(action, circle) or _("iemand"), frame, action.due_on,
                action.started_on is not None, bridge)  # fmt: skip
