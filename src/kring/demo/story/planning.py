"""The plan: goals in the family's own words, who does what, and versions that changed for a reason."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kring.demo.story.choices import ActionKind, Course, LegalFrame, MeasureKind
from kring.demo.story.circle import Table
from kring.demo.story.course import SafetyLine
from kring.demo.story.explaining import Factors, voices_of
from kring.demo.story.helps import SUPERVISION, HelpLine, Theme
from kring.demo.story.law import frame_on
from kring.demo.story.shapes import (
    ActionStory,
    FrameStory,
    GoalRatingStory,
    GoalStory,
    IncidentStory,
    MeasureStory,
    PersonStory,
    PlanVersionStory,
    ReportStory,
)
from kring.demo.story.telling import Span, Telling, person_slots
from kring.demo.story.texts import sentences

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def spoken(day: date) -> str:
    """3 oktober."""
    return f"{day.day} {MONTHS[day.month - 1]}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which the plan was made or changed: `kind` is first, conference, report or incident."""

    on: date
    kind: str
    because_of: str | None = None
    happened_on: date | None = None


@dataclass(slots=True)
class Plan:
    """The plan of one episode while it is being told."""

    goals: list[GoalStory] = field(default_factory=list)
    actions: list[ActionStory] = field(default_factory=list)
    versions: list[PlanVersionStory] = field(default_factory=list)


def moments_of(
    at: Telling, span: Span, first: date, incidents: tuple[IncidentStory, ...], meetings: list[date]
) -> list[Moment]:
    """When the plan changed: at the start, in conferences, and after some reports and incidents."""
    draw = at.draw
    found = [Moment(first, "first")]
    found += [Moment(day, "conference") for day in meetings if day > first]
    for report in at.reports:
        if report.episode == span.number and report.triage and report.triage.triaged_on > first and draw.chance(0.6):
            found.append(_after(at, report.triage.triaged_on, "report", report))
    for incident in incidents:
        if incident.known_on > first and incident.severity != "minor" and draw.chance(0.5):
            found.append(_after(at, incident.known_on, "incident", incident))
    kept: list[Moment] = []
    for moment in sorted(found, key=lambda m: (m.on, m.kind)):
        if moment.on <= span.last and (not kept or (moment.on - kept[-1].on).days > 6):
            kept.append(moment)
    return kept[:9]


def _after(at: Telling, day: date, kind: str, cause: ReportStory | IncidentStory) -> Moment:
    happened = cause.received_on if isinstance(cause, ReportStory) else cause.occurred_on or cause.known_on
    return Moment(at.draw.days_after(day, 1, 9), kind, cause.key, happened)


def goal(at: Telling, theme: str, person: PersonStory, position: int, on: date, told: set[str]) -> GoalStory | None:
    """One goal in somebody's own words; None when this family has no words left for it."""
    words = sentences("themes")
    slots = person_slots("wie", person)
    for _ in range(4):
        wording = at.say(words[f"goal {theme}"], **slots)
        if wording and wording not in told:
            told.add(wording)
            return GoalStory(
                key=at.key("goal"),
                position=position,
                wording=wording,
                whose=(person.key,),
                notice=at.say(words[f"notice {theme}"], **slots),
                agreed_on=on,
            )
    return None


def goals_of(at: Telling, themes: list[Theme], moments: list[Moment]) -> dict[str, GoalStory]:
    """Goals by theme: two to five, most at the first moment, each somebody's own; children have theirs."""
    draw, people = at.draw, at.people
    found: dict[str, GoalStory] = {}
    told: set[str] = set()
    wanted: list[tuple[str, PersonStory]] = []
    for theme in themes[: draw.randint(2, 4)]:
        speaker = theme.person or people.main
        if theme.name == "contact" and people.children and draw.chance(0.6):
            speakers = [c for c in people.children if c.age_on(moments[0].on) >= 7]
            speaker = draw.choice(speakers) if speakers else people.main
        wanted.append((theme.name, speaker))
    speaking = [child for child in people.children if child.age_on(moments[0].on) >= 5]
    if speaking:
        wanted.insert(draw.randint(0, 1), ("child", draw.choice(speaking)))
    for theme_name, person in wanted:
        if theme_name in found:
            continue
        later = len(found) >= 2 and len(moments) > 1 and draw.chance(0.25)
        on = draw.choice(moments[1:]).on if later else moments[0].on
        if story := goal(at, theme_name, person, len(found) + 1, on, told):
            found[theme_name] = story
    return found


def rated(at: Telling, story: GoalStory, moments: list[Moment], line: SafetyLine, span: Span) -> GoalStory:
    """The goal with what its owner said of it over time, and perhaps the day it was reached or dropped."""
    draw = at.draw
    lean = draw.gauss(0.0, 0.8)
    days = sorted(
        {m.on for m in moments if m.on >= story.agreed_on} | {draw.day(story.agreed_on, span.last) for _ in range(2)}
    )
    owner = story.whose[0]
    ratings = []
    for day in days:
        share = (day - story.agreed_on).days / 300
        score = max(0, min(10, round(line.on(day) + lean + min(1.0, share) * 0.8 + draw.gauss(0, 0.6))))
        ratings.append(GoalRatingStory(owner, day, score))
    reached = stopped = None
    if ratings[-1].score >= 8 and at.fate.course is not Course.SERIOUS and draw.chance(0.6 if span.closed_on else 0.35):
        reached = ratings[-1].on
    elif len(days) > 2 and draw.chance(0.08):
        stopped = days[-1]
    return replace(story, ratings=tuple(ratings), reached_on=reached, stopped_on=stopped)


