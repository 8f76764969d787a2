"""Which versions of an approach count."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Q, QuerySet


class ApproachVersionQuerySet(QuerySet):
    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def draft(self) -> Self:
        return self.filter(published_at__isnull=True)

    def in_use_on(self, day: date) -> Self:
        """Published, and valid on this day; the day of ending is the first day no longer."""
        return self.published().filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)
