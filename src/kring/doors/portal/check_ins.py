"""One question on somebody's own page: how safe is it? One tap, or skipping it, which does no harm."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kring.casework.safety import actions_check_ins
from kring.casework.safety.choices import CheckInWay
from kring.casework.safety.models import CheckIn
from kring.doors.portal.for_family import for_family
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.core.once import fresh_token, once
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.reading import reads

SCORES = tuple(str(number) for number in range(11))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that waits, with what a form needs to be sent once."""

    check_in: CheckIn
    scores: tuple[str, ...]
    token: str


def asked_of(viewer: Viewer) -> Asked | None:
    """The newest moment that this person can answer here. One query."""
    mine = CheckIn.objects.filter(person_id=viewer.id, way=CheckInWay.LINK, dossier__closed_at__isnull=True)
    newest = mine.answerable(viewer.today).select_related("asker").first()
    return Asked(newest, SCORES, fresh_token()) if newest else None


@require_POST
@reads(Section.SAFETY)
@for_family
@once
def answer(request: Request, check_in_id: int) -> HttpResponse:
    """Keep the number that was tapped; everything else is skipping."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    mine = CheckIn.objects.filter(person_id=viewer.id, dossier__closed_at__isnull=True).select_related("dossier")
    check_in = get_object_or_404(mine, pk=check_in_id)
    score = request.POST.get("cijfer", "")
    try:
        if score in SCORES:
            actions_check_ins.answer_check_in(check_in=check_in, score=int(score), viewer=viewer)
            messages.success(request, _("Dank u. Uw cijfer is opgeschreven."))
        else:
            actions_check_ins.skip_check_in(check_in=check_in, viewer=viewer)
            messages.success(request, _("Prima. U heeft deze keer overgeslagen. Dat is goed."))
    except Refused as refused:
        messages.info(request, str(refused))
    return redirect("portal:my_plan")
