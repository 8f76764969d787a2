"""What is kept from whom."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Organisation, Professional


class Withholding(models.Model):
    """One item is kept from one named person, professional or organisation. It wins over everything."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    item_key = models.CharField("wat", max_length=80)
    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="dossier"
    )
    from_person = models.ForeignKey(
        Person, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="voor wie niet"
    )
    from_professional = models.ForeignKey(
        Professional,
        models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="voor welke professional niet",
    )
    from_organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="voor welke organisatie niet",
    )
    reason = models.TextField("waarom")
    review_on = models.DateField("opnieuw bekijken op")
    ended_at = models.DateTimeField("opgeheven op", null=True, blank=True)
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vastgelegd door"
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_person__isnull=False)
                | Q(from_professional__isnull=False)
                | Q(from_organisation__isnull=False),
                name="withholding_from_somebody",
            )
        ]
        indexes = [
            models.Index(fields=["from_person"], name="withheld_from_person"),
            models.Index(fields=["from_professional"], name="withheld_from_professional"),
            models.Index(fields=["from_organisation"], name="withheld_from_organisation"),
        ]

    class Privacy:
        personal = {"from_person", "reason"}
        plain = {
            "id", "item_key", "dossier", "from_professional", "from_organisation", "review_on", "ended_at",
            "recorded_by", "recorded_at",
        }  # fmt: skip
