"""The picture of quarters in a row: their median, what is more than chance, and what a former definition gave."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.svg import Picture, element, path, text
from kring.insight.indicators.dashboard.kept import Number
from kring.insight.indicators.dashboard.pictures import FLOOR, HEIGHT, LEFT, PLOT, TOP, Scale, grid_of
from kring.insight.indicators.dashboard.runs import Run
from kring.insight.indicators.dashboard.words import period_in_words, said, with_unit


def run_chart(
    numbers: Sequence[Number], run: Run, *, title: str, key: str = "verloop", before: Sequence[Number] = ()
) -> Picture:
    """Quarters in order of time, their median, and which of them are more than chance.

    `before` are quarters counted by a definition that is no longer in the book: a second line, without a median.
    """
    said_of = [f"{period_in_words(one.period)}: {said(one)}" for one in numbers]
    said_of += [
        _("%(quarter)s, definitie %(version)s: %(value)s")
        % {"quarter": period_in_words(one.period), "version": one.definition, "value": said(one)}
        for one in before
    ]
    sentences = (*said_of, *run_in_words(numbers, run))
    before = _on_one_scale(numbers, before)
    known = [one.value for one in (*numbers, *before) if one.value is not None]
    if not known:
        return Picture(title=title, svg=SafeString(""), as_text=sentences)
    scale = Scale.around(known, statistic=numbers[0].statistic)
    step = PLOT / max(len(numbers) - 1, 1)
    marked = {place for signal in run.signals for place in signal.places}
    parts = [grid_of(scale, numbers[0].statistic)]
    if run.middle is not None:
        y = svg.number(scale.y(run.middle))
        parts.append(path(f"M{LEFT} {y}H{LEFT + PLOT}", stroke=svg.SOFT, stroke_dasharray="6 4"))
        parts.append(text(_("mediaan"), LEFT + PLOT + 6, scale.y(run.middle) + 4, font_size=12, fill=svg.SOFT))
    points = [(place, one, one.value) for place, one in enumerate(numbers) if one.value is not None]
    line = "L".join(f"{svg.number(LEFT + place * step)} {svg.number(scale.y(value))}" for place, _one, value in points)
    if points:
        parts.append(path(f"M{line}", stroke=svg.BLUE, stroke_width=2))
    parts += [_quarter(LEFT + place * step, scale.y(value), one, place in marked) for place, one, value in points]
    parts += _former(before, [one.period for one in numbers], step, scale)
    for place, one in enumerate(numbers):
        if place % max(1, len(numbers) // 6) == 0:
            label = f"{one.period[2:4]}-{one.period[5:]}"
            parts.append(
                text(label, LEFT + place * step, TOP + HEIGHT + 18, font_size=12, fill=svg.SOFT, text_anchor="middle")
            )
    return svg.drawing(
        key=key, title=title, sentences=sentences, width=LEFT + PLOT + 70, height=TOP + HEIGHT + FLOOR,
        body="".join(parts),
    )  # fmt: skip


def run_in_words(numbers: Sequence[Number], run: Run) -> list[str]:
    """What the row says: the median, and each signal with its quarters."""
    if run.middle is None:
        return [_("Er zijn nog geen kwartalen met een getal.")]
    middle = _("De mediaan is %(value)s.") % {"value": with_unit(numbers[0].statistic, run.middle)}
    if not run.enough:
        return [middle, _("Er zijn nog te weinig kwartalen om toeval van verandering te onderscheiden.")]
    if not run.signals:
        return [middle, _("De verschillen tussen de kwartalen kunnen toeval zijn.")]
    told = []
    for signal in run.signals:
        words = {
            ("shift", True): _("Meer dan toeval: %(many)s kwartalen op rij boven de mediaan (%(first)s – %(last)s)."),
            ("shift", False): _("Meer dan toeval: %(many)s kwartalen op rij onder de mediaan (%(first)s – %(last)s)."),
            ("trend", True): _("Meer dan toeval: %(many)s kwartalen op rij omhoog (%(first)s – %(last)s)."),
            ("trend", False): _("Meer dan toeval: %(many)s kwartalen op rij omlaag (%(first)s – %(last)s)."),
        }
        first, last = (period_in_words(numbers[place].period) for place in (signal.places[0], signal.places[-1]))
        told.append(words[signal.kind, signal.up] % {"many": len(signal.places), "first": first, "last": last})
    return [middle, *told]


def _on_one_scale(numbers: Sequence[Number], before: Sequence[Number]) -> list[Number]:
    """What a former definition gave in the same quarters; with another statistic it has no place on this scale."""
    periods, statistics = {one.period for one in numbers}, {one.statistic for one in numbers}
    return [one for one in before if one.period in periods and one.statistic in statistics]


def _former(before: Sequence[Number], periods: list[str], step: float, scale: Scale) -> list[str]:
    """Each former definition as a dashed line with open squares, and its name at the end."""
    parts = []
    for version in sorted({one.definition for one in before}):
        points = [
            (LEFT + periods.index(one.period) * step, scale.y(one.value), one)
            for one in before
            if one.definition == version and one.value is not None
        ]
        if points:
            line = "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y, _one in points)
            parts.append(path(f"M{line}", stroke=svg.AMBER, stroke_width=1.5, stroke_dasharray="3 3"))
            for x, y, one in points:
                tip = element("title", escape(f"{period_in_words(one.period)} ({version}): {said(one)}"))
                parts.append(element("rect", tip, x=x - 4, y=y - 4, width=8, height=8, fill="#fff", stroke=svg.AMBER))
            words = _("definitie %(version)s") % {"version": version}
            x, y, _last = points[-1]
            parts.append(text(words, x, y - 10, font_size=12, fill=svg.AMBER, text_anchor="middle"))
    return parts


def _quarter(x: float, y: float, number: Number, marked: bool) -> str:
    """A quarter: filled when it is over, open when it still runs, with a ring when it is part of a signal."""
    tip = element("title", escape(f"{period_in_words(number.period)}: {said(number)}"))
    ring = element("circle", cx=x, cy=y, r=9, fill="none", stroke=svg.AMBER, stroke_width=2) if marked else ""
    fill = "#fff" if number.partial else svg.BLUE
    return ring + element("circle", tip, cx=x, cy=y, r=4.5, fill=fill, stroke=svg.BLUE, stroke_width=2)
