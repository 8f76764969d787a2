"""Case conferences with their decisions, and contacts with the family."""

from datetime import date, timedelta

from kring.demo.story.choices import (
    ActionKind,
    Consent,
    ContactPlace,
    DecisionKind,
    MeasureKind,
    Role,
    Severity,
)
from kring.demo.story.circle import Table
from kring.demo.story.days import on_or_before_working, working_days_after
from kring.demo.story.explaining import voice
from kring.demo.story.planning import Plan, spoken
from kring.demo.story.shapes import (
    ActionStory,
    ConferenceStory,
    ContactStory,
    DecisionStory,
    ExplanationStory,
    IncidentStory,
    InvolvementStory,
    MeasureStory,
    VoiceStory,
)
from kring.demo.story.telling import Span, Telling, person_slots
from kring.demo.story.texts import sentences

PLACES = {
    ContactPlace.HOME: 0.46,
    ContactPlace.PHONE: 0.24,
    ContactPlace.OFFICE: 0.1,
    ContactPlace.SCHOOL: 0.07,
    ContactPlace.FAMILY_CHOICE: 0.06,
    ContactPlace.VIDEO: 0.04,
    ContactPlace.WRITTEN: 0.03,
}


def meeting_days(at: Telling, span: Span, first: date) -> list[date]:
    """The days of the ordinary conferences: the first makes the plan, then every two to four months."""
    found = []
    day = first
    while day <= span.last:
        found.append(day)
        day = on_or_before_working(at.draw.days_after(day, 58, 125), day)
    return found


def present_at(
    at: Telling, day: date, table: Table, involvements: tuple[InvolvementStory, ...], most: int
) -> list[str]:
    """The pair and some of the others who are involved on that day."""
    pair = [table.coordinator_on(day), table.second_on(day)]
    others = {
        i.professional
        for i in involvements
        if i.professional
        and i.role in (Role.PRACTITIONER, Role.ADVISER, Role.EXPERT_BY_EXPERIENCE)
        and i.from_on <= day
        and (i.to_on is None or day < i.to_on)
    } - set(pair)
    return pair + at.draw.some(sorted(others), at.draw.randint(0, most))


def decision(
    at: Telling, kind: DecisionKind, who: list[str], persons: list[str], actions: list[ActionStory]
) -> DecisionStory:
    """One decision with everybody's voice."""
    words = sentences("meetings")
    members = [p for p in at.people.members if p.key in persons]
    voices = [voice(at, person) for person in members]
    voices += [VoiceStory(Consent.AGREES, at.say(words["voice professional"]), professional=key) for key in who[:3]]
    return DecisionStory(
        at.key("decision"),
        kind,
        at.say(words[f"decision {kind}"]),
        tuple(voices),
        tuple(a.key for a in actions),
    )


def conferences_of(
    at: Telling,
    span: Span,
    table: Table,
    involvements: tuple[InvolvementStory, ...],
    days: list[date],
    plan: Plan,
    explanations: tuple[ExplanationStory, ...],
    measures: tuple[MeasureStory, ...],
    incidents: tuple[IncidentStory, ...],
) -> tuple[ConferenceStory, ...]:
    """All conferences of one episode, urgent ones after serious incidents and a planned one ahead included."""
    draw, words = at.draw, sentences("meetings")
    explained = {e.agreed_on for e in explanations}
    asked = [
        m.from_on
        for m in measures
        if m.kind in (MeasureKind.SUPERVISION_ORDER, MeasureKind.INTERIM_SUPERVISION_ORDER) and m.extends is None
    ]
    found: list[ConferenceStory] = []
    linked: set[str] = set()

    def hold(day: date, purpose: str, *, urgent: bool = False) -> None:
        who = present_at(at, day, table, involvements, 2 if urgent else 4)
        persons = [p.key for p in at.people.members if p.age_on(day) >= 12 and draw.chance(0.88)]
        decisions = []
        if day in explained:
            decisions.append(decision(at, DecisionKind.EXPLANATORY_ANALYSIS, who, persons, []))
        new = [a for a in plan.actions if a.agreed_on == day and a.key not in linked]
        linked.update(a.key for a in new)
        helps = [a for a in new if a.kind is ActionKind.HELP]
        if any(v.agreed_on == day for v in plan.versions):
            decisions.append(decision(at, DecisionKind.PLAN, who, persons, [a for a in new if a not in helps]))
        if helps:
            decisions.append(decision(at, DecisionKind.DEPLOYMENT, who, persons, helps))
        if urgent:
            decisions.append(decision(at, DecisionKind.SCALE_STEP, who, persons, []))
        if any(0 < (begin - day).days < 70 for begin in asked):
            decisions.append(decision(at, DecisionKind.MEASURE_REQUEST, who, persons, []))
        found.append(
            ConferenceStory(
                at.key("conference"),
                day,
                purpose,
                draw.choice(words["place"]),
                tuple(who),
                tuple(persons),
                tuple(decisions),
                urgent,
            )
        )

    for place, day in enumerate(days):
        hold(day, at.say(words["purpose first" if place == 0 else "purpose"]))
    for incident in incidents:
        if incident.severity is not Severity.MINOR and draw.chance(0.45):
            day = working_days_after(incident.known_on, draw.randint(1, 2))
            if day <= span.last and day not in days and all(c.held_on != day for c in found):
                hold(day, at.say(words["purpose urgent"], datum=spoken(incident.known_on)), urgent=True)
    if not span.closed_on and days and draw.chance(0.8):
        ahead = working_days_after(at.today, draw.randint(2, 24))
        who = present_at(at, at.today, table, involvements, 4)
        persons = tuple(p.key for p in at.people.members if p.age_on(ahead) >= 12)
        found.append(
            ConferenceStory(
                at.key("conference"),
                ahead,
                at.say(words["purpose"]),
                draw.choice(words["place"]),
                tuple(who),
                persons,
            )
        )
    return tuple(sorted(found, key=lambda c: c.held_on))


def with_decisions(actions: list[ActionStory], conferences: tuple[ConferenceStory, ...]) -> dict[str, str]:
    """Which decision each action came from."""
    return {key: d.key for c in conferences for d in c.decisions for key in d.actions}


def contacts_of(at: Telling, span: Span, table: Table) -> tuple[ContactStory, ...]:
    """Contacts of the pair with the family, every few weeks; some missed."""
    draw, words = at.draw, sentences("circle")
    found: list[ContactStory] = []
    day = draw.days_after(span.opened_on, 0, 6)
    while day <= span.last:
        on = on_or_before_working(day, span.opened_on)
        kept = draw.chance(0.92)
        speakers = at.speakers(on)
        with_whom = draw.some(speakers, draw.randint(1, min(2, len(speakers))))
        place = draw.one_of(PLACES)
        if place is ContactPlace.SCHOOL and not any(p in at.people.children for p in with_whom):
            place = ContactPlace.HOME
        note = at.say(words["contact" if kept else "contact missed"], **person_slots("wie", with_whom[0]))
        who = table.coordinator_on(on) if draw.chance(0.72) else table.second_on(on)
        found.append(ContactStory(on, place, who, tuple(p.key for p in with_whom), note, kept))
        early = (day - span.opened_on).days < 60
        day += timedelta(days=draw.randint(5, 14) if early else draw.randint(12, 38))
    return tuple(found)
