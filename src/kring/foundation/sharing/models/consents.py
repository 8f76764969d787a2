"""What people agreed to themselves: to a ground, and to a parent who reads along with somebody of 16 or 17."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.choices import ConsentHow
from kring.foundation.sharing.models.grounds import Ground
from kring.foundation.sharing.querysets import ConsentQuerySet, RunningQuerySet


class Consent(models.Model):
    """Somebody agreed that this is shared about a person: about themselves, or about their child."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    ground = models.ForeignKey(Ground, models.CASCADE, related_name="+", verbose_name="voor welke grond")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="over wie")
    given_by = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="gegeven door")
    how = models.CharField("hoe", max_length=10, choices=ConsentHow.choices)
    given_on = models.DateField("gegeven op")
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vastgelegd door"
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    # Empty when whoever gave it took it back on their own screen.
    withdrawal_recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="intrekken vastgelegd door"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ground", "person", "given_by"], name="consent_once")]

    class Privacy:
        personal = {"person", "given_by", "how"}
        plain = {
            "id", "dossier", "ground", "given_on", "recorded_by", "recorded_at", "withdrawn_at",
            "withdrawal_recorded_by",
        }  # fmt: skip


class ParentReads(models.Model):
    """Somebody of 16 or 17 lets a parent with authority read along. It counts on those two birthdays and between."""

    section: ClassVar[Section] = Section.FAMILY
    access = OwnRule()

    child = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="van wie")
    parent = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="welke ouder")
    how = models.CharField("hoe", max_length=10, choices=ConsentHow.choices)
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot", null=True, blank=True)
    # Empty when the young person did it on their own screen.
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vastgelegd door"
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)
    ended_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    end_recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="intrekken vastgelegd door"
    )

    objects = RunningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(parent=F("child")), name="parent_reads_of_somebody_else"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")), name="parent_reads_has_days"
            ),
            models.UniqueConstraint(
                fields=["child", "parent"], condition=Q(ended_at__isnull=True, until_on__isnull=True),
                name="parent_reads_once",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["parent", "child"], name="parent_reads_of_parent")]

    class Privacy:
        personal = {"child", "parent", "how"}
        plain = {"id", "from_on", "until_on", "recorded_by", "recorded_at", "ended_at", "end_recorded_by"}


class Incapacity(models.Model):
    """Somebody of 12 to 17 cannot weigh what reading and sharing mean. Who judged that, why, and until when."""

    section: ClassVar[Section] = Section.FAMILY
    access = OwnRule()

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="wie")
    judged_by = models.CharField("wie dit beoordeelde", max_length=200)
    judged_on = models.DateField("beoordeeld op")
    reason = models.TextField("waarom")
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot")
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vastgelegd door"
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    end_recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="einde vastgelegd door"
    )

    objects = RunningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="incapacity_has_an_end"),
        ]
        indexes = [models.Index(fields=["person"], name="incapacity_of_person")]

    class Privacy:
        personal = {"person", "judged_by", "reason"}
        plain = {
            "id", "judged_on", "from_on", "until_on", "recorded_by", "recorded_at", "ended_at", "end_recorded_by",
        }  # fmt: skip
