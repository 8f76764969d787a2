"""When terms of keeping end, what may be decided then, and what a request can come to before."""

from datetime import date

import pytest

from kring.foundation.sharing.retention import rules
from kring.foundation.sharing.retention.rules import Events

CLOSED = date(2026, 3, 1)
BORN = date(2015, 6, 10)


@pytest.mark.parametrize(
    ("trigger", "years", "events", "expected"),
    [
        ("closure", 20, Events(CLOSED, BORN), date(2046, 3, 1)),
        ("closure", 15, Events(CLOSED, None), date(2041, 3, 1)),
        ("closure", 20, Events(None, BORN), None),
        ("youngest_18", 0, Events(CLOSED, BORN), date(2033, 6, 10)),
        ("youngest_18", 30, Events(CLOSED, BORN), date(2063, 6, 10)),
        # Grown up long before the closing: never before somebody stops working with the family.
        ("youngest_18", 0, Events(CLOSED, date(1990, 1, 1)), CLOSED),
        ("youngest_18", 30, Events(None, BORN), None),
        # No child, or nobody knows how old: from the closing.
        ("youngest_18", 30, Events(CLOSED, None), date(2056, 3, 1)),
        ("birth", 100, Events(CLOSED, BORN), date(2115, 6, 10)),
        # Born on a leap day: 1900 and 2100 have none.
        ("birth", 100, Events(CLOSED, date(2004, 2, 29)), date(2104, 2, 29)),
        ("youngest_18", 0, Events(CLOSED, date(2016, 2, 29)), date(2034, 2, 28)),
        ("received", 20, Events(received_on=date(2006, 11, 22)), date(2026, 11, 22)),
        ("received", 20, Events(), None),
    ],
)
def test_when_a_term_ends(trigger, years, events, expected):
    assert rules.due_on(trigger=trigger, years=years, events=events) == expected


TODAY = date(2046, 3, 1)


@pytest.mark.parametrize(
    ("verdict", "reason", "keep_until", "extension", "is_done", "says"),
    [
        ("destroy", "de termijn is voorbij", None, "with_reason", False, None),
        ("destroy", "voorbij", None, "with_reason", False, "waarom"),
        ("destroy", "de termijn is voorbij", date(2050, 1, 1), "with_reason", False, "alleen bij langer"),
        ("keep", "er loopt een klacht", date(2047, 1, 1), "with_reason", False, None),
        ("keep", "er loopt een klacht", None, "with_reason", False, "tot welke dag"),
        ("keep", "er loopt een klacht", TODAY, "with_reason", False, "nog moet komen"),
        ("keep", "er loopt een klacht", date(2047, 1, 1), "never", False, "kan langer bewaren niet"),
        ("keep", "er loopt een klacht", date(2047, 1, 1), "with_reason", True, "al vernietigd"),
    ],
)
def test_what_can_be_decided(verdict, reason, keep_until, extension, is_done, says):
    told = rules.why_not_decided(
        verdict=verdict, reason=reason, keep_until=keep_until, extension=extension, is_done=is_done, today=TODAY
    )

    assert told is says is None or says in told


@pytest.mark.parametrize(
    ("on_request", "due", "says"),
    [
        ("unless", None, None),
        ("unless", date(2060, 1, 1), None),
        ("never", None, "niet op verzoek"),
        ("after_term", date(2060, 1, 1), "als de termijn voorbij is"),
        ("after_term", None, "als de termijn voorbij is"),
        ("after_term", TODAY, None),
    ],
)
def test_what_a_request_can_come_to(on_request, due, says):
    told = rules.why_not_on_request(on_request=on_request, due_on=due, today=TODAY)

    assert told is says is None or says in told


@pytest.mark.parametrize(
    ("source", "years", "since", "says"),
    [
        ("Jeugdwet", 20, date(2020, 1, 1), None),
        (" ", 20, None, "welke wet"),
        ("Jeugdwet", 201, None, "tussen 0 en 200"),
        ("Jeugdwet", 20, date(2026, 3, 1), "Kies een dag daarna"),
    ],
)
def test_a_rule_begins_after_the_one_before_it_and_says_where_it_stands(source, years, since, says):
    told = rules.why_no_new_rule(legal_source=source, years=years, valid_from=date(2026, 3, 1), used_since=since)

    assert told is says is None or says in told
