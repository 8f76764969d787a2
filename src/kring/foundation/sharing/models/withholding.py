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
    """One item, or where somebody can be found, is kept from one person, professional or organisation.

    It wins over everything. A row is never changed: who decides otherwise ends it and writes a new one.
    """

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    item_key = models.CharField("wat", max_length=80, blank=True)
    # A secret address: every place of this person and of whoever lives there, now and later.
    whereabouts_of = models.ForeignKey(
        Person, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="geheim adres van"
    )
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
    ended_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="opgeheven door"
    )
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
            ),
            models.CheckConstraint(
                condition=Q(whereabouts_of__isnull=True) & ~Q(item_key="")
                | Q(whereabouts_of__isnull=False, item_key=""),
                name="withholding_of_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["review_on"], name="withheld_until_reviewed", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["from_person"], name="withheld_from_person"),
            models.Index(fields=["from_professional"], name="withheld_from_professional"),
            models.Index(fields=["from_organisation"], name="withheld_from_organisation"),
        ]

    class Privacy:
        personal = {"from_person", "reason", "whereabouts_of"}
        plain = {
            "id", "item_key", "dossier", "from_professional", "from_organisation", "review_on", "ended_at",
            "ended_by", "recorded_by", "recorded_at",
        }  # fmt: skip
