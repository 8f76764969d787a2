"""Random families around the cast: whom each row is about, what is withheld, and which grounds, ages and ends hold.

Each is a change of the marked world of `marked.py`, made as Kring itself and taken back afterwards.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import DossierRecord, Involvement, Member
from kring.foundation.core.standing_aside import triggers_aside
from kring.foundation.households.models import Identity, ParentalAuthority
from kring.foundation.sharing.models import EmergencyAccess, Ground, Replacement, Withholding
from kring.foundation.sharing.who import viewer_of
from kring.testing.cast import PROFESSIONALS, Cast
from tests.access.marked import Model, protected

FAMILY = ("amina", "karim", "noor", "sem", "fatna")
EVERYBODY = (*PROFESSIONALS, *FAMILY)
# A deeper search now and then: KRING_DEEPER=20 tries twenty times as many worlds, other ones each time.
DEEPER = int(os.environ.get("KRING_DEEPER", "1"))

people = st.frozensets(st.sampled_from(FAMILY), max_size=3)
sections = st.one_of(
    st.just(frozenset(Section.values)), st.frozensets(st.sampled_from(Section.values), min_size=1, max_size=6)
)
# The last day of a ground, from today; the day itself no longer counts.
days_left = st.sampled_from([90, 90, 90, 1, 0, -1])
ages = st.sampled_from([9, 11, 12, 14, 15, 16, 18])
around_the_birthday = st.sampled_from([-1, 0, 1])


@dataclass(frozen=True)
class Change:
    """What differs from the family as the tests know it."""

    about: list[frozenset[str]]
    shared: list[bool]
    grounds: list[tuple[frozenset[str], frozenset[str] | None, int]]
    born: dict[str, tuple[int, int]]
    without_authority: frozenset[str]
    left: frozenset[str]
    # Which row (counted through all tables), and from whom.
    withheld: list[tuple[int, str]]
    withheld_from_the_organisation: bool
    stands_in_for_jan: str | None
    in_emergency: frozenset[str]


changes = st.builds(
    Change,
    about=st.lists(people, min_size=1, max_size=7),
    shared=st.lists(st.sampled_from([True, True, False]), min_size=1, max_size=5),
    grounds=st.lists(st.tuples(sections, st.one_of(st.none(), people), days_left), min_size=1, max_size=4),
    born=st.fixed_dictionaries({name: st.tuples(ages, around_the_birthday) for name in ("noor", "sem")}),
    without_authority=st.frozensets(st.sampled_from(["amina", "karim"]), max_size=1),
    left=st.one_of(
        st.just(frozenset[str]()), st.just(frozenset[str]()), st.frozensets(st.sampled_from(FAMILY), max_size=2)
    ),
    withheld=st.lists(st.tuples(st.integers(0, 400), st.sampled_from(EVERYBODY)), max_size=12),
    withheld_from_the_organisation=st.booleans(),
    stands_in_for_jan=st.sampled_from([None, "piet"]),
    in_emergency=st.frozensets(st.sampled_from(["piet", "sami"]), max_size=2),
)


def sought(examples: int) -> settings:
    """How hard to look: always the same worlds in a usual run, more and other ones when asked."""
    return settings(
        max_examples=examples * DEEPER,
        deadline=None,
        derandomize=DEEPER == 1,
        database=None,
        # A walk takes seconds: a smaller example of the same leak is sought only when asked.
        phases=[Phase.generate] if DEEPER == 1 else [Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def records() -> list[Model]:
    return [model for model in protected() if issubclass(model, DossierRecord)]


def make(change: Change, cast: Cast) -> None:
    """Let it be so, until the transaction is taken back."""
    today = cast.today
    ids = {name: person.pk for name, person in cast.persons.items()}
    with looking_as(job(Job.DEMO, today=today)):
        number = 0
        with triggers_aside():
            for model in records():
                for pk in model._base_manager.order_by("pk").values_list("pk", flat=True):
                    about = sorted(ids[name] for name in change.about[number % len(change.about)])
                    shared = change.shared[number % len(change.shared)]
                    model._base_manager.filter(pk=pk).update(about=about, family_may_read=shared)
                    number += 1
        for place, ground in enumerate(Ground.objects.order_by("pk")):
            opened, persons, left = change.grounds[place % len(change.grounds)]
            Ground.objects.filter(pk=ground.pk).update(
                sections=sorted(opened), from_on=today - timedelta(days=100), until_on=today + timedelta(days=left),
                persons=None if persons is None else sorted(ids[name] for name in persons),
            )  # fmt: skip
        for name, (age, days) in change.born.items():
            born = today - relativedelta(years=age) + timedelta(days=days)
            Identity.objects.filter(person=cast.persons[name]).update(birth_date=born)
        for name in change.without_authority:
            ParentalAuthority.objects.filter(parent=cast.persons[name]).update(until_on=today)
        for name in change.left:
            Member.objects.filter(person=cast.persons[name]).update(left_on=today)
            Involvement.objects.filter(person=cast.persons[name]).update(ended_at=timezone.now())
        _withhold(change, cast)
        _for_a_while(change, cast)


def _withhold(change: Change, cast: Cast) -> None:
    keys = [
        f"{model._meta.db_table}:{pk}"
        for model in protected()
        for pk in model._base_manager.order_by("pk").values_list("pk", flat=True)
    ]
    for number, name in change.withheld:
        if name in cast.persons:
            whom = {"from_person": cast.persons[name]}
        elif change.withheld_from_the_organisation:
            whom = {"from_organisation": cast.teams[PROFESSIONALS[name][2]].organisation}
        else:
            whom = {"from_professional": cast.professionals[name]}
        Withholding.objects.create(
            item_key=keys[number % len(keys)], dossier=cast.dossier, reason="gevaar", review_on=cast.today, **whom
        )


def _for_a_while(change: Change, cast: Cast) -> None:
    jan, now = cast.professionals["jan"], timezone.now()
    if change.stands_in_for_jan:
        Replacement.objects.create(
            absent=jan, replacement=cast.professionals[change.stands_in_for_jan], team=cast.teams["noord"],
            named_by=jan, from_on=cast.today, until_on=cast.today + timedelta(days=5),
        )  # fmt: skip
    for name in change.in_emergency:
        EmergencyAccess.objects.create(
            dossier=cast.dossier, professional=cast.professionals[name],
            organisation=cast.teams[PROFESSIONALS[name][2]].organisation,
            in_danger="Sem", why_now="nu", ends_at=now + timedelta(hours=1), judge_by=cast.today,
        )  # fmt: skip


def eyes_of(name: str, cast: Cast) -> Viewer:
    """The viewer as a page would make it, on the day of the test."""
    return replace(viewer_of(cast.users[name].pk), today=cast.today)


def take_back() -> None:
    transaction.set_rollback(True)
