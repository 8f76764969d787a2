"""Which requests wait for an answer."""

from __future__ import annotations

from typing import Self

from kring.foundation.circle.querysets import OfDossierQuerySet


class RequestQuerySet(OfDossierQuerySet):
    def open(self) -> Self:
        return self.filter(decided_at__isnull=True, withdrawn_at__isnull=True)

    def closed(self) -> Self:
        return self.exclude(decided_at__isnull=True, withdrawn_at__isnull=True)
