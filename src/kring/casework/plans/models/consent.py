"""What each person says of a version of the plan: they agree, or they do not and why. Dissent stays."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kring.casework.plans.choices import ConsentKind
from kring.casework.plans.models.plan import PlanVersion
from kring.foundation.circle.choices import Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.households.persons import Person


@keeps_history
class PlanConsent(DossierRecord):
    """One person on one version of the plan. About that person: one parent never reads the word of the other."""

    section: ClassVar[Section] = Section.PLAN
    follows = ("plan_version",)

    plan_version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="consents", verbose_name="plan, versie")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie")
    kind = models.CharField("wat die ervan vindt", max_length=12, choices=ConsentKind.choices)
    reason = models.TextField("waarom niet", blank=True)
    said_on = models.DateField("gezegd op")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan_version", "person"], name="plan_consent_once_a_person"),
            models.CheckConstraint(
                condition=Q(kind=ConsentKind.AGREES) | ~Q(reason=""), name="plan_dissent_with_its_reason"
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"kind", "reason"}
        plain = RECORD_PLAIN | {"plan_version", "person", "said_on"}
