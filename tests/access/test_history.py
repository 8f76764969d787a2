"""What was there before a change is read by whom it was for then, and by nobody else."""

import pytest

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.testing.cast import make_goal

Earlier = Goal.pgh_event_models["changed"]


@pytest.fixture
def changed(cast, by_kring):
    def goal_about(*names, **values):
        goal = make_goal(cast, about=[cast.persons[name].pk for name in names], **values)
        with looking_as(cast["jan"]):
            assert Goal.objects.filter(pk=goal.pk).update(wording="Anders", version=2)
        return goal

    return goal_about


@pytest.mark.parametrize(
    ("about", "who_read"),
    [
        ((), {"jan", "fleur", "amina", "karim", "noor"}),
        (("noor",), {"jan", "fleur", "amina", "karim", "noor"}),
        (("karim",), {"jan", "fleur", "karim"}),
        (("sem", "amina"), {"jan", "fleur", "amina", "karim"}),
    ],
)
def test_who_reads_the_earlier_words(cast, changed, about, who_read):
    changed(*about)

    found = set()
    for who in cast.viewers:
        with looking_as(cast[who]):
            if Earlier.objects.filter(wording="Dat we rustig wakker worden").exists():
                found.add(who)
    assert found == who_read


def test_the_earlier_version_of_what_was_not_shared_is_not_shared(cast, changed, by_kring):
    goal = changed(family_may_read=False)
    with by_kring():
        Goal.objects.filter(pk=goal.pk).update(family_may_read=True, version=3)

    with looking_as(cast["amina"]):
        assert Goal.objects.filter(pk=goal.pk).exists()
        assert not Earlier.objects.exists()


def test_what_was_removed_by_a_job_is_kept_as_it_was(cast, goal):
    with looking_as(job(Job.DEMO, today=cast.today)):
        Goal.objects.filter(pk=goal.pk).delete()

    with looking_as(cast["jan"]):
        assert [(one.pgh_label, one.wording) for one in Earlier.objects.all()] == [("removed", goal.wording)]
