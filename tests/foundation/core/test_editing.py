"""Two who edit at once: the second is told, and nothing is overwritten in silence."""

import pytest

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import ChangedMeanwhile, Refused


def test_a_change_is_written_and_counted(cast, goal):
    with looking_as(cast["jan"]):
        change(goal, seen_version=1, wording="Rustig opstaan")

        kept = Goal.objects.get(pk=goal.pk)
    assert (kept.wording, kept.version) == (goal.wording, goal.version) == ("Rustig opstaan", 2)


def test_who_saw_an_older_version_is_refused_and_changes_nothing(cast, goal):
    with looking_as(cast["jan"]):
        change(goal, seen_version=1, wording="Rustig opstaan")
        with pytest.raises(ChangedMeanwhile, match="intussen veranderd"):
            change(goal, seen_version=1, wording="Zonder ruzie")

        assert Goal.objects.get(pk=goal.pk).wording == goal.wording == "Rustig opstaan"


def test_what_one_may_not_change_is_refused_in_the_same_way(cast, goal):
    with looking_as(cast["amina"]), pytest.raises(Refused):
        change(goal, seen_version=1, wording="x")
