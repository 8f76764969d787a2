"""Who doubts: the steps of the reporting code that a professional takes, and advice that was given without a name."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kring.casework.intake.choices import (
    AgeGroup,
    CodeDecision,
    ConcernKind,
    ConsultedWith,
    ReporterKind,
    YesNo,
)
from kring.casework.intake.querysets import AdviceQuerySet, ReportingCodeQuerySet
from kring.foundation.core.access import OwnRule
from kring.foundation.core.encryption import EncryptedText
from kring.foundation.organisations.models import Organisation, Professional, Team


def _answer(name: Any) -> models.CharField[Any, Any]:
    return models.CharField(name, max_length=8, choices=YesNo.choices, blank=True)


class ReportingCode(models.Model):
    """The five steps of the reporting code, as one professional takes them. Theirs alone, until they share it."""

    access = OwnRule()

    professional = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="van wie")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="organisatie")
    title = models.CharField("waar het om gaat", max_length=120)
    started_at = models.DateTimeField("begonnen op", default=timezone.now)
    # The persons as a report asks for them, sealed: they may be in no dossier at all.
    persons = EncryptedText("over wie", blank=True)

    signals = models.TextField("wat u zag en hoorde", blank=True)
    signals_on = models.DateField("signalen op een rij op", null=True, blank=True)
    consulted_with = models.CharField("met wie overlegd", max_length=20, choices=ConsultedWith.choices, blank=True)
    consulted = models.TextField("wat het overleg opleverde", blank=True)
    consulted_on = models.DateField("overlegd op", null=True, blank=True)
    talk = models.TextField("het gesprek met wie het aangaat", blank=True)
    not_talked = models.TextField("waarom geen gesprek", blank=True)
    talked_on = models.DateField("gesproken op", null=True, blank=True)
    suspicion = _answer("nog een vermoeden")
    unsafe = _answer("acuut of steeds weer onveilig")
    able = _answer("zelf hulp kunnen bieden")
    accepted = _answer("de hulp wordt aangenomen")
    effective = _answer("de hulp werkt")
    weighing = models.TextField("uitleg bij het wegen", blank=True)
    weighed_on = models.DateField("gewogen op", null=True, blank=True)
    decision = models.CharField("besluit", max_length=20, choices=CodeDecision.choices, blank=True)
    decision_reason = models.TextField("waarom dit besluit", blank=True)
    decided_on = models.DateField("besloten op", null=True, blank=True)
    help_what = models.TextField("welke hulp", blank=True)
    look_again_on = models.DateField("opnieuw kijken op", null=True, blank=True)
    # The five answers with which somebody breaks confidentiality, sealed; they go along with the report.
    balance = EncryptedText("afweging om zonder toestemming te melden", blank=True)
    reported_at = models.DateTimeField("gemeld op", null=True, blank=True)
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)
    shared_with = models.ForeignKey(
        Professional, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="gedeeld met"
    )
    keep_until = models.DateField("bewaard tot en met")

    objects = ReportingCodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_on__isnull=True) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="reporting_code_decided_on_a_day",
            )
        ]
        indexes = [models.Index(fields=["professional"], name="reporting_code_of")]

    class Privacy:
        personal = {
            "title", "persons", "signals", "consulted", "talk", "not_talked", "suspicion", "unsafe", "able", "accepted",
            "effective", "weighing", "decision", "decision_reason", "help_what", "balance",
        }  # fmt: skip
        plain = {
            "id", "professional", "organisation", "started_at", "signals_on", "consulted_with", "consulted_on",
            "talked_on", "weighed_on", "decided_on", "look_again_on", "reported_at", "finished_at", "shared_with",
            "keep_until",
        }  # fmt: skip


class Advice(models.Model):
    """Advice that was given about a family that nobody named."""

    access = OwnRule()

    team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="aanmeldpunt")
    adviser = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie advies gaf")
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    asker_kind = models.CharField("wie vraagt", max_length=30, choices=ReporterKind.choices)
    concern = models.CharField("soort zorg", max_length=30, choices=ConcernKind.choices)
    age_group = models.CharField("leeftijd", max_length=20, choices=AgeGroup.choices)
    question = models.TextField("wat er speelt")
    advised = models.TextField("wat er is geadviseerd")
    call_back_on = models.DateField("opnieuw bellen op", null=True, blank=True)
    called_at = models.DateTimeField("opnieuw gesproken op", null=True, blank=True)
    called_words = models.TextField("wat dat opleverde", blank=True)
    reported_at = models.DateTimeField("een melding geworden op", null=True, blank=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "-asked_at"], name="advice_of_desk")]

    class Privacy:
        # No name stands in it, and the form refuses one; but words are words.
        personal = {"question", "advised", "called_words"}
        plain = {
            "id", "team", "adviser", "asked_at", "asker_kind", "concern", "age_group", "call_back_on", "called_at",
            "reported_at",
        }  # fmt: skip
