"""Pages of the dashboards: the whole story of a year, and asking for new numbers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kring.foundation.sharing.reading import reads
from kring.insight.indicators.actions import ask_numbers
from kring.insight.indicators.dashboard.kept import Kept
from kring.insight.indicators.dashboard.sight import sight_of
from kring.insight.indicators.dashboard.story import story_of
from kring.insight.indicators.models import FactsVersion
from kring.insight.indicators.seen import with_numbers


@require_safe
@reads()
@with_numbers
def overview(request: HttpRequest, kept: Kept) -> HttpResponse:
    """From who is reached, by structure and process, to what it brings."""
    story = story_of(kept, request.GET.dict())
    return render(
        request,
        "indicators/overview.html",
        {
            "kept": kept,
            "story": story,
            "filters": [{"name": "periode", "label": _("Jaar"), "options": story.periods}],
            "parts": [(f"{kind}:{code}", kept.name_of(kind, code)) for kind, code in kept.parts()],
            "columns": [_("Indicator"), _("Getal"), _("Waarschijnlijk tussen"), _("Aantal"), _("Verloop")],
        },
    )


@require_POST
@reads()
def ask(request: HttpRequest) -> HttpResponse:
    """Let the numbers be made now."""
    if not sight_of(request.viewer).whole:  # type: ignore[attr-defined]
        raise Http404
    ask_numbers(viewer=request.viewer)  # type: ignore[attr-defined]
    if FactsVersion.objects.ready().exists():
        messages.success(request, _("De cijfers worden opnieuw gemaakt. Tot ze klaar zijn ziet u de vorige."))
    return redirect(reverse("indicators:overview"))
