"""What happened that may change the plan, what it touches, and who is asked before when."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kring.casework.plans.choices import AskedRole, ProposalAnswer, TriggerCode
from kring.casework.plans.models.plan import PlanVersion
from kring.casework.plans.querysets import ProposalQuerySet
from kring.foundation.circle.choices import Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.organisations.models import Professional


@keeps_history
class ImpactProposal(DossierRecord):
    """Something happened that may touch the plan: what it touches, and who answers before when. One for each cause."""

    section: ClassVar[Section] = Section.PLAN
    # Whoever may not see what happened, does not see the question about it either.
    follows = ("item_key",)
    stands_apart = {"plan_version": "the version says that the question was settled, not what happened"}

    trigger = models.CharField("soort gebeurtenis", max_length=20, choices=TriggerCode.choices)
    because_of = models.CharField("naar aanleiding van", max_length=160)
    cause_key = models.CharField("welke gebeurtenis", max_length=120)
    item_key = models.CharField("waarover", max_length=80, blank=True)
    touches = ArrayField(models.CharField(max_length=80), verbose_name="wat het raakt", default=list, blank=True)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    asked = models.CharField("aan wie", max_length=20, choices=AskedRole.choices, default=AskedRole.COORDINATOR)
    asked_of = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gevraagd aan"
    )
    due_on = models.DateField("antwoord voor")
    due_at = models.DateTimeField("te laat vanaf")
    escalated_at = models.DateTimeField("verder gevraagd op", null=True, blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    answered_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beantwoord door"
    )
    answer = models.CharField("antwoord", max_length=10, choices=ProposalAnswer.choices, null=True, blank=True)
    reason = models.TextField("waarom", blank=True)
    # Adapting is done when a new version says so; until then the question stays.
    plan_version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="staat in versie"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer__isnull=True)
                | Q(answered_at__isnull=False, answer__isnull=False),
                name="proposal_answered_as_a_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer=ProposalAnswer.KEEP) | ~Q(reason=""), name="proposal_kept_with_a_reason"
            ),
            models.UniqueConstraint(fields=["dossier", "cause_key"], name="proposal_once_per_cause"),
        ]
        indexes = [
            models.Index(fields=["item_key"], name="proposal_by_its_item"),
            models.Index(fields=["due_at"], name="proposal_waiting", condition=Q(plan_version__isnull=True)),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"trigger", "because_of", "reason", "touches"}
        plain = RECORD_PLAIN | {
            "cause_key", "item_key", "asked_at", "asked", "asked_of", "due_on", "due_at", "escalated_at",
            "answered_at", "answered_by", "answer", "plan_version",
        }  # fmt: skip

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None
