"""What in the log is worth a look, and what came of looking. Nothing here is a score."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.log_choices import FindingState, PatternKind


class Threshold(models.Model):
    """From how many on within how long something is listed for a look."""

    access = OwnRule()

    kind = models.CharField("waarop", max_length=20, choices=PatternKind.choices, unique=True)
    number = models.PositiveIntegerField("vanaf hoeveel")
    within_minutes = models.PositiveIntegerField("binnen hoeveel minuten")
    is_on = models.BooleanField("kijkt Kring hiernaar", default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, within_minutes__gte=1, within_minutes__lte=1440), name="threshold_sensible"
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "kind", "number", "within_minutes", "is_on"}


class Finding(models.Model):
    """One thing worth a look: what, by whom, on which day, and what the privacy officer made of it."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    kind = models.CharField("wat er opviel", max_length=20, choices=PatternKind.choices)
    day = models.DateField("dag")
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie")
    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="dossier"
    )
    times = models.PositiveIntegerField("hoe vaak")
    found_at = models.DateTimeField("gevonden op", default=timezone.now)
    state = models.CharField("stand", max_length=20, choices=FindingState.choices, default=FindingState.NEW)
    note = models.TextField("toelichting", blank=True)
    reviewed_at = models.DateTimeField("bekeken op", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bekeken door"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "day", "professional", "dossier"], name="finding_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(state=FindingState.NEW, reviewed_by__isnull=True)
                | (~Q(state=FindingState.NEW) & Q(reviewed_by__isnull=False)),
                name="finding_reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("professional")),
                name="finding_not_reviewed_by_oneself",
            ),
        ]

    class Privacy:
        personal = {"note"}
        plain = {
            "id", "kind", "day", "professional", "dossier", "times", "found_at", "state", "reviewed_at", "reviewed_by",
        }  # fmt: skip
