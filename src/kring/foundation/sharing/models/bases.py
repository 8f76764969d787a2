"""Which law lets which kind of organisation read along, from when till when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.choices import OrganisationKind
from kring.foundation.sharing.choices import BasisCode


class LegalBasis(models.Model):
    """One basis for one kind of organisation, or for every kind. What is not in force is never proposed."""

    access = OwnRule()

    organisation_kind = models.CharField(
        "voor welke organisaties", max_length=30, choices=OrganisationKind.choices, blank=True, help_text="leeg = alle"
    )
    code = models.CharField("grondslag", max_length=40, choices=BasisCode.choices)
    name = models.CharField("naam in gewone woorden", max_length=120)
    article = models.CharField("artikel", max_length=120)
    source = models.CharField("waar dat staat", max_length=200)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot", null=True, blank=True)
    consent_needed = models.BooleanField("toestemming nodig", default=False)
    in_force = models.BooleanField("in werking", default=True)
    position = models.PositiveSmallIntegerField("volgorde", default=50)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation_kind", "article", "valid_from"], name="legal_basis_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="legal_basis_ends_after_it_begins",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id", "organisation_kind", "code", "name", "article", "source", "valid_from", "valid_until",
            "consent_needed", "in_force", "position",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} ({self.article})"
