"""The safety screen at a separation: what is asked, what each parent answers alone, what a professional concludes."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kring.casework.separation.choices import (
    Answer,
    HowSevere,
    Pattern,
    Power,
    Scale,
    ScreenState,
    ScreenWay,
    Topic,
)
from kring.casework.separation.querysets import ConclusionQuerySet, ScreenQuerySet
from kring.foundation.circle.choices import Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.core.access import Open
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional

ABOUT_NOBODY = Open("which questions are asked, about nobody; installed by questions.sql and never rewritten")


class QuestionSet(models.Model):
    """One version of the questions. A newer version is another row; what was asked stays as it was asked."""

    access = ABOUT_NOBODY

    code = models.SlugField("korte naam", max_length=40, unique=True)
    name = models.CharField("naam", max_length=120)
    source = models.TextField("bron")
    from_on = models.DateField("gebruikt vanaf")
    until_on = models.DateField("gebruikt tot", null=True, blank=True)

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain: ClassVar[set[str]] = {"id", "code", "name", "source", "from_on", "until_on"}

    def __str__(self) -> str:
        return self.name


class ScreenQuestion(models.Model):
    """One question, in which words it is answered, and which answers a professional should look at twice."""

    access = ABOUT_NOBODY

    question_set = models.ForeignKey(QuestionSet, models.PROTECT, related_name="questions", verbose_name="vragenlijst")
    key = models.SlugField("kenmerk", max_length=40)
    topic = models.CharField("onderwerp", max_length=20, choices=Topic.choices)
    position = models.PositiveSmallIntegerField("volgorde")
    wording = models.TextField("vraag")
    scale = models.CharField("hoe geantwoord wordt", max_length=12, choices=Scale.choices)
    points_when = ArrayField(
        models.CharField(max_length=20, choices=Answer.choices), verbose_name="wijst op dwingende controle bij",
        default=list, blank=True,
    )  # fmt: skip
    why = models.TextField("waarom dit gevraagd wordt", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question_set", "key"], name="screen_question_once_in_a_set"),
        ]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain: ClassVar[set[str]] = {
            "id", "question_set", "key", "topic", "position", "wording", "scale", "points_when", "why",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.wording


@keeps_history
class SafetyScreen(DossierRecord):
    """One parent is asked how safe it is between the parents; or a professional says why not. About that one only."""

    section: ClassVar[Section] = Section.SAFETY

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="aan wie")
    question_set = models.ForeignKey(QuestionSet, models.PROTECT, related_name="+", verbose_name="vragenlijst")
    state = models.CharField("hoe het staat", max_length=12, choices=ScreenState.choices, default=ScreenState.ASKED)
    way = models.CharField("hoe", max_length=14, choices=ScreenWay.choices, blank=True)
    asker = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie vraagt het")
    asked_on = models.DateField("gevraagd op")
    why_not = models.TextField("waarom niet gevraagd", blank=True)
    changed_at = models.DateTimeField("laatst ingevuld op", null=True, blank=True)
    done_at = models.DateTimeField("klaar op", null=True, blank=True)
    read_at = models.DateTimeField("gelezen op", null=True, blank=True)
    replaced_at = models.DateTimeField("opnieuw gevraagd op", null=True, blank=True)

    objects = ScreenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "person"], condition=Q(replaced_at__isnull=True), name="screen_one_for_each_parent"
            ),
            models.CheckConstraint(
                condition=Q(state=ScreenState.NOT_ASKED, way="") | (~Q(state=ScreenState.NOT_ASKED) & ~Q(way="")),
                name="screen_asked_in_some_way",
            ),
            models.CheckConstraint(
                condition=Q(state=ScreenState.DONE, done_at__isnull=False)
                | (~Q(state=ScreenState.DONE) & Q(done_at__isnull=True)),
                name="screen_done_with_its_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["dossier"], name="screen_with_something_new",
                condition=Q(changed_at__isnull=False, replaced_at__isnull=True),
            )
        ]  # fmt: skip

    class Privacy:
        personal = RECORD_PERSONAL | {"state", "why_not"}
        plain = RECORD_PLAIN | {
            "person", "question_set", "way", "asker", "asked_on", "changed_at", "done_at", "read_at", "replaced_at",
        }  # fmt: skip


@keeps_history
class ScreenAnswer(DossierRecord):
    """What one parent answers to one question. About that parent only."""

    section: ClassVar[Section] = Section.SAFETY
    follows = ("screen",)

    screen = models.ForeignKey(SafetyScreen, models.CASCADE, related_name="answers", verbose_name="veiligheidscheck")
    question = models.ForeignKey(ScreenQuestion, models.PROTECT, related_name="+", verbose_name="vraag")
    answer = models.CharField("antwoord", max_length=20, choices=Answer.choices, blank=True)
    words = models.TextField("in eigen woorden", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["screen", "question"], name="screen_question_answered_once"),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"answer", "words"}
        plain = RECORD_PLAIN | {"screen", "question"}


@keeps_history
class ScreenConclusion(DossierRecord):
    """What a professional concludes from what each parent said and what was seen. Not for the family to read."""

    section: ClassVar[Section] = Section.SAFETY

    number = models.PositiveIntegerField("versie van de conclusie")
    pattern = models.CharField("patroon", max_length=20, choices=Pattern.choices)
    severity = models.CharField("ernst", max_length=12, choices=HowSevere.choices)
    power = models.CharField("macht", max_length=12, choices=Power.choices)
    reasons = models.TextField("waarom")
    observed = models.TextField("wat de professional zag", blank=True)
    concluded_on = models.DateField("vastgesteld op")
    look_again_on = models.DateField("opnieuw bekijken op")
    replaced_at = models.DateTimeField("opnieuw vastgesteld op", null=True, blank=True)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="screen_conclusion_numbered"),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(replaced_at__isnull=True), name="screen_one_conclusion_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(look_again_on__gt=F("concluded_on")), name="screen_conclusion_looked_at_again_later"
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"pattern", "severity", "power", "reasons", "observed"}
        plain = RECORD_PLAIN | {"number", "concluded_on", "look_again_on", "replaced_at"}
