"""The difference of two versions of a plan, applied to the first, gives the second: whatever they hold."""

from datetime import date, timedelta

from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.casework.plans import actions
from kring.casework.plans.models import Action, CourtOrder, Goal, PlanVersion, PlanVersionLine
from kring.casework.plans.versions import PARTS, applied, difference, difference_with_previous, held
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import Withholding

# What belongs to a line in itself, and says nothing of what was agreed.
NOT_AGREED = {
    "id", "dossier", "plan_version", "kind", "item_key", "position", "about", "family_may_read", "written_by",
    "source_holder", "written_at", "version",
}  # fmt: skip
# Of an action: what cannot be agreed otherwise any more once it was agreed, so that the action itself tells it.
STAYS = {
    "goal", "kind", "order", "doer_professional", "doer_person", "doer_organisation", "service", "agreed_on",
    "waits_until_on", "started_on", "ended_on",
}  # fmt: skip
OF_GOAL = {"position", "agreed_on", "reached_on", "dropped_on"}


def lines(version):
    return [
        PlanVersionLine(item_key=key, position=place, **dict(zip(PARTS, parts, strict=True)))
        for place, (key, *parts) in enumerate(version)
    ]


def plain(version):
    return [(key, tuple(parts)) for key, *parts in version]


words = st.sampled_from(["", "samen eten", "rustig slapen"])
VERSIONS = st.lists(
    st.tuples(
        st.sampled_from([f"plans_goal:{number}" for number in range(7)]),
        words,
        words,
        words,
        st.sampled_from(["", "voluntary", "pressure", "compulsory"]),
        words,
        words,
        st.sampled_from([None, date(2026, 11, 3), date(2026, 12, 3)]),
    ),
    unique_by=lambda line: line[0],
    max_size=7,
)
quick = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@quick
@given(before=VERSIONS, after=VERSIONS)
def test_the_difference_applied_to_the_first_version_gives_the_second(before, after):
    changes = difference(lines(before), lines(after))

    assert applied(changes, lines(before)) == plain(after)


@quick
@given(version=VERSIONS)
def test_a_version_does_not_differ_from_itself(version):
    assert difference(lines(version), lines(version)).is_empty


@quick
@given(before=VERSIONS, after=VERSIONS)
def test_only_what_is_the_same_is_called_no_difference(before, after):
    assert difference(lines(before), lines(after)).is_empty == (before == after)


def test_a_line_holds_everything_of_a_goal_and_an_action_that_can_still_change():
    """A new field of a goal or an action must be put in the version, or be shown here not to change."""

    def own(model):
        return {field.name for field in model._meta.concrete_fields}

    assert own(PlanVersionLine) - NOT_AGREED == set(PARTS)
    assert own(Goal) - NOT_AGREED - OF_GOAL - {"aim_on"} == {"wording", "whose", "noticed_by"}
    assert own(Action) - NOT_AGREED - STAYS - {"due_on"} == {"wording", "frame", "condition", "bridge"}


def agree(cast, reason):
    with looking_as(cast["jan"]) as jan:
        return actions.agree_plan(
            dossier=cast.dossier, viewer=jan, reason=reason, on=cast.today, organisations_present=2,
            family_present=True,
        )  # fmt: skip


def add_action(cast, goal, **values):
    told = {"frame": "voluntary", "agreed_on": cast.today, "doer_professional_id": cast["jan"].id, "goal": goal}
    with looking_as(cast["jan"]) as jan:
        return actions.agree_action(dossier=cast.dossier, viewer=jan, **{**told, **values})


def test_from_version_to_version_in_the_database(cast, goal, signed_in):
    stays = add_action(cast, goal, wording="Bellen", condition="Als het misgaat, dan meteen.")
    goes = add_action(cast, goal, wording="Wachten", bridge="Jan belt.", waits_until_on=cast.today + timedelta(days=9))
    first = agree(cast, "eerste plan")
    with looking_as(cast["jan"]) as jan:
        actions.reword_goal(
            goal=Goal.objects.get(), seen_version=goal.version, viewer=jan, noticed_by="Niemand schrikt wakker.",
            aim_on=date(2030, 5, 5),
        )  # fmt: skip
        actions.end_action(action=goes, on=cast.today, viewer=jan)
    comes = add_action(cast, goal, wording="Samen eten", frame="pressure")
    second = agree(cast, "veranderd")

    with looking_as(cast["jan"]):
        changes = difference_with_previous(second)
        before, after = (list(one.lines.order_by("position")) for one in (first, second))
    assert applied(changes, before) == [(line.item_key, held(line)) for line in after]
    assert [one.item_key for one in changes.came] == [item_key(comes)]
    assert [one.item_key for one in changes.went] == [item_key(goes)]
    assert [one.item_key for one in changes.stayed] == [item_key(stays)]
    assert [one.after.item_key for one in changes.changed] == [item_key(goal)]
    page = signed_in("amina").get(reverse("plans:version", args=[cast.dossier.pk, 2])).content.decode()
    assert "Waaraan merken we het: <ins>Niemand schrikt wakker.</ins>" in page
    assert "Voor wanneer: <ins>5 mei 2030</ins>" in page
    assert "Als het misgaat, dan meteen." in page
    assert "drang" in page


def test_what_a_version_says_of_the_frame_is_as_secret_as_the_order(cast, goal):
    with looking_as(job(Job.DEMO, today=cast.today)):
        order = CourtOrder.objects.create(
            dossier=cast.dossier, kind="supervision_order", court="Rechtbank", decided_on=cast.today,
            from_on=cast.today, until_on=cast.today + timedelta(days=90),
        )  # fmt: skip
    add_action(cast, goal, wording="Elke week langs", frame="compulsory", order=order)
    plan = agree(cast, "eerste plan")

    with looking_as(job(Job.DEMO, today=cast.today)):
        Withholding.objects.create(
            item_key=item_key(order), dossier=cast.dossier, from_person=cast.persons["karim"], reason="nog niet",
            review_on=cast.today + timedelta(days=9),
        )  # fmt: skip

    for name, sees in (("karim", {"goal"}), ("amina", {"goal", "action"}), ("jan", {"goal", "action"})):
        with looking_as(cast[name]):
            assert PlanVersion.objects.filter(pk=plan.pk).exists()
            assert {line.kind for line in PlanVersionLine.objects.all()} == sees, name
