"""The pages of absence: who stands in for whom around me, naming somebody, and ending it."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.absence import forms
from kring.doors.workbench.only_for import WORKS_WITH_FAMILIES, only_for
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.once import once
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position
from kring.foundation.sharing import replacement as standing_in
from kring.foundation.sharing.models import Replacement
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def _mine(viewer: Viewer):  # type: ignore[no-untyped-def]
    """Those in which somebody has a part: away, standing in, or leading the team."""
    led = Position.objects.on(viewer.today).filter(professional_id=viewer.id, kind=PositionKind.TEAM_LEAD)
    return Replacement.objects.filter(
        Q(absent_id=viewer.id) | Q(replacement_id=viewer.id) | Q(team_id__in=led.values("team_id")),
        until_on__gt=viewer.today,
        ended_at__isnull=True,
    ).select_related("absent", "replacement", "team")


@require_safe
@reads()
@only_for(*WORKS_WITH_FAMILIES, PositionKind.TEAM_LEAD)
def absences(request: Request) -> HttpResponse:
    """Who stands in for whom, now and soon."""
    viewer = request.viewer
    found = [
        {"one": one, "last_on": one.until_on - timedelta(days=1)} for one in _mine(viewer).order_by("from_on", "id")
    ]
    return render(request, "workbench/absence/absences.html", {"found": found})


@get_or_post
@reads()
@only_for(*WORKS_WITH_FAMILIES, PositionKind.TEAM_LEAD)
@once
def new(request: Request) -> HttpResponse:
    """Name who stands in."""
    viewer = request.viewer
    form = forms.AbsenceForm(request.POST or None, viewer=viewer)
    return form_page(
        request,
        form=form,
        act=lambda _filled: standing_in.name_replacement(viewer=viewer, **form.who()),
        done=_("De vervanging is geregeld."),
        leads_to=reverse("workbench:absences"),
        title=_("Vervanging regelen"),
        intro=_("Waarom iemand er niet is, vraagt Kring niet. De gezinnen lezen wie vervangt, en tot wanneer."),
        submit=_("Vervanging vastleggen"),
        cancel_url=reverse("workbench:absences"),
    )


@get_or_post
@reads()
@only_for(*WORKS_WITH_FAMILIES, PositionKind.TEAM_LEAD)
@once
def end(request: Request, replacement_id: int) -> HttpResponse:
    """End it before its time."""
    viewer = request.viewer
    one = get_object_or_404(_mine(viewer), pk=replacement_id)
    return form_page(
        request,
        form=forms.EndForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: standing_in.end_replacement(replacement=one, viewer=viewer),
        done=_("De vervanging is gestopt."),
        leads_to=reverse("workbench:absences"),
        title=_("Vervanging stoppen"),
        intro=_("%(name)s ziet de gezinnen van %(absent)s dan meteen niet meer.")
        % {"name": one.replacement, "absent": one.absent},
        submit=_("Stoppen"),
        cancel_url=reverse("workbench:absences"),
    )
