"""When a report may wait, may come in and may be assessed: tables that anyone can check with a calendar."""

from datetime import date, timedelta

import pytest

from kring.casework.intake import rules


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),  # Monday: the Monday after
        (date(2026, 3, 6), date(2026, 3, 13)),  # Friday
        (date(2026, 3, 7), date(2026, 3, 13)),  # Saturday: the same as Friday
        (date(2026, 4, 1), date(2026, 4, 10)),  # Good Friday and Easter Monday lie between
        (date(2026, 4, 24), date(2026, 5, 4)),  # King's Day lies between
        (date(2026, 4, 30), date(2026, 5, 8)),  # Liberation Day lies between, also in a year that is no lustrum
        (date(2026, 12, 21), date(2026, 12, 29)),  # Christmas
    ],
)
def test_the_term_of_triage_counts_working_days(received, last_day):
    assert rules.triage_term(received).last_day == last_day


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 4, 1), "nog 5 werkdagen"),
        (date(2026, 4, 3), "nog 4 werkdagen"),
        (date(2026, 4, 7), "nog 3 werkdagen"),
        (date(2026, 4, 9), "nog 1 werkdag"),
        (date(2026, 4, 10), "vandaag"),
        (date(2026, 4, 11), "te laat"),
        (date(2026, 4, 13), "1 werkdag te laat"),
    ],
)
def test_the_term_is_told_in_words(today, words):
    assert rules.triage_term(date(2026, 4, 1)).in_words(today) == words


def test_what_came_in_before_the_boundary_is_late_and_what_came_in_on_it_is_not():
    for today in (date(2026, 3, 30) + timedelta(days=n) for n in range(400)):
        boundary = rules.late_when_received_before(today)

        assert not rules.triage_term(boundary).is_late(today)
        assert rules.triage_term(boundary - timedelta(days=1)).is_late(today)


@pytest.mark.parametrize(
    ("receives", "staffed", "says"),
    [
        (True, True, None),
        (False, True, "ontvangt geen meldingen"),
        (True, False, "niemand die de melding kan aannemen"),
    ],
)
def test_where_a_report_may_come_in(receives, staffed, says):
    told = rules.why_not_received(desk="Lokaal team, Noord", receives_reports=receives, is_staffed=staffed)

    assert (told is None) if says is None else (says in told)


@pytest.mark.parametrize(
    ("level", "outcome", "attached", "triaged", "reasons", "says"),
    [
        ("risk", "open_dossier", False, False, "Samen kijken", None),
        ("none", "no_steps", False, False, "Niets gezien", None),
        ("risk", "advice", False, False, "Advies gegeven", None),
        ("structural", "advice", False, False, "Advies gegeven", None),
        ("structural", "no_steps", False, False, "Niets", "kan het hier niet bij blijven"),
        ("acute", "no_steps", False, False, "Niets", "kan het hier niet bij blijven"),
        ("acute", "advice", False, False, "Advies", "kan het hier niet bij blijven"),
        ("acute", "attach", False, False, "Zelfde gezin", None),
        ("acute", "attach", True, False, "Zelfde gezin", None),
        ("risk", "open_dossier", True, False, "Nieuw", "staat al bij een gezin"),
        ("risk", "open_dossier", False, True, "Nieuw", "al beoordeeld"),
        ("risk", "open_dossier", False, False, "  ", "waarom"),
    ],
)
def test_when_a_report_may_be_assessed(level, outcome, attached, triaged, reasons, says):
    told = rules.why_not_triaged(
        is_triaged=triaged, is_attached=attached, safety_level=level, outcome=outcome, reasons=reasons
    )

    assert (told is None) if says is None else (says in told)


@pytest.mark.parametrize(
    ("members", "coordinator", "second", "says"),
    [(2, 1, 2, None), (1, 1, None, None), (0, 1, 2, "minstens één persoon"), (2, 1, 1, "iemand anders")],
)
def test_when_a_dossier_may_be_opened(members, coordinator, second, says):
    told = rules.why_not_opened(members=members, coordinator_id=coordinator, second_id=second)

    assert (told is None) if says is None else (says in told)


@pytest.mark.parametrize(
    ("bsn", "tells"),
    [("900000015", True), ("000000000", False), ("999999999", False), ("12345678", False), ("", False), (None, False)],
)
def test_a_number_that_means_nobody_matches_nobody(bsn, tells):
    assert rules.tells_who(bsn) == tells
