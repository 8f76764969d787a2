"""Gives every encrypted value the newest key, so that an old key can be thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction

from kring.foundation.core.encryption import EncryptedText, seal, sealed_with_the_newest, unseal
from kring.foundation.core.standing_aside import triggers_aside

BATCH = 500


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table that holds encrypted text."""

    table: str
    key: str
    name: str

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


def encrypted_columns() -> Iterator[Column]:
    """Every encrypted column of every model, those of the history too."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedText):
                yield Column(model._meta.db_table, str(model._meta.pk.column), str(field.column))


def rotate(column: Column, *, told: Callable[[int, int], None] = lambda seen, changed: None) -> tuple[int, int]:
    """Seal every value of the column anew with the newest key. Gives how many were seen, and how many were changed.

    Each batch is kept by itself. What the newest key opens is passed over, so that after a break one simply
    starts again. A row that somebody changes meanwhile is left to them: they write with the newest key.
    """
    seen = changed = 0
    after: int | str | None = None
    while rows := _batch(column, after):
        with transaction.atomic(), triggers_aside():
            for key, sealed in rows:
                seen += 1
                if not sealed_with_the_newest(sealed):
                    changed += _replace(column, key, sealed, seal(unseal(sealed)))
        after = rows[-1][0]
        told(seen, changed)
    return seen, changed


def _batch(column: Column, after: int | str | None) -> list[tuple[int | str, str]]:
    name = connection.ops.quote_name
    beyond = f" AND {name(column.key)} > %s" if after is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {name(column.key)}, {name(column.name)} FROM {name(column.table)} "  # noqa: S608 — names of models
            f"WHERE {name(column.name)} <> ''{beyond} ORDER BY 1 LIMIT {BATCH}",
            [after] if after is not None else [],
        )
        return list(cursor.fetchall())


def _replace(column: Column, key: int | str, old: str, new: str) -> int:
    name = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {name(column.table)} SET {name(column.name)} = %s "  # noqa: S608 — names of models
            f"WHERE {name(column.key)} = %s AND {name(column.name)} = %s",
            [new, key, old],
        )
        return int(cursor.rowcount)
