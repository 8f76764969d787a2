"""When two look alike, and what stands in the way of joining them: tables."""

from __future__ import annotations

from datetime import date

import pytest

from kring.foundation.sharing.merging.rules import Called, addresses_alike, alike, why_not_apart, why_not_joined
from kring.foundation.sharing.merging.sight import Sight, who_would_see_more

MAY = date(2015, 5, 3)


def called(given, surname, born=MAY, bsn=""):
    return Called(given, surname, born, bsn)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (called("Noor", "El Idrissi"), called("Noor", "El Idrissi")),
        (called("Noor", "El Idrissi"), called("Noör", "el-idrissi")),
        (called("Noor", "van den Akker"), called("Noor", "Akker")),
        (called("Jan", "de Boer"), called("Jan Willem", "Boer")),
        (called("Mohamed", "Aziz"), called("Mohammed", "Aziz")),
        (called("Sophie", "Jansen-de Vries"), called("Sophie", "de Vries")),
        (called("IJsbrand", "Smit"), called("Ysbrand", "Smit")),
        (called("Noor", "El Idrissi", date(2015, 5, 3)), called("Noor", "El Idrissi", date(2015, 3, 5))),
        (called("Noor", "El Idrissi", date(2015, 5, 3)), called("Noor", "El Idrissi", date(2015, 5, 8))),
        (called("Noor", "El Idrissi"), called("Noor", "El Idrissi", None)),
        (called("Noor", ""), called("Noor", "El Idrissi")),
        (called("Noor", "El Idrissi", bsn="999990018"), called("Eleonora", "Bakker", bsn="999990017")),
    ],
)
def test_who_looks_like_one_person(one, other):
    assert alike(one, other)
    assert alike(other, one) == alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (called("Noor", "El Idrissi"), called("Sem", "El Idrissi")),
        (called("Noor", "El Idrissi"), called("Noor", "Bakker")),
        (called("Noor", "El Idrissi"), called("Noor", "El Idrissi", date(2009, 1, 30))),
        (called("Noor", "", None), called("Noor", "El Idrissi", None)),
        (called("Karim", "El Idrissi", date(1980, 1, 1)), called("Karim", "El Idrissi", date(2012, 1, 1))),
        (called("", "El Idrissi"), called("", "El Idrissi")),
        (called("Noor", "El Idrissi", bsn="999990018"), called("Anna", "Bakker", None, "123456780")),
    ],
)
def test_who_does_not(one, other):
    assert alike(one, other) == []


def test_it_says_in_words_what_is_alike():
    one, other = called("Noor", "van den Akker", bsn="999990018"), called("Noor", "Akker", bsn="999990018")

    assert alike(one, other) == ["hetzelfde burgerservicenummer", "dezelfde naam", "dezelfde geboortedatum"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Wilgenpad 3, 1234 SA Waterdam", "wilgenpad 3 1234SA waterdam", True),
        ("Wilgenpad 3, 1234 SA Waterdam", "Wilgenpad 5, 1234 SA Waterdam", False),
        ("", "", False),
    ],
)
def test_which_addresses_are_one(one, other, same):
    assert addresses_alike(one, other) is same


RIGHT = {
    "same": False, "joined_already": False, "carries_both": True, "accounts": 1, "invited": False,
    "consents_differ": False, "authority_differs": False, "over_families": False, "sees_along": True, "judged": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("differs", "told"),
    [
        ({}, None),
        ({"same": True}, "twee verschillende"),
        ({"joined_already": True}, "al samengevoegd"),
        ({"carries_both": False}, "draagt"),
        ({"accounts": 2}, "eigen account"),
        ({"invited": True}, "uitnodiging"),
        ({"accounts": 0, "invited": True}, None),
        ({"consents_differ": True}, "toestemming"),
        ({"authority_differs": True}, "gezag"),
        ({"over_families": True}, "twee gezinnen"),
        ({"over_families": True, "accounts": 0}, "meeleest"),
        ({"over_families": True, "accounts": 0, "sees_along": False}, "zelf kan beslissen"),
        ({"over_families": True, "accounts": 0, "sees_along": False, "judged": False}, None),
    ],
)
def test_what_stands_in_the_way_of_joining(differs, told):
    problem = why_not_joined(**{**RIGHT, **differs})

    assert (told in problem) if told else problem is None


@pytest.mark.parametrize(
    ("running", "later", "carries", "told"),
    [
        (True, False, True, None),
        (False, False, True, "al uit elkaar"),
        (True, True, True, "eerst uit elkaar"),
        (True, False, False, "draagt"),
    ],
)
def test_what_stands_in_the_way_of_taking_apart(running, later, carries, told):
    problem = why_not_apart(is_running=running, joined_later=later, carries=carries)

    assert (told in problem) if told else problem is None


def sight(belongs=(), reads=(), knows=(), sees_for=(), withheld=()):
    return Sight(*map(frozenset, (belongs, reads, knows, sees_for, withheld)))


@pytest.mark.parametrize(
    ("before", "after", "more"),
    [
        (sight(sees_for=[2]), sight(sees_for=[1]), []),
        (sight(), sight(sees_for=[1]), [9]),
        (sight(belongs=[1]), sight(belongs=[1, 2]), [9]),
        (sight(reads=[1]), sight(reads=[1, 2]), [9]),
        (sight(knows=[1]), sight(knows=[1, 2]), [9]),
        (sight(withheld=["plans_goal:1"]), sight(), [9]),
        (sight(withheld=["a:1"]), sight(withheld=["a:3"]), []),
        (sight(withheld=["b:1"]), sight(), []),
    ],
)
def test_who_would_see_more(before, after, more):
    folded = {"a:1": "a:2", "a:2": "a:3", "b:1": ""}

    assert who_would_see_more({9: before}, {9: after}, kept=1, gone=2, folded=folded) == more


@pytest.mark.parametrize(("account", "more"), [(None, []), (1, [1]), (2, [])])
def test_the_joined_person_sees_what_the_one_with_an_account_saw(account, more):
    before = {1: sight(belongs=[1]), 2: sight(belongs=[1, 2])}

    assert (
        who_would_see_more(before, {1: sight(belongs=[1, 2])}, kept=1, gone=2, folded={}, with_account=account) == more
    )
