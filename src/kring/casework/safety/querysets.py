"""Which agreements and phases hold."""

from __future__ import annotations

from typing import Self

from kring.foundation.circle.querysets import OfDossierQuerySet


class AgreementQuerySet(OfDossierQuerySet):
    def in_force(self) -> Self:
        return self.filter(ended_on__isnull=True).order_by("agreed_on", "id")


class PhaseQuerySet(OfDossierQuerySet):
    def current(self) -> Self:
        return self.filter(until_on__isnull=True)
