"""What goes when something goes: every row, in whatever table, that hangs on it. Nothing is removed here.

Walked over the models themselves, so that no table is forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import PartOf, ReportRow
from kring.foundation.households.models import Household, Person, PersonAccount, Residence
from kring.foundation.sharing.install import own_models, shape_of
from kring.foundation.sharing.models import KeptApart, Merge

Model = type[models.Model]

# What stays: numbers that lead to nothing any more. A test says that nothing else does.
STAYS = {
    "sharing_logentry": "who looked stays, with numbers and without content",
    "sharing_seal": "digests of the log",
    "sharing_sealedblock": "digests of the log",
    "retention_retentionproposal": "what was decided, with numbers and without content",
    "retention_certificate": "the proof",
}
# A request about an item that goes keeps that it was asked and answered, and loses its words.
LOSES_ITS_WORDS = {"rights_rightsrequest": ("item_words", "words")}


@dataclass(slots=True)
class Reach:
    """Rows by model, and columns that point to them and become empty."""

    rows: dict[Model, set[int]] = field(default_factory=lambda: defaultdict(set))
    emptied: dict[tuple[Model, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def keys(self) -> set[str]:
        return {f"{model._meta.db_table}:{pk}" for model, ids in self.rows.items() for pk in ids}

    def holds(self, model: Model, pk: int) -> bool:
        return pk in self.rows.get(model, ())

    def numbers(self) -> dict[str, list[int]]:
        """The numbers of the rows by table, in order."""
        return {model._meta.db_table: sorted(ids) for model, ids in sorted(self.rows.items(), key=_table) if ids}


def tables() -> list[Model]:
    """Every table of which a row may go; history goes with its row."""
    return [
        model for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not hasattr(model, "pgh_tracked_model")
        and model._meta.db_table not in STAYS
    ]  # fmt: skip


def pointers() -> Iterator[tuple[Model, Any]]:
    """Every column that points to a row of another table."""
    for model in tables():
        for column in model._meta.concrete_fields:
            if column.is_relation and column.related_model is not None:
                yield model, column


def key_columns() -> Iterator[tuple[Model, str]]:
    """Every column that names an item by its key."""
    for model in own_models():
        if not hasattr(model, "pgh_tracked_model") and model._meta.db_table not in STAYS:
            for column in model._meta.concrete_fields:
                if column.name.endswith("_key") and isinstance(column, models.CharField):
                    yield model, column.name


def person_lists() -> Iterator[tuple[Model, str]]:
    """Every column that holds the numbers of several persons."""
    for model in own_models():
        if not hasattr(model, "pgh_tracked_model") and model._meta.db_table not in STAYS:
            for column in model._meta.concrete_fields:
                if isinstance(column, ArrayField) and isinstance(column.base_field, models.BigIntegerField):
                    yield model, column.name


def reach_of(roots: Mapping[Model, Iterable[int]]) -> Reach:
    """Everything that hangs on these rows, however far."""
    found = Reach()
    fresh: dict[Model, set[int]] = {model: set(ids) for model, ids in roots.items()}
    while any(fresh.values()):
        for model, ids in fresh.items():
            found.rows[model] |= ids
        following: dict[Model, set[int]] = defaultdict(set)
        for pointing, column in pointers():
            ids = fresh.get(column.related_model, set())
            if ids:
                _follow(found, following, pointing, column, ids)
        names = {f"{model._meta.db_table}:{pk}" for model, ids in fresh.items() for pk in ids}
        for model, name in key_columns():
            if model._meta.db_table not in LOSES_ITS_WORDS and names:
                rows = model._base_manager.filter(**{f"{name}__in": names}).values_list("pk", flat=True)
                following[model] |= set(rows)
        fresh = {model: ids - found.rows[model] for model, ids in following.items()}
    return found


def _follow(found: Reach, following: dict[Model, set[int]], pointing: Model, column: Any, ids: set[int]) -> None:
    rows = set(pointing._base_manager.filter(**{f"{column.attname}__in": ids}).values_list("pk", flat=True))
    lets_go = column.remote_field.on_delete is models.SET_NULL or column.related_model is pointing
    if rows and lets_go and column.null:
        found.emptied[pointing, column.attname] |= rows
    else:
        following[pointing] |= rows


def with_lonely_persons(found: Reach) -> Reach:
    """The same, with the persons of whom nothing else is written down, their accounts, and homes left empty."""
    candidates: set[int] = set()
    for pointing, column in pointers():
        if column.related_model is Person and found.rows.get(pointing):
            persons = pointing._base_manager.filter(pk__in=found.rows[pointing]).values_list(column.attname, flat=True)
            candidates |= {person for person in persons if person is not None}
    lonely = _with_who_was_joined(candidates - _known_elsewhere(candidates, found))
    accounts = PersonAccount.objects.filter(person_id__in=lonely).values_list("user_id", flat=True)
    roots: dict[Model, Iterable[int]] = {model: set(ids) for model, ids in found.rows.items()}
    roots[Person] = lonely
    user = PersonAccount._meta.get_field("user").related_model
    roots[user] = set(accounts)  # type: ignore[index]
    homes = set(Residence.objects.filter(person_id__in=lonely).values_list("household_id", flat=True))
    lived_in = Residence.objects.filter(household_id__in=homes).exclude(person_id__in=lonely)
    roots[Household] = homes - set(lived_in.values_list("household_id", flat=True))
    return reach_of(roots)


def _with_who_was_joined(persons: set[int]) -> set[int]:
    """These persons, and the empty rows of who turned out to be one of them."""
    joined = set(Merge.objects.filter(kept__in=persons, ended_at__isnull=True).values_list("gone_id", flat=True))
    fresh = {one for one in joined if one} - persons
    return _with_who_was_joined(persons | fresh) if fresh else persons


def _known_elsewhere(persons: set[int], found: Reach) -> set[int]:
    """The persons about whom something is written down that stays."""
    elsewhere: set[int] = set()
    for pointing, column in pointers():
        if column.related_model is Person and _is_of_a_dossier(pointing):
            rows = pointing._base_manager.filter(**{f"{column.attname}__in": persons}).exclude(
                pk__in=found.rows.get(pointing, set())
            )
            elsewhere |= set(rows.values_list(column.attname, flat=True))
    for model, name in person_lists():
        rows = model._base_manager.filter(**{f"{name}__overlap": list(persons)}).exclude(
            pk__in=found.rows.get(model, set())
        )
        for named in rows.values_list(name, flat=True):
            elsewhere |= set(named) & persons
    return elsewhere


def _is_of_a_dossier(model: Model) -> bool:
    if model is KeptApart:
        # It says of what is known elsewhere that it stays there, and nothing of its own.
        return False
    to_dossier = any(column.is_relation and column.related_model is Dossier for column in model._meta.concrete_fields)
    return to_dossier or isinstance(shape_of(model), PartOf | ReportRow)


def _table(entry: tuple[Model, set[int]]) -> str:
    return entry[0]._meta.db_table
