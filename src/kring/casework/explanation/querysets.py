"""Which factors and explanations count."""

from __future__ import annotations

from typing import Self

from kring.foundation.circle.querysets import OfDossierQuerySet


class FactorQuerySet(OfDossierQuerySet):
    def current(self) -> Self:
        return self.filter(dropped_on__isnull=True)


class ExplanationQuerySet(OfDossierQuerySet):
    def shared(self) -> Self:
        """Versions that are fixed, the newest first."""
        return self.filter(shared_on__isnull=False).order_by("-number")
