"""Which goals, actions, orders and reviews count."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Q

from kring.foundation.circle.querysets import OfDossierQuerySet


class GoalQuerySet(OfDossierQuerySet):
    def open(self) -> Self:
        """Goals that are neither reached nor let go, in the order of the family."""
        return self.filter(reached_on__isnull=True, dropped_on__isnull=True).order_by("position", "id")


class ActionQuerySet(OfDossierQuerySet):
    def open(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def due_by(self, day: date) -> Self:
        """Not begun although it should have by this day, or past its last day."""
        return self.open().filter(Q(due_on__lte=day))


class OrderQuerySet(OfDossierQuerySet):
    def in_force_on(self, day: date) -> Self:
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


class ReviewQuerySet(OfDossierQuerySet):
    def unanswered(self) -> Self:
        return self.filter(answered_at__isnull=True).order_by("due_on")
