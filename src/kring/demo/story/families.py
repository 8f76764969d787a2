"""Families, one after the other, each with its whole history. Constant memory; no family depends on how many
there are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kring.demo.story.blocks import block_of
from kring.demo.story.calibration import PUBLISHED, Scenario
from kring.demo.story.choices import Lives, ReportMoment, Situation
from kring.demo.story.circle import handovers_of, involvements_of, members_of, seats, table_of
from kring.demo.story.closing import closure_of, stuck_of
from kring.demo.story.course import agreements_of, incidents_of, line_for, phases_of, ratings_of
from kring.demo.story.days import on_or_before_working, working_days_after
from kring.demo.story.draws import Draw, draw_for
from kring.demo.story.explaining import explanations_of, factors_of, influences_of
from kring.demo.story.fate import fate_of
from kring.demo.story.helps import helps_of, supervision_of, themes_of
from kring.demo.story.households import gather
from kring.demo.story.law import frames_of, measures_of
from kring.demo.story.meeting import conferences_of, contacts_of, meeting_days, with_decisions
from kring.demo.story.places import places_of
from kring.demo.story.planning import moments_of, plan_of
from kring.demo.story.reports import later_reports, opening_reports
from kring.demo.story.shapes import EpisodeStory, FamilyStory, SafetyHolderStory
from kring.demo.story.studies import research_of
from kring.demo.story.telling import Span, Telling, slots_for


def families(count: int, seed: int, today: date, scenario: Scenario = PUBLISHED) -> Iterator[FamilyStory]:
    """Families 1 to `count`, told one at a time. The cast (family 0) is not among them: see `cast_story`."""
    for number in range(1, count + 1):
        yield family(number, seed, today, scenario)


def family(number: int, seed: int, today: date, scenario: Scenario = PUBLISHED) -> FamilyStory:
    """One family; depends on its number, the seed, the day and the scenario only."""
    at, received, triaged = begin(number, seed, today, scenario)
    episodes: list[EpisodeStory] = []
    if not at.spans:
        opening_reports(at, None, received[0], triaged[0], ReportMoment.FIRST)
    for span, reported, assessed in zip(at.spans, received, triaged, strict=False):
        moment = ReportMoment.FIRST if span.number == 1 else ReportMoment.AFTER_CLOSURE
        opening_reports(at, span, reported, assessed, moment)
        episodes.append(episode(at, span))
    people = at.people
    return FamilyStory(
        number=number,
        label=label(at),
        municipality=at.block.municipality,
        situation=at.fate.situation,
        persons=tuple(people.persons),
        households=tuple(people.households),
        residences=tuple(people.residences),
        relations=tuple(people.relations),
        authorities=tuple(people.authorities),
        places=places_of(at),
        reports=tuple(sorted(at.reports, key=lambda r: (r.received_on, r.received_at, r.key))),
        episodes=tuple(episodes),
        research=research_of(at, received[0]),
    )


def label(at: Telling) -> str:
    """How people call the family: after those who live in the first home."""
    home = [p.first_name for p in at.people.members if at.people.lives[p.key] is not Lives.SECOND]
    return f"Het gezin van {' en '.join([', '.join(home[:-1]), home[-1]]) if len(home) > 1 else home[0]}"


def begin(number: int, seed: int, today: date, scenario: Scenario) -> tuple[Telling, list[date], list[date | None]]:
    """Fate, days and people of a family: the teller, and per episode when it was reported and assessed."""
    draw = draw_for(seed, number, "story")
    fate = fate_of(seed, number)
    spans, received, delays = days_for(draw, fate.situation, today)
    block = block_of(seed, number, today)
    people = gather(draw, number, fate, received[0])
    at = Telling(
        number=number,
        seed=seed,
        today=today,
        draw=draw,
        fate=fate,
        block=block,
        people=people,
        scenario=scenario,
        spans=spans,
        slots=slots_for(draw, people, block, received[0]),
    )
    return at, received, delays


def days_for(draw: Draw, situation: Situation, today: date) -> tuple[list[Span], list[date], list[date | None]]:
    """When the dossier was open: spans, and for each the day of the report and of its assessment."""

    def ago(least: int, most: int) -> date:
        return today - timedelta(days=draw.randint(least, most))

    if situation is Situation.WAITING:
        return [], [today - timedelta(days=draw.choice((0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 9, 11, 15)))], [None]
    if situation is Situation.NO_STEPS:
        day = ago(20, 420)
        return [], [day], [min(today, assessed(draw, day))]
    if situation is Situation.REOPENED:
        first = ago(480, 1300)
        closed = first + timedelta(days=draw.randint(120, min(420, (today - first).days - 90)))
        again = draw.day(closed + timedelta(days=40), today - timedelta(days=25))
        opened = [first, again]
        spans = [Span(1, first, closed, today), Span(2, again, None, today)]
    elif situation is Situation.CLOSED:
        first = ago(110, 1280)
        length = min(int(draw.lognormvariate(5.5, 0.55)) + 60, (today - first).days)
        opened, spans = [first], [Span(1, first, first + timedelta(days=length), today)]
    else:
        reach = {
            Situation.STARTING: ago(1, 36),
            Situation.STUCK: ago(200, 1150),
            Situation.RUNNING: today - timedelta(days=46 + min(1000, int(draw.expovariate(1 / 250)))),
        }
        opened = [reach[situation]]
        spans = [Span(1, opened[0], None, today)]
    received, delays = [], []
    for day in opened:
        late = draw.chance(0.4)
        before = 6 + min(60, int(draw.expovariate(1 / 9))) if late else draw.randint(0, 5)
        reported = day - timedelta(days=before)
        due = working_days_after(reported, 5)
        if late and day <= due:
            reported = on_or_before_working(reported - timedelta(days=5), reported - timedelta(days=9))
        received.append(reported)
        delays.append(day)
    return spans, received, list(delays)


def assessed(draw: Draw, day: date) -> date:
    """When a report that led to nothing was assessed."""
    due = working_days_after(day, 5)
    late = draw.chance(0.4)
    return due + timedelta(days=1 + int(draw.expovariate(1 / 9))) if late else draw.day(day, due)


def episode(at: Telling, span: Span) -> EpisodeStory:
    """One period of work, from opening to closure or today."""
    draw = at.draw
    pair = seats(at, span, at.block.coordinators, 0.07), seats(at, span, at.block.seconds, 0.04)
    incidents = incidents_of(at, span)
    phases = phases_of(at, span, incidents, pair[1][0][2])
    table = table_of(at, span, phases, pair)
    stable = next((p.from_on for p in phases if p.phase.value in ("stable_safety", "recovery", "aftercare")), None)
    later_reports(at, span, stable, table.seconds[0][2])
    measures = measures_of(at, span)
    frames = frames_of(at, span, measures)
    at.met |= {key for turns in (table.coordinators, table.seconds) for _, _, key in turns}
    themes = themes_of(at)[: 2 if at.fate.situation is Situation.STARTING else None]
    line = line_for(at, span, incidents)
    first = on_or_before_working(
        span.opened_on + timedelta(days=min(draw.randint(14, 56), max(1, span.days * 2 // 3))), span.opened_on
    )
    planned = at.fate.situation is not Situation.STARTING and first <= span.last
    target = at.fate.helpers if span.closed_on is None or len(at.spans) == 1 else round(at.fate.helpers * 0.7)
    helps = []
    if planned:
        ordered = supervision_of(at, span, measures)
        room = max(0, target - len(at.met | {line.professional for line in ordered}))
        helps = ordered + helps_of(at, span, themes, first, table.coordinator_on, room)
    factors = factors_of(at, span, table, themes, first if planned else span.last)
    agreed = first if draw.chance(0.5) else on_or_before_working(first + timedelta(days=draw.randint(0, 30)), first)
    involvements = involvements_of(at, span, table, helps, measures, target)
    told = EpisodeStory(
        number=span.number,
        opened_on=span.opened_on,
        approach=at.fate.approach,
        problem=at.fate.problem,
        members=members_of(at, span, helps),
        involvements=involvements,
        safety_holders=tuple(_holders(table.holders)),
        phases=phases,
        frames=frames,
        handovers=handovers_of(at, span, table),
        factors=tuple(factors.found),
        influences=influences_of(at, factors),
        measures=measures,
        agreements=agreements_of(at, span, first if planned else span.opened_on, incidents),
        incidents=incidents,
        ratings=ratings_of(at, span, line, _raters(span, table.coordinators, table.seconds)),
        contacts=contacts_of(at, span, table),
        stuck=stuck_of(at, span) if at.fate.situation is Situation.STUCK else None,
        closure=closure_of(at, span, table),
    )
    if not planned:
        return told
    days = meeting_days(at, span, first)
    moments = moments_of(at, span, first, incidents, days)
    explanations = explanations_of(at, span, factors, agreed)
    plan = plan_of(at, span, table, themes, helps, factors, frames, measures, moments, line)
    conferences = conferences_of(at, span, table, involvements, days, plan, explanations, measures, incidents)
    decided = with_decisions(plan.actions, conferences)
    return replace(
        told,
        explanations=explanations,
        goals=tuple(plan.goals),
        actions=tuple(replace(action, decision=decided.get(action.key)) for action in plan.actions),
        plan_versions=tuple(plan.versions),
        conferences=conferences,
    )


def _holders(turns: tuple[tuple[date, date | None, str], ...]) -> list[SafetyHolderStory]:
    return [SafetyHolderStory(key, begin, end) for begin, end, key in turns]


def _raters(span: Span, *seats: tuple[tuple[date, date | None, str], ...]) -> list[tuple[str, date, date]]:
    return [
        (key, begin, min(span.last, end - timedelta(days=1)) if end else span.last)
        for turns in seats
        for begin, end, key in turns
    ]
