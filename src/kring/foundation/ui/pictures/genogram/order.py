"""Who stands beside whom in a row: partners and homes together, few crossing lines, oldest child left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from kring.foundation.ui.pictures.genogram.family import Family, Union

Rows = list[list[str]]
TURNS = 8


def ordered(family: Family, unions: Sequence[Union], generation: dict[str, int]) -> Rows:
    """Rows from left to right. The same family always gives the same order."""
    starts = [_start(family, unions, generation, backwards=backwards) for backwards in (False, True)]
    better = [_improve(rows, family, unions) for rows in starts]
    return min(better, key=lambda rows: discomfort(rows, family, unions))


def discomfort(rows: Rows, family: Family, unions: Sequence[Union]) -> float:
    """How hard an order is to read; lower is better."""
    place = {key: index - (len(row) - 1) / 2 for row in rows for index, key in enumerate(row)}
    level = {key: number for number, row in enumerate(rows) for key in row}
    age = {person.key: person.age for person in family.people}
    male = {person.key for person in family.people if person.sex == "male"}
    total = 0.0
    edges: dict[int, list[tuple[float, float]]] = {}
    for union in unions:
        middle = sum(place[key] for key in union.parents) / len(union.parents)
        if len(union.parents) > 1:
            one, other = union.parents[0], union.parents[1]
            total += 8 * max(0.0, abs(place[one] - place[other]) - 1)
            if (one in male) != (other in male):
                total += 0.3 * ((place[one] < place[other]) != (one in male))
        spots = [place[child.child] for child in union.children]
        total += sum(0.6 * abs(middle - spot) for spot in spots)
        total += 2 * (max(spots) - min(spots) - len(spots) + 1) if spots else 0
        for first, second in combinations([child.child for child in union.children], 2):
            older, younger = age[first] or 0, age[second] or 0
            if older != younger and (place[first] < place[second]) != (older > younger):
                total += 0.5
        for child in union.children:
            edges.setdefault(level[child.child], []).append((middle, place[child.child]))
    for found in edges.values():
        total += sum(4 for a, b in combinations(found, 2) if (a[0] - b[0]) * (a[1] - b[1]) < 0)
    for home in family.homes:
        total += sum(2.5 * _spread(keys, place) for keys in _by_row(home.people, level))
    for group in family.twins:
        total += 5 * _spread(group, place)
    total += sum(1.5 * max(0.0, abs(place[tie.one] - place[tie.to]) - 1) for tie in family.ties)
    outside = {person.key for person in family.people if person.network}
    return total + sum(1 for row in rows for key in row[1:-1] if key in outside)


def _spread(keys: Sequence[str], place: dict[str, float]) -> float:
    spots = [place[key] for key in keys]
    return max(spots) - min(spots) - len(spots) + 1


def _by_row(keys: Sequence[str], level: dict[str, int]) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for key in keys:
        found.setdefault(level[key], []).append(key)
    return list(found.values())


def _start(family: Family, unions: Sequence[Union], generation: dict[str, int], *, backwards: bool) -> Rows:
    rows: Rows = [[] for _row in range(max(generation.values(), default=0) + 1)]
    people = [person.key for person in family.people]
    beside: dict[str, list[str]] = {}
    for union in unions:
        for key in union.parents:
            beside.setdefault(key, []).extend(union.parents)
            beside[key] += [child.child for child in union.children]
    waiting = people[::-1] if backwards else people[:]
    seen: set[str] = set()
    while waiting:
        key = waiting.pop(0)
        if key in seen:
            continue
        seen.add(key)
        rows[generation[key]].append(key)
        waiting = [other for other in beside.get(key, ()) if other not in seen] + waiting
    return rows


def _improve(rows: Rows, family: Family, unions: Sequence[Union]) -> Rows:
    best, cost = rows, discomfort(rows, family, unions)
    for _turn in range(TURNS):
        before = cost
        for number in range(len(best)):
            for row in _moves(best[number]):
                trial = [*best[:number], row, *best[number + 1 :]]
                if (tried := discomfort(trial, family, unions)) < cost - 1e-9:
                    best, cost = trial, tried
        mirrored = [row[::-1] for row in best]
        if (tried := discomfort(mirrored, family, unions)) < cost - 1e-9:
            best, cost = mirrored, tried
        if cost == before:
            break
    return best


def _moves(row: list[str]) -> list[list[str]]:
    """The row with one person moved, a pair moved together, or everyone turned round."""
    found = [row[::-1]]
    for size in (1, 2):
        for start in range(len(row) - size + 1):
            moved, rest = row[start : start + size], row[:start] + row[start + size :]
            found += [rest[:at] + moved + rest[at:] for at in range(len(rest) + 1) if at != start]
    return found
