"""An approach of a region, and its versions: what was published is never rewritten, a change is a new version."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.core.access import OwnRule
from kring.foundation.core.editing import Versioned
from kring.foundation.organisations.approaches.querysets import ApproachVersionQuerySet


class Approach(models.Model):
    """A way of working that a region arranged. What it holds stands in its versions."""

    access = OwnRule()

    region = models.ForeignKey("organisations.Region", models.PROTECT, related_name="+", verbose_name="regio")
    code = models.SlugField("kenmerk", max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "code"], name="approach_once_per_region")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "region", "code"}

    def __str__(self) -> str:
        return self.code


class ApproachVersion(Versioned):
    """An approach as it is from one day till another. Once published only its last day can still be set."""

    access = OwnRule()

    approach = models.ForeignKey(Approach, models.PROTECT, related_name="versions", verbose_name="werkwijze")
    number = models.PositiveIntegerField("versie van de werkwijze")
    name = models.CharField("naam", max_length=120)
    words = models.TextField("wat het is")
    for_family = models.TextField("in gewone woorden, voor het gezin")
    means_for_us = models.TextField("wat dit voor het gezin betekent")
    source = models.TextField("waar dit vandaan komt")
    source_version = models.CharField("versie van de bron", max_length=80, blank=True)
    suits_problems = ArrayField(
        models.CharField(max_length=30), verbose_name="voorstel als het gaat om", default=list, blank=True
    )
    suits_levels = ArrayField(
        models.CharField(max_length=30), verbose_name="voorstel als de veiligheid is", default=list, blank=True
    )
    suits_reports = ArrayField(
        models.CharField(max_length=30), verbose_name="voorstel bij dit soort melding", default=list, blank=True
    )
    proposal_order = models.PositiveSmallIntegerField("volgorde van het voorstel", default=100)
    reason = models.TextField("waarom deze versie", blank=True)
    based_on = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gemaakt vanuit"
    )
    made_by = models.ForeignKey(
        "organisations.Professional", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="gemaakt door",
    )  # fmt: skip
    made_at = models.DateTimeField("gemaakt op", default=timezone.now)
    published_by = models.ForeignKey(
        "organisations.Professional", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="gepubliceerd door",
    )  # fmt: skip
    published_at = models.DateTimeField("gepubliceerd op", null=True, blank=True)
    valid_from = models.DateField("geldt vanaf", null=True, blank=True)
    valid_until = models.DateField("geldt tot", null=True, blank=True)

    objects = ApproachVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["approach", "number"], name="approach_version_numbered"),
            models.UniqueConstraint(
                fields=["approach"], condition=Q(published_at__isnull=True), name="approach_one_draft_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["approach"],
                condition=Q(published_at__isnull=False, valid_until__isnull=True),
                name="approach_one_version_without_end",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, valid_from__isnull=True, valid_until__isnull=True)
                | Q(published_at__isnull=False, valid_from__isnull=False),
                name="approach_published_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="approach_ends_after_it_begins",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id", "approach", "number", "name", "words", "for_family", "means_for_us", "source", "source_version",
            "suits_problems", "suits_levels", "suits_reports", "proposal_order", "reason", "based_on",
            "made_by", "made_at", "published_by", "published_at", "valid_from", "valid_until", "version",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        return self.published_at is None
