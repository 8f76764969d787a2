"""Pages of the dashboards: the whole story, one indicator, and how complete the facts are."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kring.foundation.sharing.reading import reads
from kring.insight.indicators.actions import ask_numbers
from kring.insight.indicators.dashboard.book import DIMENSIONS, VIOLENCE, indicators
from kring.insight.indicators.dashboard.kept import Kept, Number, dimensions, years
from kring.insight.indicators.dashboard.pictures import comparison, run_chart
from kring.insight.indicators.dashboard.runs import run_of
from kring.insight.indicators.dashboard.sight import sight_of
from kring.insight.indicators.dashboard.story import as_options, newest_full, story_of
from kring.insight.indicators.dashboard.words import counted, margin, period_in_words, said
from kring.insight.indicators.models import FactsVersion
from kring.insight.indicators.seen import cells, definition_or_404, overall, quarters, quote, with_numbers


@require_safe
@reads()
@with_numbers
def overview(request: HttpRequest, kept: Kept) -> HttpResponse:
    """From who is reached, by structure and process, to what it brings."""
    story = story_of(kept, request.GET.dict())
    filters = [
        {"name": "periode", "label": _("Jaar"), "options": story.periods},
        {
            "name": "deel",
            "label": _("Waarover"),
            "options": [("", _("hele regio")), *((f"{k}:{c}", kept.name_of(k, c)) for k, c in kept.parts())],
        },
    ]
    return render(
        request,
        "indicators/overview.html",
        {
            "kept": kept,
            "story": story,
            "filters": filters,
            "columns": [_("Indicator"), _("Getal"), _("Ligt waarschijnlijk tussen"), _("Aantal"), _("Verloop")],
        },
    )


@require_safe
@reads()
@with_numbers
def indicator(request: HttpRequest, kept: Kept, code: str) -> HttpResponse:
    """One indicator: its number, its course, organisations beside each other, and what lies behind it."""
    definition = definition_or_404(code)
    numbers = kept.of_indicator(code)
    periods = years(numbers)
    usual = newest_full(numbers, periods)
    asked = request.GET.get("periode", "")
    period = asked if asked in periods else usual
    ways = dimensions(numbers)
    way = request.GET.get("naar", "")
    way = way if way in ways else (ways[0] if ways else "")
    parts = sorted(cells(numbers, way, period), key=lambda one: kept.name_of(way, one.cell))
    row = quarters(numbers)
    full = [None if one.partial else one.value for one in row]
    return render(
        request,
        "indicators/indicator.html",
        {
            "kept": kept,
            "definition": definition,
            "together": _together(kept, period) if code in VIOLENCE else [],
            "period": period_in_words(period),
            "number": _figures(overall(numbers, period)),
            "run": run_chart(
                row, run_of(full), title=_("Verloop per kwartaal: %(title)s") % {"title": definition.title}
            ),
            "quarters": [[period_in_words(one.period), *_figures(one)] for one in row],
            "comparison": _comparison(kept, definition, numbers, period),
            "parts": [[kept.name_of(way, one.cell), *_figures(one)] for one in parts],
            "way": DIMENSIONS.get(way, ""),
            "filters": _filters(as_options(periods, usual), ways),
            "columns": [_("Deel"), (_("Getal"), "number"), _("Ligt waarschijnlijk tussen"), _("Aantal")],
            "behind": _behind(definition),
            "quote": quote(kept, code),
            "query": request.GET.urlencode(),
        },
    )


def _filters(periods: list[tuple[str, str]], ways: list[str]) -> list[dict[str, Any]]:
    return [
        {"name": "periode", "label": _("Jaar"), "options": periods},
        {
            "name": "naar",
            "label": _("Naast elkaar"),
            "options": [(value, DIMENSIONS[way]) for value, way in as_options(ways, ways[0] if ways else "")],
        },
    ]


def _figures(number: Number | None) -> list[str]:
    return [said(number), margin(number), counted(number)]


def _together(kept: Kept, period: str) -> list[tuple[str, str, str]]:
    by_code = {one.code: one for one in kept.of_part("", "") if one.period == period}
    return [(indicators()[code].title, said(by_code.get(code)), margin(by_code.get(code))) for code in VIOLENCE]


def _comparison(kept: Kept, definition: Any, numbers: list[Number], period: str) -> Any:
    return comparison(
        cells(numbers, "organisation", period),
        overall(numbers, period),
        title=_("Organisaties naast elkaar: %(title)s") % {"title": definition.title},
        name=lambda one: kept.name_of(one.dimension, one.cell),
    )


def _behind(definition: Any) -> list[tuple[str, str]]:
    return [
        (_("Waarom dit getal"), definition.why),
        (_("Wie telt mee"), definition.counted_in),
        (_("Wat telt"), definition.counted),
        (_("Wie telt niet mee"), definition.exclusions),
        (_("Wat ontbreekt"), definition.missing),
        (_("Wat dit getal niet zegt"), definition.limits),
        (_("Bron"), definition.source),
        (_("Hoe gerekend"), f"{definition.statistic.name}, {definition.statistic.method}"),
        (_("Auteur"), definition.author),
        (_("Nagekeken"), definition.checked_by),
        (_("Opnieuw bekijken voor"), definition.review_on.isoformat()),
    ]


@require_safe
@reads()
@with_numbers
def quality(request: HttpRequest, kept: Kept) -> HttpResponse:
    """How complete and how plausible the facts are on which everything rests."""
    told = kept.version.quality
    return render(
        request,
        "indicators/quality.html",
        {
            "kept": kept,
            "rows": [[name, count] for name, count in kept.version.rows.items()],
            "filled": [[f"{one['table']}.{one['column']}", one["filled"], one["rows"]] for one in told["filled"]],
            "oddities": [[one["rule"], one["table"], one["rows"]] for one in told["oddities"]],
            "without_source": told["without_source"],
            "left_out": told["left_out"],
            "count_columns": [_("Tabel"), (_("Rijen"), "number")],
            "filled_columns": [_("Gegeven"), (_("Ingevuld"), "number"), (_("Van"), "number")],
            "oddity_columns": [_("Regel"), _("Tabel"), (_("Hoe vaak"), "number")],
            "left_out_columns": [_("Tabel"), _("Waarom"), (_("Hoe vaak"), "number")],
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
