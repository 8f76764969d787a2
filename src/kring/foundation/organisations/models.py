"""Who there is to work with: regions, organisations, teams, and who holds which position from when till when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kring.foundation.core.access import Open
from kring.foundation.organisations.choices import OrganisationKind, PositionKind
from kring.foundation.organisations.querysets import PositionQuerySet, TeamQuerySet


class Region(models.Model):
    """An area in which organisations protect children and adults together."""

    access = Open("Public knowledge: who works where.")

    name = models.CharField("naam", max_length=120, unique=True)

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "name"}

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality; it lies in exactly one region."""

    access = Open("Public knowledge: who works where.")

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="regio")
    name = models.CharField("naam", max_length=120, unique=True)

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "region", "name"}

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """An organisation that takes part."""

    access = Open("Public knowledge: who works where.")

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="regio")
    kind = models.CharField("soort", max_length=30, choices=OrganisationKind.choices)
    name = models.CharField("naam", max_length=160, unique=True)

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "region", "kind", "name"}

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of an organisation; some receive reports."""

    access = Open("Public knowledge: who works where.")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="organisatie")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gemeente"
    )
    name = models.CharField("naam", max_length=160)
    receives_reports = models.BooleanField("ontvangt meldingen", default=False)

    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="team_once_per_organisation")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "organisation", "municipality", "name", "receives_reports"}

    def __str__(self) -> str:
        return self.name


class Professional(models.Model):
    """Somebody who works for an organisation."""

    access = Open("Public knowledge: who works where.")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="account"
    )
    first_name = models.CharField("voornaam", max_length=80)
    last_name = models.CharField("achternaam", max_length=120)
    phone = models.CharField("telefoon", max_length=30, blank=True)
    available = models.CharField("bereikbaar", max_length=80, blank=True)

    class Privacy:
        # Names of workers are known to everyone whom they work for: part of "who does what".
        personal = {"first_name", "last_name", "phone", "available"}
        plain = {"id", "user"}

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"


class Position(models.Model):
    """What a professional does for a team, from when till when."""

    access = Open("Public knowledge: who works where.")

    professional = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="professional")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="team")
    kind = models.CharField("soort", max_length=30, choices=PositionKind.choices)
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot", null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")), name="position_ends_after_it_begins"
            )
        ]
        indexes = [models.Index(fields=["professional", "from_on"], name="position_of_professional")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "professional", "team", "kind", "from_on", "until_on"}


from kring.foundation.organisations.approaches.models import Approach, ApproachVersion  # noqa: E402
from kring.foundation.organisations.approaches.parts import (  # noqa: E402
    ApproachBasis,
    ApproachCriterion,
    ApproachGate,
    ApproachInstrument,
    ApproachParty,
    ApproachRole,
    ApproachStep,
    ApproachTrigger,
)
from kring.foundation.organisations.directory.models import Service  # noqa: E402

__all__ = [
    "Approach", "ApproachBasis", "ApproachCriterion", "ApproachGate", "ApproachInstrument", "ApproachParty",
    "ApproachRole", "ApproachStep", "ApproachTrigger", "ApproachVersion", "Municipality", "Organisation", "Position",
    "Professional",
    "Region", "Service", "Team",
]  # fmt: skip
