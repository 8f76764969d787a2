"""Who is involved in an episode: the coordinator and the second without gap, who holds safety, and all the others."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kring.demo.story.blocks import Line
from kring.demo.story.choices import MeasureKind, MemberRole, Need, Phase, Role
from kring.demo.story.helps import HelpLine
from kring.demo.story.shapes import (
    HandoverStory,
    InvolvementStory,
    MeasureStory,
    MemberStory,
    PersonStory,
    PhaseStory,
)
from kring.demo.story.telling import Span, Telling
from kring.demo.story.texts import sentences

Turn = tuple[date, date | None, str]
ADVISERS = ("gp", "nurse", "teacher", "mentor", "police", "board", "scientist", "housing", "advocate")
CHILD_FUNCTIONS = (
    "nurse",
    "teacher",
    "mentor",
    "child-therapist",
    "youth-worker",
    "protector",
    "protector-b",
    "board",
)


@dataclass(frozen=True, slots=True)
class Table:
    """Who sat in the three seats that are never empty, in order of time."""

    coordinators: tuple[Turn, ...]
    seconds: tuple[Turn, ...]
    holders: tuple[Turn, ...]

    def coordinator_on(self, day: date) -> str:
        """Who was coordinator on a day."""
        return seated(self.coordinators, day)

    def second_on(self, day: date) -> str:
        """Who was the second of the pair on a day."""
        return seated(self.seconds, day)


def seated(turns: tuple[Turn, ...], day: date) -> str:
    """Whose turn it was on a day."""
    return next(key for begin, _, key in reversed(turns) if begin <= day)


def joined(turns: list[Turn]) -> tuple[Turn, ...]:
    """The same turns, with neighbours of one person made into one."""
    found: list[Turn] = []
    for begin, end, key in turns:
        if found and found[-1][2] == key and found[-1][1] == begin:
            found[-1] = (found[-1][0], end, key)
        else:
            found.append((begin, end, key))
    return tuple(found)


def seats(at: Telling, span: Span, lines: tuple[Line, Line], change: float) -> tuple[Turn, ...]:
    """Who filled one seat during an episode; now and then somebody of the other line takes over."""
    first, other = at.draw.sample(lines, 2)
    if at.draw.chance(change) and span.days > 60:
        day = span.opened_on + timedelta(days=at.draw.randint(30, span.days - 5))
        return joined(first.between(span.opened_on, day) + other.between(day, span.closed_on))
    return joined(first.between(span.opened_on, span.closed_on))


def table_of(
    at: Telling, span: Span, phases: tuple[PhaseStory, ...], pair: tuple[tuple[Turn, ...], tuple[Turn, ...]]
) -> Table:
    """The two of the pair, and the holder: the second while safety is at stake, later often the coordinator."""
    coordinators, seconds = pair
    shares = at.draw.chance(0.55)
    holders: list[Turn] = []
    for phase in phases:
        calm = phase.phase in (Phase.STABLE_SAFETY, Phase.RECOVERY, Phase.AFTERCARE)
        turns = coordinators if calm and shares else seconds
        for begin, end, key in turns:
            from_on = max(begin, phase.from_on)
            to_on = min((day for day in (end, phase.to_on) if day), default=None)
            begins_in_time = phase.to_on is None or from_on < phase.to_on
            if begins_in_time and (to_on is None or from_on < to_on):
                holders.append((from_on, to_on, key))
    return Table(coordinators, seconds, joined(holders))


def handovers_of(at: Telling, span: Span, table: Table) -> tuple[HandoverStory, ...]:
    """Every change of seat, with what was said."""
    found: list[HandoverStory] = []
    words = sentences("circle")
    people = at.block.professionals
    for role, turns in (
        ("coordinator", table.coordinators),
        ("second", table.seconds),
        ("safety_holder", table.holders),
    ):
        for (_, _, giver), (day, _, taker) in pairwise(turns):
            told = max(span.opened_on, day - timedelta(days=at.draw.randint(1, 14)))
            text = at.say(words[f"handover {role}"], van=people[giver].first_name, naar=people[taker].first_name)
            found.append(HandoverStory(role, giver, taker, day, min(told, day), text))
    return tuple(sorted(found, key=lambda handover: (handover.handed_on, handover.role)))


def role_of(function: str) -> Role:
    """As what somebody with this function is involved."""
    if function == "experience":
        return Role.EXPERT_BY_EXPERIENCE
    return Role.ADVISER if function in ADVISERS else Role.PRACTITIONER


def task_words(at: Telling, function: str) -> str:
    """What somebody does here."""
    return at.say(sentences("circle")[f"task {function}"]) or at.say(sentences("circle")["task adult-worker"])


def fitting(at: Telling, measures: tuple[MeasureStory, ...]) -> list[str]:
    """Functions that suit this family, likeliest first; the rest follows in a random order."""
    children = at.people.children
    ages = [child.age_on(at.today) for child in children]
    likely = ["gp"]
    if any(m.kind is not MeasureKind.EXCLUSION_ORDER for m in measures):
        likely += ["protector", "board"]
    if any(4 <= age < 12 for age in ages):
        likely.append("teacher")
    if any(age >= 12 for age in ages):
        likely.append("mentor")
    if any(age < 4 for age in ages):
        likely.append("nurse")
    if at.fate.partner_violence:
        likely.append("police")
    unfit = {"protector", "protector-b", "board", "assault", "teacher", "mentor", "nurse"} - set(likely)
    pool = [f for f in at.block.practitioners if (children or f not in CHILD_FUNCTIONS) and f not in unfit]
    others = [f for f in pool if f not in likely]
    at.draw.shuffle(others)
    return [f for f in likely if f in pool] + others


def involvements_of(
    at: Telling,
    span: Span,
    table: Table,
    helps: list[HelpLine],
    measures: tuple[MeasureStory, ...],
    helpers: int,
) -> tuple[InvolvementStory, ...]:
    """Everybody involved. `helpers` is how many different professionals the family has met when it ends."""
    draw, words = at.draw, sentences("circle")
    rows: list[InvolvementStory] = []
    met: set[str] = at.met
    here: set[str] = set()

    def add(role: Role, who: str, begin: date, end: date | None, task: str, persons: tuple[str, ...] = ()) -> None:
        early = end is not None and end != span.closed_on
        rows.append(
            InvolvementStory(
                key=at.key("involvement"),
                role=role,
                from_on=begin,
                to_on=end,
                professional=who,
                organisation=at.block.organisation_of(who),
                task=task,
                persons=persons,
                ended_because=at.say(words["ended"]) if early and role in (Role.PRACTITIONER, Role.ADVISER) else "",
            )
        )
        met.add(who)
        here.add(who)

    for role, turns in ((Role.COORDINATOR, table.coordinators), (Role.SECOND, table.seconds)):
        for begin, end, key in turns:
            add(role, key, begin, end, at.say(words[f"task {role}"]))
    for line in helps:
        end = line.ended_on + timedelta(days=1) if line.ended_on else span.closed_on
        if line.professional not in here:
            first = min(h.agreed_on for h in helps if h.professional == line.professional)
            ends = [h.ended_on for h in helps if h.professional == line.professional]
            last = max((e for e in ends if e), default=None)
            end = last + timedelta(days=1) if last and None not in ends else span.closed_on
            add(
                role_of(line.function),
                line.professional,
                first,
                end,
                task_words(at, line.function),
                line.persons,
            )
    free = [who for function in fitting(at, measures) for who in at.block.practitioners[function][:1]]
    free += [who for function in fitting(at, measures) for who in at.block.practitioners[function][1:]]
    functions = {who: function for function, keys in at.block.practitioners.items() for who in keys}
    for who in free:
        if len(met) >= helpers:
            break
        function = functions[who]
        if who in here or (function in CHILD_FUNCTIONS and not at.people.children):
            continue
        begin = draw.day(span.opened_on, span.at(0.6))
        stop = (
            draw.day(begin + timedelta(days=1), span.last)
            if draw.chance(0.35) and begin < span.last
            else span.closed_on
        )
        persons = tuple(c.key for c in at.people.children) if function in CHILD_FUNCTIONS else ()
        add(role_of(function), who, begin, stop, task_words(at, function), persons)
    for person in at.people.network:
        begin = draw.day(span.opened_on, span.at(0.35))
        rows.append(
            InvolvementStory(
                at.key("involvement"),
                Role.NETWORK_PERSON,
                begin,
                span.closed_on,
                person=person.key,
                task=at.say(words["task network"]),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.from_on, row.key)))


def members_of(at: Telling, span: Span, helps: list[HelpLine]) -> tuple[MemberStory, ...]:
    """Who takes part, and what each needs; asked in the first weeks, sometimes forgotten."""
    draw, words = at.draw, sentences("circle")
    helped = {key for line in helps for key in line.persons}
    found = []
    for person in at.people.members:
        child = at.people.roles[person.key] is MemberRole.CHILD
        reviewed = None
        need, said = Need.UNKNOWN, ""
        if person.key in helped or draw.chance(0.74):
            day = span.opened_on + timedelta(days=int(draw.triangular(2, 55, 16)))
            reviewed = day if day <= span.last else None
        if reviewed:
            need = (
                Need.HELP_NEEDED
                if person.key in helped
                else draw.one_of({Need.HELP_NEEDED: 0.45, Need.NO_HELP_NEEDED: 0.37, Need.DECLINED: 0.18})
            )
            said = need_words(at, person, child, need, reviewed, words)
        found.append(
            MemberStory(
                person.key,
                at.people.roles[person.key],
                at.people.lives[person.key],
                None,
                None,
                reviewed,
                need,
                said,
            )
        )
    return tuple(found)


def need_words(
    at: Telling, person: PersonStory, child: bool, need: Need, day: date, words: dict[str, tuple[str, ...]]
) -> str:
    """What somebody said when asked."""
    if person.age_on(day) < 6:
        return at.say(words["need small"])
    return at.say(words[f"need {'child' if child else 'adult'} {need}"])
