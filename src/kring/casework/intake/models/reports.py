"""Reports about a family: what came in, from whom, about whom, and what triage decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.casework.intake.choices import ReporterKind, ReportKind, SafetyLevel, TriageOutcome
from kring.casework.intake.querysets import ReportQuerySet
from kring.foundation.circle.choices import MemberRole, Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import PartOf, ReportRow
from kring.foundation.core.encryption import EncryptedText
from kring.foundation.households.choices import Sex
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional, Team


class Report(models.Model):
    """A report: somebody is worried about the safety of a family."""

    section: ClassVar[Section] = Section.REPORTS
    access = ReportRow()

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="dossier"
    )
    desk = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="aanmeldpunt")
    # From the moment of receipt somebody by name holds the view on safety: nobody waits in a queue that is nobody's.
    safety_holder = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", verbose_name="zicht op veiligheid tot de triage"
    )
    kind = models.CharField("soort", max_length=30, choices=ReportKind.choices)
    reporter_kind = models.CharField("wie meldt", max_length=30, choices=ReporterKind.choices)
    # Of a professional who reported from inside Kring: they may hear that it was assessed, and not more.
    reported_by = models.ForeignKey(
        Professional, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="gemeld door"
    )
    reported_at = models.DateTimeField("gemeld op")
    received_at = models.DateTimeField("ontvangen op", default=timezone.now)
    situation = models.TextField("wat er aan de hand is")
    explanation = models.TextField("toelichting", blank=True)
    request = models.TextField("wat de melder vraagt", blank=True)
    further_information = models.TextField("overige informatie", blank=True)
    wants_feedback = models.BooleanField("melder wil terugkoppeling", default=False)
    immediate_danger = models.BooleanField("direct gevaar", default=False)
    # Whoever it happens to tells it, or asks for help: that counts as acute.
    disclosure = models.BooleanField("het slachtoffer vertelt het zelf", default=False)
    # Until when somebody looks whether everyone is safe now: to the minute, set when the report came in.
    danger_due_at = models.DateTimeField("uiterlijk kijken of iedereen veilig is", null=True, blank=True)
    danger_met_at = models.DateTimeField("gekeken of iedereen veilig is op", null=True, blank=True)
    danger_met_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="wie dat deed"
    )
    danger_met_how = models.TextField("wat er meteen is gedaan", blank=True)
    # The sender's own number and a fingerprint of the content: the same report twice is stored once.
    foreign_id = models.CharField("nummer bij de afzender", max_length=200, null=True, blank=True, unique=True)
    foreign_url = models.TextField("adres bij de afzender", blank=True)
    foreign_ids = models.JSONField("nummers van onderdelen bij de afzender", default=dict, blank=True)
    fingerprint = models.CharField("vingerafdruk van de inhoud", max_length=64, null=True, blank=True)

    triaged_at = models.DateTimeField("triage gedaan op", null=True, blank=True)
    triaged_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="triage gedaan door"
    )
    safety_level = models.CharField(
        "uitkomst veiligheid", max_length=20, choices=SafetyLevel.choices, null=True, blank=True
    )
    outcome = models.CharField("vervolg", max_length=20, choices=TriageOutcome.choices, null=True, blank=True)
    reasons = models.TextField("waarom", blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(triaged_at__isnull=True, safety_level__isnull=True, outcome__isnull=True)
                | Q(triaged_at__isnull=False, safety_level__isnull=False, outcome__isnull=False),
                name="report_triaged_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(triaged_at__isnull=True) | Q(triaged_at__gte=F("received_at")),
                name="report_triaged_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(danger_met_at__isnull=True) | ~Q(danger_met_how=""), name="report_danger_met_with_what"
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "received_at"], name="report_waiting_at_desk", condition=Q(triaged_at__isnull=True)
            )
        ]

    class Privacy:
        personal = {
            "situation", "explanation", "request", "further_information", "reasons", "foreign_url", "foreign_ids",
            "reporter_kind", "danger_met_how",
        }  # fmt: skip
        plain = {
            "id", "dossier", "desk", "safety_holder", "kind", "reported_by", "reported_at", "received_at",
            "wants_feedback", "immediate_danger", "disclosure", "danger_due_at", "danger_met_at", "danger_met_by",
            "foreign_id", "fingerprint", "triaged_at", "triaged_by",
            "safety_level", "outcome",
        }  # fmt: skip


class ReporterContact(models.Model):
    """How the reporter can be reached. A row of its own: it is never shown to the family."""

    section: ClassVar[Section] = Section.REPORTS
    access = PartOf("intake.Report", "report_id")

    report = models.OneToOneField(Report, models.CASCADE, related_name="contact", verbose_name="melding")
    name = EncryptedText("naam", blank=True)
    email = EncryptedText("e-mail", blank=True)
    phone = EncryptedText("telefoon", blank=True)
    organisation = models.CharField("organisatie", max_length=160, blank=True)

    class Privacy:
        personal = {"name", "email", "phone", "organisation"}
        plain = {"id", "report"}


class ReportedPerson(models.Model):
    """Somebody whom a report is about, as the reporter named them."""

    section: ClassVar[Section] = Section.REPORTS
    access = PartOf("intake.Report", "report_id")
    tells_where = "person"

    report = models.ForeignKey(Report, models.CASCADE, related_name="persons", verbose_name="melding")
    given_names = models.CharField("voornamen", max_length=200)
    prefix = models.CharField("voorvoegsel", max_length=10, blank=True)
    surname = models.CharField("achternaam", max_length=200, blank=True)
    birth_date = models.DateField("geboortedatum", null=True, blank=True)
    sex = models.CharField("geslacht", max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    role = models.CharField("rol in het gezin", max_length=20, choices=MemberRole.choices, blank=True)
    bsn = EncryptedText("burgerservicenummer", null=True, blank=True)
    bsn_fingerprint = models.CharField("vingerafdruk van het bsn", max_length=64, null=True, blank=True)
    street = EncryptedText("straat", blank=True)
    house_number = models.CharField("huisnummer", max_length=12, blank=True)
    postcode = EncryptedText("postcode", blank=True)
    town = models.TextField("plaats", blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="is deze persoon"
    )

    class Privacy:
        personal = {
            "given_names", "prefix", "surname", "birth_date", "sex", "role", "bsn", "bsn_fingerprint", "street",
            "house_number", "postcode", "town",
        }  # fmt: skip
        plain = {"id", "report", "person"}

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given_names, self.prefix, self.surname) if part)


class ReportedIncident(models.Model):
    """What happened, according to the reporter, and in which period."""

    section: ClassVar[Section] = Section.REPORTS
    access = PartOf("intake.Report", "report_id")
    tells_where = "report.persons"

    report = models.ForeignKey(Report, models.CASCADE, related_name="incidents", verbose_name="melding")
    happened_at = models.DateTimeField("wanneer")
    place = EncryptedText("waar", blank=True)
    description = models.TextField("wat er gebeurde")
    period_from = models.DateTimeField("periode van", null=True, blank=True)
    period_until = models.DateTimeField("periode tot", null=True, blank=True)

    class Privacy:
        personal = {"place", "description"}
        plain = {"id", "report", "happened_at", "period_from", "period_until"}


class ReportQuestion(models.Model):
    """A question that was put to the reporter, and the answer."""

    section: ClassVar[Section] = Section.REPORTS
    access = PartOf("intake.Report", "report_id")

    report = models.ForeignKey(Report, models.CASCADE, related_name="questions", verbose_name="melding")
    question = models.TextField("vraag")
    answer = models.TextField("antwoord")

    class Privacy:
        personal = {"question", "answer"}
        plain = {"id", "report"}
