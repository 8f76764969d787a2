"""Who belongs to whom, as a genogram needs it. Plain values: what the viewer may not see is simply not there.

Every link to someone who is not among the people is left out without a trace: no empty place, no loose line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

KINDS = ("birth", "adopted", "foster", "step")


@dataclass(frozen=True)
class Person:
    """One person. ``sex`` is male, female or empty; ``note`` is one short line below the name."""

    key: str
    name: str
    sex: str = ""
    age: int | None = None
    died: bool = False
    network: bool = False
    note: str = ""


@dataclass(frozen=True)
class Partners:
    """Two who are together, or were (``ended``)."""

    one: str
    other: str
    ended: bool = False


@dataclass(frozen=True)
class Child:
    """A child of one or two parents: by birth, adopted, foster or step. One child may have several of these."""

    child: str
    parents: tuple[str, ...]
    kind: str = "birth"


@dataclass(frozen=True)
class Home:
    """Who lives where. A child may be in two homes."""

    label: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """Someone of the network who is there for a member of the family."""

    one: str
    to: str
    word: str = ""


@dataclass(frozen=True)
class Family:
    """Everything that is drawn."""

    people: tuple[Person, ...]
    partners: tuple[Partners, ...] = ()
    children: tuple[Child, ...] = ()
    twins: tuple[tuple[str, ...], ...] = ()
    homes: tuple[Home, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Union:
    """One or two parents with their children, or two partners without."""

    parents: tuple[str, ...]
    children: tuple[Child, ...] = ()
    partners: Partners | None = None

    @property
    def ended(self) -> bool:
        return self.partners is not None and self.partners.ended


def visible(family: Family) -> Family:
    """The family without any link to people who are not given, and without links that then say nothing."""
    known = {person.key for person in family.people}
    if len(known) != len(family.people):
        raise ValueError("Two people in this genogram have the same key.")
    for child in family.children:
        if child.kind not in KINDS:
            raise ValueError(f"A child is {', '.join(KINDS)}, not {child.kind!r}.")

    def only(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for key in keys if key in known))

    children = [replace(child, parents=only(child.parents)) for child in family.children]
    homes = [replace(home, people=only(home.people)) for home in family.homes]
    twins = [only(group) for group in family.twins]
    return Family(
        people=family.people,
        partners=tuple(p for p in family.partners if {p.one, p.other} <= known and p.one != p.other),
        children=tuple(child for child in children if child.child in known and child.parents),
        twins=tuple(group for group in twins if len(group) > 1),
        homes=tuple(home for home in homes if home.people),
        ties=tuple(tie for tie in family.ties if {tie.one, tie.to} <= known and tie.one != tie.to),
    )


def unions(family: Family) -> list[Union]:
    """Parents with the children they have together, and couples; in the order given. Step links are no union."""
    found: dict[frozenset[str], Union] = {}
    for couple in family.partners:
        pair = frozenset((couple.one, couple.other))
        found[pair] = Union((couple.one, couple.other), partners=couple)
    for child in family.children:
        if child.kind == "step":
            continue
        pair = frozenset(child.parents)
        union = found.get(pair) or Union(child.parents[:2])
        found[pair] = replace(union, children=(*union.children, child))
    return list(found.values())
