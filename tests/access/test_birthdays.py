"""For whom a child is read changes on the birthday itself, without anything having to run."""

from datetime import date

import pytest

from kring.foundation.households.models import Identity
from kring.testing.cast import make_goal

BORN = date(2012, 5, 10)
EVERYONE = ("noor", "amina", "karim")


@pytest.fixture
def born(cast, by_kring):
    def on(day):
        with by_kring():
            Identity.objects.filter(person=cast.persons["noor"]).update(birth_date=day)

    return on


@pytest.mark.parametrize(
    ("day", "age", "who_read"),
    [
        (date(2024, 5, 9), 11, {"amina", "karim"}),
        (date(2024, 5, 10), 12, {"noor", "amina", "karim"}),
        (date(2028, 5, 9), 15, {"noor", "amina", "karim"}),
        (date(2028, 5, 10), 16, {"noor"}),
        (date(2030, 5, 10), 18, {"noor"}),
    ],
)
def test_who_reads_what_is_about_noor_alone(cast, born, sees, day, age, who_read):
    born(BORN)
    goal = make_goal(cast, about=[cast.persons["noor"].pk])

    assert Identity(birth_date=BORN).age_on(day) == age
    assert {who for who in EVERYONE if sees(who, goal, on=day)} == who_read


@pytest.mark.parametrize(
    ("day", "reads"), [(date(2024, 5, 9), False), (date(2024, 5, 10), True), (date(2028, 5, 10), True)]
)
def test_noor_reads_what_is_about_the_whole_family_from_her_twelfth_birthday(cast, born, sees, day, reads):
    born(BORN)

    assert sees("noor", make_goal(cast), on=day) == reads


@pytest.mark.parametrize(
    ("birth", "day", "reads"),
    [
        (date(2012, 2, 29), date(2024, 2, 28), False),
        (date(2012, 2, 29), date(2024, 2, 29), True),
        # 2100 has no 29 February: twelve from the first of March.
        (date(2088, 2, 29), date(2100, 2, 28), False),
        (date(2088, 2, 29), date(2100, 3, 1), True),
    ],
)
def test_born_on_29_february(cast, born, sees, birth, day, reads):
    born(birth)
    goal = make_goal(cast, about=[cast.persons["noor"].pk])

    assert sees("noor", goal, on=day) == reads
    assert (Identity(birth_date=birth).age_on(day) >= 12) == reads


def test_of_a_child_whose_birth_date_is_unknown_no_parent_reads_and_the_child_does(cast, born, sees):
    born(None)
    goal = make_goal(cast, about=[cast.persons["noor"].pk])

    assert [sees(who, goal) for who in EVERYONE] == [True, False, False]


def test_a_parent_of_a_child_of_sixteen_still_reads_what_is_about_the_whole_family(cast, born, sees):
    born(BORN)

    assert sees("amina", make_goal(cast), on=date(2028, 5, 10))
