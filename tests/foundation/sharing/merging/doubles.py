"""Somebody of the cast for the second time; and every row of every table as it stands, to compare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, models, transaction
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.households.models import Identity, Person
from kring.foundation.organisations.models import Municipality
from kring.foundation.sharing import grounds
from kring.foundation.sharing.install import own_models
from kring.foundation.sharing.merging.actions import Counts
from kring.foundation.sharing.merging.moving import what_never_changes_stands_aside
from kring.foundation.sharing.merging.reach import pointing_at
from kring.foundation.sharing.retention.reach import STAYS
from kring.testing.cast import PROFESSIONALS, Cast
from tests.access.marked import WITHOUT_A_ROW, _fill, protected

# What a merge writes about itself, and what is written of everything that happens: lines that tell, notices.
TOLD = {"sharing_merge", "sharing_movedrow", "sharing_keptapart", "sharing_notice"}


def a_double(cast: Cast, name: str, *, member: bool = True) -> Person:
    """The same name and birth date under another number."""
    known = Identity.objects.get(person=cast.persons[name])
    person = Person.objects.create(sex=cast.persons[name].sex)
    Identity.objects.create(
        person=person, given_names=known.given_names, surname=known.surname, birth_date=known.birth_date
    )
    if member:
        was = Member.objects.filter(person=cast.persons[name], dossier=cast.dossier).first()
        if was:
            Member.objects.create(dossier=cast.dossier, person=person, role=was.role)
        else:
            Involvement.objects.create(
                dossier=cast.dossier, person=person, role="network_person", started_at=timezone.now()
            )
    return person


def second_family(cast: Cast) -> Dossier:
    """Another family, carried by Piet; Jan is the second of the pair there."""
    now = timezone.now()
    dossier = Dossier.objects.create(
        municipality=Municipality.objects.get(), problem_type="complex_separation", opened_at=now - timedelta(days=20)
    )
    faces = [("piet", "coordinator"), ("piet", "safety_holder"), ("jan", "second")]
    for name, role in faces:
        team = cast.teams[PROFESSIONALS[name][2]]
        Involvement.objects.create(
            dossier=dossier, role=role, professional=cast.professionals[name], team=team,
            started_at=now - timedelta(days=20),
        )  # fmt: skip
        grounds.record(
            dossier=dossier, professional=cast.professionals[name], team=team, role=role, on=cast.today,
            recorded_by_id=None,
        )  # fmt: skip
    return dossier


def counts_of(person: Person) -> Counts:
    return Counts(name=person.pk, birth_date=person.pk, bsn=person.pk)


def everything(cast: Cast) -> dict[str, dict[int, dict[str, Any]]]:
    """Every row of every table but history, the log, and what a merge writes about itself."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        return {
            model._meta.db_table: {
                row.pk: {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
                for row in model._base_manager.all()
            }
            for model in own_models()
            if not hasattr(model, "pgh_tracked_model") and model._meta.db_table not in TOLD | set(STAYS)
        }


def differs(before: dict, after: dict) -> dict[str, Any]:
    """What is not the same any more, table by table; lines that tell of the merge itself are left out."""
    told = {}
    for table, rows in before.items():
        now = after[table]
        if table == "circle_chronologyline":
            now = {pk: row for pk, row in now.items() if pk in rows}
        if rows != now:
            told[table] = {pk: (rows.get(pk), now.get(pk)) for pk in {*rows, *now} if rows.get(pk) != now.get(pk)}
    return told


def fill_what_can_be(cast: Cast) -> None:
    """A row in every table in which one fits, so that there is something to move."""
    for model in protected():
        if model.__name__ not in WITHOUT_A_ROW and not model._base_manager.exists():
            _fill(model, cast)


# Tables that hold who somebody is: a world in which these were shuffled would not be one.
WHO_IS_WHO = {"households_identity", "households_personaccount", "circle_member", "circle_invitation"}


# Tables that say who may see what: shuffled, they make most merges be refused.
WHO_SEES_WHAT = frozenset({
    "households_parentalauthority", "sharing_withholding", "sharing_parentreads", "sharing_consent",
    "sharing_incapacity",
})  # fmt: skip


def scatter(
    cast: Cast, one: Person, other: Person, pattern: Sequence[int], *, but: frozenset[str] = frozenset()
) -> list[str]:
    """Let the rows of every table that can name a person name these two, either, both or neither, by turns."""
    number, named = 0, []
    with looking_as(job(Job.DEMO, today=cast.today)), what_never_changes_stands_aside():
        for pointing in pointing_at(Person):
            if pointing.model._meta.db_table in WHO_IS_WHO | but:
                continue
            for row in pointing.model._base_manager.order_by("pk"):
                turn = pattern[number % len(pattern)]
                number += 1
                value = _turned(turn, pointing.is_list, one.pk, other.pk, cast.persons["sem"].pk)
                everybody = pointing.is_list and getattr(row, pointing.column) is None
                if value is not None and not everybody and _changed(pointing.model, row, pointing.column, value):
                    named.append(f"{pointing.model._meta.db_table}.{pointing.column}")
    return named


def _turned(turn: int, is_list: bool, one: int, other: int, somebody: int) -> Any:
    if is_list:
        return [[], [one], [other], [one, other], [other, somebody]][turn % 5]
    return [None, one, other, None, other][turn % 5]


def _changed(model: type[models.Model], row: Any, column: str, value: Any) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=row.pk).update(**{column: value})
    except DatabaseError:
        return False
    return True
