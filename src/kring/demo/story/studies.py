"""What research finds: the hidden course as facts, and the questionnaires that were answered so far."""

from dataclasses import dataclass
from datetime import date, timedelta

from kring.demo.story import calibration as c
from kring.demo.story.choices import Course, Informant, Wave
from kring.demo.story.days import months_after
from kring.demo.story.shapes import PersonStory, ResearchStory, ScoreStory
from kring.demo.story.telling import Telling

TAKES_PART = 0.6  # of families who are asked at the first wave; an assumption
STAYS = (0.68, c.RETENTION / 0.68)  # from first to second, from second to third wave


@dataclass(frozen=True, slots=True)
class Instrument:
    """A scale: its range, its better end, the usual score at the start and how much moves when it gets better."""

    name: str
    low: float
    high: float
    start: float
    spread: float
    gain: float


ADULT = (
    Instrument("trauma_adult", 0, 100, 48, 18, -17),
    Instrument("parenting_stress", 0, 100, 55, 15, -13),
    Instrument("quality_of_life", 0, 100, 50, 15, 14),
    Instrument("felt_safety", 0, 10, 4.8, 1.8, 2.6),
)
CHILD = (
    Instrument("psychosocial", 0, 40, 16, 5, -4.5),
    Instrument("felt_unsafety_child", 0, 10, 5.4, 2.0, -2.8),
    Instrument("attachment", 0, 100, 58, 14, 8),
)
TRAUMA_CHILD = Instrument("trauma_child", 0, 100, 30, 9, -9)
EXPERIENCE = (
    Instrument("heard", 1, 5, 3.3, 0.9, 0),
    Instrument("treatment_manner", 1, 5, 3.6, 0.8, 0),
    Instrument("trust", 1, 5, 3.1, 0.9, 0),
    Instrument("satisfaction", 1, 10, 6.6, 1.6, 0),
)


def waves_answered(at: Telling, first: date) -> tuple[Wave, ...]:
    """Which waves a family answered, of those that have come."""
    draw, fate = at.draw, at.fate
    if not fate.with_children or first > at.today or not draw.chance(TAKES_PART):
        return ()
    waves = [Wave.T1]
    for wave, stay, months in ((Wave.T2, STAYS[0], 12), (Wave.T3, STAYS[1], 18)):
        if at.scenario.leavers == "violence":
            stay += -0.10 if fate.course is Course.SERIOUS else 0.11
        if months_after(first, months) + timedelta(days=30) > at.today or not draw.chance(stay):
            break
        waves.append(wave)
    return tuple(waves)


def who_answers(at: Telling, first: date) -> tuple[list[PersonStory], list[PersonStory]]:
    """Parents and children about whom there are answers: at least one parent, children from three to seventeen."""
    draw, people = at.draw, at.people
    parents = [people.main]
    second = [p for p in people.parents if p is not people.main]
    if second and draw.chance(0.12):
        parents.append(second[0])
    children = [child for child in people.children if 3 <= child.age_on(first) < 18]
    return parents, children


def better_at(at: Telling, wave: Wave) -> float:
    """Which part of the possible gain has been made at a wave: by default only where violence has stopped."""
    position = {Wave.T1: 0, Wave.T2: 1, Wave.T3: 2}[wave]
    if position == 0:
        return 0.0
    stopped = at.fate.incidents[position] == 0
    if stopped:
        return 1.0
    if at.scenario.wellbeing_follows == "decreased" and at.fate.incidents[position] < at.fate.incidents[0] / 2:
        return 0.8
    return 0.0


def scores_of(at: Telling, waves: tuple[Wave, ...], first: date) -> tuple[ScoreStory, ...]:
    """All answers of the waves that were answered."""
    draw, fate = at.draw, at.fate
    parents, children = who_answers(at, first)
    found: list[ScoreStory] = []
    own: dict[tuple[str, str], float] = {}

    def ask(scale: Instrument, person: PersonStory, wave: Wave, on: date, informant: Informant) -> None:
        level = own.setdefault((scale.name, person.key), draw.gauss(scale.start, scale.spread))
        if scale is TRAUMA_CHILD and person.key in at.people.traumatised:
            level += 28
        value = level + scale.gain * better_at(at, wave) + draw.gauss(0, scale.spread * 0.35)
        value = round(min(scale.high, max(scale.low, value)), 1)
        found.append(ScoreStory(wave, scale.name, person.key, informant, on, value))

    months = {Wave.T1: 0, Wave.T2: 12, Wave.T3: 18}
    for wave in waves:
        on = min(at.today, months_after(first, months[wave]) + timedelta(days=draw.randint(0, 28)))
        told = fate.incidents[("t1", "t2", "t3").index(wave)]
        for place, parent in enumerate(parents):
            count = told if place == 0 else round(told * draw.uniform(0.6, 1.05))
            found.append(ScoreStory(wave, "incidents_year", parent.key, Informant.SELF, on, count))
            for scale in ADULT + (EXPERIENCE if wave is not Wave.T1 else ()):
                ask(scale, parent, wave, on, Informant.SELF)
        for child in children:
            informant = Informant.SELF if child.age_on(on) >= 8 else Informant.PARENT
            for scale in (TRAUMA_CHILD, *CHILD):
                ask(scale, child, wave, on, informant)
    return tuple(found)


def research_of(at: Telling, reported: date) -> ResearchStory:
    """The research story of a family that was first reported on this day."""
    fate, people = at.fate, at.people
    first = reported + timedelta(days=at.draw.randint(14, 42))
    waves = waves_answered(at, first)
    return ResearchStory(
        course=fate.course,
        incidents_t1=fate.incidents[0],
        incidents_t2=fate.incidents[1],
        incidents_t3=fate.incidents[2],
        serious_t1=fate.serious[0],
        serious_t2=fate.serious[1],
        serious_t3=fate.serious[2],
        partner_violence=fate.partner_violence,
        child_violence=fate.child_violence,
        poverty=fate.poverty,
        parents_with_history=people.history,
        adults_drinking=people.drinking,
        children_with_trauma=people.traumatised,
        children_without_help=people.unhelped,
        asked_on=first,
        took_part=waves,
        answered_later=bool(waves) and at.draw.chance(c.RETENTION_LATER),
        scores=scores_of(at, waves, first),
    )
