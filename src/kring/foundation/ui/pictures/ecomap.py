"""Who stands around a family, and how that goes: the family in the middle, its ties left and right.

A tie is drawn by what it gives: strong (thick), ordinary (thin), weak (dashed) or tense (struck through). Of a tie
that nobody spoke about yet only stands that somebody is there: a hair-thin line.
The word for it stands in the box too, so the drawing does not depend on a line alone.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.svg import Attribute, Picture, element, path, text

BOX, MIDDLE, GAP, SPACE = 132, 96, 44, 12
LINES: dict[str, dict[str, Attribute]] = {
    "strong": {"stroke_width": 5},
    "ordinary": {"stroke_width": 1.5},
    "weak": {"stroke_width": 1.5, "stroke_dasharray": "5 4"},
    "tense": {"stroke_width": 1.5},
    "unknown": {"stroke_width": 0.75},
}
# These need no word in the box: the line says it.
WITHOUT_A_WORD = ("ordinary", "unknown")


@dataclass(frozen=True)
class Tie:
    """Someone or something around the family. ``to`` names one member; empty means the whole family."""

    name: str
    role: str = ""
    strength: str = "ordinary"
    to: str = ""


@dataclass(frozen=True)
class _Box:
    tie: Tie
    lines: tuple[str, ...]
    x: float
    y: float
    height: float


def ecomap(members: Sequence[str], ties: Sequence[Tie], *, key: str = "kring", title: str = "") -> Picture:
    """Draw members in the middle and every tie as a box on the side with the least crossing."""
    place = {name: index for index, name in enumerate(members)}
    ordered = sorted(ties, key=lambda tie: (place.get(tie.to, len(members) / 2), tie.name))
    left, right = _column(ordered[::2], 4), _column(ordered[1::2], 4 + BOX + MIDDLE + 2 * GAP)
    tall = max([48 + 30 * len(members), _bottom(left), _bottom(right)]) + 4
    left, right = _centred(left, tall), _centred(right, tall)
    middle_x, top = 4 + BOX + GAP, (tall - (40 + 30 * len(members))) / 2
    anchors = {name: top + 45 + 30 * index for index, name in enumerate(members)}

    parts = [_tie(box, middle_x, anchors, tall / 2, to_right=False) for box in left]
    parts += [_tie(box, middle_x + MIDDLE, anchors, tall / 2, to_right=True) for box in right]
    parts.append(_family(members, middle_x, top))
    parts += [_box(box) for box in (*left, *right)]
    return svg.drawing(
        key=key,
        title=title or _("Wie er om het gezin staat"),
        sentences=tuple(sentences(members, ties)),
        width=8 + 2 * BOX + MIDDLE + 2 * GAP,
        height=tall,
        body="".join(parts),
        grows=1.2,
    )


def sentences(members: Sequence[str], ties: Sequence[Tie]) -> list[str]:
    """Everything that the drawing shows, in words."""
    said = [_("Het gezin: %(names)s.") % {"names": ", ".join(members)}] if members else []
    for tie in ties:
        told = {
            "name": f"{tie.name} ({tie.role})" if tie.role else tie.name,
            "to": tie.to or _("het hele gezin"),
            "strength": _strength(tie.strength),
        }
        if tie.strength == "unknown":
            said.append(_("%(name)s staat om het gezin. Hoe de band is, staat er nog niet bij.") % told)
        else:
            said.append(_("%(name)s: %(strength)s band met %(to)s.") % told)
    return said or [_("Er is nog niemand ingevuld.")]


def _strength(strength: str) -> str:
    names = {
        "strong": _("sterke"),
        "ordinary": _("gewone"),
        "weak": _("zwakke"),
        "tense": _("gespannen"),
    }
    return names.get(strength, "")


def _column(ties: Sequence[Tie], x: float) -> list[_Box]:
    boxes, y = [], 4.0
    for tie in ties:
        words = [*textwrap.wrap(tie.name, 16), *textwrap.wrap(tie.role, 18)]
        if tie.strength not in WITHOUT_A_WORD:
            words.append(_("%(strength)s band") % {"strength": _strength(tie.strength)})
        height = 12.0 + 16 * len(words)
        boxes.append(_Box(tie, tuple(words), x, y, height))
        y += height + SPACE
    return boxes


def _bottom(boxes: Sequence[_Box]) -> float:
    return max((box.y + box.height for box in boxes), default=0)


def _centred(boxes: Sequence[_Box], tall: float) -> list[_Box]:
    down = (tall - 4 - _bottom(boxes)) / 2
    return [_Box(box.tie, box.lines, box.x, box.y + down, box.height) for box in boxes]


def _box(box: _Box) -> str:
    names = len(textwrap.wrap(box.tie.name, 20))
    drawn = element("rect", x=box.x, y=box.y, width=BOX, height=box.height, rx=8, fill="#fff", stroke=svg.SOFT)
    for index, line in enumerate(box.lines):
        weight, fill = ("bold", svg.INK) if index < names else (None, svg.SOFT)
        y = box.y + 18 + 16 * index
        drawn += text(line, box.x + BOX / 2, y, text_anchor="middle", font_weight=weight, fill=fill)
    return drawn


def _family(members: Sequence[str], x: float, top: float) -> str:
    height = 40 + 30 * len(members)
    drawn = element(
        "rect",
        x=x,
        y=top,
        width=MIDDLE,
        height=height,
        rx=14,
        fill="#e6eef7",
        stroke=svg.BLUE,
        stroke_width=2,
    )
    drawn += text(_("Het gezin"), x + MIDDLE / 2, top + 22, text_anchor="middle", font_size=12, fill=svg.SOFT)
    for index, name in enumerate(members):
        size = 14 if svg.width_of(name, 14) < MIDDLE - 8 else 11
        y = top + 50 + 30 * index
        drawn += text(name, x + MIDDLE / 2, y, text_anchor="middle", font_size=size, font_weight="bold")
    return drawn


def _tie(box: _Box, edge: float, anchors: dict[str, float], middle: float, *, to_right: bool) -> str:
    start = box.x if to_right else box.x + BOX
    y, goal = box.y + box.height / 2, anchors.get(box.tie.to, middle)
    colour = svg.RED if box.tie.strength == "tense" else svg.BLUE
    d = f"M{svg.number(start)} {svg.number(y)}L{svg.number(edge)} {svg.number(goal)}"
    line = path(d, stroke=colour, **LINES[box.tie.strength])
    if box.tie.strength == "tense":
        length = math.hypot(edge - start, goal - y) or 1
        across, up = 7 * (goal - y) / length, 7 * (start - edge) / length
        for part in (0.35, 0.5, 0.65):
            x, at = start + (edge - start) * part, y + (goal - y) * part
            stroke = f"M{svg.number(x - across)} {svg.number(at - up)}L{svg.number(x + across)} {svg.number(at + up)}"
            line += path(stroke, stroke=colour, stroke_width=1.5)
    return line
