"""How things that play a part work on each other: boxes below one another, arrows in bows beside them.

Boxes stay in one column, so that the map is readable on a phone and a page. What helps has a dashed edge and a plus,
what makes it hard a full edge and a minus; a strong influence is a thick arrow, one that is only thought a dashed one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.svg import Picture, element, number, path, text

BOX, LINE, PAD, GAP, HEAD = 330, 17, 9, 10, 30
FIRST_BOW, NEXT_BOW = 26, 16
LETTERS = 44


@dataclass(frozen=True)
class Thing:
    """Something that plays a part. ``helps`` says which way."""

    key: int
    wording: str
    group: str
    helps: bool


@dataclass(frozen=True)
class Arrow:
    """One thing works on another."""

    source: int
    target: int
    strong: bool = False
    seen: bool = True


@dataclass(frozen=True)
class _Box:
    thing: Thing
    lines: tuple[str, ...]
    y: float

    @property
    def height(self) -> float:
        return 2 * PAD + LINE * len(self.lines)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def factor_map(things: Sequence[Thing], arrows: Sequence[Arrow], *, key: str, title: str = "") -> Picture:
    """Draw things in the order given, under the names of their groups, and the arrows between them.

    An arrow of which an end is not among the things is left out: whoever looks may not see that end.
    """
    boxes, heads, tall = _placed(things)
    place = {box.thing.key: box for box in boxes}
    shown = [arrow for arrow in arrows if arrow.source in place and arrow.target in place]
    lanes = _lanes(shown, place)
    widest = FIRST_BOW + NEXT_BOW * max(lanes.values(), default=0)
    drawn = "".join(text(name, 4, y, font_weight="bold", fill=svg.SOFT) for name, y in heads)
    drawn += "".join(_box(box) for box in boxes)
    drawn += "".join(_arrow(arrow, place, FIRST_BOW + NEXT_BOW * lanes[arrow], _ports(arrow, shown)) for arrow in shown)
    return svg.drawing(
        key=key,
        title=title or _("Hoe het samenhangt"),
        sentences=tuple(sentences(things, shown)),
        width=BOX + 12 + widest,
        height=tall,
        body=drawn,
        grows=1.25,
    )


def sentences(things: Sequence[Thing], arrows: Sequence[Arrow]) -> list[str]:
    """Everything that the drawing shows, in words."""
    said = [
        (_("%(group)s, helpt: %(what)s") if thing.helps else _("%(group)s, maakt het moeilijk: %(what)s"))
        % {"group": thing.group, "what": thing.wording}
        for thing in things
    ]
    words = {thing.key: thing.wording for thing in things}
    for arrow in arrows:
        told = (
            _("“%(source)s” heeft sterke invloed op “%(target)s”")
            if arrow.strong
            else _("“%(source)s” heeft een beetje invloed op “%(target)s”")
        )
        sure = _("dat zagen we") if arrow.seen else _("dat denken we")
        said.append(f"{told % {'source': words[arrow.source], 'target': words[arrow.target]}} ({sure}).")
    return said or [_("Er is nog niets opgeschreven.")]


def _placed(things: Sequence[Thing]) -> tuple[list[_Box], list[tuple[str, float]], float]:
    boxes: list[_Box] = []
    heads: list[tuple[str, float]] = []
    y, group = 4.0, None
    for thing in things:
        if thing.group != group:
            group = thing.group
            heads.append((group, y + 18))
            y += HEAD
        sign = "+" if thing.helps else "−"
        lines = textwrap.wrap(f"{sign} {thing.wording}", LETTERS, max_lines=3, placeholder=" …")
        box = _Box(thing, tuple(lines), y)
        boxes.append(box)
        y += box.height + GAP
    return boxes, heads, y + 4


def _lanes(arrows: Sequence[Arrow], place: dict[int, _Box]) -> dict[Arrow, int]:
    """How far out each bow goes: short ones inside, and no two in one lane where they would lie on each other."""
    taken: list[list[tuple[float, float]]] = []
    lanes: dict[Arrow, int] = {}
    for arrow in sorted(arrows, key=lambda one: abs(place[one.source].middle - place[one.target].middle)):
        ends = sorted((place[arrow.source].middle, place[arrow.target].middle))
        lane = next(
            (index for index, spans in enumerate(taken) if all(ends[1] < low or ends[0] > high for low, high in spans)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((ends[0], ends[1]))
        lanes[arrow] = lane
    return lanes


def _ports(arrow: Arrow, arrows: Sequence[Arrow]) -> tuple[float, float]:
    """A little up or down at each end, so that arrows that leave and arrive at one box stand apart."""

    def port(box: int) -> float:
        touching = [one for one in arrows if box in (one.source, one.target)]
        return 7.0 * (touching.index(arrow) - (len(touching) - 1) / 2)

    return max(-12, min(12, port(arrow.source))), max(-12, min(12, port(arrow.target)))


def _box(box: _Box) -> str:
    colour = svg.GREEN if box.thing.helps else svg.AMBER
    drawn = element(
        "rect", x=4, y=box.y, width=BOX, height=box.height, rx=8, fill="#fff", stroke=colour, stroke_width=1.5,
        stroke_dasharray="5 3" if box.thing.helps else None,
    )  # fmt: skip
    for index, line in enumerate(box.lines):
        drawn += text(line, 14, box.y + PAD + 12 + LINE * index)
    return drawn


def _arrow(arrow: Arrow, place: dict[int, _Box], out: float, ports: tuple[float, float]) -> str:
    edge = 4 + BOX
    start, end = place[arrow.source].middle + ports[0], place[arrow.target].middle + ports[1]
    colour = svg.BLUE
    bend = min(10, abs(end - start) / 2, out / 2)
    down = 1 if end > start else -1
    d = (
        f"M{number(edge)} {number(start)}H{number(edge + out - bend)}"
        f"Q{number(edge + out)} {number(start)} {number(edge + out)} {number(start + down * bend)}"
        f"V{number(end - down * bend)}"
        f"Q{number(edge + out)} {number(end)} {number(edge + out - bend)} {number(end)}H{number(edge + 7)}"
    )
    line = path(
        d, stroke=colour, stroke_width=3 if arrow.strong else 1.5, stroke_dasharray=None if arrow.seen else "6 4"
    )
    tip, back = number(edge + 1), number(edge + 10)
    points = f"{tip},{number(end)} {back},{number(end - 5)} {back},{number(end + 5)}"
    return line + element("polygon", points=points, fill=colour)
