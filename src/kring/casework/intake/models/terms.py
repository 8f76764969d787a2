"""How long things may take before there is a dossier: rows that a region sets, not constants."""

from __future__ import annotations

from django.db import models

from kring.casework.intake.choices import IntakeTermCode
from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.approaches.choices import TermBasis, TermUnit


class IntakeTerm(models.Model):
    """How long one thing may take, with where that comes from. Changed for what comes from now on."""

    access = OwnRule()

    code = models.CharField("waarvoor", max_length=30, choices=IntakeTermCode.choices, unique=True)
    amount = models.PositiveSmallIntegerField("hoeveel")
    unit = models.CharField("eenheid", max_length=20, choices=TermUnit.choices)
    basis = models.CharField("van wie", max_length=20, choices=TermBasis.choices)
    source = models.CharField("waar dat staat", max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="intake_term_takes_some_time")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "code", "amount", "unit", "basis", "source"}

    def __str__(self) -> str:
        return f"{self.amount} {self.get_unit_display()}"
