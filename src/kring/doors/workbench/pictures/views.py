"""The pages that draw a family: who is around it, what ran when, and the plan on one sheet of paper."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.heads import dossier_or_404
from kring.doors.workbench.pictures import around, forms, on_one_page, through_time
from kring.doors.workbench.views import for_professionals
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.opened import IsCarried, carried, opened
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.ties import record_tie
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads(Section.CIRCLE, Section.FAMILY)
def ecomap(request: Request, dossier_id: int) -> HttpResponse:
    """Who stands around this family, and how that goes."""
    dossier = get_object_or_404(opened(Section.CIRCLE).annotate(is_carried=IsCarried(F("pk"))), pk=dossier_id)
    may_write = dossier.is_carried and dossier.is_open
    shown = {"dossier": dossier, "drawing": around.drawing_of(dossier, circle_of(dossier)), "may_write": may_write}
    return render(request, "workbench/pictures/ecomap.html", shown)


@get_or_post
@reads(Section.CIRCLE, Section.FAMILY)
@once
def tie(request: Request, dossier_id: int) -> HttpResponse:
    """Say how one tie is now."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    back = reverse("workbench:ecomap", args=[dossier_id])
    return form_page(
        request,
        form=forms.TieForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: record_tie(
            dossier=dossier,
            viewer=request.viewer,
            strength=filled["strength"],
            involvement_id=int(filled["who"]) if filled["who"] else None,
            place=filled["place"],
            to_id=filled["to"],
        ),
        done=_("De band staat in de tekening."),
        leads_to=back,
        title=_("Hoe is de band?"),
        intro=_("Vul dit samen met het gezin in."),
        submit=_("Opslaan"),
        cancel_url=back,
    )


@require_safe
@reads(Section.CIRCLE, Section.PLAN, Section.FRAME, Section.SAFETY, Section.MEETINGS)
@for_professionals
def family_timeline(request: Request, dossier_id: int) -> HttpResponse:
    """Which help ran when, and the days that mattered."""
    dossier = dossier_or_404(request, dossier_id)
    drawing = through_time.drawing_of(dossier, circle_of(dossier), request.viewer.today)
    return render(request, "workbench/pictures/timeline.html", {"dossier": dossier, "drawing": drawing})


@require_safe
@reads(Section.PLAN, Section.FRAME, Section.SAFETY, Section.MEETINGS, Section.CIRCLE)
def plan_on_one_page(request: Request, dossier_id: int) -> HttpResponse:
    """Everything that was agreed, on one sheet: for the kitchen wall and for the file."""
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    today = request.viewer.today
    circle = circle_of(dossier)
    shown = {
        "dossier": dossier,
        "circle": circle,
        "today": today,
        "sheet": on_one_page.sheet_of(dossier, circle, today),
    }
    return render(request, "workbench/pictures/on_one_page.html", shown)
