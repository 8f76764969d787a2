"""How safe it is according to whom, over time: a line per rater, marks for incidents, labels for phases.

Never an average: the differences between people are what matters. Lines differ in dashes and in the shape of
their points, so that the picture can be read in grey.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.calendar import TimeScale, in_rows
from kring.foundation.ui.pictures.svg import Picture, element, path, text

LEFT, PLOT, FLOOR_SPACE, HEIGHT = 24, 300, 28, 170
STYLES = (
    (svg.BLUE, None, "circle"),
    (svg.GREEN, "9 4", "square"),
    (svg.AMBER, "2 4", "diamond"),
    (svg.PURPLE, "9 3 2 3", "triangle"),
    (svg.INK, "14 4", "cross"),
    (svg.RED, "5 2", "ring"),
)


@dataclass(frozen=True)
class Rating:
    """A number from 0 to 10 that someone gave on a day."""

    on: date
    score: float


@dataclass(frozen=True)
class Rater:
    """Who gave the numbers, as the viewer may know them."""

    name: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True)
class Incident:
    """Something unsafe that happened."""

    on: date
    what: str


@dataclass(frozen=True)
class PhaseChange:
    """From this day the family is in this phase."""

    on: date
    label: str


def safety_line(
    raters: Sequence[Rater],
    *,
    incidents: Sequence[Incident] = (),
    changes: Sequence[PhaseChange] = (),
    until: date | None = None,
    key: str = "veiligheid",
    title: str = "",
) -> Picture:
    """Draw the ratings of everyone, first to last. ``until`` stretches the time to a day, mostly today."""
    raters = [_sorted(rater) for rater in raters if rater.ratings]
    incidents = sorted(incidents, key=lambda incident: incident.on)
    changes = sorted(changes, key=lambda change: change.on)
    days = [rating.on for rater in raters for rating in rater.ratings]
    days += [incident.on for incident in incidents] + [change.on for change in changes]
    days += [until] if until else []
    scale = TimeScale.around(days, left=LEFT, width=PLOT)

    rows = in_rows([(scale.x(change.on), svg.width_of(change.label, 12) + 8) for change in changes], LEFT + PLOT)
    top = 12 + 16 * (max((row for row, _x in rows), default=-1) + 1)
    names = [f"{rater.name} {_score(rater.ratings[-1].score)}" for rater in raters]
    labels = _apart([_y(rater.ratings[-1].score, top) for rater in raters], top=top, gap=17)
    lowest = max([top + HEIGHT, *labels])

    parts = [_grid(top), *scale.months(top, top + HEIGHT, baseline=top + HEIGHT + 20)]
    for change, (row, x) in zip(changes, rows, strict=True):
        parts.append(_phase_line(change, scale.x(change.on), x, 10 + 16 * row, top))
    parts += [_incident(number, incident, scale, top, incidents) for number, incident in enumerate(incidents)]
    for index, (rater, name, place) in enumerate(zip(raters, names, labels, strict=True)):
        parts.append(_line(rater, index, scale, top) + _name(name, index, place))

    width = LEFT + PLOT + 44 + max([svg.width_of(name, 14) for name in names], default=0) + 4
    return svg.drawing(
        key=key,
        title=title or _("Hoe veilig is het, volgens wie"),
        sentences=tuple(sentences(raters, incidents, changes)),
        width=width,
        height=max(lowest + 12, top + HEIGHT + FLOOR_SPACE),
        body="".join(parts),
        grows=1.4,
    )


def sentences(raters: Sequence[Rater], incidents: Sequence[Incident], changes: Sequence[PhaseChange]) -> list[str]:
    """Everything that the drawing shows, in words."""
    if not raters and not incidents and not changes:
        return [_("Er zijn nog geen cijfers gegeven.")]
    said = []
    for rater in raters:
        given = ", ".join(f"{_score(rating.score)} ({_day(rating.on)})" for rating in rater.ratings)
        said.append(_("%(name)s gaf: %(given)s.") % {"name": rater.name, "given": given})
    for number, incident in enumerate(incidents, start=1):
        told = {"number": number, "day": _day(incident.on), "what": incident.what}
        said.append(_("Incident %(number)s, op %(day)s: %(what)s.") % told)
    said += [_("Op %(day)s: %(label)s.") % {"day": _day(c.on), "label": c.label} for c in changes]
    return said


def _sorted(rater: Rater) -> Rater:
    for rating in rater.ratings:
        if not 0 <= rating.score <= 10:
            raise ValueError(f"A rating lies between 0 and 10, not {rating.score}.")
    return Rater(rater.name, tuple(sorted(rater.ratings, key=lambda rating: rating.on)))


def _score(score: float) -> str:
    return f"{score:g}".replace(".", ",")


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _y(score: float, top: float) -> float:
    return top + HEIGHT * (1 - score / 10)


def _grid(top: float) -> str:
    parts = []
    for score in (0, 5, 10):
        y = _y(score, top)
        parts.append(path(f"M{LEFT} {svg.number(y)}H{LEFT + PLOT}", stroke=svg.LINE))
        parts.append(text(score, LEFT - 6, y + 4, font_size=12, fill=svg.SOFT, text_anchor="end"))
    return "".join(parts)


def _phase_line(change: PhaseChange, x: float, label_x: float, y: float, top: float) -> str:
    line = path(
        f"M{svg.number(x)} {svg.number(y - 8)}V{svg.number(top + HEIGHT)}",
        stroke=svg.SOFT,
        stroke_dasharray="3 3",
    )
    return line + svg.halo(change.label, label_x + 4, y + 2, font_size=12)


def _incident(number: int, incident: Incident, scale: TimeScale, top: float, incidents: Sequence[Incident]) -> str:
    x = scale.x(incident.on)
    close = sum(1 for other in incidents[:number] if x - scale.x(other.on) < 22)
    y = top + HEIGHT - 17 * close
    tip = element("title", escape(f"{_day(incident.on)}: {incident.what}"))
    mark = element("path", tip, d=f"M{svg.number(x)} {svg.number(y - 15)}l8 15h-16z", fill=svg.RED, stroke="#fff")
    return mark + svg.halo(number + 1, x + 9, y - 4, font_size=11, fill=svg.RED, font_weight="bold")


def _line(rater: Rater, index: int, scale: TimeScale, top: float) -> str:
    colour, dashes, _shape = STYLES[index % len(STYLES)]
    points = [(scale.x(rating.on), _y(rating.score, top)) for rating in rater.ratings]
    d = "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points)
    drawn = path(d, stroke=colour, stroke_width=2.5, stroke_dasharray=dashes, stroke_linejoin="round")
    tips = [f"{rater.name}, {_day(rating.on)}: {_score(rating.score)}" for rating in rater.ratings]
    return drawn + "".join(_point(index, x, y, tip) for (x, y), tip in zip(points, tips, strict=True))


def _name(name: str, index: int, y: float) -> str:
    colour, dashes, _shape = STYLES[index % len(STYLES)]
    x = LEFT + PLOT + 8
    sample = path(f"M{x} {svg.number(y)}h28", stroke=colour, stroke_width=2.5, stroke_dasharray=dashes)
    return sample + _point(index, x + 14, y) + text(name, x + 34, y + 5, font_size=14, fill=colour)


def _point(index: int, x: float, y: float, tip: str = "") -> str:
    colour, _dashes, shape = STYLES[index % len(STYLES)]
    inside = element("title", escape(tip)) if tip else ""
    if shape in ("circle", "ring"):
        fill = colour if shape == "circle" else "#fff"
        return element("circle", inside, cx=x, cy=y, r=3.5, fill=fill, stroke=colour, stroke_width=1.5)
    outlines = {
        "square": "m-3.5 -3.5h7v7h-7z",
        "diamond": "m0 -5l5 5l-5 5l-5 -5z",
        "triangle": "m0 -5l5 8.5h-10z",
        "cross": "m-4 -4l8 8m0 -8l-8 8",
    }
    d = f"M{svg.number(x)} {svg.number(y)}{outlines[shape]}"
    return element("path", inside, d=d, fill=colour, stroke=colour, stroke_width=1.5)


def _apart(wanted: Sequence[float], *, top: float, gap: float) -> list[float]:
    """Labels as near as possible to where they want to be, without touching."""
    places = list(wanted)
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    for before, now in itertools.pairwise(order):
        places[now] = max(places[now], places[before] + gap)
    over = (places[order[-1]] if order else 0) - (top + HEIGHT)
    if over > 0:
        limit = top + HEIGHT
        for index in reversed(order):
            places[index] = max(min(places[index], limit), top)
            limit = places[index] - gap
        for before, now in itertools.pairwise(order):
            places[now] = max(places[now], places[before] + gap)
    return places