def help_action(
    at: Telling,
    line: HelpLine,
    goals: dict[str, GoalStory],
    factors: Factors,
    frames: tuple[FrameStory, ...],
    measures: tuple[MeasureStory, ...],
) -> ActionStory:
    """An agreed help as an action in the plan, with its legal frame."""
    frame, measure = LegalFrame.VOLUNTARY, None
    running = [
        m
        for m in measures
        if m.from_on <= line.agreed_on < m.to_on
        and m.person in line.persons
        and m.kind in (MeasureKind.SUPERVISION_ORDER, MeasureKind.INTERIM_SUPERVISION_ORDER)
    ]
    if running and (line.theme == SUPERVISION or at.draw.chance(0.6)):
        frame, measure = LegalFrame.COMPULSORY, running[-1].key
    elif frame_on(frames, line.agreed_on) is LegalFrame.PRESSURE and at.draw.chance(0.5):
        frame = LegalFrame.PRESSURE
    aim = goals.get(line.theme)
    waits = line.agreed_on if line.started_on is None or line.started_on > line.agreed_on else None
    child = f"child {line.persons[0]}" if line.persons else ""
    return ActionStory(
        key=at.key("action"),
        kind=ActionKind.MONITORING if line.theme == SUPERVISION else ActionKind.HELP,
        text=line.text,
        frame=frame,
        agreed_on=line.agreed_on,
        goal=aim.key if aim and aim.agreed_on <= line.agreed_on else None,
        factor=factors.of_theme.get(line.theme) or factors.of_theme.get(child),
        professional=line.professional,
        organisation=at.block.organisation_of(line.professional),
        persons=line.persons,
        measure=measure,
        due_on=line.agreed_on + timedelta(days=at.draw.choice((14, 28, 42, 60))),
        started_on=line.started_on,
        ended_on=line.ended_on,
        waits_since=waits,
        bridge=at.say(sentences("themes")["bridge"]) if waits and at.draw.chance(0.6) else "",
    )


def small_action(
    at: Telling,
    kind: ActionKind,
    on: date,
    span: Span,
    table: Table,
    goals: dict[str, GoalStory],
    told: set[str],
) -> ActionStory | None:
    """Something the family, its network or the pair does; None when nothing new fits."""
    draw = at.draw
    text = at.say(sentences("themes")[kind.value])
    if not text or text in told:
        return None
    told.add(text)
    person = professional = None
    started = min(span.last, draw.days_after(on, 0, 10))
    if kind is ActionKind.MONITORING:
        who = table.second_on if "veiligheidsteam" in text else table.coordinator_on
        professional = who(started)
    else:
        named = [p for p in at.people.persons if text.startswith(p.first_name + " ")]
        person = named[0].key if named else at.people.main.key
    ends = draw.days_after(on, 20, 160)
    options = [g for g in goals.values() if g.agreed_on <= on]
    return ActionStory(
        key=at.key("action"),
        kind=kind,
        text=text,
        frame=LegalFrame.VOLUNTARY,
        agreed_on=on,
        goal=draw.choice(options).key if options else None,
        professional=professional,
        organisation=at.block.organisation_of(professional) if professional else None,
        person=person,
        due_on=draw.days_after(on, 7, 45),
        started_on=started,
        ended_on=ends if ends <= span.last and draw.chance(0.6) else None,
    )


def plan_of(
    at: Telling,
    span: Span,
    table: Table,
    themes: list[Theme],
    helps: list[HelpLine],
    factors: Factors,
    frames: tuple[FrameStory, ...],
    measures: tuple[MeasureStory, ...],
    moments: list[Moment],
    line: SafetyLine,
) -> Plan:
    """The whole plan of an episode: goals, actions and its versions."""
    goals = goals_of(at, themes, moments)
    plan = Plan(goals=[rated(at, story, moments, line, span) for story in goals.values()])
    days = [moment.on for moment in moments]
    told: set[str] = set()
    for help_line in helps:
        agreed = max((day for day in days if day <= help_line.agreed_on), default=days[0])
        if help_line.theme == SUPERVISION:
            agreed = help_line.agreed_on  # on the day of the order itself
        plan.actions.append(help_action(at, replace(help_line, agreed_on=agreed), goals, factors, frames, measures))
    for place, moment in enumerate(moments):
        kinds = [ActionKind.PRACTICAL] * at.draw.randint(1 if place == 0 else 0, 2)
        if place == 0 or moment.kind in ("report", "incident"):
            kinds.append(ActionKind.MONITORING)
        for kind in kinds:
            if action := small_action(at, kind, moment.on, span, table, goals, told):
                plan.actions.append(action)
    plan.goals.sort(key=lambda g: g.position)
    plan.actions.sort(key=lambda a: (a.agreed_on, a.key))
    plan.versions = [version(at, plan, number, moment) for number, moment in enumerate(moments, start=1)]
    return plan


def version(at: Telling, plan: Plan, number: int, moment: Moment) -> PlanVersionStory:
    """The plan as it stood from this moment on."""
    on = moment.on
    goals = [g.key for g in plan.goals if g.agreed_on <= on and not _over(g.reached_on, g.stopped_on, on)]
    actions = [a.key for a in plan.actions if a.agreed_on <= on and not _over(a.ended_on, None, on)]
    happened = spoken(moment.happened_on) if moment.happened_on else ""
    reason = at.say(sentences("themes")[f"plan {moment.kind}"], datum=happened)
    return PlanVersionStory(number, on, reason, tuple(goals), tuple(actions), voices_of(at, on), moment.because_of)


def _over(first: date | None, second: date | None, on: date) -> bool:
    return any(day is not None and day < on for day in (first, second))
