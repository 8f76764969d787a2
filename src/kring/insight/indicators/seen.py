"""What every page of the dashboards begins with: may they look, and which numbers are there."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kring.insight.indicators.dashboard.book import indicators
from kring.insight.indicators.dashboard.kept import Kept, Number
from kring.insight.indicators.dashboard.sight import sight_of
from kring.insight.indicators.models import FactsVersion

View = Callable[..., HttpResponse]
SECONDS_BETWEEN_LOOKS = 3


def with_numbers(view: View) -> View:
    """Give a view the kept numbers; before there are any, say how far making them is."""

    @functools.wraps(view)
    def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sight = sight_of(request.viewer)  # type: ignore[attr-defined]
        version = FactsVersion.objects.ready().first()
        if version is None:
            return waiting(request, whole=sight.whole)
        return view(request, Kept(version, sight), *args, **kwargs)

    return seen


def waiting(request: HttpRequest, *, whole: bool) -> HttpResponse:
    """There are no numbers yet: how far they are, or how to have them made."""
    making = FactsVersion.objects.in_the_making().first()
    failed = FactsVersion.objects.filter(state="failed").order_by("-pk").first()
    response = render(request, "indicators/waiting.html", {"making": making, "failed": failed, "whole": whole})
    if making is not None:
        # The page looks again by itself; without script, and without anything in the page.
        response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def definition_or_404(code: str) -> Any:
    """The definition with this code."""
    if code not in indicators():
        raise Http404
    return indicators()[code]


def quote(kept: Kept, code: str) -> str:
    """How to refer to a number: what it is, of which book, from which facts, until which day."""
    version = kept.version
    return _(
        "Kring, %(code)s, definitie %(definition)s, indicatorenboek %(book)s, feiten %(facts)s (tot en met %(until)s), "
        "gemaakt op %(made)s"
    ) % {
        "code": code,
        "definition": indicators()[code].version,
        "book": version.book,
        "facts": version,
        "until": _day(version.coverage_to),
        "made": _day(version.made_at),
    }


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def quarters(numbers: Sequence[Number]) -> list[Number]:
    """The quarters of the whole region, in order of time."""
    return sorted((one for one in numbers if len(one.period) > 4 and not one.dimension), key=lambda one: one.period)


def cells(numbers: Sequence[Number], dimension: str, period: str) -> list[Number]:
    """The parts of one year in one breakdown."""
    return [one for one in numbers if one.dimension == dimension and one.period == period]


def overall(numbers: Sequence[Number], period: str) -> Number | None:
    """The number of the whole region in a period."""
    return next((one for one in numbers if one.period == period and not one.dimension), None)
