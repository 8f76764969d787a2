"""Which agreements, phases, check-ins and steps count, and when an agreement last failed."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Max

from kring.casework.safety.choices import CheckInOutcome
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


class CheckInQuerySet(OfDossierQuerySet):
    def planned(self) -> Self:
        """Still to be asked, the first one first."""
        return self.filter(outcome=CheckInOutcome.PLANNED).order_by("on", "id")

    def answerable(self, today: date) -> Self:
        """What can be answered today: from its own day on, also when that was late."""
        return self.filter(outcome__in=[CheckInOutcome.PLANNED, CheckInOutcome.MISSED], on__lte=today).order_by("-on")


class StepQuerySet(OfDossierQuerySet):
    def standing(self) -> Self:
        """Steps that were taken and not undone, the last one first."""
        return self.filter(undone_at__isnull=True).order_by("-taken_on", "-id")
