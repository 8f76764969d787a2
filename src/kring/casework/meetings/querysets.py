"""Which meetings come, which were held, and which wait for their report."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from kring.foundation.circle.querysets import OfDossierQuerySet


class MeetingQuerySet(OfDossierQuerySet):
    def open(self) -> Self:
        """Planned, and neither held nor called off."""
        return self.filter(held_at__isnull=True, called_off_at__isnull=True)

    def coming(self, now: datetime) -> Self:
        return self.open().filter(starts_at__gte=now).order_by("starts_at")

    def waiting_for_report(self, now: datetime) -> Self:
        """Their time has passed, and nobody wrote down what came of it."""
        return self.open().filter(starts_at__lt=now).order_by("starts_at")

    def held(self) -> Self:
        return self.filter(held_at__isnull=False).order_by("-held_at")
