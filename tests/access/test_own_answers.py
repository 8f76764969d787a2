"""One parent never sees the other's answers: whatever kind of record it is, and its history."""

from __future__ import annotations

import pytest
from django.apps import apps

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.records import DossierRecord
from tests.access.address_world import one_of_everything
from tests.access.marked import _fill as fill_one

# Which approach a dossier follows, and an explanation that is shared and stays as it is: no answers of one person.
OF_NOBODY_ALONE = {"DossierApproach", "ApproachCheck", "Explanation"}


@pytest.fixture
def one_of_each(cast):
    """A row of every kind of record, and one in its history."""
    one_of_everything(cast)
    kinds = [
        one
        for one in apps.get_models()
        if issubclass(one, DossierRecord)
        and not hasattr(one, "pgh_tracked_model")
        and one.__name__ not in OF_NOBODY_ALONE
    ]
    with looking_as(job(Job.DEMO, today=cast.today)):
        # Twice: what points at a kind further on finds a row there the second time.
        for time in range(2):
            for kind in kinds:
                assert kind.objects.exists() or fill_one(kind, cast) or time == 0, f"no {kind.__name__}"
    return kinds


@pytest.mark.parametrize(("whose", "other"), [("amina", "karim"), ("karim", "amina")])
def test_what_one_parent_says_is_not_there_for_the_other(cast, one_of_each, whose, other):
    with looking_as(job(Job.DEMO, today=cast.today)):
        for model in one_of_each:
            # Twice: what stood there before is in the history.
            for _time in range(2):
                model.objects.update(
                    about=[cast.persons[whose].pk], family_may_read=True, dossier=cast.dossier, version=5
                )

    seen, unseen = [], []
    with looking_as(cast[other]):
        seen = [model.__name__ for model in one_of_each if model.objects.exists()]
    with looking_as(cast[whose]):
        # The meeting is at Amina's address, and that is a secret to Karim whatever is about him.
        at_her_place = {"MeetingPlace"} if whose == "karim" else set()
        unseen = {model.__name__ for model in one_of_each if not model.objects.exists()} - at_her_place

    assert len(one_of_each) >= 18
    assert not seen, f"{other} reads what {whose} said: {seen}"
    assert not unseen, f"{whose} does not read it themselves: {unseen}"


def test_nor_in_the_history(cast, one_of_each):
    with looking_as(job(Job.DEMO, today=cast.today)):
        for model in one_of_each:
            for version in (5, 6):
                model.objects.update(
                    about=[cast.persons["amina"].pk], family_may_read=True, dossier=cast.dossier, version=version
                )
    histories = [model.pgh_event_models["changed"] for model in one_of_each if hasattr(model, "pgh_event_models")]

    with looking_as(cast["karim"]):
        about_her = [
            one.__name__ for one in histories if one.objects.filter(about__contains=[cast.persons["amina"].pk]).exists()
        ]

    assert not about_her
