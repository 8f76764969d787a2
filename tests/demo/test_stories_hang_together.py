"""Every story hangs together: dates in order, references that exist, nothing secret told aloud."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum

import pytest
from stdnum.nl import bsn

from kring.demo.story import cast_story
from kring.demo.story.choices import (
    ActionKind,
    Consent,
    MeasureKind,
    ReportMoment,
    Situation,
    TriageOutcome,
)
from kring.demo.story.days import working_days_after

TODAY = date(2026, 11, 20)  # as in conftest
AHEAD = {"to_on", "due_on"}  # dates that may lie ahead
SUPERVISION = {MeasureKind.SUPERVISION_ORDER, MeasureKind.INTERIM_SUPERVISION_ORDER}


@pytest.fixture(scope="module")
def stories(told):
    """The cast and eight hundred generated families."""
    return [cast_story(TODAY), *told[:800]]


@pytest.fixture(scope="module")
def episodes(stories):
    return [(f, e) for f in stories for e in f.episodes]


def walk(thing, path=""):
    """Every value in a story, with the names that lead to it."""
    if is_dataclass(thing):
        for field in fields(thing):
            yield from walk(getattr(thing, field.name), f"{path}.{field.name}")
    elif isinstance(thing, tuple):
        for part in thing:
            yield from walk(part, path)
    else:
        yield path, thing


def test_every_bsn_has_nine_digits_fails_the_eleven_test_and_is_unique(told):
    numbers = [p.bsn for f in [cast_story(TODAY), *told] for p in f.persons]

    assert all(len(number) == 9 and number.isdigit() and not bsn.is_valid(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_nothing_happens_after_today_or_ends_before_it_begins(stories):
    for f in stories:
        for path, value in walk(f):
            if isinstance(value, date) and not isinstance(value, datetime):
                ahead = path.rsplit(".", 1)[-1] in AHEAD or path in (
                    ".episodes.conferences.held_on",
                    ".research.asked_on",
                )
                assert ahead or value <= TODAY, (f.number, path, value)
        for thing in periods(f):
            assert thing.to_on is None or thing.from_on is None or thing.from_on < thing.to_on, (f.number, thing)


def periods(family):
    """Everything with a begin and an end."""
    yield from (*family.residences, *family.relations, *family.authorities)
    for e in family.episodes:
        yield from (*e.involvements, *e.safety_holders, *e.phases, *e.frames, *e.measures)


def test_work_lies_inside_its_episode(episodes):
    for f, e in episodes:
        last = e.closed_on - timedelta(days=1) if e.closed_on else TODAY
        days = [
            *((x.agreed_on, x) for x in (*e.goals, *e.actions, *e.plan_versions, *e.explanations, *e.agreements)),
            *((x.started_on, x) for x in e.actions),
            *((x.ended_on, x) for x in e.actions),
            *((x.identified_on, x) for x in e.factors),
            *((x.on, x) for x in (*e.ratings, *e.contacts)),
            *((r.on, g) for g in e.goals for r in g.ratings),
            *((x.known_on, x) for x in e.incidents),
            *((x.held_on, x) for x in e.conferences if x.decisions),
            *((x.from_on, x) for x in (*e.involvements, *e.measures)),
            *((m.reviewed_on, m) for m in e.members),
        ]
        for day, thing in days:
            assert day is None or e.opened_on <= day <= last, (f.number, thing)
        for i in e.involvements:
            assert i.to_on is None or e.closed_on is None or i.to_on <= e.closed_on, (f.number, i)


def test_what_begins_is_agreed_and_what_ends_has_begun(episodes):
    for f, e in episodes:
        for action in e.actions:
            assert action.started_on is None or action.agreed_on <= action.started_on, (f.number, action)
            assert action.ended_on is None or action.started_on is not None, (f.number, action)
            assert action.ended_on is None or action.started_on <= action.ended_on, (f.number, action)
        for goal in e.goals:
            assert not (goal.reached_on and goal.stopped_on)
            for day in (goal.reached_on, goal.stopped_on, *(r.on for r in goal.ratings)):
                assert day is None or day >= goal.agreed_on, (f.number, goal)
        for incident in e.incidents:
            assert incident.occurred_on is None or incident.occurred_on <= incident.known_on
        for agreement in e.agreements:
            assert all(day >= agreement.agreed_on for day in agreement.failed_on)
            assert agreement.ended_on is None or agreement.ended_on >= max([agreement.agreed_on, *agreement.failed_on])


def test_a_report_is_assessed_after_it_came_and_answered_after_that(stories):
    for f in stories:
        for r in f.reports:
            assert r.due_on == working_days_after(r.received_on, 5)
            assert r.happened_from <= r.happened_to <= r.received_on
            if r.triage:
                assert r.received_on <= r.triage.triaged_on, (f.number, r)
            if r.feedback_on:
                assert r.wants_feedback
                assert r.triage
                assert r.triage.triaged_on <= r.feedback_on


def test_a_dossier_opens_on_its_first_assessment_and_later_reports_fall_inside(stories):
    for f in stories:
        for e in f.episodes:
            opening = [
                r
                for r in f.reports
                if r.episode == e.number and r.moment in (ReportMoment.FIRST, ReportMoment.AFTER_CLOSURE)
            ]
            assert len(opening) == 1
            assert opening[0].received_on <= opening[0].triage.triaged_on
            assert 0 <= (e.opened_on - opening[0].triage.triaged_on).days <= 7
            for r in f.reports:
                if r.episode == e.number and r.moment in (
                    ReportMoment.AFTER_ASSESSMENT,
                    ReportMoment.DURING_MONITORING,
                ):
                    assert e.opened_on <= r.received_on <= (e.closed_on or TODAY), (f.number, r)


def test_a_situation_is_what_it_says(stories):
    for f in stories:
        first = f.reports[0]
        is_open = bool(f.episodes) and f.episodes[-1].closure is None
        assert is_open == (f.situation in (Situation.STARTING, Situation.RUNNING, Situation.STUCK, Situation.REOPENED))
        if f.situation is Situation.WAITING:
            assert first.triage is None
            assert not f.episodes
        if f.situation is Situation.NO_STEPS:
            assert first.triage.outcome is TriageOutcome.NO_STEPS
            assert not f.episodes
        if f.situation is Situation.REOPENED:
            assert len(f.episodes) == 2
            assert f.episodes[0].closed_on <= f.episodes[1].opened_on
        if f.situation is Situation.STUCK:
            assert f.episodes[-1].stuck is not None
        if f.situation in (Situation.RUNNING, Situation.STUCK, Situation.CLOSED, Situation.REOPENED):
            assert all(e.goals and e.actions and e.plan_versions for e in f.episodes), f.number


def test_children_without_help_have_no_help_and_the_others_have(stories):
    for f in stories:
        if f.situation not in (Situation.RUNNING, Situation.STUCK, Situation.CLOSED, Situation.REOPENED):
            continue
        children = {m.person for e in f.episodes for m in e.members if m.role.value == "child"}
        helped = {
            person
            for e in f.episodes
            for a in e.actions
            if a.kind is ActionKind.HELP and a.started_on
            for person in a.persons
        }
        assert children - helped == set(f.research.children_without_help), f.number


def test_every_key_refers_to_something(stories):
    for f in stories:
        persons = {p.key for p in f.persons}
        reports = {r.key for r in f.reports}
        assert all(key in persons for place in f.places for key in (*place.persons, *place.withheld_from))
        for e in f.episodes:
            factors, goals = {x.key for x in e.factors}, {x.key for x in e.goals}
            actions, conferences = {x.key for x in e.actions}, {x.key for x in e.conferences}
            decisions = {d.key for c in e.conferences for d in c.decisions}
            incidents, agreements = {x.key for x in e.incidents}, {x.key for x in e.agreements}
            assert {m.person for m in e.members} <= persons
            assert {i.person for i in e.involvements if i.person} <= persons
            for a in e.actions:
                assert a.goal is None or a.goal in goals
                assert a.factor is None or a.factor in factors
                assert a.decision is None or a.decision in decisions
                assert bool(a.professional or a.organisation or a.person)
            for v in e.plan_versions:
                assert set(v.goals) <= goals
                assert set(v.actions) <= actions
                assert v.because_of is None or v.because_of in reports | incidents | conferences
            assert [v.number for v in e.plan_versions] == list(range(1, len(e.plan_versions) + 1))
            assert all(set(x.factors) <= factors for x in e.explanations)
            assert all({x.cause, x.effect} <= factors for x in e.influences)
            assert all(set(d.actions) <= actions for c in e.conferences for d in c.decisions)
            for i in e.incidents:
                assert i.report is None or i.report in reports
                assert i.agreement is None or i.agreement in agreements


def test_what_is_withheld_is_not_told_in_what_all_read(episodes):
    for f, e in episodes:
        secret = [x.text for x in e.factors if x.withheld_from]
        for explanation in e.explanations:
            assert not any(text in explanation.text for text in secret), f.number


def test_some_addresses_are_withheld_and_no_address_can_exist(told):
    places = [p for f in told for p in f.places]

    assert all(p.postcode.endswith((" SA", " SD", " SS")) for p in places if p.street)
    assert 0.03 < sum(any(p.withheld_from for p in f.places) for f in told) / len(told) < 0.3
    for f in told[:800]:
        for place in f.places:
            if place.withheld_from and place.street:
                living = {r.person for r in f.residences if r.household == place.household}
                assert not living & set(place.withheld_from)


def test_codes_are_enums_and_agreement_is_not_assumed(told):
    answers = [v.consent for f in told[:300] for e in f.episodes for version in e.plan_versions for v in version.voices]

    assert all(isinstance(answer, Enum) for answer in answers)
    assert {Consent.AGREES, Consent.AGREES_WITH_REMARK, Consent.DISAGREES} == set(answers)
