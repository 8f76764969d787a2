"""Seats are never empty, orders stay within the law, and who acts is involved."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kring.demo.story import cast_story
from kring.demo.story.choices import (
    LegalFrame,
    MeasureKind,
    Role,
)
from kring.demo.story.days import months_after

TODAY = date(2026, 11, 20)  # as in conftest
SUPERVISION = {MeasureKind.SUPERVISION_ORDER, MeasureKind.INTERIM_SUPERVISION_ORDER}


@pytest.fixture(scope="module")
def stories(told):
    """The cast and eight hundred generated families."""
    return [cast_story(TODAY), *told[:800]]


@pytest.fixture(scope="module")
def episodes(stories):
    return [(f, e) for f in stories for e in f.episodes]


def seats(rows):
    return sorted(((r.from_on, r.to_on) for r in rows), key=lambda r: r[0])


def covers(rows, opened, closed):
    """Whether the rows join from opening to closure without gap or overlap."""
    rows = seats(rows)
    joined = all(first[1] == second[0] for first, second in pairwise(rows))
    return bool(rows) and rows[0][0] == opened and rows[-1][1] == closed and joined


def test_there_is_one_coordinator_at_every_moment(episodes):
    for f, e in episodes:
        rows = [i for i in e.involvements if i.role is Role.COORDINATOR]
        assert covers(rows, e.opened_on, e.closed_on), (f.number, e.number, seats(rows))


def test_there_is_one_second_of_the_pair_at_every_moment(episodes):
    for f, e in episodes:
        rows = [i for i in e.involvements if i.role is Role.SECOND]
        assert covers(rows, e.opened_on, e.closed_on), (f.number, e.number, seats(rows))


def test_there_is_one_holder_of_safety_at_every_moment_and_the_holder_is_of_the_pair(episodes):
    for f, e in episodes:
        assert covers(e.safety_holders, e.opened_on, e.closed_on), (f.number, e.number)
        for holder in e.safety_holders:
            pair = {
                i.professional
                for i in e.involvements
                if i.role in (Role.COORDINATOR, Role.SECOND) and i.from_on <= holder.from_on
            }
            assert holder.professional in pair


def test_phases_and_frames_join_from_opening_to_closure(episodes):
    for f, e in episodes:
        assert covers(e.phases, e.opened_on, e.closed_on), (f.number, e.phases)
        assert covers(e.frames, e.opened_on, e.closed_on), (f.number, e.frames)
        assert all(a.phase is not b.phase for a, b in pairwise(e.phases)), (f.number, e.phases)
        assert all(a.frame is not b.frame for a, b in pairwise(e.frames)), (f.number, e.frames)


def test_every_change_of_seat_is_handed_over_and_told_to_the_family_first(episodes):
    for f, e in episodes:
        if f.number == 0:
            continue
        for role in (Role.COORDINATOR, Role.SECOND):
            rows = [i for i in e.involvements if i.role is role]
            changes = {(b.professional, b.from_on) for b in rows[1:]}
            handed = {(h.to_professional, h.handed_on) for h in e.handovers if h.role == role.value}
            assert changes == handed
        assert len(e.safety_holders) - 1 == sum(h.role == "safety_holder" for h in e.handovers)
        assert all(e.opened_on <= h.family_told_on <= h.handed_on for h in e.handovers)


def test_orders_stay_within_the_law(episodes):
    for f, e in episodes:
        for m in e.measures:
            longest = {
                MeasureKind.SUPERVISION_ORDER: months_after(m.from_on, 12),
                MeasureKind.INTERIM_SUPERVISION_ORDER: months_after(m.from_on, 3),
                MeasureKind.OUT_OF_HOME_PLACEMENT: months_after(m.from_on, 12),
                MeasureKind.EXCLUSION_ORDER: m.from_on + timedelta(days=18 if m.extends else 10),
            }[m.kind]
            assert m.decided_on <= m.from_on < m.to_on <= longest, (f.number, m)
            if m.kind is not MeasureKind.EXCLUSION_ORDER:
                assert m.to_on <= months_after(f.person(m.person).birth_date, 18 * 12)
        exclusion = [m for m in e.measures if m.kind is MeasureKind.EXCLUSION_ORDER]
        if exclusion:
            assert (max(m.to_on for m in exclusion) - min(m.from_on for m in exclusion)).days <= 28


def test_the_frame_is_compulsory_exactly_while_a_child_is_under_supervision(episodes):
    for f, e in episodes:
        for frame in e.frames:
            day = frame.from_on
            ordered = any(m.kind in SUPERVISION and m.from_on <= day < m.to_on for m in e.measures)
            assert ordered == (frame.frame is LegalFrame.COMPULSORY), (f.number, frame)


def test_a_compulsory_action_rests_on_an_order_in_force_for_that_person(episodes):
    seen = 0
    for f, e in episodes:
        orders = {m.key: m for m in e.measures}
        for action in e.actions:
            assert (action.measure is not None) == (action.frame is LegalFrame.COMPULSORY)
            if action.measure:
                order = orders[action.measure]
                assert order.from_on <= action.agreed_on < order.to_on, f.number
                assert order.person in action.persons, f.number
                seen += 1
    assert seen > 10


def test_who_does_something_is_involved_that_day(episodes):
    for f, e in episodes:
        for action in e.actions:
            if action.professional and action.started_on:
                rows = [i for i in e.involvements if i.professional == action.professional]
                assert any(
                    i.from_on <= action.started_on and (i.to_on is None or action.started_on < i.to_on) for i in rows
                ), (f.number, action)
        for contact in e.contacts:
            rows = [i for i in e.involvements if i.professional == contact.professional]
            assert any(i.from_on <= contact.on and (i.to_on is None or contact.on < i.to_on) for i in rows)


def test_everyone_who_can_speak_has_their_word_at_closing(episodes):
    for f, e in episodes:
        if e.closure:
            able = {m.person for m in e.members if f.person(m.person).age_on(e.closed_on - timedelta(days=1)) >= 8}
            spoken = {v.person for v in e.closure.voices if v.person}
            assert able == spoken
            assert all(a.due_on > e.closed_on for a in e.closure.aftercare)
