"""Which agreements and phases hold, and when an agreement last failed."""

from __future__ import annotations

from typing import Self

from django.db.models import Max

from kring.foundation.circle.querysets import OfDossierQuerySet


class AgreementQuerySet(OfDossierQuerySet):
    def in_force(self) -> Self:
        return self.filter(ended_on__isnull=True).order_by("agreed_on", "id")

    def with_last_break(self) -> Self:
        """Give each agreement `broken_on`: the last day on which it failed, as far as whoever looks may know."""
        return self.annotate(broken_on=Max("breaks__happened_on"))


class PhaseQuerySet(OfDossierQuerySet):
    def current(self) -> Self:
        return self.filter(until_on__isnull=True)
