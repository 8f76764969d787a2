"""Whether a family is known elsewhere: the question, the answer, and a request for information that may be refused."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.casework.intake.choices import KnownAnswer, RequestAnswer
from kring.casework.intake.models.reports import Report, ReportedPerson
from kring.casework.intake.querysets import InformationRequestQuerySet, KnownQuestionQuerySet
from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.core.access import OwnRule
from kring.foundation.core.encryption import EncryptedText
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Organisation, Professional, Team
from kring.foundation.sharing.choices import BasisCode


class KnownQuestion(models.Model):
    """To one organisation: do you know these people? The answer is yes or no, and nothing more.

    Holds no more than who answers needs: whom it is about stands in `AskedPerson`, by name and birth date.
    """

    section: ClassVar[Section] = Section.REPORTS
    access = OwnRule()
    tells_where = "about"

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="dossier"
    )
    # Before triage there is no dossier yet: then the desk asks, from the report.
    report = models.ForeignKey(
        Report, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="bij welke melding"
    )
    desk = models.ForeignKey(
        Team, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gevraagd vanaf welk aanmeldpunt"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="aan wie gevraagd")
    asked_by = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie vraagt")
    asked_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="namens wie")
    about = ArrayField(models.BigIntegerField(), verbose_name="over wie", default=list, blank=True)
    purpose = models.TextField("waarom dit gevraagd wordt")
    basis = models.CharField("grondslag", max_length=40, choices=BasisCode.choices)
    article = models.CharField("artikel", max_length=120, blank=True)
    consent = models.CharField("wie toestemming gaf en wanneer", max_length=300, blank=True)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    answer_by = models.DateField("antwoord uiterlijk op")
    # Until this day, and not longer, whoever answers for the asked organisation sees the question.
    open_until = models.DateField("te zien tot en met")
    answer = models.CharField("antwoord", max_length=20, choices=KnownAnswer.choices, blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    answered_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beantwoord door"
    )
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    family_told_on = models.DateField("aan het gezin verteld op", null=True, blank=True)
    tell_by = models.DateField("uiterlijk vertellen op", null=True, blank=True)

    objects = KnownQuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dossier__isnull=False) | Q(desk__isnull=False), name="known_question_asked_from_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="known_question_answered_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(open_until__gte=F("answer_by")), name="known_question_open_while_it_may_be_answered"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "open_until"], name="known_question_to_answer"),
            models.Index(fields=["asked_by"], name="known_question_waits", condition=Q(answer="")),
        ]

    class Privacy:
        personal = {"about", "purpose", "consent", "answer"}
        plain = {
            "id", "dossier", "report", "desk", "organisation", "asked_by", "asked_for", "basis", "article", "asked_at",
            "answer_by", "open_until", "answered_at", "answered_by", "withdrawn_at", "family_told_on", "tell_by",
        }  # fmt: skip


class AskedPerson(models.Model):
    """Somebody whom a question is about: a name and a birth date, which is what it takes to look them up."""

    section: ClassVar[Section] = Section.REPORTS
    access = OwnRule()
    follows = ("question",)

    question = models.ForeignKey(KnownQuestion, models.CASCADE, related_name="persons", verbose_name="vraag")
    name = EncryptedText("naam")
    birth_date = models.DateField("geboortedatum", null=True, blank=True)
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="is deze persoon"
    )
    reported = models.ForeignKey(
        ReportedPerson, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="zoals gemeld"
    )

    class Privacy:
        personal = {"name", "birth_date"}
        plain = {"id", "question", "person", "reported"}


class QuestionUntold(models.Model):
    """Why the family does not know of a question yet. A row of its own: who answers has no part in it."""

    section: ClassVar[Section] = Section.REPORTS
    access = OwnRule()
    follows = ("question",)

    question = models.OneToOneField(KnownQuestion, models.CASCADE, related_name="untold", verbose_name="vraag")
    reason = models.TextField("waarom nog niet verteld")

    class Privacy:
        personal = {"reason"}
        plain = {"id", "question"}


class InformationRequest(models.Model):
    """After a yes: what one wants to know, for what, and on which law. The asked organisation gives it or refuses."""

    section: ClassVar[Section] = Section.REPORTS
    access = OwnRule()
    follows = ("question",)

    question = models.ForeignKey(KnownQuestion, models.CASCADE, related_name="requests", verbose_name="na welke vraag")
    asked_by = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie vraagt")
    wanted = models.TextField("wat gevraagd wordt")
    purpose = models.TextField("waarvoor")
    basis = models.CharField("grondslag", max_length=40, choices=BasisCode.choices)
    article = models.CharField("artikel", max_length=120, blank=True)
    consent = models.CharField("wie toestemming gaf en wanneer", max_length=300, blank=True)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    answer_by = models.DateField("antwoord uiterlijk op")
    answer = models.CharField("antwoord", max_length=20, choices=RequestAnswer.choices, blank=True)
    # What was given before there is a dossier; from then on it stands there, and here no more.
    given = models.TextField("gegeven informatie", blank=True)
    refusal = models.TextField("waarom niet", blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    answered_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beantwoord door"
    )
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="information_request_answered_as_a_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer=RequestAnswer.REFUSED) | ~Q(refusal=""), name="information_refused_with_a_reason"
            ),
        ]

    class Privacy:
        personal = {"wanted", "purpose", "consent", "given", "refusal"}
        plain = {
            "id", "question", "asked_by", "basis", "article", "asked_at", "answer_by", "answer", "answered_at",
            "answered_by", "withdrawn_at",
        }  # fmt: skip


@keeps_history
class GivenInformation(DossierRecord):
    """What another organisation gave when it was asked, in its own words: it is the source."""

    section: ClassVar[Section] = Section.REPORTS
    follows = ("request",)
    tells_where = "about"

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="+", verbose_name="op welk verzoek")
    text = models.TextField("wat er is gegeven")
    given_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gegeven door"
    )

    class Privacy:
        personal = RECORD_PERSONAL | {"text"}
        plain = RECORD_PLAIN | {"request", "given_by"}
