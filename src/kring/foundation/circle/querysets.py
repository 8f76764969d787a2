"""Which dossiers, members and involvements count."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Q, QuerySet
from django.utils import timezone

if TYPE_CHECKING:
    from kring.foundation.circle.models import Dossier


class OfDossierQuerySet(QuerySet):
    def of(self, dossier: Dossier) -> Self:
        """The rows of one dossier."""
        return self.filter(dossier=dossier)


class DossierQuerySet(QuerySet):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        return self.filter(closed_at__isnull=False)


class MemberQuerySet(OfDossierQuerySet):
    def present_on(self, day: date) -> Self:
        return self.filter(
            Q(joined_on__isnull=True) | Q(joined_on__lte=day), Q(left_on__isnull=True) | Q(left_on__gt=day)
        )


class InvolvementQuerySet(OfDossierQuerySet):
    def at(self, moment: datetime) -> Self:
        """Who is involved at this moment; the moment of ending is the first moment no longer."""
        return self.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=moment), started_at__lte=moment)

    def running(self) -> Self:
        """Who is involved now: an end or a beginning that is still to come changes nothing yet."""
        return self.at(timezone.now())


class FollowedQuerySet(OfDossierQuerySet):
    def running(self) -> Self:
        """What is followed now, or held now."""
        return self.filter(ended_at__isnull=True)
