"""Which proposals to close count."""

from __future__ import annotations

from typing import Self

from kring.foundation.circle.querysets import OfDossierQuerySet


class ClosingQuerySet(OfDossierQuerySet):
    def running(self) -> Self:
        """The proposal on which people say their word now; at most one in a dossier."""
        return self.filter(closed_at__isnull=True, withdrawn_at__isnull=True)

    def that_closed(self) -> Self:
        return self.filter(closed_at__isnull=False)
