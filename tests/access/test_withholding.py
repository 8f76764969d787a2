"""What is withheld is not there for whom it is withheld from; that wins over every right, and over its own history."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.organisations.models import Position
from kring.foundation.sharing import audit
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import LogEntry, Withholding
from kring.testing.cast import make_goal


@pytest.fixture
def withhold(cast, by_kring):
    def put(item, **from_whom):
        with by_kring():
            return Withholding.objects.create(
                item_key=item_key(item),
                dossier=cast.dossier,
                reason="kan gevaar geven",
                review_on=cast.today + timedelta(days=60),
                **from_whom,
            )

    return put


def test_withheld_from_a_person(cast, goal, sees, withhold):
    withhold(goal, from_person=cast.persons["karim"])

    assert not sees("karim", goal)
    assert all(sees(who, goal) for who in ("amina", "noor", "jan", "fleur"))


def test_withheld_from_a_professional_although_they_coordinate(cast, goal, sees, withhold):
    withhold(goal, from_professional=cast.professionals["jan"])

    assert not sees("jan", goal)
    assert sees("fleur", goal)


def test_withheld_from_an_organisation_is_withheld_from_everyone_who_works_there(cast, goal, sees, withhold, by_kring):
    withhold(goal, from_organisation=cast.teams["noord"].organisation)

    assert not sees("jan", goal)
    assert sees("fleur", goal)

    with by_kring():
        Position.objects.create(
            professional=cast.professionals["fleur"], team=cast.teams["zuid"], kind="professional", from_on=cast.today
        )
    assert not sees("fleur", goal), "who works for two organisations is kept out by either"


def test_withheld_wins_over_being_about_oneself(cast, sees, withhold):
    own = make_goal(cast, about=[cast.persons["karim"].pk])
    withhold(own, from_person=cast.persons["karim"])

    assert not sees("karim", own)


def test_what_is_no_longer_withheld_is_seen_again(cast, goal, sees, withhold, by_kring):
    kept = withhold(goal, from_person=cast.persons["karim"])
    with by_kring():
        Withholding.objects.filter(pk=kept.pk).update(ended_at=timezone.now())

    assert sees("karim", goal)


def test_the_history_of_what_is_withheld_is_withheld(cast, goal, withhold, by_kring):
    with by_kring():
        Goal.objects.filter(pk=goal.pk).update(wording="Anders", version=2)
    withhold(goal, from_person=cast.persons["karim"])

    with looking_as(cast["karim"]):
        assert not Goal.pgh_event_models["changed"].objects.exists()
    with looking_as(cast["amina"]):
        assert Goal.pgh_event_models["changed"].objects.get().wording == goal.wording


def test_the_line_that_tells_of_what_is_withheld_is_withheld(cast, goal, withhold):
    with looking_as(cast["jan"]):
        chronology.note(cast["jan"], goal, LineKind.PLAN, "Doel afgesproken")
    withhold(goal, from_person=cast.persons["karim"])

    with looking_as(cast["karim"]):
        assert not ChronologyLine.objects.exists()
    with looking_as(cast["amina"]):
        assert ChronologyLine.objects.exists()


def test_the_log_does_not_tell_karim_that_there_is_something_he_may_not_see(cast):
    with looking_as(cast["jan"]):
        audit.write(
            cast["jan"], act="create", name="households.place.added", key=item_key(cast.address),
            about=[person.pk for person in cast.persons.values()],
        )  # fmt: skip

    with looking_as(cast["amina"]):
        assert LogEntry.objects.filter(item_key=item_key(cast.address)).exists()
    with looking_as(cast["karim"]):
        assert not LogEntry.objects.filter(item_key=item_key(cast.address)).exists()


@pytest.mark.parametrize(("who", "sees_it"), [("jan", True), ("fleur", True), ("karim", False), ("amina", False)])
def test_who_sees_that_something_is_withheld(cast, who, sees_it):
    with looking_as(cast[who]):
        assert Withholding.objects.exists() == sees_it


def test_who_is_kept_out_does_not_see_that_they_are(cast, goal, withhold):
    kept = withhold(goal, from_professional=cast.professionals["jan"])

    with looking_as(cast["jan"]):
        assert not Withholding.objects.filter(pk=kept.pk).exists()


def test_a_coordinator_withholds_what_they_see(cast, goal, sees):
    with looking_as(cast["jan"]):
        Withholding(**_as_jan(cast, item_key(goal))).save(force_insert=True)

    assert not sees("karim", goal)


@pytest.mark.parametrize("key", ["plans_goal:999999", "plans_goal", "plans_goal:1; DROP TABLE plans_goal", "nergens:1"])
def test_nobody_withholds_what_they_do_not_see(cast, key):
    """Otherwise one could hide the items of another family from those who need them."""
    with pytest.raises(DatabaseError, match="row-level security"), looking_as(cast["jan"]), transaction.atomic():
        Withholding(**_as_jan(cast, key)).save(force_insert=True)


def _as_jan(cast, key):
    return {
        "item_key": key,
        "dossier": cast.dossier,
        "from_person": cast.persons["karim"],
        "reason": "kan gevaar geven",
        "review_on": cast.today + timedelta(days=60),
    }
