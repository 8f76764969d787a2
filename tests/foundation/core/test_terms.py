"""When terms end and how they are told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.foundation.core import terms
from kring.foundation.core.terms import Term, Unit, months_after
from kring.foundation.core.working_days import free_days, is_working_day, working_days_between

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
EVERY_FREE_DAY = [day for year in range(2020, 2036) for day in free_days(year)]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-03-30", "nog 5 werkdagen"),
        ("2026-04-02", "nog 2 werkdagen"),
        ("2026-04-03", "nog 2 werkdagen"),  # Good Friday
        ("2026-04-06", "nog 2 werkdagen"),  # Easter Monday
        ("2026-04-07", "nog 1 werkdag"),
        ("2026-04-08", "vandaag"),
        ("2026-04-09", "1 werkdag te laat"),
        ("2026-04-10", "2 werkdagen te laat"),
        ("2026-04-12", "2 werkdagen te laat"),
        ("2026-04-13", "3 werkdagen te laat"),
    ],
)
def test_triage_in_five_working_days_over_easter(today, words):
    triage = terms.in_working_days("veiligheidsbeoordeling", date(2026, 3, 30), 5)

    assert triage.last_day == date(2026, 4, 8)
    assert triage.in_words(date.fromisoformat(today)) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-06-01", "nog 28 dagen"),
        ("2026-06-28", "nog 1 dag"),
        ("2026-06-29", "vandaag"),
        ("2026-06-30", "1 dag te laat"),
        ("2026-07-02", "3 dagen te laat"),
    ],
)
def test_a_term_in_weeks_is_told_in_days(today, words):
    telling_the_family = terms.in_weeks("de familie inlichten", date(2026, 6, 1), 4)

    assert telling_the_family.in_words(date.fromisoformat(today)) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-06-04", "nog 1 werkdag"),
        ("2026-06-05", "vóór de volgende werkdag"),
        ("2026-06-06", "vandaag"),
        ("2026-06-07", "te laat"),
        ("2026-06-08", "1 werkdag te laat"),
    ],
)
def test_an_agreement_that_ends_on_a_saturday_is_not_moved(today, words):
    agreement = Term("oma belt", date(2026, 6, 1), date(2026, 6, 6))

    assert agreement.in_words(date.fromisoformat(today)) == words


@pytest.mark.parametrize("free", EVERY_FREE_DAY, ids=str)
def test_a_legal_term_that_ends_on_a_free_day_moves_to_the_next_working_day(free):
    term = terms.in_weeks("beslissing", free - timedelta(weeks=2), 2)

    assert term.last_day > free
    assert is_working_day(term.last_day)
    assert working_days_between(free, term.last_day) == 1


@pytest.mark.parametrize(
    ("term", "last_day"),
    [
        (terms.in_weeks("onderzoek, tot het weekend vóór Koningsdag", date(2026, 2, 14), 10), "2026-04-28"),
        (terms.in_weeks("langer dan twaalf weken", date(2026, 1, 10), 13), "2026-04-11"),
        (terms.in_weeks("zelf afgesproken", date(2026, 1, 10), 2, legal=False), "2026-01-24"),
        (terms.in_months("bezwaar", date(2026, 3, 5), 2), "2026-05-06"),
        (terms.in_months("een half jaar", date(2026, 1, 4), 6), "2026-07-04"),
        (terms.in_days("drie dagen over Pasen", date(2026, 4, 2), 3), "2026-04-08"),
        (terms.in_days("twee dagen", date(2026, 4, 2), 2), "2026-04-07"),
        (terms.in_days("zes weken in dagen", date(2026, 4, 20), 42), "2026-06-01"),
        (terms.in_days("meer dan negentig dagen", date(2026, 1, 4), 91), "2026-04-05"),
    ],
    ids=lambda value: value.what if isinstance(value, Term) else "",
)
def test_the_law_moves_short_terms_only(term, last_day):
    assert term.last_day == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("day", "n", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-10-31", 3, "2027-01-31"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_months_keep_the_day_or_take_the_last(day, n, later):
    assert months_after(date.fromisoformat(day), n) == date.fromisoformat(later)


def test_a_term_without_a_day_is_refused():
    with pytest.raises(ValueError, match="at least one day"):
        terms.in_weeks("niets", date(2026, 1, 1), 0)


@given(starts=days, n=st.integers(1, 12))
def test_a_moved_term_is_never_shorter_and_ends_on_the_first_day_it_can(starts, n):
    term = terms.in_weeks("termijn", starts, n)

    assert term.last_day >= starts + timedelta(weeks=n)
    assert is_working_day(term.last_day)
    assert working_days_between(starts + timedelta(weeks=n) - timedelta(days=1), term.last_day) == 1


@given(starts=days, n=st.integers(3, 90))
def test_a_legal_term_of_three_days_holds_two_working_days(starts, n):
    assert working_days_between(starts, terms.in_days("termijn", starts, n).last_day) >= 2


@given(starts=days, n=st.integers(1, 20), today=days, unit=st.sampled_from(Unit))
def test_late_is_never_told_as_time_left(starts, n, today, unit):
    term = Term("termijn", starts, starts + timedelta(days=n), unit)

    words = term.in_words(today)

    assert ("te laat" in words) == term.is_late(today)
    assert (words == "vandaag") == (today == term.last_day)
