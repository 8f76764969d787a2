"""How the people around a family work, told to the family itself: what it is, what it means, where they are now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.doors.portal.for_family import for_family
from kring.doors.workbench.frame import own_identity
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.approaches import ApproachCheck, DossierApproach
from kring.foundation.circle.choices import Section
from kring.foundation.circle.steps import Standing, standing_of_steps
from kring.foundation.sharing.reading import reads

WITH_THE_FAMILY = ("steps", "roles")


@dataclass(frozen=True, slots=True)
class StepForUs:
    """A step in plain words, how it stands, and until when somebody promised it."""

    words: str
    who: str
    word: str
    tone: str
    until: datetime | None


@require_safe
@reads(Section.CIRCLE)
@for_family
def approach(request: Request, dossier_id: int) -> HttpResponse:
    """The approach that is followed now in plain words, with the reason; and those before it."""
    mine = DossierApproach.objects.filter(dossier_id=dossier_id).select_related("approach_version")
    now: DossierApproach = get_object_or_404(mine.filter(ended_at__isnull=True))
    prefetch_related_objects([now.approach_version], *WITH_THE_FAMILY)
    shown = {
        "me": own_identity(request),
        "now": now,
        "steps": _steps(now),
        "roles": now.approach_version.roles.filter(is_needed=True),  # type: ignore[attr-defined]
        "before": mine.filter(ended_at__isnull=False).order_by("-started_at"),
    }
    return render(request, "portal/approach.html", shown)


def _steps(now: DossierApproach) -> list[StepForUs]:
    newest: dict[int, ApproachCheck] = {}
    for check in ApproachCheck.objects.filter(followed=now, step__isnull=False).order_by("-looked_at", "-pk"):
        newest.setdefault(check.step_id or 0, check)
    words = {
        Standing.DONE: (_("gedaan"), "ok"),
        Standing.LATE: (_("duurt langer dan beloofd"), "warning"),
        Standing.NEXT: (_("hier zijn we nu"), "info"),
        Standing.LATER: (_("komt nog"), "neutral"),
    }
    standings = standing_of_steps(
        now.approach_version.steps.all(),  # type: ignore[attr-defined]
        done_at={pk: check.looked_at for pk, check in newest.items() if check.holds},
        started_at=now.started_at,
        reported_at=now.reported_at,
        now=timezone.now(),
    )
    return [
        StepForUs(
            words=one.step.for_family or one.step.title,
            who=one.step.who,
            word=words[one.standing][0],
            tone=words[one.standing][1],
            until=one.due.last_moment if one.due and one.is_open else None,
        )
        for one in standings
    ]
