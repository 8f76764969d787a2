"""Which reports wait."""

from __future__ import annotations

from typing import Self

from django.db.models import QuerySet


class ReportQuerySet(QuerySet):
    def waiting(self) -> Self:
        """Not triaged yet, the oldest first."""
        return self.filter(triaged_at__isnull=True).order_by("received_at")
