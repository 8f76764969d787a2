"""What names a person or a home, in whatever table: walked over the models themselves, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kring.foundation.core.access import PersonRow
from kring.foundation.households.models import Identity, Person
from kring.foundation.sharing.install import own_models, shape_of
from kring.foundation.sharing.retention.reach import STAYS, key_columns, tables

Model = type[models.Model]

# Lists of numbers that are not numbers of persons. A test reads the models and says which list nobody thought of.
HOLDS_NO_PERSONS = {
    "organisations_service.municipalities": "numbers of municipalities",
}
# What a merge writes about itself, and never moves.
OF_A_MERGE = frozenset({"sharing_merge", "sharing_movedrow"})


@dataclass(frozen=True, slots=True)
class Pointing:
    """A column of a table that names a row of another: one number, or a list of numbers."""

    model: Model
    column: str
    is_list: bool = False

    def rows(self, pk: int) -> models.QuerySet[Any]:
        """The rows that name it, as far as whoever looks may see them."""
        named: dict[str, Any] = {f"{self.column}__contains": [pk]} if self.is_list else {self.column: pk}
        return self.model._base_manager.filter(**named).order_by("pk")


def movable() -> list[Model]:
    """Every table whose rows may go over to another person. The log stays as it was written, and so does history."""
    return [model for model in tables() if model._meta.db_table not in OF_A_MERGE | set(STAYS)]


def pointing_at(target: Model) -> Iterator[Pointing]:
    """Every column that names a row of this table."""
    for model in movable():
        for column in model._meta.concrete_fields:
            if column.is_relation and column.related_model is target:
                yield Pointing(model, column.attname)
            elif target is Person and holds_persons(column):
                yield Pointing(model, column.name, is_list=True)


def holds_persons(column: Any) -> bool:
    """Whether a column is a list of numbers of persons."""
    return (
        isinstance(column, ArrayField)
        and isinstance(column.base_field, models.BigIntegerField)
        and column.model.__module__.startswith("kring.")
        and f"{column.model._meta.db_table}.{column.name}" not in HOLDS_NO_PERSONS
    )


def naming_by_key() -> Iterator[tuple[Model, str]]:
    """Every column that names an item as `plans_goal:12`."""
    return ((model, name) for model, name in key_columns() if model._meta.db_table not in OF_A_MERGE)


def whatever_the_dossier() -> Iterator[tuple[Pointing, str]]:
    """What is written about a person and of no dossier, with its section: an address, a relation, a home, authority."""
    for model in own_models():
        shape = shape_of(model)
        if (
            isinstance(shape, PersonRow)
            and shape.dossier_column is None
            and model not in (Person, Identity)
            and not hasattr(model, "pgh_tracked_model")
        ):
            for column in shape.columns:
                yield Pointing(model, column), shape.section
