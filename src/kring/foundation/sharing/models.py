"""Why somebody may see something, what is withheld from whom, and who looked."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Organisation, Professional, Team
from kring.foundation.sharing.choices import Act, BasisCode


class Ground(models.Model):
    """The reason for which somebody who is involved may see parts of a dossier, for a purpose, till an end."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="voor wie"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="voor welk team")
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


class Withholding(models.Model):
    """One item is kept from one named person, professional or organisation. It wins over everything."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    item_key = models.CharField("wat", max_length=80)
    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="dossier"
    )
    from_person = models.ForeignKey(
        Person, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="voor wie niet"
    )
    from_professional = models.ForeignKey(
        Professional, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="voor welke professional niet"
    )
    from_organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="voor welke organisatie niet"
    )
    reason = models.TextField("waarom")
    review_on = models.DateField("opnieuw bekijken op")
    ended_at = models.DateTimeField("opgeheven op", null=True, blank=True)
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vastgelegd door"
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_person__isnull=False)
                | Q(from_professional__isnull=False)
                | Q(from_organisation__isnull=False),
                name="withholding_from_somebody",
            )
        ]
        indexes = [
            models.Index(fields=["from_person"], name="withheld_from_person"),
            models.Index(fields=["from_professional"], name="withheld_from_professional"),
            models.Index(fields=["from_organisation"], name="withheld_from_organisation"),
        ]

    class Privacy:
        personal = {"from_person", "reason"}
        plain = {
            "id", "item_key", "dossier", "from_professional", "from_organisation", "review_on", "ended_at",
            "recorded_by", "recorded_at",
        }  # fmt: skip


class LogEntry(models.Model):
    """One line of the log: who did what to what, why, when. Nobody can change or remove it."""

    access = OwnRule()

    at = models.DateTimeField("wanneer", default=timezone.now)
    trace = models.UUIDField("verzoek", default=uuid.uuid4)
    act = models.CharField("wat er gebeurde", max_length=20, choices=Act.choices)
    name = models.CharField("handeling", max_length=80)
    outcome = models.CharField("afloop", max_length=20, default="ok")
    viewer_kind = models.CharField("soort kijker", max_length=20)
    professional = models.ForeignKey(
        Professional, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="professional"
    )
    person = models.ForeignKey(
        Person, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="gezinslid"
    )
    job = models.CharField("taak", max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="organisatie"
    )
    dossier = models.ForeignKey(
        Dossier, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="dossier"
    )
    sections = ArrayField(models.CharField(max_length=20), verbose_name="onderdelen", default=list)
    item_key = models.CharField("waarover", max_length=80, blank=True)
    about = ArrayField(models.BigIntegerField(), verbose_name="over wie", default=list)
    ground = models.ForeignKey(
        Ground, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, verbose_name="grondslag"
    )

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "-at"], name="log_of_dossier"),
            models.Index(fields=["professional", "-at"], name="log_of_professional"),
            GinIndex(fields=["about"], name="log_about"),
        ]

    class Privacy:
        personal = {"about", "person"}
        plain = {
            "id", "at", "trace", "act", "name", "outcome", "viewer_kind", "professional", "job", "organisation",
            "dossier", "sections", "item_key", "ground",
        }  # fmt: skip
