"""A family as a genogram: who belongs to whom, who lives where, who is in the network.

Squares are men, circles women, a diamond says nothing about it; the age stands inside. A struck-through line
is a couple that ended, a cross someone who died, dashes an adopted child, dots a foster child.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.genogram import homes, lines
from kring.foundation.ui.pictures.genogram.family import (
    Child,
    Family,
    Home,
    Partners,
    Person,
    Tie,
    unions,
    visible,
)
from kring.foundation.ui.pictures.genogram.generations import generations
from kring.foundation.ui.pictures.genogram.layout import EDGE, LINE, SHAPE, Spot, spots
from kring.foundation.ui.pictures.genogram.order import ordered
from kring.foundation.ui.pictures.genogram.words import sentences
from kring.foundation.ui.pictures.svg import Attribute, Picture, element, path, text

__all__ = ["Child", "Family", "Home", "Partners", "Person", "Tie", "genogram", "places"]

HEAD = 22


def genogram(family: Family, *, key: str = "genogram", title: str = "") -> Picture:
    """Draw a family. It draws everyone it gets, and nothing of whom it does not get."""
    family = visible(family)
    joined = unions(family)
    rows, bottoms, body = _lay_out(family)
    everyone = [spot for row in rows for spot in row]
    labels = [home.label for home in family.homes]
    low = max(bottoms, default=40) + HEAD + 6
    wide = [spot.right + EDGE for spot in everyone] + [70 + svg.width_of(label) for label in labels]
    return svg.drawing(
        key=key,
        title=title or _("Wie hoort bij wie"),
        sentences=tuple(sentences(family, joined)),
        width=max(wide, default=200),
        height=low + homes.ROW * len(labels),
        body=body + homes.legend(labels, low + 6) + "".join(_person(spot) for spot in everyone),
    )


def places(family: Family) -> list[Spot]:
    """Where everyone stands: for tests, and for whoever draws something beside a person."""
    rows, _bottoms, _body = _lay_out(visible(family))
    return [spot for row in rows for spot in row]


def _lay_out(family: Family) -> tuple[list[list[Spot]], list[float], str]:
    joined = unions(family)
    keys = ordered(family, joined, generations(family)) if family.people else []
    found = spots(family, keys, joined)
    made = lines.bonds(family, joined, found)
    under, bars = lines.heights(made, len(keys))

    rows, bottoms, top = [], [], float(HEAD)
    for number, row in enumerate(keys):
        line = [found[key] for key in row]
        for spot in line:
            spot.top = top
        rows.append(line)
        bottoms.append(max((spot.bottom for spot in line), default=top))
        room = lines.STEP * (under[number] + bars[number])
        top = bottoms[-1] + lines.ROOM + room + 24
    people = [[found[key] for key in home.people] for home in family.homes]
    drawn = homes.outlines(people, rows, bottoms)
    return rows, bottoms, drawn + lines.draw(made, bottoms, under, family.twins)


def _person(spot: Spot) -> str:
    person, half = spot.person, SHAPE / 2
    x, y = spot.x, spot.middle
    style: dict[str, Attribute] = {"fill": "#fff", "stroke": svg.INK, "stroke_width": 2}
    style |= {"stroke_dasharray": "3 3", "stroke": svg.SOFT} if person.network else {}
    if person.sex == "male":
        drawn = element("rect", x=x - half, y=spot.top, width=SHAPE, height=SHAPE, **style)
    elif person.sex == "female":
        drawn = element("circle", cx=x, cy=y, r=half, **style)
    else:
        d = f"M{svg.number(x)} {svg.number(spot.top)}l{half} {half}l-{half} {half}l-{half} -{half}z"
        drawn = element("path", d=d, **style)
    if person.died:
        reach = half if person.sex == "male" else half * 0.7 if person.sex == "female" else half / 2
        for step in (1, -1):
            d = f"M{svg.number(x - reach)} {svg.number(y - step * reach)}l{2 * reach:g} {step * 2 * reach:g}"
            drawn += path(d, stroke=svg.SOFT, stroke_width=1.5)
    if person.age is not None:
        drawn += svg.halo(person.age, x, y + 5, font_size=14, text_anchor="middle")
    down = spot.top + SHAPE + LINE
    for index, words in enumerate((*spot.names, *spot.notes)):
        name = index < len(spot.names)
        drawn += text(
            words,
            x,
            down + LINE * index,
            text_anchor="middle",
            font_weight="bold" if name else None,
            font_size=13 if name else 12,
            fill=svg.INK if name else svg.SOFT,
        )
    return drawn
