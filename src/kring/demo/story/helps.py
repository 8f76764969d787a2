"""What plays in a family (themes) and which help goes with it: who gives it, for whom, from when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kring.demo.story.choices import Course, MeasureKind, ProblemType, Sex
from kring.demo.story.shapes import MeasureStory, PersonStory
from kring.demo.story.telling import Span, Telling, person_slots
from kring.demo.story.texts import sentences

SUPERVISION = "supervision"  # the theme of what a judge ordered


@dataclass(frozen=True, slots=True)
class Theme:
    """Something that plays: `name` as in themes.txt, `person` whom it is about, `function` who helps with it."""

    name: str
    person: PersonStory | None
    function: str
    weight: float


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Help for somebody by a professional. `started_on` empty: it still has to begin."""

    theme: str
    professional: str
    function: str
    persons: tuple[str, ...]
    text: str
    agreed_on: date
    started_on: date | None
    ended_on: date | None


def themes_of(at: Telling) -> list[Theme]:
    """What plays in this family, the weightiest first. Follows what research would find."""
    fate, people, draw = at.fate, at.people, at.draw
    found: list[Theme] = []
    persons = {person.key: person for person in people.persons}
    if people.separated and people.children:
        weight = 3.5 if fate.problem is ProblemType.COMPLEX_SEPARATION else 1.2
        found.append(Theme("contact", None, "adult-worker", weight))
    if fate.partner_violence and people.other:
        found.append(Theme("violence", None, "forensic", 3.0))
    if fate.child_violence and people.children:
        name = "care" if fate.problem is ProblemType.NEGLECT else "upbringing"
        found.append(Theme(name, None, "youth-worker", 2.6))
    found += [Theme("history", persons[key], "therapist", 1.6) for key in people.history]
    found += [Theme("alcohol", persons[key], "addiction", 1.9) for key in people.drinking]
    if fate.poverty:
        found.append(Theme("money", None, "debt", 1.8))
        if draw.chance(0.3):
            found.append(Theme("housing", None, "housing", 1.3))
    if not people.children and people.other and fate.problem is ProblemType.ELDER_ABUSE:
        found.append(Theme("elder", None, "adult-worker", 3.2))
    if not found:
        found.append(Theme("upbringing" if people.children else "money", None, "adult-worker", 1.0))
    return sorted(found, key=lambda theme: theme.weight * draw.uniform(0.7, 1.3), reverse=True)


def helped_children(at: Telling) -> list[PersonStory]:
    """The children who get help of their own."""
    return [child for child in at.people.children if child.key not in at.people.unhelped]


def waiting(at: Telling, span: Span, agreed: date, *, must_start: bool) -> tuple[date | None, date | None]:
    """When agreed help began and ended. Waiting is common; in a running dossier some help has not begun."""
    draw = at.draw
    wait = draw.choice((0, 0, 3, 7, 14, 14, 28, 42, 60, 90))
    start = agreed + timedelta(days=wait)
    if start > span.last:
        start = draw.day(agreed, span.last)
        if not must_start:
            return None, None
    length = draw.randint(60, 300)
    if at.fate.course is Course.SERIOUS and draw.chance(0.35):
        length = draw.randint(14, 80)
    end = start + timedelta(days=length)
    return start, end if end <= span.last else None


def helps_of(
    at: Telling, span: Span, themes: list[Theme], begin: date, coordinator: Callable[[date], str], room: int
) -> list[HelpLine]:
    """The help of one episode from the day of the first plan, by at most `room` people whom the family did not know.

    `coordinator` says who coordinates on a day.

    When there is no room the coordinator helps the children, and adults wait for a later moment.
    """
    draw, words = at.draw, sentences("themes")
    found: list[HelpLine] = []
    known = set(at.met)
    limit = len(known) + room

    def add(theme: str, function: str, heading: str, persons: list[PersonStory], *, must_start: bool) -> None:
        agreed = begin if draw.chance(0.6) else draw.day(begin, span.at(0.6) if span.at(0.6) > begin else begin)
        started, ended = waiting(at, span, agreed, must_start=must_start)
        who = persons[0] if persons else at.people.main
        text = at.say(words[f"help {heading}"], **person_slots("wie", who))
        professional = draw.choice(at.block.practitioners[function])
        if professional not in known:
            if len(known) >= limit:
                if not must_start:
                    return
                professional, function = coordinator(started or agreed), "coordinator"
            known.add(professional)
        keys = tuple(person.key for person in persons)
        found.append(HelpLine(theme, professional, function, keys, text, agreed, started, ended))

    for child in helped_children(at):
        if child.age_on(span.opened_on) < 4:
            add("child", draw.choice(("nurse", "child-therapist")), "child_baby", [child], must_start=True)
        elif child.key in at.people.traumatised:
            add("child", "child-therapist", "child_therapy", [child], must_start=True)
        else:
            add("child", "youth-worker", "child_support", [child], must_start=True)
    for theme in themes[:6]:
        if not draw.chance(0.8):
            continue
        adults = [at.people.main] if at.people.other is None else [at.people.main, at.people.other]
        persons = [theme.person] if theme.person else adults
        if theme.name == "contact" and at.people.ex:
            persons = [at.people.main, at.people.ex]
        if theme.name == "violence" and draw.chance(0.4):
            persons = [p for p in adults if p.sex is Sex.MALE] or adults
        add(theme.name, theme.function, theme.name, persons, must_start=False)
    return found


def supervision_of(at: Telling, span: Span, measures: tuple[MeasureStory, ...]) -> list[HelpLine]:
    """What a youth protector does while children are under supervision: watch, not help."""
    kinds = (MeasureKind.SUPERVISION_ORDER, MeasureKind.INTERIM_SUPERVISION_ORDER)
    orders = [measure for measure in measures if measure.kind in kinds]
    if not orders:
        return []
    begin, end = min(m.from_on for m in orders), max(m.to_on for m in orders)
    function = "protector-b" if orders[0].executor == "institution-b" else "protector"
    persons = tuple(dict.fromkeys(m.person for m in orders if m.from_on == begin))
    return [
        HelpLine(
            theme=SUPERVISION,
            professional=at.block.practitioners[function][0],
            function=function,
            persons=persons,
            text=at.say(sentences("themes")["supervision"]),
            agreed_on=begin,
            started_on=begin,
            ended_on=end if end <= span.last else None,
        )
    ]
