"""Pages beside the indicators: what goes together and what it costs, and how complete the facts are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.config.environment import home
from kring.foundation.sharing.reading import reads
from kring.insight.indicators.costs.prices import BadPrices, prices_in
from kring.insight.indicators.dashboard.book import RELATIONS, indicators
from kring.insight.indicators.dashboard.brings import costs_of, relation
from kring.insight.indicators.dashboard.facts_words import MAY_BE_EMPTY, ODD, part, table
from kring.insight.indicators.dashboard.kept import Kept, years
from kring.insight.indicators.dashboard.story import as_options, newest_full
from kring.insight.indicators.seen import with_numbers


@require_safe
@reads()
@with_numbers
def brings(request: HttpRequest, kept: Kept) -> HttpResponse:
    """What goes together with less violence and more wellbeing, and what families cost in a year, for each payer."""
    numbers = kept.of_part("", "")
    periods = years(numbers)
    usual = newest_full(numbers, periods)
    asked = request.GET.get("periode", "")
    period = asked if asked in periods else usual
    by_code = {one.code: one for one in numbers if one.period == period}
    try:
        prices, wrong = prices_in(home().folder), ""
    except BadPrices as problem:
        prices, wrong = None, str(problem)
    return render(
        request,
        "indicators/brings.html",
        {
            "kept": kept,
            "year": period,
            "filters": [{"name": "periode", "label": _("Jaar"), "options": as_options(periods, usual)}],
            "relations": [relation(indicators()[code], by_code.get(code)) for code in RELATIONS],
            "costs": costs_of(kept.version.used.get(period, {}), prices) if prices else None,
            "prices": prices,
            "wrong": wrong,
            "payer_columns": [_("Betaler"), _("Per gezin per jaar")],
            "line_columns": [_("Wat"), _("Betaler"), _("Hoeveel"), _("Prijs"), _("Per gezin per jaar")],
        },
    )


@require_safe
@reads()
@with_numbers
def quality(request: HttpRequest, kept: Kept) -> HttpResponse:
    """How complete and how plausible the facts are on which everything rests, for each table and organisation."""
    told = kept.version.quality
    mine = [one for one in told.get("rows_of", ()) if _may_see(one, kept)]
    tables = list(dict.fromkeys(one["table"] for one in mine if not one["organisation"]))
    chosen = request.GET.get("tabel", "")
    chosen = chosen if chosen in tables else ""
    without = [name for name in told.get("without_source", ()) if "." not in name]
    return render(
        request,
        "indicators/quality.html",
        {
            "kept": kept,
            "tables": [(name, str(table(name))) for name in tables if name not in without],
            "chosen": chosen,
            "chosen_title": table(chosen) if chosen else "",
            "rows": [_summary(name, told, kept) for name in tables if name not in without],
            "columns": [_("Tabel"), (_("Rijen"), "number"), _("Vaak leeg"), _("Valt op")],
            "by_organisation": _by_organisation(chosen, mine, told, kept) if chosen else [],
            "organisation_columns": [_("Organisatie"), (_("Rijen"), "number"), _("Ingevuld"), _("Valt op")],
            "without_source": [part(name) for name in told.get("without_source", ())],
            "left_out": [[table(name), why, _many(count)] for name, why, count in told.get("left_out", ())],
            "left_out_columns": [_("Tabel"), _("Waarom"), (_("Hoe vaak"), "number")],
        },
    )


def _may_see(one: Mapping[str, Any], kept: Kept) -> bool:
    return not one["organisation"] or kept.sight.takes("organisation", one["organisation"], kept.version)


def _many(count: int | None) -> str:
    return _("te klein om te tonen") if count is None else f"{count}"


def _told_of(told: Mapping[str, Any], name: str, organisation: str) -> tuple[list[Any], list[Any]]:
    found = [
        [one for one in told.get(kind, ()) if one["table"] == name and one["organisation"] == organisation]
        for kind in ("filled", "oddities")
    ]
    return found[0], found[1]


def _summary(name: str, told: Mapping[str, Any], kept: Kept) -> list[Any]:
    """A table as a whole: how many rows, what is often empty while it should not be, and what is odd."""
    rows = next(one["rows"] for one in told["rows_of"] if one["table"] == name and not one["organisation"])
    filled, odd = _told_of(told, name, "")
    gaps = [_share(one) for one in filled if _is_gap(one)]
    return [(table(name), f"?tabel={name}#organisaties"), _many(rows), ", ".join(gaps) or _("niets"), _odd(odd)]


def _is_gap(one: Mapping[str, Any]) -> bool:
    column = one["what"].partition(".")[2]
    return column not in MAY_BE_EMPTY and bool(one["rows"]) and one["filled"] < one["rows"]


def _share(one: Mapping[str, Any]) -> str:
    name = part(one["what"]).partition(": ")[2]
    if one["rows"] is None:
        return f"{name}: {_('te klein om te tonen')}"
    return f"{name}: {100 * one['filled'] / one['rows']:.0f}%" if one["rows"] else ""


def _odd(odd: list[Any]) -> str:
    said = [f"{ODD.get(one['what'][:3], one['what'])}: {_many(one['filled'])}" for one in odd]
    return ", ".join(said) or _("niets")


def _by_organisation(name: str, mine: list[Any], told: Mapping[str, Any], kept: Kept) -> list[list[Any]]:
    found = []
    for one in mine:
        if one["table"] == name and one["organisation"]:
            filled, odd = _told_of(told, name, one["organisation"])
            known = one["rows"] is not None
            shares = [_share(each) for each in filled if each["what"].partition(".")[2] not in MAY_BE_EMPTY]
            found.append([
                kept.name_of("organisation", one["organisation"]), _many(one["rows"]),
                ", ".join(shares) if known else "", _odd(odd) if known else "",
            ])  # fmt: skip
    return sorted(found)
