"""What only the rule itself can say: for whom somebody sees, whose names are kept, that something was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True, slots=True)
class Standing:
    """That somebody asked something, and by when an answer must come. Nothing of who, and nothing of what about."""

    request_id: int
    dossier_id: int
    kind: str
    asked_on: date
    due_on: date
    is_extended: bool
    outcome: str | None
    decided_on: date | None
    is_withdrawn: bool
    has_nobody: bool
    handler: str
    total: int


def sees_for() -> list[int]:
    """The persons for whom the family member who looks sees: themselves, and children for whom they decide."""
    return _numbers("SELECT unnest(sharing.sees_for())")


def withheld_professionals() -> frozenset[int]:
    """The professionals whose part in a family is withheld from whoever looks."""
    return frozenset(_numbers("SELECT unnest(sharing.withheld_professionals())"))


def standing_of_requests(*, only_open: bool, most: int, skipped: int = 0) -> list[Standing]:
    """The requests of all families, for who oversees; for everybody else there are none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sharing.standing_of_requests(%s, %s, %s)", [only_open, most, skipped])
        return [Standing(*row) for row in cursor.fetchall()]


def _numbers(question: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [number for (number,) in cursor.fetchall()]
