"""Which grounds, consents and other rows of sharing hold on a day. It shows and lists; the wall is policy.sql."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Q, QuerySet

from kring.foundation.circle.querysets import OfDossierQuerySet


class GroundQuerySet(OfDossierQuerySet):
    def valid_on(self, day: date) -> Self:
        """Grounds that open something on this day; the end is the first day no longer."""
        return self.filter(from_on__lte=day, until_on__gt=day, ended_at__isnull=True)

    def to_come(self, day: date) -> Self:
        """Grounds that hold on this day or begin later."""
        return self.filter(until_on__gt=day, ended_at__isnull=True)


class ConsentQuerySet(QuerySet):
    def standing(self) -> Self:
        """Consents that nobody took back."""
        return self.filter(withdrawn_at__isnull=True)


class RunningQuerySet(QuerySet):
    def on(self, day: date) -> Self:
        """Rows that hold on this day and were not ended before their time."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day, ended_at__isnull=True)
