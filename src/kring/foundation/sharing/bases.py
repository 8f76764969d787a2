"""Which laws let which kind of organisation read along on a day: read once, asked as often as needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kring.foundation.sharing.models import LegalBasis


@dataclass(frozen=True, slots=True)
class Bases:
    """The whole table, as one query gave it."""

    rows: Sequence[LegalBasis]

    def options(self, kind: str, on: date) -> list[LegalBasis]:
        """What this kind of organisation may rest a ground on that day, the usual one first."""
        return [
            row
            for row in self.rows
            if row.in_force
            and row.organisation_kind in ("", kind)
            and row.valid_from <= on
            and (row.valid_until is None or row.valid_until > on)
        ]

    def usual(self, kind: str, on: date) -> LegalBasis | None:
        """The basis that is proposed; None for a day before any of the laws."""
        return next(iter(self.options(kind, on)), None)


def all_bases() -> Bases:
    """The table of bases. One query."""
    return Bases(list(LegalBasis.objects.order_by("position", "id")))
