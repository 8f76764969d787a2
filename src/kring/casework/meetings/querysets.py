"""Which meetings come, and which were held."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from kring.foundation.circle.querysets import OfDossierQuerySet


class MeetingQuerySet(OfDossierQuerySet):
    def coming(self, now: datetime) -> Self:
        return self.filter(starts_at__gte=now, held_at__isnull=True).order_by("starts_at")
