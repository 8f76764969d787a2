"""What whoever takes over must know, from what stands in Kring: nobody has to write it down again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, ImpactProposal
from kring.casework.safety.models import CareStep, CheckIn, Phase, SafetyAgreement
from kring.doors.workbench.whole_picture import doer_of
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.sharing.overview import ending_soon

WEEKS_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a day: what, who, and whether that day has passed."""

    what: str
    who: str
    on: date
    late: bool


@dataclass(frozen=True, slots=True)
class ToCall:
    """Somebody of the circle, what they do, and how they can be reached."""

    name: str
    role: str
    phone: str
    available: str


@dataclass(frozen=True, slots=True)
class ToKnow:
    """All of it, as far as whoever reads may know it."""

    phase: Phase | None
    agreements: list[SafetyAgreement]
    proposals: list[ImpactProposal]
    actions: list[Due]
    check_ins: list[Due]
    looks: list[CareStep]
    # What ends soon: who, and the first day on which they do not read any more.
    ending: list[tuple[str, date]]
    meeting: Meeting | None
    people: list[ToCall]


def what_to_know(dossier: Dossier, circle: Circle, today: date) -> ToKnow:
    """What runs, what is due and whom to call. Eight queries, whatever the number of rows."""
    soon = today + timedelta(weeks=WEEKS_AHEAD)
    actions = (
        Action.objects.of(dossier)
        .open()
        .filter(Q(due_on__lte=soon))
        .select_related("doer_professional", "doer_organisation")
        .order_by("due_on", "id")
    )
    check_ins = CheckIn.objects.of(dossier).planned().filter(on__lte=soon).select_related("asker")
    return ToKnow(
        phase=Phase.objects.of(dossier).current().first(),
        agreements=list(SafetyAgreement.objects.of(dossier).in_force()),
        proposals=list(ImpactProposal.objects.of(dossier).waiting()),
        actions=[
            Due(one.wording, doer_of(one, circle), one.due_on, one.due_on < today) for one in actions if one.due_on
        ],
        check_ins=[
            Due(circle.name_of(one.person_id), one.asker.first_name, one.on, one.on < today) for one in check_ins
        ],
        looks=list(CareStep.objects.of(dossier).standing().filter(look_again_on__isnull=False)),
        ending=[
            (one.whom, one.until_on)  # type: ignore[attr-defined]
            for one in ending_soon(Dossier.objects.filter(pk=dossier.pk).values("pk"), today, soon).order_by("until_on")
        ],
        meeting=Meeting.objects.of(dossier).coming(timezone.now()).first(),
        people=_people(circle),
    )


def _people(circle: Circle) -> list[ToCall]:
    found: dict[str, ToCall] = {}
    for one in circle.involvements:
        who = one.professional
        name = str(who or one.team or "") or str(getattr(one.person, "identity", ""))
        role = str(one.get_role_display())
        if name in found:
            role = f"{found[name].role}, {role}"
        if name:
            found[name] = ToCall(name, role, who.phone if who else "", who.available if who else "")
    return list(found.values())
