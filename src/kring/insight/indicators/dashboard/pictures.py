"""The picture of organisations beside each other: a funnel where counts are compared, otherwise margins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.svg import Picture, element, path, text
from kring.insight.indicators.dashboard import funnel
from kring.insight.indicators.dashboard.kept import Number
from kring.insight.indicators.dashboard.words import margin, said, with_unit

LEFT, TOP, PLOT, HEIGHT, FLOOR = 76, 16, 420, 180, 34
# With more dots than this, numbers beside them cannot be read; each dot still says its name, and the table has all.
MOST_NUMBERED = 40


@dataclass(frozen=True)
class Scale:
    """From the lowest to the highest value, over the height of the picture."""

    low: float
    high: float

    @classmethod
    def around(cls, values: Sequence[float], *, statistic: str) -> Scale:
        """Room for all values; shares and counts begin at zero, so that a height means what it seems to mean."""
        low = min(values) if statistic in ("mean", "relation") else 0.0
        high = max(values)
        room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
        top = high + room
        return cls(low - room if low else low, min(top, 1.0) if statistic == "proportion" else top)

    def y(self, value: float) -> float:
        return TOP + HEIGHT * (1 - (value - self.low) / (self.high - self.low))


def comparison(
    parts: Sequence[Number],
    whole: Number | None,
    *,
    title: str,
    name: Callable[[Number], str],
    key: str = "vergelijking",
) -> Picture | None:
    """Organisations beside each other: a funnel where counts are compared, otherwise each with its margin.

    In order of name, never of value. Nothing when there is no part to show.
    """
    shown = [one for one in parts if one.value is not None]
    if not shown:
        return None
    if whole is not None and whole.value is not None and funnel.has_funnel(whole.statistic):
        return _funnel(shown, whole, title, name, key)
    return _margins(shown, whole, title, name, key)


def _funnel(shown: Sequence[Number], whole: Number, title: str, name: Callable[[Number], str], key: str) -> Picture:
    middle = whole.value or 0.0
    curve = funnel.curve(whole.statistic, middle, [one.weight for one in shown])
    values = [one.value or 0.0 for one in shown] + [middle] + [bound.high for bound in curve]
    scale = Scale.around(values, statistic=whole.statistic)
    first, last = curve[0].weight, curve[-1].weight

    def x(weight: float) -> float:
        return LEFT + PLOT * (weight - first) / (last - first)

    parts = [grid_of(scale, whole.statistic)]
    for bound, dashes in (("low", None), ("high", None), ("lowest", "4 4"), ("highest", "4 4")):
        # The limits of a small part may lie above the picture: there is nothing to draw there.
        inside = [(x(one.weight), getattr(one, bound)) for one in curve if getattr(one, bound) <= scale.high]
        if len(inside) > 1:
            d = "M" + "L".join(f"{svg.number(place)} {svg.number(scale.y(value))}" for place, value in inside)
            parts.append(path(d, stroke=svg.SOFT, stroke_dasharray=dashes))
    y = svg.number(scale.y(middle))
    parts.append(path(f"M{LEFT} {y}H{LEFT + PLOT}", stroke=svg.BLUE, stroke_width=1.5))
    parts.append(text(_("hele regio"), LEFT + PLOT + 6, scale.y(middle) + 4, font_size=12, fill=svg.BLUE))
    sentences = []
    for number, one in enumerate(sorted(shown, key=name), start=1):
        value = one.value or 0.0
        far = funnel.outside(whole.statistic, middle, one.weight, value)
        tip = f"{name(one)}: {said(one)}"
        parts.append(_dot(x(one.weight), scale.y(value), tip, number, marked=far, crowded=len(shown) > MOST_NUMBERED))
        sentences.append(
            _("%(number)s. %(tip)s, verder van de regio dan toeval verklaart.") % {"number": number, "tip": tip}
            if far
            else f"{number}. {tip}"
        )
    words = _("jaren") if whole.statistic == "rate" else _("aantal waarop het getal rust")
    parts.append(text(words, LEFT + PLOT / 2, TOP + HEIGHT + 26, font_size=12, fill=svg.SOFT, text_anchor="middle"))
    return svg.drawing(
        key=key, title=title, sentences=tuple(sentences), width=LEFT + PLOT + 80, height=TOP + HEIGHT + FLOOR,
        body="".join(parts),
    )  # fmt: skip


def _margins(
    shown: Sequence[Number], whole: Number | None, title: str, name: Callable[[Number], str], key: str
) -> Picture:
    ends = [value for one in shown for value in (one.low, one.value, one.high) if value is not None]
    ends += [whole.value] if whole is not None and whole.value is not None else []
    scale = Scale.around(ends, statistic=shown[0].statistic)
    step = PLOT / (len(shown) + 1)
    parts = [grid_of(scale, shown[0].statistic)]
    if whole is not None and whole.value is not None:
        y = scale.y(whole.value)
        parts.append(path(f"M{LEFT} {svg.number(y)}H{LEFT + PLOT}", stroke=svg.BLUE, stroke_width=1.5))
        parts.append(text(_("hele regio"), LEFT + PLOT + 6, y + 4, font_size=12, fill=svg.BLUE))
    sentences = []
    for number, one in enumerate(sorted(shown, key=name), start=1):
        x = LEFT + number * step
        tip = f"{name(one)}: {said(one)}"
        if one.low is not None and one.high is not None:
            d = f"M{svg.number(x)} {svg.number(scale.y(one.low))}V{svg.number(scale.y(one.high))}"
            parts.append(path(d, stroke=svg.SOFT, stroke_width=1.5))
        parts.append(_dot(x, scale.y(one.value or 0.0), tip, number, marked=False, crowded=len(shown) > MOST_NUMBERED))
        between = margin(one)
        sentences.append(f"{number}. {tip}" + (f" ({between})" if between else ""))
    return svg.drawing(
        key=key, title=title, sentences=tuple(sentences), width=LEFT + PLOT + 80, height=TOP + HEIGHT + FLOOR,
        body="".join(parts),
    )  # fmt: skip


def grid_of(scale: Scale, statistic: str) -> str:
    parts = []
    for share in (0, 0.5, 1):
        value = scale.low + share * (scale.high - scale.low)
        y = scale.y(value)
        parts.append(path(f"M{LEFT} {svg.number(y)}H{LEFT + PLOT}", stroke=svg.LINE))
        label = with_unit(statistic, value).replace(_("procentpunt"), "").strip()
        parts.append(text(label, LEFT - 6, y + 4, font_size=12, fill=svg.SOFT, text_anchor="end"))
    return "".join(parts)


def _dot(x: float, y: float, tip: str, number: int, *, marked: bool, crowded: bool) -> str:
    """A part of the region: a diamond when it lies far away, its number beside it when there is room for numbers."""
    colour, size = (svg.AMBER if marked else svg.BLUE), (3 if crowded else 5)
    inside = element("title", escape(tip))
    r = size + 1
    d = f"M{svg.number(x)} {svg.number(y)}m0 -{r}l{r} {r}l-{r} {r}l-{r} -{r}z"
    dot = (
        element("path", inside, d=d, fill=colour, stroke="#fff")
        if marked
        else element("circle", inside, cx=x, cy=y, r=size, fill=colour, stroke="#fff")
    )
    return dot if crowded else dot + svg.halo(number, x + 8, y + 4, font_size=12)
