"""Which reports wait, which are late, which questions have no answer yet, and what asks to be looked at again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Self

from django.db.models import Case, Count, DateTimeField, F, Q, QuerySet, When
from django.utils import timezone

if TYPE_CHECKING:
    from kring.casework.intake.models import (  # noqa: F401 — named between quotes below
        Advice,
        InformationRequest,
        KnownQuestion,
        Report,
        ReportingCode,
    )


class ReportQuerySet(QuerySet["Report"]):
    def waiting(self) -> Self:
        """Not triaged yet: what may not wait an hour first, then the oldest."""
        first = Case(When(danger_met_at__isnull=True, then=F("danger_due_at")), output_field=DateTimeField())
        return self.filter(triaged_at__isnull=True).order_by(first.asc(nulls_last=True), "received_at")

    def triaged(self) -> Self:
        """Triaged, the newest first."""
        return self.filter(triaged_at__isnull=False).order_by("-triaged_at")

    def how_many(self, *, late_before: date) -> tuple[int, int]:
        """How many there are, and how many of them came in before a day."""
        first_moment = timezone.make_aware(datetime.combine(late_before, time.min))
        counted = self.order_by().aggregate(all=Count("pk"), late=Count("pk", filter=Q(received_at__lt=first_moment)))
        return counted["all"], counted["late"]


class KnownQuestionQuerySet(QuerySet["KnownQuestion"]):
    def unanswered(self) -> Self:
        """Asked, and neither answered nor withdrawn; also when the term is over."""
        return self.filter(answer="", withdrawn_at__isnull=True)

    def to_answer(self, organisations: Collection[int], today: date) -> Self:
        """What these organisations may still answer, the soonest first."""
        return (
            self.unanswered().filter(organisation__in=organisations, answer_by__gte=today).order_by("answer_by", "pk")
        )

    def to_put_right(self, organisations: Collection[int], today: date) -> Self:
        """What these organisations answered, and may still answer otherwise: nothing was asked after it."""
        found = self.filter(organisation__in=organisations, withdrawn_at__isnull=True, answer_by__gte=today)
        return found.exclude(answer="").filter(requests__isnull=True)

    def overdue_to_tell(self, today: date) -> Self:
        """Of which the family should know by now."""
        return self.filter(family_told_on__isnull=True, tell_by__lte=today, dossier__isnull=False)


class InformationRequestQuerySet(QuerySet["InformationRequest"]):
    def unanswered(self) -> Self:
        return self.filter(answer="", withdrawn_at__isnull=True, question__withdrawn_at__isnull=True)

    def to_answer(self, organisations: Collection[int], today: date) -> Self:
        found = self.unanswered().filter(question__organisation__in=organisations, answer_by__gte=today)
        return found.order_by("answer_by", "pk")


class ReportingCodeQuerySet(QuerySet["ReportingCode"]):
    def running(self) -> Self:
        return self.filter(finished_at__isnull=True)

    def to_look_at_again(self, until: date) -> Self:
        """Help that somebody gives themselves, of which the day to look again has come."""
        return self.filter(look_again_on__lte=until, finished_at__isnull=True)


class AdviceQuerySet(QuerySet["Advice"]):
    def to_call_back(self, until: date) -> Self:
        return self.filter(call_back_on__lte=until, called_at__isnull=True, reported_at__isnull=True)
