"""The page of one indicator, and the dossiers behind it for who works on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.foundation.sharing import audit
from kring.foundation.sharing.reading import reads
from kring.insight.indicators.dashboard.behind import RESTS_ON, Behind, behind
from kring.insight.indicators.dashboard.book import DIMENSIONS, VIOLENCE, indicators
from kring.insight.indicators.dashboard.in_dutch import told
from kring.insight.indicators.dashboard.kept import Kept, Number, dimensions, years
from kring.insight.indicators.dashboard.pictures import comparison
from kring.insight.indicators.dashboard.run_picture import run_chart
from kring.insight.indicators.dashboard.runs import run_of
from kring.insight.indicators.dashboard.story import as_options, newest_full
from kring.insight.indicators.dashboard.words import counted, margin, period_in_words, said
from kring.insight.indicators.seen import cells, definition_or_404, overall, quarters, quote, with_numbers


@require_safe
@reads()
@with_numbers
def indicator(request: HttpRequest, kept: Kept, code: str) -> HttpResponse:
    """One indicator: its number, its course, organisations beside each other, and what lies behind it."""
    definition = definition_or_404(code)
    numbers, former = kept.apart(kept.of_indicator(code))
    periods, period, usual = _period(request, numbers)
    ways = dimensions(numbers)
    way = request.GET.get("naar", "")
    way = way if way in ways else (ways[0] if ways else "")
    parts = sorted(cells(numbers, way, period), key=lambda one: kept.name_of(way, one.cell))
    row, before = quarters(numbers), quarters(former)
    run = run_of([None if one.partial else one.value for one in row])
    return render(
        request,
        "indicators/indicator.html",
        {
            "kept": kept,
            "definition": definition,
            "together": _together(kept, period) if code in VIOLENCE else [],
            "year": period,
            "number": _figures(overall(numbers, period)),
            "run": run_chart(
                row, run, title=_("Verloop per kwartaal: %(title)s") % {"title": definition.title}, before=before
            ),
            "quarters": [_quarter(one, bool(before)) for one in sorted([*row, *before], key=_in_time)],
            "changed": definition.changed if before else "",
            "comparison": _comparison(kept, definition, numbers, period),
            "parts": [[kept.name_of(way, one.cell), *_figures(one)] for one in parts if not one.suppression],
            "too_small": [kept.name_of(way, one.cell) for one in parts if one.suppression],
            "way": DIMENSIONS.get(way, ""),
            "filters": _filters(as_options(periods, usual), ways),
            "part_columns": [_("Deel"), *_columns()],
            "quarter_columns": [_("Kwartaal"), *_columns(), *([_("Definitie")] if before else [])],
            "behind": _behind(definition),
            "mine": code in RESTS_ON and not kept.sight.whole,
            "quote": quote(kept, code),
            "query": request.GET.urlencode(),
        },
    )  # fmt: skip


@require_safe
@reads()
@with_numbers
def dossiers(request: HttpRequest, kept: Kept, code: str) -> HttpResponse:
    """The open dossiers behind a number that whoever looks works on; each opens as it would for them anyway."""
    definition = definition_or_404(code)
    if code not in RESTS_ON:
        raise Http404
    periods, period, usual = _period(request, kept.apart(kept.of_indicator(code))[0])
    mine = behind(kept.version, code, period)
    viewer = request.viewer  # type: ignore[attr-defined]
    audit.read(viewer, name="indicators.dossiers", dossiers=[one.dossier_id for one in mine], sections=[RESTS_ON[code]])
    return render(
        request,
        "indicators/dossiers.html",
        {
            "kept": kept,
            "definition": definition,
            "told": told()[code],
            "year": period,
            "filters": [{"name": "periode", "label": _("Jaar"), "options": as_options(periods[:2], usual)}],
            "columns": [_("Gezin"), _("In dit getal")],
            "rows": [[(_name(one), reverse("workbench:family", args=[one.dossier_id])), _adds(definition, one)]
                     for one in mine],
        },
    )  # fmt: skip


def _name(one: Behind) -> str:
    return one.name or _("dossier %(number)s") % {"number": one.dossier_id}


def _adds(definition: Any, one: Behind) -> str:
    """What one dossier adds to a number, in words."""
    if definition.statistic.name != "proportion":
        return str(one.sum)
    if one.units == 1:
        return _("ja") if one.sum else _("nee")
    return _("%(some)s van %(all)s") % {"some": one.sum, "all": one.units}


def _period(request: HttpRequest, numbers: Sequence[Number]) -> tuple[list[str], str, str]:
    """The years there are, the one that was asked for, and the usual one."""
    periods = years(numbers)
    usual = newest_full(numbers, periods)
    asked = request.GET.get("periode", "")
    return periods, asked if asked in periods else usual, usual


def _in_time(one: Number) -> tuple[str, str]:
    return one.period, one.definition


def _quarter(one: Number, with_definition: bool) -> list[str]:
    return [period_in_words(one.period), *_figures(one), *([one.definition] if with_definition else [])]


def _columns() -> list[Any]:
    return [_("Getal"), _("Waarschijnlijk tussen"), _("Aantal")]


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


def _comparison(kept: Kept, definition: Any, numbers: Iterable[Number], period: str) -> Any:
    numbers = list(numbers)
    return comparison(
        cells(numbers, "organisation", period),
        overall(numbers, period),
        title=_("Organisaties naast elkaar: %(title)s") % {"title": definition.title},
        name=lambda one: kept.name_of(one.dimension, one.cell),
    )


def _behind(definition: Any) -> list[tuple[str, str]]:
    words = told()[definition.code]
    return [
        (_("Waarom dit getal"), definition.why),
        (_("Wie telt mee"), words.who),
        (_("Wat telt"), words.what),
        (_("Wat ontbreekt"), words.missing),
        (_("Wat dit getal niet zegt"), definition.limits),
        (_("Bron"), definition.source),
        (_("Versie"), definition.version),
        (_("Hoe gerekend"), f"{definition.statistic.name}, {definition.statistic.method}"),
        (_("Auteur"), definition.author),
        (_("Nagekeken"), definition.checked_by),
        (_("Opnieuw bekijken voor"), definition.review_on.isoformat()),
    ]
