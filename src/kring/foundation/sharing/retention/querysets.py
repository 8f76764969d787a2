"""Which rules hold on a day, and which proposals wait."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db.models import Q, QuerySet

from kring.foundation.sharing.retention.choices import Verdict


class RuleQuerySet(QuerySet):
    def used_on(self, day: date) -> Self:
        """The rules by which Kring counts on this day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), is_used=True, valid_from__lte=day)


class KeepingQuerySet(QuerySet):
    def undecided(self) -> Self:
        return self.filter(verdict__isnull=True)

    def to_destroy(self) -> Self:
        """Decided, and not done yet."""
        return self.filter(verdict=Verdict.DESTROY, done_at__isnull=True)

    def decided_before(self, moment: datetime) -> Self:
        return self.filter(decided_at__lt=moment)
