"""Which positions and teams count now."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet


class PositionQuerySet(QuerySet):
    def on(self, day: date) -> PositionQuerySet:
        """Positions that are held on this day; the day of ending is the first day no longer."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


class TeamQuerySet(QuerySet):
    def that_receive_reports(self) -> TeamQuerySet:
        return self.filter(receives_reports=True)
