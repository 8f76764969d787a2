"""What is kept of the indicators: the protected numbers of each moment, and who wants them as a report."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import Open, Record
from kring.insight.indicators.querysets import FactsVersionQuerySet

PROTECTED = "Aggregated and protected numbers of the whole region; no person and no dossier is in them."


class Making(models.TextChoices):
    """How far the numbers of a moment are."""

    ASKED = "asked", _("gevraagd")
    MAKING = "making", _("wordt gemaakt")
    READY = "ready", _("klaar")
    FAILED = "failed", _("niet gelukt")


class FactsVersion(models.Model):
    """The facts of one moment: which days they cover, how complete they are, and how far computing is."""

    access = Open(PROTECTED)

    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    state = models.CharField("stand", max_length=10, choices=Making.choices, default=Making.ASKED)
    touched_at = models.DateTimeField("laatste teken", default=timezone.now)
    steps_done = models.PositiveIntegerField("stappen gedaan", default=0)
    steps = models.PositiveIntegerField("stappen", default=0)
    step = models.CharField("bezig met", max_length=120, blank=True)
    failed_because = models.TextField("waarom het niet lukte", blank=True)
    made_at = models.DateTimeField("klaar op", null=True, blank=True)
    coverage_from = models.DateField("volledig vanaf", null=True, blank=True)
    coverage_to = models.DateField("volledig tot en met", null=True, blank=True)
    book = models.CharField("versie van het indicatorenboek", max_length=20, blank=True)
    threshold = models.PositiveSmallIntegerField("kleinste aantal dat wordt getoond", default=10)
    rows = models.JSONField("rijen per tabel", default=dict, blank=True)
    quality = models.JSONField("hoe volledig de feiten zijn", default=dict, blank=True)
    places = models.JSONField("namen van organisaties en gemeenten", default=dict, blank=True)
    used = models.JSONField("wat gezinnen kregen, per jaar", default=dict, blank=True)

    objects = FactsVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van de feiten"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ready")
                | Q(made_at__isnull=False, coverage_from__isnull=False, coverage_to__gte=F("coverage_from")),
                name="facts_version_ready_as_a_whole",
            ),
            models.UniqueConstraint(
                fields=["state"], condition=Q(state__in=["asked", "making"]), name="one_facts_version_in_the_making"
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id", "asked_at", "state", "touched_at", "steps_done", "steps", "step", "failed_because", "made_at",
            "coverage_from", "coverage_to", "book", "threshold", "rows", "quality", "places", "used",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.coverage_to:%Y-%m-%d}.{self.pk}" if self.coverage_to else f"0.{self.pk}"


class KeptRow(models.Model):
    """One number of the grid of one moment, after disclosure control."""

    access = Open(PROTECTED)

    facts_version = models.ForeignKey(FactsVersion, models.CASCADE, related_name="kept", verbose_name="feiten")
    code = models.CharField("indicator", max_length=60)
    definition = models.CharField("versie van de definitie", max_length=10, default="1")
    period = models.CharField("periode", max_length=7)
    dimension = models.CharField("uitsplitsing", max_length=20, blank=True)
    cell = models.CharField("deel", max_length=64, blank=True)
    statistic = models.CharField("statistiek", max_length=12)
    method = models.CharField("methode", max_length=30)
    partial = models.BooleanField("periode is nog niet om")
    suppression = models.CharField("afgeschermd", max_length=10, blank=True)
    numbers = models.JSONField("getallen", default=dict)

    class Meta:
        verbose_name = "bewaard getal"
        constraints = [
            models.UniqueConstraint(
                fields=["facts_version", "code", "definition", "period", "dimension", "cell"],
                name="kept_row_once_in_a_grid",
            )
        ]
        indexes = [models.Index(fields=["facts_version", "dimension", "cell"], name="kept_row_of_a_part")]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id", "facts_version", "code", "definition", "period", "dimension", "cell", "statistic", "method",
            "partial", "suppression", "numbers",
        }  # fmt: skip


class DossierBehind(models.Model):
    """What one open dossier adds to indicators of the process, for whoever may open that part of it.

    `counted` is per indicator and year: how many units the dossier has, and what they add up to. Only of the newest
    facts, and never of a dossier in which something is kept from somebody.
    """

    section: ClassVar[Section] = Section.CIRCLE
    section_field = "of_section"
    access = Record()

    facts_version = models.ForeignKey(FactsVersion, models.CASCADE, related_name="+", verbose_name="feiten")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    about = ArrayField(models.BigIntegerField(), verbose_name="over wie", default=list, blank=True)
    family_may_read = models.BooleanField("het gezin leest mee", default=False)
    of_section = models.CharField("onderdeel", max_length=20, choices=Section.choices)
    counted = models.JSONField("wat telt, per indicator en jaar", default=dict)

    class Meta:
        verbose_name = "dossier achter een getal"
        constraints = [
            models.UniqueConstraint(fields=["facts_version", "dossier", "of_section"], name="dossier_behind_once")
        ]

    class Privacy:
        personal = {"about", "counted"}
        plain = {"id", "facts_version", "dossier", "family_may_read", "of_section"}


class SavedView(models.Model):
    """A choice of numbers that somebody wants to see again, each month as a report."""

    access = Open("A name and an address within the dashboards, of whoever saved it; nothing about a family.")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="van wie")
    name = models.CharField("naam", max_length=80)
    part = models.CharField("welk deel", max_length=90, blank=True)
    made_at = models.DateTimeField("bewaard op", default=timezone.now)

    class Meta:
        verbose_name = "bewaarde keuze"
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_named_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "owner", "name", "part", "made_at"}


class MonthlyReport(models.Model):
    """A saved choice as it stood at the beginning of a month, as a document."""

    access = Open("Aggregated and protected numbers on paper; no person and no dossier is in them.")

    saved_view = models.ForeignKey(SavedView, models.CASCADE, related_name="reports", verbose_name="keuze")
    month = models.DateField("maand")
    facts_version = models.ForeignKey(FactsVersion, models.SET_NULL, related_name="+", null=True, verbose_name="feiten")
    document = models.BinaryField("rapport als pdf")
    made_at = models.DateTimeField("gemaakt op", default=timezone.now)

    class Meta:
        verbose_name = "maandrapport"
        constraints = [models.UniqueConstraint(fields=["saved_view", "month"], name="one_report_a_month")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "saved_view", "month", "facts_version", "document", "made_at"}
