"""The difference of two versions of a plan, applied to the first, gives the second: whatever they hold."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.casework.plans.models import PlanVersionLine
from kring.casework.plans.versions import applied, difference


def lines(held):
    return [PlanVersionLine(item_key=key, wording=words, position=place) for place, (key, words) in enumerate(held)]


VERSIONS = st.lists(
    st.tuples(
        st.sampled_from([f"plans_goal:{number}" for number in range(7)]),
        st.sampled_from(["samen eten", "rustig slapen", "bellen"]),
    ),
    unique_by=lambda line: line[0],
    max_size=7,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(before=VERSIONS, after=VERSIONS)
def test_the_difference_applied_to_the_first_version_gives_the_second(before, after):
    changes = difference(lines(before), lines(after))

    assert applied(changes, lines(before)) == after


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(version=VERSIONS)
def test_a_version_does_not_differ_from_itself(version):
    assert difference(lines(version), lines(version)).is_empty


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(before=VERSIONS, after=VERSIONS)
def test_only_what_is_the_same_is_called_no_difference(before, after):
    assert difference(lines(before), lines(after)).is_empty == (before == after)
