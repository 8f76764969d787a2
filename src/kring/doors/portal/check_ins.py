"""One question on somebody's own page: how safe is it? One tap, or skipping it, which does no harm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kring.casework.safety import actions_check_ins
from kring.casework.safety.choices import CheckInWay
from kring.casework.safety.models import CheckIn
from kring.casework.separation.choices import ScreenState
from kring.doors.portal.for_family import for_family
from kring.doors.portal.screens import my_screens
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.core.once import fresh_token, once
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.reading import reads

SCORES = tuple(str(number) for number in range(11))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that waits, who asks it, and what a form needs to be sent once."""

    # Which check-in; or, when there is none, which safety screen.
    check_in_id: int | None
    asker: str
    scores: tuple[str, ...]
    token: str
    screen_id: int | None = None


def with_check_in(dossiers: QuerySet[Any, Any], viewer: Viewer) -> QuerySet[Any, Any]:
    """Give each open dossier what this person can answer on their own page, and who asks: a moment, or a screen."""
    mine = CheckIn.objects.filter(
        dossier=OuterRef("pk"), dossier__closed_at__isnull=True, person_id=viewer.id, way=CheckInWay.LINK
    ).answerable(viewer.today)
    screens = my_screens(viewer).filter(dossier=OuterRef("pk"))
    return dossiers.annotate(
        check_in_id=Subquery(mine.values("pk")[:1]), check_in_asker=Subquery(mine.values("asker__first_name")[:1]),
        screen_id=Subquery(screens.values("pk")[:1]), screen_asker=Subquery(screens.values("asker__first_name")[:1]),
        screen_state=Subquery(screens.values("state")[:1]),
    )  # fmt: skip


def asked_of(dossiers: Iterable[Any]) -> Asked | None:
    """The one question for this page: never two at once. The dossiers come from `with_check_in`."""
    known = list(dossiers)
    for dossier in known:
        if dossier.check_in_id is not None:
            return Asked(dossier.check_in_id, dossier.check_in_asker, SCORES, fresh_token())
    for dossier in known:
        if dossier.screen_state == ScreenState.ASKED:
            return Asked(None, dossier.screen_asker, (), "", dossier.screen_id)
    return None


def screens_of(dossiers: Iterable[Any], asked: Asked | None) -> list[int]:
    """The screens of this person that are not asked here and now: found again below."""
    found = [one.screen_id for one in dossiers if one.screen_id is not None]
    return [one for one in found if asked is None or one != asked.screen_id]


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
