"""Where everyone stands in pixels: nobody over anybody, children below their parents."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Sequence, Set
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.genogram.family import Family, Person, Union

SHAPE, GAP, COUPLE, LINE, EDGE, TURNS = 44, 34, 62, 15, 26, 40


@dataclass
class Spot:
    """The place of one person: the middle and top of the shape, and the block that shape and words take."""

    person: Person
    names: tuple[str, ...]
    notes: tuple[str, ...]
    row: int
    x: float = 0
    top: float = 0

    @property
    def width(self) -> float:
        wide = [svg.width_of(words, 13) * 1.06 for words in self.names]
        return max([SHAPE, *wide, *(svg.width_of(words, 12) for words in self.notes)])

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2

    @property
    def middle(self) -> float:
        return self.top + SHAPE / 2

    @property
    def bottom(self) -> float:
        return self.top + SHAPE + 5 + LINE * (len(self.names) + len(self.notes))


def spots(family: Family, rows: Sequence[Sequence[str]], unions: Sequence[Union]) -> dict[str, Spot]:
    """Everyone with an ``x``; the rows get their ``top`` later, when the lines between them are known."""
    people = {person.key: person for person in family.people}
    found = {key: _spot(people[key], number, family) for number, row in enumerate(rows) for key in row}
    couples = {frozenset(union.parents) for union in unions}
    for row in rows:
        _spread([found[key] for key in row], [0.0] * len(row), couples)
    for _turn in range(TURNS):
        for row in (*rows, *reversed(rows)):
            line = [found[key] for key in row]
            _spread(line, [_wish(spot, found, unions) for spot in line], couples)
    leftmost = min((spot.left for spot in found.values()), default=0)
    for spot in found.values():
        spot.x += EDGE - leftmost
    return found


def notes(person: Person, family: Family) -> list[str]:
    """The short lines below a name."""
    names = {other.key: other.name for other in family.people}
    said = [person.note] if person.note else []
    if person.died:
        said.append(_("overleden"))
    if person.network:
        said.append(_("netwerk"))
    said += [tie.word for tie in family.ties if tie.one == person.key and tie.word]
    words = {"adopted": _("geadopteerd"), "foster": _("pleegkind")}
    own = [child for child in family.children if child.child == person.key]
    said += [words[child.kind] for child in own if child.kind in words]
    for child in own:
        if child.kind == "step":
            parents = _(" en ").join(names[key] for key in child.parents)
            said.append(_("stiefkind van %(parents)s") % {"parents": parents})
    return said


def between(one: Spot, other: Spot) -> float:
    """The middle of the free room between two who stand beside each other."""
    first, second = sorted((one, other), key=lambda spot: spot.x)
    return (first.right + second.left) / 2


def _spot(person: Person, row: int, family: Family) -> Spot:
    lines = [line for note in notes(person, family) for line in textwrap.wrap(note, 16)]
    return Spot(person, tuple(textwrap.wrap(person.name, 14) or [" "]), tuple(lines), row)


def _wish(spot: Spot, found: dict[str, Spot], unions: Sequence[Union]) -> float:
    """Where someone would stand best: below their parents, above their children."""
    wishes = []
    key = spot.person.key
    for union in unions:
        children = [found[child.child] for child in union.children]
        parents = [found[parent] for parent in union.parents]
        middle = between(*parents[:2]) if len(parents) > 1 else parents[0].x
        if children:
            below = sum(child.x for child in children) / len(children)
            if key in union.parents:
                wishes.append(spot.x + below - middle)
            if any(child.person.key == key for child in children):
                wishes.append(spot.x + middle - below)
    return sum(wishes) / len(wishes) if wishes else spot.x


def _spread(line: Sequence[Spot], wishes: Sequence[float], couples: Set[frozenset[str]]) -> None:
    """Stand as near as possible to the wishes, in this order, each with room of their own (least squares)."""
    offsets = [0.0]
    for one, other in itertools.pairwise(line):
        room: float = GAP
        if frozenset((one.person.key, other.person.key)) in couples:
            room = max(GAP, COUPLE - (one.width - SHAPE + other.width - SHAPE) // 2)
        offsets.append(offsets[-1] + (one.width + other.width) / 2 + room)
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=False):
        mean, size = wish - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        blocks.append((mean, size))
    places = [mean for mean, size in blocks for _one in range(size)]
    for spot, place, offset in zip(line, places, offsets, strict=False):
        spot.x = place + offset
