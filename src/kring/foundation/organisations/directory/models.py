"""A service: help that an organisation offers in a region, for whom it is, and how long one waits for it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kring.foundation.core.access import OwnRule
from kring.foundation.core.editing import Versioned
from kring.foundation.organisations.directory.choices import Capacity, Evidence, HelpsWith, Intensity, Language, Way
from kring.foundation.organisations.directory.querysets import ServiceQuerySet


class Service(Versioned):
    """Help that an organisation offers. It holds nothing about a family."""

    access = OwnRule()

    region = models.ForeignKey("organisations.Region", models.PROTECT, related_name="+", verbose_name="regio")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="wie dit aanbiedt"
    )
    name = models.CharField("naam", max_length=160)
    does = models.TextField("wat het doet")
    helps_with = ArrayField(models.CharField(max_length=20, choices=HelpsWith.choices), verbose_name="helpt bij")
    age_from = models.PositiveSmallIntegerField("vanaf welke leeftijd", null=True, blank=True)
    age_until = models.PositiveSmallIntegerField("tot en met welke leeftijd", null=True, blank=True)
    lightest = models.PositiveSmallIntegerField("hoe licht het kan zijn", choices=Intensity.choices)
    heaviest = models.PositiveSmallIntegerField("hoe zwaar het kan zijn", choices=Intensity.choices)
    not_when = models.TextField("niet geschikt als", blank=True)
    parents_together = models.BooleanField("ouders zitten hierbij samen", default=False)
    evidence = models.CharField("wat bekend is", max_length=20, choices=Evidence.choices, default=Evidence.NOT_STUDIED)
    evidence_source = models.TextField("waar dat staat", blank=True)
    languages = ArrayField(models.CharField(max_length=12, choices=Language.choices), verbose_name="talen")
    way = models.CharField("in het echt of digitaal", max_length=12, choices=Way.choices, default=Way.IN_PERSON)
    municipalities = ArrayField(
        models.BigIntegerField(), verbose_name="gemeenten", default=list, blank=True, help_text="leeg = de hele regio"
    )
    who_may_refer = models.TextField("wie kan aanmelden, en hoe")
    capacity = models.CharField("plek", max_length=8, choices=Capacity.choices, default=Capacity.OPEN)
    waiting_weeks = models.PositiveSmallIntegerField("wachttijd in weken", null=True, blank=True)
    waiting_confirmed_on = models.DateField("wachttijd bevestigd op", null=True, blank=True)
    waiting_confirmed_by = models.ForeignKey(
        "organisations.Professional", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="wachttijd bevestigd door",
    )  # fmt: skip
    valid_from = models.DateField("er vanaf")
    valid_until = models.DateField("er tot", null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="service_once_per_organisation"),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True) | Q(age_until__isnull=True) | Q(age_until__gte=F("age_from")),
                name="service_ages_in_order",
            ),
            models.CheckConstraint(condition=Q(heaviest__gte=F("lightest")), name="service_from_light_to_heavy"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="service_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(evidence="not_studied") | ~Q(evidence_source=""), name="service_evidence_has_a_source"
            ),
        ]
        indexes = [models.Index(fields=["region", "name"], name="service_of_region")]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id", "region", "organisation", "name", "does", "helps_with", "age_from", "age_until", "lightest",
            "heaviest", "not_when", "parents_together", "evidence", "evidence_source", "languages", "way",
            "municipalities", "who_may_refer", "capacity", "waiting_weeks", "waiting_confirmed_on",
            "waiting_confirmed_by", "valid_from", "valid_until", "version",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name
