"""Emergency access: a right of a few hours, with a reason, that is told at once and judged afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.models import Organisation, Professional
from kring.foundation.sharing.log_choices import Judgement, NoticeKind

LONGEST = timedelta(hours=4)


class EmergencyAccess(models.Model):
    """One professional opened one dossier because somebody was in danger."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie opende")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="organisatie")
    in_danger = models.TextField("wie is er in gevaar")
    why_now = models.TextField("waarom nu")
    opened_at = models.DateTimeField("geopend op", default=timezone.now)
    ends_at = models.DateTimeField("tot")
    ended_at = models.DateTimeField("eerder gesloten op", null=True, blank=True)
    judge_by = models.DateField("beoordelen voor")
    judgement = models.CharField("oordeel", max_length=20, choices=Judgement.choices, null=True, blank=True)
    judgement_reason = models.TextField("toelichting bij het oordeel", blank=True)
    judged_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    judged_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beoordeeld door"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("opened_at"), ends_at__lte=F("opened_at") + LONGEST),
                name="emergency_a_few_hours",
            ),
            models.CheckConstraint(
                condition=Q(judged_at__isnull=True, judged_by__isnull=True, judgement__isnull=True)
                | Q(judged_at__isnull=False, judged_by__isnull=False, judgement__isnull=False),
                name="emergency_judged_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True) | ~Q(judged_by=F("professional")),
                name="emergency_not_judged_by_oneself",
            ),
        ]
        indexes = [
            models.Index(fields=["professional", "ends_at"], name="emergency_of_professional"),
            models.Index(fields=["dossier"], name="emergency_of_dossier"),
        ]

    class Privacy:
        personal = {"in_danger", "why_now", "judgement_reason"}
        plain = {
            "id", "dossier", "professional", "organisation", "opened_at", "ends_at", "ended_at", "judge_by",
            "judgement", "judged_at", "judged_by",
        }  # fmt: skip


class Notice(models.Model):
    """Something that somebody must know at once: it stands on their first page until they have seen it."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    to = models.ForeignKey(
        Professional, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="voor wie",
        help_text="leeg = de functionaris gegevensbescherming",
    )  # fmt: skip
    kind = models.CharField("soort", max_length=20, choices=NoticeKind.choices)
    sentence = models.TextField("wat er gebeurde")
    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="dossier"
    )
    emergency = models.ForeignKey(
        EmergencyAccess, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="noodtoegang"
    )
    made_at = models.DateTimeField("gemaakt op", default=timezone.now)
    seen_at = models.DateTimeField("gezien op", null=True, blank=True)
    seen_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gezien door"
    )

    class Meta:
        indexes = [
            models.Index(fields=["to", "-made_at"], name="notice_unseen", condition=Q(seen_at__isnull=True)),
        ]

    class Privacy:
        personal = {"sentence"}
        plain = {"id", "to", "kind", "dossier", "emergency", "made_at", "seen_at", "seen_by"}
