"""The lines between people: couples, children, network. Every horizontal line gets a height of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.genogram.family import Family, Union
from kring.foundation.ui.pictures.genogram.layout import SHAPE, Spot, between
from kring.foundation.ui.pictures.svg import number as n
from kring.foundation.ui.pictures.svg import path

STEP, ROOM = 13, 20
DASHES = {"birth": None, "adopted": "7 4", "foster": "2 4"}


@dataclass
class Levels:
    """Horizontal stretches in the room below a row; those that would touch get different heights."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def take(self, left: float, right: float) -> int:
        """The first height at which this stretch is free."""
        for level, stretches in enumerate(self.taken):
            if all(right + 8 < begin or left - 8 > end for begin, end in stretches):
                stretches.append((left, right))
                return level
        self.taken.append([(left, right)])
        return len(self.taken) - 1


@dataclass
class Bond:
    """A couple, a single parent or a tie: where it hangs, and at which heights its lines run."""

    one: Spot
    other: Spot | None
    union: Union | None
    x: float
    beside: bool
    children: tuple[Spot, ...] = ()
    below: int = -1
    bar: int = -1


def bonds(family: Family, unions: Sequence[Union], found: dict[str, Spot]) -> list[Bond]:
    """Everything that is joined, with the x from which its children hang."""
    standing: dict[int, list[Spot]] = {}
    for spot in sorted(found.values(), key=lambda spot: spot.x):
        standing.setdefault(spot.row, []).append(spot)

    def beside(one: Spot, other: Spot) -> bool:
        row = standing[one.row]
        return one.row == other.row and abs(row.index(one) - row.index(other)) == 1

    made = []
    for union in unions:
        one = found[union.parents[0]]
        other = found[union.parents[1]] if len(union.parents) > 1 else None
        children = tuple(found[child.child] for child in union.children)
        close = other is not None and beside(one, other)
        x = _hanging_point(one, other, children, close=close)
        made.append(Bond(one, other, union, x, close, children))
    for tie in family.ties:
        one, other = found[tie.one], found[tie.to]
        close = beside(one, other)
        made.append(Bond(one, other, None, between(one, other) if close else (one.x + other.x) / 2, close))
    return made


def _hanging_point(one: Spot, other: Spot | None, children: Sequence[Spot], *, close: bool) -> float:
    """Straight above the children, as far as the room between two parents allows."""
    if other is None:
        return one.x
    left, right = sorted((one, other), key=lambda spot: spot.x)
    middle = between(one, other) if close else (one.x + other.x) / 2
    lowest, highest = (left.right + 8, right.left - 8) if close else (left.x + 34, right.x - 34)
    if not children or lowest > highest:
        return middle
    return min(max(sum(child.x for child in children) / len(children), lowest), highest)


def heights(made: Sequence[Bond], rows: int) -> tuple[list[int], list[int]]:
    """Give every line its height; how many heights each row needs below it, for couples and for children."""
    under, bars = [Levels() for _row in range(rows)], [Levels() for _row in range(rows)]
    for bond in made:
        if bond.other and not bond.beside:
            left, right = sorted((bond.one.x, bond.other.x))
            bond.below = under[max(bond.one.row, bond.other.row)].take(left, right)
    for bond in sorted(made, key=lambda bond: bond.x):
        if bond.children:
            reach = [bond.x, *(child.x for child in bond.children)]
            bond.bar = bars[bond.one.row].take(min(reach), max(reach))
    return [len(level.taken) for level in under], [len(level.taken) for level in bars]


