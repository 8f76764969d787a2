"""What the approach of a family asks before it goes on from a phase. A table, no database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kring.casework.safety import rules
from kring.casework.safety.rules import Gate

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("gate", "agreements", "says"),
    [
        (None, 0, "geen veiligheidsafspraak"),
        (None, 1, None),
        (Gate(), 0, None),
        (Gate(needs_agreement=True), 0, "geen veiligheidsafspraak"),
        (Gate(quiet_days=28, last_known_on=TODAY - timedelta(days=27)), 1, "28 dagen geen incident"),
        (Gate(quiet_days=28, last_known_on=TODAY - timedelta(days=28)), 1, None),
        (Gate(quiet_days=28), 1, None),
    ],
)
def test_a_gate_is_passed_only_when_it_holds(gate, agreements, says):
    problem = rules.why_not_moved(
        now="immediate_safety", to="stable_safety", since=TODAY - timedelta(days=90), on=TODAY, evidence="rust",
        has_checker=True, checker_decides_too=False, agreements_in_force=agreements, in_question=False, today=TODAY,
        gate=gate,
    )  # fmt: skip

    assert (problem is None) if says is None else (says in (problem or ""))


def test_a_gate_never_stops_a_step_back():
    gate = Gate(needs_agreement=True, quiet_days=180, last_known_on=TODAY)

    assert rules.why_not_moved(
        now="stable_safety", to="acute", since=TODAY, on=TODAY, evidence="het is mis", has_checker=False,
        checker_decides_too=False, agreements_in_force=0, in_question=True, today=TODAY, gate=gate,
    ) is None  # fmt: skip
