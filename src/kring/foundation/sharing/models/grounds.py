"""The reason for which somebody who is involved may see parts of a dossier."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.models import Professional, Team
from kring.foundation.sharing.choices import BasisCode


class Ground(models.Model):
    """The reason for which somebody who is involved may see parts of a dossier, for a purpose, till an end."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="voor wie"
    )
    team = models.ForeignKey(
        Team, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="voor welk team"
    )
    sections = ArrayField(models.CharField(max_length=20, choices=Section.choices), verbose_name="onderdelen")
    persons = ArrayField(
        models.BigIntegerField(), verbose_name="over wie", null=True, blank=True, help_text="leeg = iedereen"
    )
    purpose = models.TextField("waarvoor")
    basis = models.CharField("grondslag", max_length=40, choices=BasisCode.choices)
    article = models.CharField("artikel", max_length=120, blank=True)
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot")
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    family_told_on = models.DateField("aan het gezin verteld op", null=True, blank=True)
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vastgelegd door"
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="ground_has_an_end"),
            models.CheckConstraint(
                condition=Q(professional__isnull=False, team__isnull=True)
                | Q(professional__isnull=True, team__isnull=False),
                name="ground_for_one_recipient",
            ),
        ]
        indexes = [
            models.Index(fields=["professional"], name="ground_of_professional"),
            models.Index(fields=["team"], name="ground_of_team"),
        ]

    class Privacy:
        personal = {"persons", "purpose"}
        plain = {
            "id", "dossier", "professional", "team", "sections", "basis", "article", "from_on", "until_on",
            "ended_at", "family_told_on", "recorded_by", "recorded_at",
        }  # fmt: skip
