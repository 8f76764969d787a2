"""Which grounds, consents and other rows of sharing hold on a day. It shows and lists; the wall is policy.sql."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db.models import Q, QuerySet

from kring.foundation.circle.querysets import OfDossierQuerySet


class GroundQuerySet(OfDossierQuerySet):
    def valid_on(self, day: date) -> Self:
        """Grounds that open something on this day; the end is the first day no longer."""
        return self.filter(from_on__lte=day, until_on__gt=day, ended_at__isnull=True)

    def to_come(self, day: date) -> Self:
        """Grounds that hold on this day or begin later."""
        return self.filter(until_on__gt=day, ended_at__isnull=True)


class ConsentQuerySet(QuerySet):
    def standing(self) -> Self:
        """Consents that nobody took back."""
        return self.filter(withdrawn_at__isnull=True)


class RunningQuerySet(QuerySet):
    def on(self, day: date) -> Self:
        """Rows that hold on this day and were not ended before their time."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day, ended_at__isnull=True)


class PreparedHandoverQuerySet(OfDossierQuerySet):
    def on_their_way(self) -> Self:
        """Hand-overs of which something can still be done."""
        return self.filter(declined_at__isnull=True, withdrawn_at__isnull=True, settled_at__isnull=True)

    def to_settle(self, now: datetime) -> Self:
        """Those of which the moment has come, and that were not rounded off."""
        return self.on_their_way().filter(moves_at__lte=now)

    def waits_for(self, professional_id: int) -> Self:
        """Those that the giver signed, and that wait for this receiver."""
        return self.on_their_way().filter(
            to_id=professional_id, giver_signed_at__isnull=False, receiver_signed_at__isnull=True
        )

    def to_finish_by(self, professional_id: int) -> Self:
        """Those that this giver has still to tell of or to sign."""
        return self.on_their_way().filter(giver__professional_id=professional_id, giver_signed_at__isnull=True)


class ToldOfHandoverQuerySet(OfDossierQuerySet):
    def to_read(self) -> Self:
        """What somebody was told of a hand-over that is still to come."""
        return self.filter(told_on__isnull=False, ended_at__isnull=True)
