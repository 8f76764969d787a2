"""Which reports wait, which are late, and which were assessed lately."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Self

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

if TYPE_CHECKING:
    from kring.casework.intake.models import Report  # noqa: F401 — named between quotes below


class ReportQuerySet(QuerySet["Report"]):
    def waiting(self) -> Self:
        """Not triaged yet, the oldest first."""
        return self.filter(triaged_at__isnull=True).order_by("received_at")

    def triaged(self) -> Self:
        """Triaged, the newest first."""
        return self.filter(triaged_at__isnull=False).order_by("-triaged_at")

    def how_many(self, *, late_before: date) -> tuple[int, int]:
        """How many there are, and how many of them came in before a day."""
        first_moment = timezone.make_aware(datetime.combine(late_before, time.min))
        counted = self.order_by().aggregate(all=Count("pk"), late=Count("pk", filter=Q(received_at__lt=first_moment)))
        return counted["all"], counted["late"]
