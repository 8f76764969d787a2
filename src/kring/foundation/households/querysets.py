"""Which dated rows hold on a day."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Q, QuerySet


class DatedQuerySet(QuerySet):
    def on(self, day: date) -> Self:
        """Rows that hold on this day; an empty beginning is 'since always', the end is the first day no longer."""
        return self.filter(
            Q(from_on__isnull=True) | Q(from_on__lte=day), Q(until_on__isnull=True) | Q(until_on__gt=day)
        )
