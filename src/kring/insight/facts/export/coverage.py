"""Which days an export covers, and what of a row belongs to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from kring.foundation.accounts.viewer import AMSTERDAM
from kring.insight.facts.export.pseudonyms import Pseudonyms

FIRST_BIRTH = date(1900, 1, 1)
LATEST_BIRTH_DAYS = 300


@dataclass(frozen=True)
class Export:
    """Everything that a table needs to know of the export it belongs to."""

    names: Pseudonyms
    coverage_from: date
    coverage_to: date
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def beyond(self) -> datetime:
        """The first moment that is no longer covered."""
        return datetime.combine(self.coverage_to + timedelta(days=1), time(0), AMSTERDAM)

    def known(self, day: date | None) -> date | None:
        """A day that was there by the end of coverage; what came later had not happened yet."""
        return day if day is not None and day <= self.coverage_to else None

    def leave_out(self, table: str, why: str) -> None:
        """Count a row that the contract has no place for."""
        self.left_out[table, why] += 1

    def opened(self, prefix: str = "dossier__") -> Q:
        """Rows of dossiers that were open by the end of coverage."""
        return Q(**{f"{prefix}opened_at__lt": self.beyond})

    def birth_month(self, born: date | None) -> date | None:
        """The first day of the month of birth: enough for ages, and less to recognise somebody by."""
        if born is None or born < FIRST_BIRTH or (born - self.coverage_to).days > LATEST_BIRTH_DAYS:
            return None
        return born.replace(day=1)

    def dossier(self, number: int) -> str:
        return self.names.person_side("dossier", number)

    def member(self, number: int | None) -> str | None:
        return None if number is None else self.names.person_side("member", number)

    def professional(self, number: int | None) -> str | None:
        return None if number is None else self.names.person_side("professional", number)

    def organisation(self, number: int | None) -> str | None:
        return None if number is None else self.names.place("organisation", number)


Row = tuple[Any, ...]
