"""When an approach is proposed, published or left; until when a step may take; how steps stand. Tables, no database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.foundation.circle.steps import Standing, standing_of_steps, step_now
from kring.foundation.organisations.approaches import rules
from kring.foundation.organisations.approaches.differences import Change, differences, fingerprint
from kring.foundation.organisations.approaches.parts import ApproachStep
from kring.foundation.organisations.approaches.rules import Fit, Whole
from kring.foundation.organisations.approaches.terms import due

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WHOLE = Whole("zo", "dit", "bron", 3, 1, 1, 1, {"coordinator", "safety_holder", ""})


@pytest.mark.parametrize(
    ("without", "says"),
    [
        ({"for_family": " "}, "gewone woorden"),
        ({"source": ""}, "vandaan"),
        ({"steps": 0}, "geen stappen"),
        ({"leave": 0}, "wanneer die klaar is"),
        ({"needed_parties": 0}, "altijd meedoet"),
        ({"circle_roles": {"coordinator"}}, "zicht op de veiligheid"),
    ],
)
def test_what_is_not_whole_is_not_published(without, says):
    values = {name: getattr(WHOLE, name) for name in Whole.__dataclass_fields__} | without

    assert says in (rules.why_not_whole(Whole(**values)) or "")


@pytest.mark.parametrize(
    ("from_on", "previous", "fine"),
    [
        (TODAY, None, True),
        (TODAY - timedelta(days=1), None, False),
        (TODAY, TODAY - timedelta(days=1), True),
        (TODAY, TODAY, False),
    ],
)
def test_a_version_never_holds_in_the_past_nor_before_the_one_before_it(from_on, previous, fine):
    problem = rules.why_not_published(is_draft=True, whole=WHOLE, from_on=from_on, previous_from=previous, today=TODAY)

    assert (problem is None) == fine


FITS = [
    Fit(1, 10, problems=["partner_violence"], levels=["acute"]),
    Fit(2, 20, problems=["complex_separation"]),
    Fit(3, 50, reports=["veilig_thuis"]),
    Fit(4, 90),
]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"problem": "partner_violence", "level": "acute", "report": "veilig_thuis"}, 1),
        ({"problem": "partner_violence", "level": "risk", "report": "veilig_thuis"}, 3),
        ({"problem": "complex_separation", "level": "acute", "report": "concern"}, 2),
        ({"problem": "other", "level": "none", "report": "concern"}, 4),
    ],
)
def test_the_first_that_fits_is_proposed(known, expected):
    assert rules.proposed(FITS, **known) == expected


def test_nothing_is_proposed_when_nothing_fits():
    assert rules.proposed(FITS[:1], problem="other") is None


@pytest.mark.parametrize(
    ("amount", "unit", "basis", "last_day"),
    [
        (5, "working_days", "statutory", date(2026, 11, 27)),
        (7, "days", "regional", date(2026, 11, 27)),
        # 20 November and 36 days is Saturday 26 December, Boxing Day: what a law sets moves to Monday.
        (36, "days", "statutory", date(2026, 12, 28)),
        (36, "days", "regional", date(2026, 12, 26)),
        (10, "weeks", "statutory", date(2027, 1, 29)),
        (3, "months", "regional", date(2027, 2, 20)),
    ],
)
def test_the_last_day_of_a_term(amount, unit, basis, last_day):
    found = due(what="stap", since=NOW, amount=amount, unit=unit, basis=basis)

    assert found is not None
    assert found.last_day == last_day


def test_hours_are_counted_from_the_moment_itself():
    found = due(what="stap", since=NOW, amount=1, unit="hours", basis="regional")

    assert found is not None
    assert not found.is_late(NOW + timedelta(hours=1))
    assert found.is_late(NOW + timedelta(hours=1, seconds=1))
    assert found.in_words(NOW + timedelta(hours=4)) == "3 uur te laat"


def _step(pk, counts_from="start", days=None):
    term = {"term_amount": days, "term_unit": "days", "term_basis": "regional"} if days else {}
    return ApproachStep(pk=pk, title=f"stap {pk}", counts_from=counts_from, **term)


def test_a_step_is_late_next_later_or_done():
    steps = [_step(1, days=1), _step(2, "report", days=3), _step(3, "start", days=30), _step(4, "previous", days=1)]

    found = standing_of_steps(
        steps, done_at={1: NOW}, started_at=NOW - timedelta(days=5), reported_at=NOW - timedelta(days=9), now=NOW
    )

    assert [one.standing for one in found] == [Standing.DONE, Standing.LATE, Standing.LATER, Standing.LATER]
    assert found[3].due is None, "what counts from a step that is not done does not count yet"
    assert step_now(found) is steps[1]


@given(days=st.integers(0, 4000), amounts=st.lists(st.integers(1, 90), min_size=1, max_size=6))
def test_no_step_is_done_by_time_alone(days, amounts):
    steps = [_step(pk, days=amount) for pk, amount in enumerate(amounts, start=1)]

    found = standing_of_steps(steps, done_at={}, started_at=NOW, reported_at=None, now=NOW + timedelta(days=days))

    assert Standing.DONE not in {one.standing for one in found}
    assert step_now(found) is steps[0]


LINES = st.dictionaries(
    st.sampled_from("abcde"), st.dictionaries(st.sampled_from(["title", "does"]), st.text(max_size=3)), max_size=5
)
CONTENTS = st.dictionaries(st.sampled_from(["steps", "roles"]), LINES, max_size=2)


@given(old=CONTENTS, new=CONTENTS)
def test_what_differs_put_into_the_old_gives_the_new(old, new):
    made = {part: dict(lines) for part, lines in old.items()}

    for one in differences(old, new):
        if one.change is Change.REMOVED:
            del made[one.part][one.key]
        else:
            made.setdefault(one.part, {})[one.key] = one.after

    assert {part: lines for part, lines in made.items() if lines} == {part: one for part, one in new.items() if one}


@given(content=CONTENTS, other=CONTENTS)
def test_another_content_has_another_fingerprint(content, other):
    assert differences(content, content) == []
    assert (fingerprint(content) == fingerprint(other)) == (content == other)
