"""The numbers and pictures of one indicator as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.foundation.sharing.reading import reads
from kring.insight.indicators.dashboard import downloads
from kring.insight.indicators.dashboard.charts import Form, comparison_file, run_file
from kring.insight.indicators.dashboard.kept import Kept, Number, years
from kring.insight.indicators.dashboard.runs import run_of
from kring.insight.indicators.dashboard.story import newest_full
from kring.insight.indicators.seen import cells, definition_or_404, overall, quarters, quote, with_numbers

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
}


@require_safe
@reads()
@with_numbers
def table(request: HttpRequest, kept: Kept, code: str, form: str) -> HttpResponse:
    """Every number of an indicator that this viewer may see."""
    definition_or_404(code)
    if form not in ("csv", "xlsx"):
        raise Http404
    numbers = sorted(kept.of_indicator(code), key=lambda one: (one.period, one.dimension, one.cell))
    rows = downloads.lines(numbers, name=_named(kept), quote=quote(kept, code))
    content = downloads.as_csv(rows).encode() if form == "csv" else downloads.as_xlsx(rows)
    return _file(content, f"{code}.{form}", form)


@require_safe
@reads()
@with_numbers
def picture(request: HttpRequest, kept: Kept, code: str, which: str, form: str) -> HttpResponse:
    """The course or the comparison as a picture to take along."""
    definition = definition_or_404(code)
    if form not in ("svg", "png") or which not in ("verloop", "vergelijking"):
        raise Http404
    numbers, former = kept.apart(kept.of_indicator(code))
    if which == "verloop":
        row = quarters(numbers)
        run = run_of([None if one.partial else one.value for one in row])
        about = f"{definition.title} ({definition.code}, {_unit(definition.statistic.name)})"
        content = run_file(
            row, run, title=about, quote=quote(kept, code), form=cast(Form, form), before=quarters(former)
        )
    else:
        known, asked = years(numbers), request.GET.get("periode", "")
        period = asked if asked in known else newest_full(numbers, known)
        content = comparison_file(
            cells(numbers, "organisation", period),
            overall(numbers, period),
            title=f"{definition.title}, {period}",
            quote=quote(kept, code),
            name=_named(kept),
            form=cast(Form, form),
        )
    return _file(content, f"{code}-{which}.{form}", form)


def _unit(statistic: str) -> str:
    """In what a picture counts; the axis of a file has bare numbers."""
    return {
        "proportion": _("aandeel, 0 tot 1"),
        "relation": _("verschil in aandeel"),
        "rate": _("per jaar"),
        "survival": _("dagen"),
        "count": _("aantal"),
        "median": _("mediaan"),
    }.get(statistic, _("gemiddelde"))


def _named(kept: Kept) -> Callable[[Number], str]:
    def name(number: Number) -> str:
        return kept.name_of(number.dimension, number.cell) if number.dimension else _("hele regio")

    return name


def _file(content: bytes, name: str, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
