"""How safety went in one episode: incidents, phases, agreements, ratings."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from kring.demo.story.choices import (
    Approach,
    Course,
    IncidentKind,
    Phase,
    SafetyLevel,
    Severity,
    Situation,
)
from kring.demo.story.reports import count
from kring.demo.story.shapes import (
    IncidentStory,
    PersonStory,
    PhaseStory,
    RatingStory,
    SafetyAgreementStory,
)
from kring.demo.story.telling import Span, Telling, person_slots
from kring.demo.story.texts import sentences

PARTNER_KINDS = {
    IncidentKind.PHYSICAL: 0.34,
    IncidentKind.PSYCHOLOGICAL: 0.36,
    IncidentKind.THREAT: 0.18,
    IncidentKind.COERCIVE_CONTROL: 0.12,
}
CHILD_KINDS = {IncidentKind.PSYCHOLOGICAL: 0.46, IncidentKind.PHYSICAL: 0.33, IncidentKind.NEGLECT: 0.21}
SEVERITIES = {Severity.MINOR: 0.72, Severity.SERIOUS: 0.255, Severity.LIFE_THREATENING: 0.025}
RATES = {Course.STOPPED: 1.6, Course.DECREASED: 2.4, Course.SERIOUS: 4.6}  # known to professionals, a year


@dataclass(frozen=True, slots=True)
class SafetyLine:
    """How safe it really is over time, 0 to 10: a rise from a low start, with a dip after every incident."""

    span: Span
    start: float
    end: float
    incidents: tuple[IncidentStory, ...]

    def on(self, day: date) -> float:
        """The level on a day."""
        share = min(1.0, (day - self.span.opened_on).days / max(200, min(420, self.span.days)))
        level = self.start + (self.end - self.start) * sqrt(max(0.0, share))
        for incident in self.incidents:
            since = (day - (incident.occurred_on or incident.known_on)).days
            if 0 <= since < 45:
                depth = 1.0 if incident.severity is Severity.MINOR else 2.4
                level -= depth * (1 - since / 45)
        return min(10.0, max(0.0, level))


def line_for(at: Telling, span: Span, incidents: tuple[IncidentStory, ...]) -> SafetyLine:
    """The safety line of one episode."""
    draw = at.draw
    ends = {Course.STOPPED: (7.4, 9.2), Course.DECREASED: (5.8, 7.4), Course.SERIOUS: (3.6, 5.6)}
    low, high = ends[at.fate.course]
    if span.closed_on and at.fate.situation is Situation.REOPENED:
        low, high = 6.2, 7.8
    return SafetyLine(span, draw.uniform(2.2, 4.6), draw.uniform(low, high), incidents)


def somebody_who(at: Telling, partner: bool) -> tuple[PersonStory, PersonStory] | None:
    """Who did it and who underwent it, between partners or towards a child (or an elderly parent)."""
    people, draw = at.people, at.draw
    if partner or not people.children:
        if people.other is None:
            return None
        return (people.other, people.main) if draw.chance(0.78) else (people.main, people.other)
    adult = draw.choice([people.main, people.other] if people.other else [people.main])
    return adult, draw.choice(people.children)


def incidents_of(at: Telling, span: Span) -> tuple[IncidentStory, ...]:
    """What happened and became known; where violence stopped, only in the first part."""
    draw = at.draw
    last = span.at(0.38) if at.fate.course is Course.STOPPED else span.last
    first = span.opened_on - timedelta(days=20)
    found = []
    for _ in range(count(at, 0.5 + RATES[at.fate.course] * min(3.0, span.days / 365))):
        known = draw.day(span.opened_on, last)
        occurred = max(first, known - timedelta(days=draw.choice((0, 0, 0, 1, 1, 2, 3, 6))))
        if story := incident(at, occurred, known):
            found.append(story)
    return tuple(sorted(found, key=lambda story: (story.known_on, story.key)))


def incident(at: Telling, occurred: date, known: date) -> IncidentStory | None:
    """One incident, in careful words; None where nobody fits the kind of violence of this family."""
    draw, fate = at.draw, at.fate
    partner = fate.partner_violence and (not fate.child_violence or draw.chance(0.55))
    pair = somebody_who(at, partner)
    if pair is None:
        return None
    by, towards = pair
    if towards.birth_date > occurred:
        return None
    kind = draw.one_of(PARTNER_KINDS if partner else CHILD_KINDS)
    age = towards.age_on(occurred)
    if kind is IncidentKind.NEGLECT and age >= 14:
        kind = IncidentKind.PSYCHOLOGICAL
    small = " small" if age < 4 else ""
    words = at.say(sentences("safety")[f"incident {kind}{small}"], dader=by.first_name, **person_slots("wie", towards))
    witnesses = [c.key for c in at.people.children if c is not towards and partner and draw.chance(0.5)]
    return IncidentStory(
        key=at.key("incident"),
        known_on=known,
        kind=kind,
        severity=draw.one_of(SEVERITIES),
        by=(by.key,),
        towards=(towards.key, *witnesses),
        text=words,
        occurred_on=None if draw.chance(0.04) else occurred,
    )


def phases_of(at: Telling, span: Span, incidents: tuple[IncidentStory, ...], by: str) -> tuple[PhaseStory, ...]:
    """The phases of one episode, each beginning where the one before ends; a serious incident may lead back."""
    draw, course = at.draw, at.fate.course
    words = sentences("safety")
    acute = at.fate.approach is Approach.MDA_ACUTE or any(
        r.episode == span.number and r.triage and r.triage.safety_level is SafetyLevel.ACUTE for r in at.reports[:1]
    )
    slow = 2.2 if course is Course.SERIOUS else 1.0
    begins: list[tuple[date, Phase, str]] = []
    day = span.opened_on
    if acute:
        begins.append((day, Phase.ACUTE, at.say(words["phase acute"])))
        day = draw.days_after(day, 2, 13)
    begins.append((day, Phase.IMMEDIATE_SAFETY, at.say(words["phase immediate_safety"])))
    day += timedelta(days=int(draw.randint(28, 120) * slow))
    stuck = at.fate.situation is Situation.STUCK and not span.closed_on
    if not stuck or draw.chance(0.4):
        begins.append((day, Phase.STABLE_SAFETY, at.say(words["phase stable_safety"])))
        heavy = [i.known_on for i in incidents if i.severity is not Severity.MINOR and i.known_on > day]
        if heavy and course is Course.SERIOUS:
            begins.append((heavy[0], Phase.IMMEDIATE_SAFETY, at.say(words["phase back"])))
            again = draw.days_after(heavy[0], 35, 110)
            if not stuck:
                begins.append((again, Phase.STABLE_SAFETY, at.say(words["phase stable_safety"])))
        elif course is not Course.SERIOUS:
            day = draw.days_after(day, 70, 220)
            begins.append((day, Phase.RECOVERY, at.say(words["phase recovery"])))
    if span.closed_on and span.days > 90 and course is not Course.SERIOUS:
        last = span.last - timedelta(days=draw.randint(25, 50))
        begins = [begin for begin in begins if begin[0] < last]
        begins.append((last, Phase.AFTERCARE, at.say(words["phase aftercare"])))
    begins = [begin for begin in begins if begin[0] <= span.last]
    ends = [begin[0] for begin in begins[1:]] + [span.closed_on]
    return tuple(
        PhaseStory(phase, begin, end, by, text)
        for (begin, phase, text), end in zip(begins, ends, strict=True)
        if end is None or end > begin
    )


def agreements_of(
    at: Telling, span: Span, agreed: date, incidents: tuple[IncidentStory, ...]
) -> tuple[SafetyAgreementStory, ...]:
    """What is safe enough, and what then; some are broken by an incident."""
    draw, words = at.draw, sentences("safety")
    found: list[SafetyAgreementStory] = []
    told: set[str] = set()
    for _ in range(draw.randint(1, 3)):
        text = at.say(words["agreement"])
        if not text or text in told:
            continue
        told.add(text)
        since = draw.day(agreed, min(span.last, agreed + timedelta(days=30)))
        broken = sorted({i.known_on for i in incidents if i.known_on >= since and draw.chance(0.22)})
        ended = None
        if at.fate.course is not Course.SERIOUS and span.days > 200 and draw.chance(0.25):
            ended = draw.day(max([since, *broken]), span.last)
        found.append(
            SafetyAgreementStory(
                key=at.key("agreement"),
                text=text,
                if_it_fails=at.say(words["if it fails"]),
                persons=tuple(person.key for person in at.people.adults),
                agreed_on=since,
                network_person=draw.choice(at.people.network).key if at.people.network else None,
                ended_on=ended,
                failed_on=tuple(broken),
            )
        )
    return tuple(found)


def ratings_of(at: Telling, span: Span, line: SafetyLine, by: list[tuple[str, date, date]]) -> tuple[RatingStory, ...]:
    """What everyone who can speak, and the two of the pair, thought of safety every six to eleven weeks.

    `by` holds professionals with the first and last day on which they can have rated.
    """
    draw, words = at.draw, sentences("safety")
    found: list[RatingStory] = []

    def rate(who: dict[str, str], first: date, last: date, lean: float, kind: str) -> None:
        day = draw.days_after(first, 3, 24)
        while day <= last:
            score = max(0, min(10, round(line.on(day) + lean + draw.gauss(0, 0.7))))
            level = "low" if score < 5 else "middle" if score < 7 else "high"
            said = at.say(words[f"rating {kind}{level}"]) if draw.chance(0.4) else ""
            found.append(RatingStory(on=day, score=score, words=said, **who))
            day = draw.days_after(day, 42, 80)

    for person in at.people.members:
        able = max(span.opened_on, date.fromordinal(person.birth_date.toordinal() + 2925))
        if able <= span.last:
            rate({"person": person.key}, able, span.last, draw.gauss(0.2, 0.9), "")
    for professional, first, last in by:
        rate({"professional": professional}, first, last, draw.gauss(-0.3, 0.5), "professional ")
    return tuple(sorted(found, key=lambda rating: (rating.on, rating.person or "", rating.professional or "")))
