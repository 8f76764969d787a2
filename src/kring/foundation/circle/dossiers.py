"""A dossier: one continuous period of working together around one family."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import ClosureReason, MemberRole, Need, ProblemType, Section
from kring.foundation.circle.querysets import DossierQuerySet, MemberQuerySet
from kring.foundation.core.access import CircleRow, PersonRow
from kring.foundation.core.editing import Versioned
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Municipality


class Dossier(Versioned):
    """One family, from the moment that people work together around it until the closing."""

    section: ClassVar[Section] = Section.CIRCLE
    access = CircleRow(None, dossier_column="id")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    problem_type = models.CharField("waar het om gaat", max_length=30, choices=ProblemType.choices)
    opened_at = models.DateTimeField("geopend op", default=timezone.now)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    closure_reason = models.CharField(
        "reden van sluiten", max_length=30, choices=ClosureReason.choices, null=True, blank=True
    )
    reopens = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="is het vervolg op"
    )

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="dossier_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closure_reason__isnull=True)
                | Q(closed_at__isnull=False, closure_reason__isnull=False),
                name="dossier_closed_with_a_reason",
            ),
        ]

    class Privacy:
        personal = {"problem_type", "closure_reason"}
        plain = {"id", "municipality", "opened_at", "closed_at", "reopens", "version"}

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Member(models.Model):
    """A person takes part in a dossier as child, parent, partner …"""

    section: ClassVar[Section] = Section.FAMILY
    access = PersonRow("family", ("person_id",), dossier_column="dossier_id", only_carriers=True)

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="persoon")
    role = models.CharField("rol", max_length=20, choices=MemberRole.choices)
    joined_on = models.DateField("erbij vanaf", null=True, blank=True)
    left_on = models.DateField("erbij tot", null=True, blank=True)
    reviewed_on = models.DateField("behoefte gevraagd op", null=True, blank=True)
    need = models.CharField("behoefte", max_length=20, choices=Need.choices, default=Need.UNKNOWN)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "person"], name="member_once_per_dossier"),
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True, need=Need.UNKNOWN)
                | (Q(reviewed_on__isnull=False) & ~Q(need=Need.UNKNOWN)),
                name="member_need_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True) | Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
            ),
        ]

    class Privacy:
        personal = {"role", "reviewed_on", "need"}
        plain = {"id", "dossier", "person", "joined_on", "left_on"}
