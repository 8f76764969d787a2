"""The access rule in plain words, from the text of the house. It knows nothing of the SQL that it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

TODAY = date(2026, 5, 10)


@dataclass(frozen=True)
class Span:
    """From and until, in days from today; the end is the first day no longer."""

    start: int | None
    end: int | None

    def holds(self) -> bool:
        return (self.start is None or self.start <= 0) and (self.end is None or self.end > 0)


@dataclass
class World:
    """Everything that the rule looks at, as plain numbers."""

    # professional, team, when
    positions: list[tuple[int, int, Span]]
    # dossier, professional, team, person, when
    involved: list[tuple[int, int | None, int | None, int | None, Span]]
    # dossier, professional, team, sections, persons (None is everyone), when, ended early
    grounds: list[tuple[int, int | None, int | None, frozenset, frozenset | None, Span, bool]]
    # (dossier, person) to role, when
    members: dict[tuple[int, int], tuple[str, Span]]
    # parent, child, when
    authority: list[tuple[int, int, Span]]
    born: dict[int, date | None]
    # dossier, about whom, shared with the family
    goals: list[tuple[int, frozenset, bool]]
    # goal, kind of whom, whom, lifted
    withheld: list[tuple[int, str, int, bool]]
    # child, parent, when, taken back: a child of 16 or 17 lets a parent read along
    parent_reads: list[tuple[int, int, Span, bool]]
    # whom, when, ended: cannot weigh what it means
    incapable: list[tuple[int, Span, bool]]
    # who is away, who stands in, in which team, when, stopped early
    replaced: list[tuple[int, int, int, Span, bool]] = field(default_factory=list)
    # professional, dossier, hours since it was opened, closed early: it lasts four
    emergencies: list[tuple[int, int, int, bool]] = field(default_factory=list)


def may_read(world: World, kind: str, who: int, number: int) -> bool:
    """Whether this professional or family member reads goal `number` today."""
    dossier, about, shared = world.goals[number]
    teams = {team for one, team, when in world.positions if kind == "professional" and one == who and when.holds()}
    instead_of = stands_in_for(world, who) if kind == "professional" else set()
    me = {(kind, who)} | {("organisation", team) for team in teams}  # each team is of an organisation of its own
    me |= {("professional", away) for away, _team in instead_of}  # and sees no more than whom they stand in for
    if any(item == number and (what, whom) in me and not lifted for item, what, whom, lifted in world.withheld):
        return False
    if kind == "professional":
        opening = grounds_that_open(world, who, teams, dossier)
        return bool(teams) and (in_emergency(world, who, dossier) or has_ground(world, opening, dossier, about))
    if not shared or not belongs(world, who, dossier):
        return False
    return bool(about & sees_for(world, who)) if about else is_of_the_family(world, who, dossier)


def is_involved(world, who, teams, dossier):
    return any(
        where == dossier and team in teams and professional in (who, None) and when.holds()
        for where, professional, team, _person, when in world.involved
        if team is not None
    )


def grounds_that_open(world, who, teams, dossier):
    """One's own where one is involved, and those of whom one stands in for where they are."""
    mine = is_involved(world, who, teams, dossier)
    away = {one for one, team in stands_in_for(world, who) if is_there_in_person(world, one, team, dossier)}
    return [
        row
        for row in world.grounds
        if row[0] == dossier and ((mine and (row[1] == who or row[2] in teams)) or row[1] in away)
    ]


def has_ground(world, opening, dossier, about):
    valid = [
        persons
        for _where, _professional, _team, sections, persons, when, ended in opening
        if "plan" in sections and when.holds() and not ended
    ]
    if None in valid:
        return True
    of_the_family = {person for where, person in world.members if where == dossier}
    of_the_family |= {person for where, _, _, person, _ in world.involved if where == dossier}
    return bool(about) and about <= frozenset().union(*valid) & of_the_family


def works_in(world, who, team):
    return any((one, where) == (who, team) and when.holds() for one, where, when in world.positions)


def stands_in_for(world, who):
    """For whom, in which team: both still work there, and each team is of an organisation of its own."""
    return {
        (away, team)
        for away, instead, team, when, stopped in world.replaced
        if instead == who
        and when.holds()
        and not stopped
        and works_in(world, away, team)
        and works_in(world, who, team)
    }


def is_there_in_person(world, who, team, dossier):
    return any(
        (where, professional, of) == (dossier, who, team) and when.holds()
        for where, professional, of, _person, when in world.involved
    )


def in_emergency(world, who, dossier):
    return any(
        (one, where) == (who, dossier) and hours < 4 and not closed for one, where, hours, closed in world.emergencies
    )


def belongs(world, who, dossier):
    member = world.members.get((dossier, who))
    return bool(member and member[1].holds()) or any(
        where == dossier and person == who and when.holds() for where, _, _, person, when in world.involved
    )


def age(world, who):
    born = world.born[who]
    return None if born is None else TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))


def cannot_weigh(world, who):
    return any(whom == who and when.holds() and not ended for whom, when, ended in world.incapable)


def said_so(world, child, parent):
    """Whether a child lets this parent read along."""
    return any(
        (of, whom) == (child, parent) and when.holds() and not taken_back
        for of, whom, when, taken_back in world.parent_reads
    )


def reads_for_themselves(world, who):
    years = age(world, who)
    return years is None or years >= 16 or (years >= 12 and not cannot_weigh(world, who))


def reads_for_child(world, parent, child):
    years = age(world, child)
    if years is None or years >= 18:
        return False
    return years < 16 or cannot_weigh(world, child) or said_so(world, child, parent)


def sees_for(world, who):
    own = {who} if reads_for_themselves(world, who) else set()
    return frozenset(own) | {
        child
        for parent, child, when in world.authority
        if parent == who and when.holds() and reads_for_child(world, who, child)
    }


def is_of_the_family(world, who, dossier):
    member = world.members.get((dossier, who))
    if member is None or not member[1].holds() or not sees_for(world, who):
        return False
    children = {person for (where, person), (role, _) in world.members.items() if where == dossier and role == "child"}
    if member[0] not in ("parent", "ex_partner") or not children:
        return True
    return any(parent == who and child in children and when.holds() for parent, child, when in world.authority)