def draw(made: Sequence[Bond], bottoms: Sequence[float], under: Sequence[int], twins: Sequence[Sequence[str]]) -> str:
    """All lines as SVG. ``bottoms`` is where the words of a row end."""
    hanging: dict[str, int] = {}
    arriving: dict[str, list[Bond]] = {}
    for bond in made:
        for child in bond.children:
            arriving.setdefault(child.person.key, []).append(bond)
    parts = []
    for bond in made:
        row = max(bond.one.row, bond.other.row) if bond.other else bond.one.row
        start, drawn = _couple(bond, bottoms[row] + ROOM, hanging)
        parts.append(drawn)
        if bond.children:
            y = bottoms[bond.one.row] + ROOM + STEP * (under[bond.one.row] + bond.bar) + 6
            parts.append(_children(bond, start, y, arriving, twins))
    return "".join(parts)


def _couple(bond: Bond, floor: float, hanging: dict[str, int]) -> tuple[float, str]:
    """Draw what joins two people; return the height from which children hang."""
    if bond.other is None:
        return bond.one.bottom + 3, ""
    tie = bond.union is None
    style: dict[str, float | str | None] = {"stroke": svg.SOFT if tie else svg.INK}
    style |= {"stroke_width": 1.5 if tie else 2, "stroke_dasharray": "2 5" if tie else None}
    left, right = sorted((bond.one, bond.other), key=lambda spot: spot.x)
    if bond.beside:
        start, end, y = left.x + SHAPE / 2, right.x - SHAPE / 2, left.middle
        d = f"M{n(start)} {n(y)}H{n(end)}"
        cut = bond.x
    else:
        y = floor + STEP * bond.below
        shift = [8 * _next(hanging, spot.person.key) for spot in (left, right)]
        a, b = left.x + 8 + shift[0], right.x - 8 - shift[1]
        d = f"M{n(a)} {n(left.bottom + 3)}V{n(y)}H{n(b)}V{n(right.bottom + 3)}"
        cut = bond.x - 14
    drawn = path(d, stroke_linejoin="round", **style)
    if bond.union and bond.union.ended:
        at = cut - (12 if bond.beside and bond.children else 0)
        for step in (-4, 3):
            drawn += path(f"M{n(at + step)} {n(y + 9)}l7 -18", stroke=svg.INK, stroke_width=2)
    return y, drawn


def _next(counted: dict[str, int], key: str) -> int:
    counted[key] = counted.get(key, 0) + 1
    return counted[key] - 1


def _children(
    bond: Bond, start: float, y: float, arriving: dict[str, list[Bond]], twins: Sequence[Sequence[str]]
) -> str:
    assert bond.union is not None
    ends = []
    for child, link in zip(bond.children, bond.union.children, strict=True):
        ways = arriving[child.person.key]
        ends.append((child, child.x + 12 * (ways.index(bond) - (len(ways) - 1) / 2), link.kind))
    apex = dict(_apexes(ends, twins))
    reach = [bond.x, *(apex.get(child.person.key, x) for child, x, _kind in ends)]
    drawn = path(f"M{n(bond.x)} {n(start)}V{n(y)}", stroke=svg.INK, stroke_width=2)
    if max(reach) - min(reach) > 0.5:
        drawn += path(f"M{n(min(reach))} {n(y)}H{n(max(reach))}", stroke=svg.INK, stroke_width=2)
    for child, x, kind in ends:
        d = f"M{n(apex.get(child.person.key, x))} {n(y)}L{n(x)} {n(child.top + _inset(child, x))}"
        drawn += path(d, stroke=svg.INK, stroke_width=2, stroke_dasharray=DASHES[kind])
    return drawn


def _apexes(ends: list[tuple[Spot, float, str]], twins: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    """Twins hang from one point."""
    found = []
    for group in twins:
        places = {child.person.key: x for child, x, _kind in ends if child.person.key in group}
        if len(places) > 1:
            found += [(key, sum(places.values()) / len(places)) for key in places]
    return found


def _inset(child: Spot, x: float) -> float:
    """How far below the top a line meets the edge of a round or pointed shape."""
    away = abs(x - child.x)
    if child.person.sex == "male":
        return 0.0
    radius = SHAPE / 2
    return radius - (radius**2 - away**2) ** 0.5 if child.person.sex == "female" else away
