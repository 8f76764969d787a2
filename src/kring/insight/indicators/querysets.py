"""Which moments of the facts are ready, in the making, or may go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Self

from django.db.models import Max, QuerySet
from django.db.models.functions import TruncMonth

KEPT_LATEST = 7
SILENT = timedelta(hours=3)


class FactsVersionQuerySet(QuerySet[Any]):
    def ready(self) -> Self:
        """Versions that can be shown, the newest first."""
        return self.filter(state="ready").order_by("-pk")

    def in_the_making(self) -> Self:
        return self.filter(state__in=["asked", "making"])

    def silent(self, now: datetime) -> Self:
        """In the making, but nothing was heard for hours: whoever was making it is gone."""
        return self.in_the_making().filter(touched_at__lt=now - SILENT)

    def that_may_go(self) -> Self:
        """All but the latest few, and the last of each month: quotations refer to those."""
        ready = self.model.objects.ready()
        months = ready.order_by().annotate(month=TruncMonth("made_at")).values("month").annotate(last=Max("pk"))
        latest = list(ready.values_list("pk", flat=True)[:KEPT_LATEST])
        return self.exclude(pk__in=[*latest, *(one["last"] for one in months)]).exclude(state__in=["asked", "making"])
