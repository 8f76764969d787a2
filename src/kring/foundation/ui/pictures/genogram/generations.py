"""In which row everyone stands: partners beside each other, children one row below their parents."""

from __future__ import annotations

import itertools
from collections import defaultdict, deque

from kring.foundation.ui.pictures.genogram.family import Family


def generations(family: Family) -> dict[str, int]:
    """Row numbers from 0 (oldest). People without any link come in the last row."""
    same: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    for one, other in _beside(family):
        same[one].add(other)
        same[other].add(one)
    for child in family.children:
        for parent in child.parents:
            below[parent].add(child.child)
    rows = _walk(family, same, below)
    if any(rows[child] <= rows[parent] for parent, children in below.items() for child in children):
        rows = _longest(family, same, below)

    linked = {key for key in rows if same[key] or below[key]} | {c for found in below.values() for c in found}
    lowest = max((rows[key] for key in linked), default=0)
    first = min((rows[key] for key in linked), default=0)
    return {
        person.key: rows[person.key] - first if person.key in linked else lowest - first for person in family.people
    }


def _beside(family: Family) -> list[tuple[str, str]]:
    pairs = [(couple.one, couple.other) for couple in family.partners]
    pairs += [child.parents[:2] for child in family.children if len(child.parents) > 1]  # type: ignore[misc]
    pairs += [(one, other) for group in family.twins for one, other in itertools.pairwise(group)]
    kin = {key for couple in family.partners for key in (couple.one, couple.other)}
    kin |= {key for child in family.children for key in (child.child, *child.parents)}
    return pairs + [(tie.one, tie.to) for tie in family.ties if tie.one not in kin]


def _walk(family: Family, same: dict[str, set[str]], below: dict[str, set[str]]) -> dict[str, int]:
    """Walk along every link: the shape of nearly every family, where all ways lead to the same row."""
    above: dict[str, set[str]] = defaultdict(set)
    for parent, children in below.items():
        for child in children:
            above[child].add(parent)
    rows: dict[str, int] = {}
    for person in family.people:
        if person.key in rows:
            continue
        group, waiting = {person.key: 0}, deque([person.key])
        while waiting:
            key = waiting.popleft()
            steps = [(k, 0) for k in same[key]] + [(k, 1) for k in below[key]] + [(k, -1) for k in above[key]]
            for other, step in sorted(steps):
                if other not in group:
                    group[other] = group[key] + step
                    waiting.append(other)
        highest = min(group.values())
        rows.update({key: row - highest for key, row in group.items()})
    return rows


def _longest(family: Family, same: dict[str, set[str]], below: dict[str, set[str]]) -> dict[str, int]:
    """When ways disagree: push children down until each stands below all parents (at most once per person)."""
    rows = {person.key: 0 for person in family.people}
    for _turn in rows:
        for parent, children in below.items():
            for child in children:
                rows[child] = max(rows[child], rows[parent] + 1)
        for key, others in same.items():
            if not any(other in below[key] or key in below[other] for other in others):
                rows[key] = max([rows[key], *(rows[other] for other in others)])
    return rows
