"""Choices that somebody keeps, and the reports that come of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.foundation.core.once import once
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page
from kring.insight.indicators.actions import save_view
from kring.insight.indicators.dashboard.kept import Kept
from kring.insight.indicators.dashboard.monthly import document
from kring.insight.indicators.forms import SaveForm
from kring.insight.indicators.models import MonthlyReport, SavedView
from kring.insight.indicators.seen import with_numbers


@require_http_methods(["GET", "HEAD", "POST"])
@reads()
@once
@with_numbers
def saved(request: HttpRequest, kept: Kept) -> HttpResponse:
    """What I kept, its reports, and keeping something new."""
    viewer = request.viewer  # type: ignore[attr-defined]
    mine = SavedView.objects.filter(owner_id=viewer.user_id).prefetch_related("reports").order_by("name")
    form = SaveForm(request.POST or None, kept=kept, initial={"part": request.GET.get("deel", "")})
    return form_page(
        request,
        form=form,
        act=lambda told: save_view(viewer=viewer, name=told["name"], part=told["part"]),
        done=_("Bewaard. Aan het begin van elke maand staat hier een rapport."),
        leads_to=reverse("indicators:saved"),
        title=_("Rapporten"),
        submit=_("Bewaren"),
        cancel_url=reverse("indicators:overview"),
        template="indicators/saved.html",
        mine=[(one, kept.name_of(*one.part.split(":", 1)) if one.part else _("hele regio")) for one in mine],
    )


@require_safe
@reads()
@with_numbers
def report(request: HttpRequest, kept: Kept, saved_id: int) -> HttpResponse:
    """A kept choice as it is today, on paper."""
    mine = get_object_or_404(SavedView, pk=saved_id, owner_id=request.viewer.user_id)  # type: ignore[attr-defined]
    return _paper(document(mine, kept, timezone.localdate()), f"kring-{timezone.localdate():%Y-%m-%d}.pdf")


@require_safe
@reads()
@with_numbers
def monthly(request: HttpRequest, kept: Kept, monthly_id: int) -> HttpResponse:
    """A report of an earlier month, as it was made then."""
    found = get_object_or_404(
        MonthlyReport,
        pk=monthly_id,
        saved_view__owner_id=request.viewer.user_id,  # type: ignore[attr-defined]
    )
    return _paper(bytes(found.document), f"kring-{found.month:%Y-%m}.pdf")


@require_POST
@reads()
@with_numbers
def forget(request: HttpRequest, kept: Kept, saved_id: int) -> HttpResponse:
    """Keep a choice no longer; its reports go too."""
    get_object_or_404(SavedView, pk=saved_id, owner_id=request.viewer.user_id).delete()  # type: ignore[attr-defined]
    messages.success(request, _("Weggehaald."))
    return redirect("indicators:saved")


def _paper(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
