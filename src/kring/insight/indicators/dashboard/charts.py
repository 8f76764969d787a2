"""The same pictures as files to take along, drawn by matplotlib: SVG and PNG with what is needed to quote them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, Literal

from django.utils.translation import gettext as _

from kring.insight.indicators.dashboard import funnel
from kring.insight.indicators.dashboard.kept import Number
from kring.insight.indicators.dashboard.runs import Run

Form = Literal["svg", "png"]
BLUE, SOFT, AMBER = "#154273", "#4f5a6e", "#8a4b00"
# With more dots than this, names beside them cannot be read; the table has them all.
MOST_NAMED = 40


def run_file(
    numbers: Sequence[Number], run: Run, *, title: str, quote: str, form: Form, before: Sequence[Number] = ()
) -> bytes:
    """Quarters in a row, with their median; a quarter that still runs is an open dot.

    `before` are quarters by a former definition of the same kind: a dashed line of their own.
    """
    figure, axes = _sheet(title)
    points = [(one.period, one.value, one.partial) for one in numbers if one.value is not None]
    places = {one.period: place for place, one in enumerate(numbers)}
    axes.plot([places[period] for period, _v, _p in points], [value for _p, value, _x in points], color=BLUE)
    for period, value, partial in points:
        axes.plot(places[period], value, "o", color=BLUE, markerfacecolor="white" if partial else BLUE)
    if run.middle is not None:
        axes.axhline(run.middle, color=SOFT, linestyle="--", label=_("mediaan"))
    kinds = {one.statistic for one in numbers}
    for version in sorted({one.definition for one in before if one.statistic in kinds}):
        former = [
            (places[one.period], one.value)
            for one in before
            if one.definition == version and one.value is not None and one.period in places
        ]
        words = _("definitie %(version)s") % {"version": version}
        axes.plot([place for place, _v in former], [value for _p, value in former], "s:", color=AMBER, label=words)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(frameon=False)
    axes.set_xticks(list(places.values()), list(places), rotation=60, ha="right", fontsize=8)
    return _written(figure, quote, form)


def comparison_file(
    parts: Sequence[Number], whole: Number | None, *, title: str, quote: str, name: Callable[[Number], str], form: Form
) -> bytes:
    """Organisations beside each other, with the limits of chance where counts are compared."""
    figure, axes = _sheet(title)
    shown = sorted((one for one in parts if one.value is not None), key=name)
    middle = whole.value if whole is not None else None
    if shown and middle is not None and funnel.has_funnel(shown[0].statistic):
        curve = funnel.curve(shown[0].statistic, middle, [one.weight for one in shown])
        for bound, style in (("low", "-"), ("high", "-"), ("lowest", "--"), ("highest", "--")):
            axes.plot([one.weight for one in curve], [getattr(one, bound) for one in curve], style, color=SOFT)
        axes.plot([one.weight for one in shown], [one.value for one in shown], "o", color=BLUE)
        for one in shown if len(shown) <= MOST_NAMED else ():
            where = (one.weight, one.value or 0.0)
            axes.annotate(name(one), where, fontsize=7, xytext=(4, 4), textcoords="offset points")
    else:
        for place, one in enumerate(shown):
            if one.low is not None and one.high is not None:
                axes.plot([place, place], [one.low, one.high], color=SOFT)
            axes.plot(place, one.value, "o", color=BLUE)
        axes.set_xticks(range(len(shown)), [name(one) for one in shown], rotation=60, ha="right", fontsize=7)
    if middle is not None:
        axes.axhline(middle, color=BLUE, linewidth=1)
    return _written(figure, quote, form)


def _sheet(title: str) -> tuple[Any, Any]:
    """A figure of its own: nothing is shared between requests."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4.8), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.set_title(title, fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _written(figure: Any, quote: str, form: Form) -> bytes:
    figure.supxlabel(quote, fontsize=6, color=SOFT)
    out = io.BytesIO()
    # Without a date in the file the same numbers give the same picture.
    figure.savefig(out, format=form, dpi=150, metadata={"Date": None} if form == "svg" else {"Description": quote})
    return out.getvalue()
