"""Which factors, explanations and needs count."""

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

    def drafts(self) -> Self:
        """The version that is still being written; at most one in a dossier."""
        return self.filter(shared_on__isnull=True)


class StatedNeedQuerySet(OfDossierQuerySet):
    def newest_of_each(self) -> Self:
        """What each person said last."""
        return self.order_by("person_id", "-said_on", "-id").distinct("person_id")
