"""The reason for which somebody who is involved may see parts of a dossier."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.models import Professional, Team
from kring.foundation.sharing.choices import BasisCode, LighterWay, Measure
from kring.foundation.sharing.querysets import GroundQuerySet


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
    necessity = models.TextField("waarom dit nodig is", blank=True)
    proportionality = models.CharField("niet meer dan nodig", max_length=20, choices=Measure.choices, blank=True)
    subsidiarity = models.CharField("waarom niet lichter", max_length=20, choices=LighterWay.choices, blank=True)
    basis = models.CharField("grondslag", max_length=40, choices=BasisCode.choices)
    article = models.CharField("artikel", max_length=120, blank=True)
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot")
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    family_told_on = models.DateField("aan het gezin verteld op", null=True, blank=True)
    not_told_reason = models.TextField("waarom nog niet verteld", blank=True)
    tell_by = models.DateField("uiterlijk vertellen op", null=True, blank=True)
    end_reason = models.TextField("waarom beëindigd", blank=True)
    renews = models.ForeignKey(
        "self", models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="verlengt"
    )
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vastgelegd door"
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)

    objects = GroundQuerySet.as_manager()

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
        personal = {"persons", "purpose", "necessity", "not_told_reason", "end_reason"}
        plain = {
            "id", "dossier", "professional", "team", "sections", "proportionality", "subsidiarity", "basis", "article",
            "from_on", "until_on", "ended_at", "family_told_on", "tell_by", "renews", "recorded_by", "recorded_at",
        }  # fmt: skip

    def is_valid_on(self, day: date) -> bool:
        """Whether it opens something on this day."""
        return self.ended_at is None and self.from_on <= day < self.until_on

    @property
    def recipient(self) -> str:
        """Who may read along."""
        return str(self.professional or self.team)
