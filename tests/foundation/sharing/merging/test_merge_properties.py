"""Over random families: joining and taking apart leaves every row as it was, and joining opens nothing to anybody.

The rule, precisely. Of what stood there before, somebody reads a row after a merge that they did not read before only
when the row names one of the two who were joined, they could already see one of the two, and nothing withheld that row
from them; and the row is of a dossier that was open to them. A row of no dossier (an address, a home, a relation) opens
only when the two stood in the same families. Of two families nothing opens but the name and the person.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, ParentalAuthority, Person, PersonAccount, Place
from kring.foundation.sharing.install import own_models
from kring.foundation.sharing.merging.actions import Counts, merge_persons, split
from kring.foundation.sharing.merging.reach import pointing_at
from kring.foundation.sharing.models import Merge, Withholding
from tests.access.address_world import one_of_everything
from tests.access.random_world import sought, take_back
from tests.foundation.sharing.merging.doubles import (
    a_double,
    differs,
    everything,
    fill_what_can_be,
    scatter,
    second_family,
)

pytestmark = pytest.mark.django_db

# Whose parents read along is not joined over two families.
WHO_IS = {False: ["noor", "sem", "karim", "fatna"], True: ["karim", "fatna"]}
WHERE = st.sampled_from([(elsewhere, who) for elsewhere, those in WHO_IS.items() for who in those])
LOOK = ("jan", "piet", "fleur", "sami", "amina", "karim", "noor", "sem", "fatna")
PATTERNS = st.lists(st.integers(0, 4), min_size=3, max_size=11)


@pytest.fixture
def world(cast):
    one_of_everything(cast)
    with looking_as(job(Job.DEMO, today=cast.today)):
        fill_what_can_be(cast)
        other = second_family(cast)
    return cast, other


def arranged(cast, other: Dossier, who: str, pattern: list[int], elsewhere: bool, birth: bool) -> Person:
    """Somebody stands twice, in this family or in two, and the rows of all tables name either."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        double = a_double(cast, who, member=not elsewhere)
        if elsewhere:
            # Who has an account is not joined over two families.
            PersonAccount.objects.filter(person=cast.persons[who]).delete()
            Member.objects.create(dossier=other, person=double, role="child")
            Goal.objects.create(dossier=other, wording="Rust", agreed_on=cast.today, about=[double.pk])
            Place.objects.create(person=double, kind="school", text="De Regenboog")
        if not birth:
            Identity.objects.filter(person=double).update(birth_date=None)
    scatter(cast, cast.persons[who], double, pattern)
    return double


def joined(cast, who: str, double: Person, counts_old: bool) -> Merge | None:
    kept = cast.persons[who]
    chosen = kept.pk if counts_old else double.pk
    with suppress(Refused), transaction.atomic(), looking_as(cast["jan"]) as jan:
        return merge_persons(one=kept, other=double, counts=Counts(chosen, chosen, chosen), reason="dubbel", viewer=jan)
    return None


def test_joining_and_taking_apart_leaves_every_row_as_it_was(world):
    cast, other = world
    done = []

    @sought(14)
    @given(WHERE, PATTERNS, st.booleans(), st.booleans())
    def they_are(where, pattern, birth, counts_old):
        elsewhere, who = where
        with transaction.atomic():
            double = arranged(cast, other, who, pattern, elsewhere, birth)
            before = everything(cast)
            merge = joined(cast, who, double, counts_old)
            if merge is None:
                assert differs(before, everything(cast)) == {}, "a refused merge left something behind"
            else:
                done.append(who)
                assert differs(before, everything(cast))
                with looking_as(cast["fleur"]) as fleur:
                    split(merge=merge, reason="toch twee", viewer=fleur)
                assert differs(before, everything(cast)) == {}
            take_back()

    they_are()

    assert len(done) > 3, "almost every merge was refused: then nothing was shown"


def readable(viewer: Viewer) -> dict[str, set[int]]:
    with looking_as(viewer):
        return numbers()


def numbers() -> dict[str, set[int]]:
    """The rows of every table as whoever looks sees them."""
    return {
        model._meta.db_table: set(model._base_manager.values_list("pk", flat=True))
        for model in own_models()
        if not hasattr(model, "pgh_tracked_model")
    }


def names_one_of(cast, two: set[int]) -> dict[str, set[int]]:
    """The rows of each table that name one of these two."""
    found: dict[str, set[int]] = {"households_person": set(two)}
    with looking_as(job(Job.DEMO, today=cast.today)):
        for pointing in pointing_at(Person):
            rows = found.setdefault(pointing.model._meta.db_table, set())
            for one in two:
                rows |= set(pointing.rows(one).values_list("pk", flat=True))
    return found


def opened_wrongly(
    cast, name: str, two: set[int], one_family: bool, before: dict, after: dict, named: dict
) -> list[str]:
    """What somebody reads now, did not read before, and may not read by the rule above."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        whom = (
            {"from_person": cast.persons[name]}
            if name in cast.persons
            else {"from_professional": cast.professionals[name]}
        )
        withheld = set(Withholding.objects.filter(**whom, ended_at=None).values_list("item_key", flat=True))
        wrong = []
        for model in own_models():
            table = model._meta.db_table
            for pk in after.get(table, set()) - before.get(table, set()):
                dossier = getattr(model._base_manager.get(pk=pk), "dossier_id", None)
                right = (
                    pk in named.get(table, set())
                    and bool(two & before["households_person"])
                    and f"{table}:{pk}" not in withheld
                    and (
                        dossier in before["circle_dossier"]
                        if dossier
                        else one_family or table in {"households_person", "households_identity"}
                    )
                )
                if not right:
                    wrong.append(f"{name} reads {table} {pk}")
        return wrong


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in one family", "over two families"])
def test_joining_opens_nothing_to_anybody(world, elsewhere):
    cast, other = world
    done = []

    @sought(2)
    @given(st.sampled_from(WHO_IS[elsewhere]), PATTERNS, st.booleans())
    def they_are(who, pattern, without_authority):
        with transaction.atomic():
            if without_authority:
                with looking_as(job(Job.DEMO, today=cast.today)):
                    ParentalAuthority.objects.filter(parent=cast.persons["karim"]).update(until_on=cast.today)
            double = arranged(cast, other, who, pattern, elsewhere, birth=True)
            two = {cast.persons[who].pk, double.pk}
            named = names_one_of(cast, two)
            eyes = {name: cast[name] for name in LOOK if not (elsewhere and name == who)}
            before = {name: readable(viewer) for name, viewer in eyes.items()}
            with looking_as(job(Job.DEMO, today=cast.today)):
                stood = {
                    model._meta.db_table: set(model._base_manager.values_list("pk", flat=True))
                    for model in own_models()
                }
            if joined(cast, who, double, counts_old=True):
                done.append(who)
                wrong = []
                for name, viewer in eyes.items():
                    after = {table: rows & stood[table] for table, rows in readable(viewer).items()}
                    wrong += opened_wrongly(cast, name, two, not elsewhere, before[name], after, named)
                assert wrong == []
            take_back()

    they_are()

    assert done, "every merge was refused: then nothing was shown"
