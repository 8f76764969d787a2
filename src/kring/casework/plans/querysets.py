"""Which goals, actions, orders and proposals count."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db.models import Exists, OuterRef, Q

from kring.casework.plans.choices import AskedRole, ProposalAnswer
from kring.casework.separation.models import ScreenConclusion
from kring.foundation.circle.querysets import OfDossierQuerySet


class GoalQuerySet(OfDossierQuerySet):
    def open(self) -> Self:
        """Goals that are neither reached nor let go, in the order of the family."""
        return self.filter(reached_on__isnull=True, dropped_on__isnull=True).order_by("position", "id")


class ActionQuerySet(OfDossierQuerySet):
    def open(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def together_and_not_safe(self) -> Self:
        """Help in which parents sit together, where somebody concluded that they must not."""
        unsafe = ScreenConclusion.objects.unsafe().filter(dossier=OuterRef("dossier"))
        return self.open().filter(Exists(unsafe), service__parents_together=True, dossier__closed_at__isnull=True)

    def due_by(self, day: date) -> Self:
        """Not begun although it should have by this day, or past its last day."""
        return self.open().filter(Q(due_on__lte=day))


class OrderQuerySet(OfDossierQuerySet):
    def in_force_on(self, day: date) -> Self:
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


class ProposalQuerySet(OfDossierQuerySet):
    def unanswered(self) -> Self:
        return self.filter(answered_at__isnull=True).order_by("due_at")

    def waiting(self) -> Self:
        """Without an answer; or to be adapted, and no version of the plan says so yet."""
        return self.filter(
            Q(answered_at__isnull=True) | Q(answer=ProposalAnswer.ADAPT, plan_version__isnull=True)
        ).order_by("due_at")

    def to_settle(self) -> Self:
        """What the next version of the plan is an answer to."""
        return self.filter(answer=ProposalAnswer.ADAPT, plan_version__isnull=True).order_by("answered_at")

    def late_at(self, moment: datetime) -> Self:
        """Waiting past its term, with somebody left to ask."""
        return self.waiting().filter(due_at__lte=moment).exclude(asked=AskedRole.PROCESS_COORDINATOR)
