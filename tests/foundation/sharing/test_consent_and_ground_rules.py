"""Who must agree by age and capacity, and when something may be shared: rules without a database."""

from datetime import date, timedelta

import pytest

from kring.foundation.sharing import ground_rules, minor_rules
from kring.foundation.sharing.consent_rules import Answer, birthday, next_turning_point, who_is_asked

TODAY = date(2026, 5, 10)
CHILD, PARENTS, BOTH = Answer(True, False), Answer(False, True), Answer(True, True)


@pytest.mark.parametrize(
    ("age", "capable", "incapable"),
    [
        (0, PARENTS, PARENTS),
        (11, PARENTS, PARENTS),
        (12, BOTH, PARENTS),
        (15, BOTH, PARENTS),
        (16, CHILD, PARENTS),
        (17, CHILD, PARENTS),
        (18, CHILD, CHILD),
        (40, CHILD, CHILD),
        (None, BOTH, BOTH),
    ],
)
def test_who_is_asked_about_a_child(age, capable, incapable):
    assert who_is_asked(age=age, is_capable=True, is_child=True) == capable
    assert who_is_asked(age=age, is_capable=False, is_child=True) == incapable


def test_of_a_grown_up_whose_age_nobody_knows_only_they_are_asked():
    assert who_is_asked(age=None, is_capable=True, is_child=False) == CHILD


@pytest.mark.parametrize(
    ("born", "point"),
    [
        (date(2014, 5, 11), date(2026, 5, 11)),
        (date(2014, 5, 10), date(2030, 5, 10)),  # twelve today: next is sixteen
        (date(2010, 5, 10), date(2028, 5, 10)),
        (date(2008, 5, 10), None),
        (None, None),
    ],
)
def test_the_next_birthday_on_which_somebody_else_decides(born, point):
    assert next_turning_point(born, TODAY) == point


def test_born_on_29_february_counts_as_in_the_database():
    assert birthday(date(2088, 2, 29), 12) == date(2100, 3, 1)
    assert birthday(date(2012, 2, 29), 12) == date(2024, 2, 29)


USUAL = {
    "sections": ["plan"], "persons": None, "purpose": "helpen", "necessity": "anders stopt het", "missing": [],
    "basis_is_in_force": True, "from_on": TODAY, "until_on": TODAY + timedelta(days=90), "consent_until": None,
    "family_told_on": TODAY, "not_told_reason": "", "tell_by": None, "today": TODAY,
}  # fmt: skip
LATER = TODAY + timedelta(days=10)


def test_the_usual_may_be_shared():
    assert ground_rules.why_not_shared(**USUAL) is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sections": []}, "minstens één onderdeel"),
        ({"persons": []}, "over wie"),
        ({"necessity": " "}, "waarom het nodig is"),
        ({"basis_is_in_force": False}, "geldt niet"),
        ({"until_on": TODAY}, "verleden"),
        ({"until_on": TODAY + timedelta(days=367)}, "hoogstens een jaar"),
        ({"missing": ["Noor"]}, "toestemming van Noor"),
        ({"consent_until": LATER}, "verjaardag"),
        ({"family_told_on": LATER}, "toekomst"),
        ({"family_told_on": None}, "nog niet weet"),
        ({"family_told_on": None, "not_told_reason": "gevaar", "tell_by": TODAY}, "moet nog komen"),
        ({"family_told_on": None, "not_told_reason": "gevaar", "tell_by": TODAY + timedelta(days=93)}, "drie maanden"),
    ],
)
def test_what_may_not_be_shared_says_why(change, says):
    assert says in ground_rules.why_not_shared(**USUAL | change)


def test_the_last_day_of_a_consent_is_the_birthday_itself():
    assert ground_rules.why_not_shared(**USUAL | {"consent_until": USUAL["until_on"]}) is None


@pytest.mark.parametrize(
    ("is_over", "reason", "blind", "says"),
    [(True, "klaar", False, "voorbij"), (False, " ", False, "waarom"), (False, "klaar", True, "Draag de rol")],
)
def test_what_may_not_be_ended(is_over, reason, blind, says):
    assert says in ground_rules.why_not_ended(is_over=is_over, reason=reason, leaves_holder_blind=blind)


@pytest.mark.parametrize(
    ("age", "authority", "already", "until", "says"),
    [
        (15, True, False, None, "16 of 17"),
        (18, True, False, None, "16 of 17"),
        (None, True, False, None, "16 of 17"),
        (16, False, False, None, "geen gezag"),
        (17, True, True, None, "leest al mee"),
        (16, True, False, TODAY, "moet nog komen"),
        (16, True, False, None, None),
        (17, True, False, LATER, None),
    ],
)
def test_when_a_parent_may_read_along_with_somebody_of_sixteen(age, authority, already, until, says):
    told = minor_rules.why_parent_cannot_read(
        age=age, has_authority=authority, already=already, until_on=until, today=TODAY
    )

    assert told is None if says is None else says in told


@pytest.mark.parametrize(
    ("born", "until", "says"),
    [
        (date(2014, 5, 10), LATER, None),
        (date(2014, 5, 11), LATER, "12 tot en met 17"),
        (date(2008, 5, 11), date(2026, 5, 11), None),
        (date(2008, 5, 11), date(2026, 5, 12), "achttiende verjaardag"),
        (date(2008, 5, 10), LATER, "12 tot en met 17"),
        (date(2012, 1, 1), TODAY, "moet nog komen"),
        (None, LATER, "12 tot en met 17"),
    ],
)
def test_when_it_may_be_recorded_that_somebody_cannot_weigh_it(born, until, says):
    age = None if born is None else TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))

    told = minor_rules.why_not_incapable(
        age=age, birth_date=born, already=False, judged_on=TODAY, until_on=until, today=TODAY
    )

    assert told is None if says is None else says in told
