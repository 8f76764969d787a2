"""The pages of professionals: fetch, hand over. The database has already decided what this viewer can fetch."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.safety.picture import safety_picture
from kring.doors.workbench import asks, chronology, search, whole_picture
from kring.doors.workbench.addresses import DESK_INBOX, address
from kring.doors.workbench.calm import calm_for
from kring.doors.workbench.emergency.views import may_in_emergency
from kring.doors.workbench.genogram import family_of
from kring.doors.workbench.heads import dossier_or_404, dossiers_with_heads, head_of
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import circle_of
from kring.foundation.core.text import is_one_clean_line
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import Notice
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.rights.statements import beside
from kring.foundation.sharing.templatetags.afschermen import link_to_withhold
from kring.foundation.ui.pictures.genogram import genogram

FAMILIES_ON_A_PAGE = 25
LINES_ON_A_PAGE = 50
REVIEWS_SHOWN = 3
MOST_NOTICES = 20

View = Callable[..., HttpResponse]


def for_professionals(view: View) -> View:
    """Family members have pages of their own: to them these do not exist."""

    @functools.wraps(view)
    def only_professionals(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.viewer.is_professional:  # type: ignore[attr-defined]
            raise Http404
        return view(request, *args, **kwargs)

    return only_professionals


@require_safe
@reads(anyone=True)
def front(request: Request) -> HttpResponse:
    """Lead everybody to their own first page."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.is_professional:
        return redirect("workbench:today")
    if request.user.is_authenticated:
        return redirect("portal:my_plan")
    return redirect(settings.LOGIN_URL)


@require_safe
@reads(Section.REPORTS, Section.PLAN, Section.MEETINGS, Section.CIRCLE)
@for_professionals
def today(request: Request) -> HttpResponse:
    """What asks for me."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    waiting = asks.asks_for(viewer)
    audit.read(viewer, name="workbench.today", dossiers=waiting.dossiers, sections=[Section.PLAN])
    if waiting.passed_on:
        audit.read(viewer, name="steering.dossiers", dossiers=[one.dossier_id for one in waiting.passed_on])
    return render(
        request,
        "workbench/today.html",
        {
            "asks": waiting,
            "notices": Notice.objects.filter(to_id=viewer.id, seen_at__isnull=True).order_by("-made_at")[:MOST_NOTICES],
            "viewer": viewer,
            "calm": calm_for(viewer),
            "inbox_url": address(DESK_INBOX),
        },
    )


@require_safe
@reads(Section.CIRCLE, Section.FAMILY)
@for_professionals
def families(request: Request) -> HttpResponse:
    """The families that I am involved with, the one with the latest news first."""
    closed = request.GET.get("toon") == "gesloten"
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = dossiers_with_heads(with_news=True)
    found = found.closed() if closed else found.open()
    ordered = found.order_by(F("news_at").desc(nulls_last=True), "-pk")
    page = Paginator(ordered, FAMILIES_ON_A_PAGE).get_page(request.GET.get("pagina"))
    audit.read(viewer, name="workbench.families", dossiers=[one.pk for one in page], sections=[Section.FAMILY])
    return render(
        request,
        "workbench/families.html",
        {
            "page": page,
            "heads": [head_of(dossier) for dossier in page],
            "closed": closed,
            "filters": _open_or_closed(),
            "may_in_emergency": may_in_emergency(viewer),
        },
    )


@require_safe
@reads(Section.FAMILY, Section.CIRCLE, Section.PLAN, Section.FRAME, Section.SAFETY, Section.REPORTS, Section.MEETINGS)
@for_professionals
def family(request: Request, dossier_id: int) -> HttpResponse:
    """The whole picture of one family."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    dossier = dossier_or_404(request, dossier_id, approach=True)
    head = head_of(dossier)
    circle = circle_of(dossier)
    safety = safety_picture(dossier, circle, today=viewer.today)
    reviews, meeting = whole_picture.what_comes(dossier)
    lines = whole_picture.last_lines(dossier, since=head.looked_at, viewer=viewer)
    faces = whole_picture.faces_of(circle)
    shown = {
        "dossier": dossier,
        "head": head,
        "circle": circle,
        "genogram": genogram(family_of(circle, viewer.today)),
        "safety": safety,
        "goals": whole_picture.goals_of(dossier, circle),
        "reviews": reviews[:REVIEWS_SHOWN],
        "more_reviews": max(0, len(reviews) - REVIEWS_SHOWN),
        "meeting": meeting,
        "faces": faces[: whole_picture.FACES_SHOWN],
        "more_faces": max(0, len(faces) - whole_picture.FACES_SHOWN),
        "lines": lines,
        "opens": dict.fromkeys(head.sections, True),
        "circle_url": address("workbench:circle", dossier_id),
        "safety_url": address("safety:safety", dossier_id),
        "meetings_url": address("meetings:meetings", dossier_id),
        "has_fresh_lines": any(line["mark"] for line in lines),
    }
    page = render(request, "workbench/family.html", shown)
    # Written last: from the first thing that is written on, the database asks the access rule anew.
    whole_picture.look(dossier, viewer)
    return page


@require_safe
@reads(Section.CIRCLE)
@for_professionals
def family_chronology(request: Request, dossier_id: int) -> HttpResponse:
    """Everything that happened in one family, to filter."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    dossier = dossier_or_404(request, dossier_id)
    form = chronology.PeriodForm(request.GET)
    lines = chronology.lines_asked_for(dossier, request.GET, form)
    page = Paginator(lines, LINES_ON_A_PAGE).get_page(request.GET.get("pagina"))
    said = beside([key for line in page for key in chronology.keys_of(line)])
    return render(
        request,
        "workbench/chronology.html",
        {
            "dossier": dossier,
            "form": form,
            "page": page,
            "events": [
                whole_picture.event_of(line, since=None, viewer=viewer)
                | {"note": chronology.words_beside(line, said)}
                | {"more": link_to_withhold(line, dossier.pk, line.sentence) if dossier.is_mine else ""}
                for line in page
            ],
            "filters": [{"name": "soort", "label": chronology.KIND_LABEL, "options": chronology.kinds()}],
            "since": chronology.moment_in(request.GET),
            "kept": [(name, request.GET[name]) for name in ("soort", "sinds") if request.GET.get(name)],
            "is_filtered": any(request.GET.get(name) for name in ("soort", "sinds", "vanaf", "tot", "tekst")),
        },
    )


@require_safe
@reads(Section.FAMILY, Section.PLAN, Section.REPORTS, act=Act.SEARCH)
@for_professionals
def find(request: Request) -> HttpResponse:
    """Search in what I may see. The log keeps that was searched, and not for which words."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    words = request.GET.get("q", "").strip()
    askable = len(words) >= search.SHORTEST and is_one_clean_line(words)
    found, more = search.find(words, viewer) if askable else ([], False)
    shown = [one.head.pk for one in found]
    audit.read(viewer, act=Act.SEARCH, name="workbench.find", dossiers=shown, sections=[Section.FAMILY])
    shown_on_page = {"words": words, "found": found, "more": more, "askable": askable}
    return render(request, "workbench/search.html", {**shown_on_page, "may_in_emergency": may_in_emergency(viewer)})


def _open_or_closed() -> list[dict[str, Any]]:
    return [{"name": "toon", "label": _("Laat zien"), "options": [("", _("open")), ("gesloten", _("gesloten"))]}]
