"""Who of the cast sees a goal, and who sees Amina's address."""

import pytest

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import NOBODY, looking_as
from kring.foundation.circle.models import Dossier
from kring.foundation.households.models import Identity, Place

INSIDE = ["jan", "fleur", "amina", "karim", "noor"]
OUTSIDE = ["sami", "piet", "ria", "wim", "petra"]


@pytest.mark.parametrize("who", INSIDE)
def test_who_is_involved_sees_the_goal(cast, goal, who):
    with looking_as(cast[who]):
        assert Goal.objects.filter(pk=goal.pk).exists()


@pytest.mark.parametrize("who", OUTSIDE)
def test_a_stranger_sees_nothing_at_all(cast, goal, who):
    with looking_as(cast[who]):
        assert not Goal.objects.exists()
        assert not Dossier.objects.exists()
        assert not Identity.objects.exists()


def test_nobody_sees_nothing(cast, goal):
    with looking_as(NOBODY):
        assert not Goal.objects.exists()
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("who", "sees"),
    [("jan", True), ("fleur", True), ("amina", True), ("karim", False), ("noor", False), ("piet", False)],
)
def test_who_sees_the_address_of_amina(cast, who, sees):
    with looking_as(cast[who]):
        assert Place.objects.filter(pk=cast.address.pk).exists() == sees


@pytest.mark.parametrize(
    ("who", "sees"), [("jan", True), ("karim", True), ("amina", False), ("noor", False), ("fatna", False)]
)
def test_one_parent_never_sees_what_is_about_the_other(cast, who, sees):
    from kring.testing.cast import make_goal

    goal = make_goal(cast, about=[cast.persons["karim"].pk])

    with looking_as(cast[who]):
        assert Goal.objects.filter(pk=goal.pk).exists() == sees
