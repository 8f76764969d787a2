"""Who lives together, as a dashed outline that never encloses anyone who lives elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.genogram.layout import Spot
from kring.foundation.ui.pictures.svg import number as n
from kring.foundation.ui.pictures.svg import path, text

STYLES = ((svg.GREEN, "7 5"), (svg.PURPLE, "2 4"), (svg.AMBER, "12 4 3 4"))
CORNER, NECK, ROW = 12.0, 18.0, 20

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float


def outlines(homes: Sequence[Sequence[Spot]], rows: Sequence[Sequence[Spot]], bottoms: Sequence[float]) -> str:
    """Every home with its own dashes, colour and distance to the people."""
    drawn = ""
    for index, people in enumerate(homes):
        colour, dashes = STYLES[index % len(STYLES)]
        boxes = around(people, rows, bottoms, pad=5.0 + 4 * (index % len(STYLES)))
        for loop in trace(boxes):
            drawn += path(rounded(loop), stroke=colour, stroke_width=2, stroke_dasharray=dashes)
    return drawn


def legend(labels: Sequence[str], top: float) -> str:
    """Which outline is which home."""
    drawn = ""
    for index, label in enumerate(labels):
        colour, dashes = STYLES[index % len(STYLES)]
        y = top + ROW * index
        drawn += path(f"M16 {n(y)}h34", stroke=colour, stroke_width=2, stroke_dasharray=dashes)
        drawn += text(label, 58, y + 4, fill=colour)
    return drawn


def around(
    people: Sequence[Spot], rows: Sequence[Sequence[Spot]], bottoms: Sequence[float], *, pad: float
) -> list[Box]:
    """Boxes around those who stand together, with a neck through the free room between two rows."""
    inside = {spot.person.key for spot in people}
    boxes: list[Box] = []
    above: list[Box] = []
    for number, row in enumerate(rows):
        here = [_box(run, bottoms[number], pad) for run in _runs(row, inside)]
        boxes += here
        for low in here:
            if above:
                boxes += _neck(min(above, key=lambda high: _away(high, low)), low)
        above = here
    return boxes


def _runs(row: Sequence[Spot], inside: set[str]) -> list[list[Spot]]:
    runs: list[list[Spot]] = [[]]
    for spot in row:
        if spot.person.key in inside:
            runs[-1].append(spot)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _box(run: Sequence[Spot], bottom: float, pad: float) -> Box:
    return Box(run[0].left - pad, run[0].top - pad, run[-1].right + pad, bottom + pad)


def _away(one: Box, other: Box) -> float:
    return max(one.left - other.right, other.left - one.right)


def _neck(high: Box, low: Box) -> list[Box]:
    left, right = max(high.left, low.left), min(high.right, low.right)
    if right - left >= NECK:
        return [Box(left, high.bottom, right, low.top)]
    middle = (high.bottom + low.top) / 2
    if high.right <= low.left + NECK:
        start, end = high.right - NECK, low.left + NECK
        return [
            Box(start, high.bottom, high.right, middle + NECK / 2),
            Box(start, middle - NECK / 2, end, middle + NECK / 2),
            Box(low.left, middle - NECK / 2, end, low.top),
        ]
    start, end = low.right - NECK, high.left + NECK
    return [
        Box(high.left, high.bottom, end, middle + NECK / 2),
        Box(start, middle - NECK / 2, end, middle + NECK / 2),
        Box(start, middle - NECK / 2, low.right, low.top),
    ]


def trace(boxes: Sequence[Box]) -> list[list[Point]]:
    """The outline of boxes taken together: one closed loop of corners for every part."""
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})

    def filled(column: int, row: int) -> bool:
        if not (0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1):
            return False
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        return any(box.left < x < box.right and box.top < y < box.bottom for box in boxes)

    after: dict[Point, list[Point]] = {}
    for column in range(len(xs) - 1):
        for row in range(len(ys) - 1):
            if not filled(column, row):
                continue
            a, b = (xs[column], ys[row]), (xs[column + 1], ys[row])
            c, d = (xs[column + 1], ys[row + 1]), (xs[column], ys[row + 1])
            for free, start, end in (
                (not filled(column, row - 1), a, b),
                (not filled(column + 1, row), b, c),
                (not filled(column, row + 1), c, d),
                (not filled(column - 1, row), d, a),
            ):
                if free:
                    after.setdefault(start, []).append(end)
    loops = []
    while after:
        start = next(iter(after))
        loop, point = [], start
        while point in after:
            loop.append(point)
            following = after[point].pop()
            if not after[point]:
                del after[point]
            point = following
        loops.append(_corners(loop))
    return loops


def _corners(loop: list[Point]) -> list[Point]:
    kept = []
    for before, point, following in zip(loop[-1:] + loop[:-1], loop, loop[1:] + loop[:1], strict=True):
        straight = before[0] == point[0] == following[0] or before[1] == point[1] == following[1]
        if not straight:
            kept.append(point)
    return kept


def rounded(loop: Sequence[Point]) -> str:
    """A closed path with round corners."""
    d = ""
    for before, point, following in zip([*loop[-1:], *loop[:-1]], loop, [*loop[1:], *loop[:1]], strict=True):
        start, end = _toward(point, before), _toward(point, following)
        places = " ".join(n(value) for value in (*point, *end))
        d += f"{'L' if d else 'M'}{n(start[0])} {n(start[1])}Q{places}"
    return d + "Z"


def _toward(point: Point, goal: Point) -> Point:
    length = abs(goal[0] - point[0]) + abs(goal[1] - point[1])
    part = min(CORNER, length / 2) / length if length else 0
    return point[0] + (goal[0] - point[0]) * part, point[1] + (goal[1] - point[1]) * part
