"""Terms of requests, and what may be done with them when."""

from datetime import date

import pytest

from kring.foundation.sharing.rights import rules


@pytest.mark.parametrize(
    ("asked_on", "first", "extended"),
    [
        (date(2026, 3, 2), date(2026, 4, 2), date(2026, 6, 2)),
        # A Sunday moves on; a month without such a day ends on its last.
        (date(2026, 1, 31), date(2026, 3, 2), date(2026, 4, 30)),
        # Good Friday is a working day, Easter Monday is not.
        (date(2026, 3, 6), date(2026, 4, 7), date(2026, 6, 8)),
        (date(2026, 11, 25), date(2026, 12, 28), date(2027, 2, 25)),
    ],
)
def test_a_month_and_two_more_as_the_law_counts(asked_on, first, extended):
    assert rules.first_term(asked_on).last_day == first
    assert rules.extended_term(asked_on).last_day == extended


@pytest.mark.parametrize(
    ("kind", "has_item", "words", "same", "says"),
    [
        ("correction", True, "dit klopt niet", False, None),
        ("correction", False, "dit klopt niet", False, "Kies eerst"),
        ("access", False, "alles", False, None),
        ("objection", False, "  ", False, "Schrijf op"),
        ("destruction", True, "weg", True, "U vroeg dit al"),
    ],
)
def test_when_something_can_be_asked(kind, has_item, words, same, says):
    told = rules.why_not_asked(kind=kind, has_item=has_item, words=words, same_is_open=same)

    assert told is says is None or says in told


@pytest.mark.parametrize(
    ("is_open", "is_extended", "today", "reason", "says"),
    [
        (True, False, date(2026, 4, 1), "het archief zoekt nog", None),
        (False, False, date(2026, 4, 1), "het archief zoekt nog", "al besloten"),
        (True, True, date(2026, 4, 1), "het archief zoekt nog", "Langer mag niet"),
        (True, False, date(2026, 4, 3), "het archief zoekt nog", "al voorbij"),
        (True, False, date(2026, 4, 1), "druk", "waarom het langer duurt"),
    ],
)
def test_when_it_may_take_longer(is_open, is_extended, today, reason, says):
    told = rules.why_not_extended(
        is_open=is_open, is_extended=is_extended, due_on=date(2026, 4, 2), reason=reason, today=today
    )

    assert told is says is None or says in told


LONG = "In dit verslag staat ook wat uw dochter over haar vader vertelde."


@pytest.mark.parametrize(
    ("is_open", "outcome", "ground", "reasons", "says"),
    [
        (True, "granted", None, "Het is verbeterd.", None),
        (True, "granted", None, " ", "wat u doet"),
        (True, "refused", None, LONG, "Kies waarom"),
        (True, "refused", "law", "Mag niet van de wet.", "Alleen de regel noemen"),
        (True, "refused", "privacy_of_others", LONG, None),
        (True, "partly", "privacy_of_others", LONG, None),
        (True, "partly", None, LONG, "Kies waarom"),
        (False, "granted", None, "Het is verbeterd.", "al besloten"),
    ],
)
def test_no_refusal_without_concrete_reasons(is_open, outcome, ground, reasons, says):
    told = rules.why_not_decided(is_open=is_open, outcome=outcome, refusal_ground=ground, reasons=reasons)

    assert told is says is None or says in told


def test_an_opinion_is_a_reason_only_when_it_is_about_mending():
    assert rules.why_not_refused_so(kind="correction", refusal_ground="no_mistake") is None
    assert "verbeteren" in rules.why_not_refused_so(kind="destruction", refusal_ground="no_mistake")
