"""Case conferences: who sits together, what is asked, what was decided."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from kring.casework.meetings.choices import DecisionKind
from kring.casework.meetings.querysets import MeetingQuerySet
from kring.casework.plans.models import Action
from kring.foundation.circle.choices import Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.core.access import PartOf
from kring.foundation.households.models import Place
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional


@keeps_history
class Meeting(DossierRecord):
    """A case conference, planned or held."""

    section: ClassVar[Section] = Section.MEETINGS

    purpose = models.TextField("waar het over gaat")
    agenda = models.TextField("wat we willen beslissen", blank=True)
    starts_at = models.DateTimeField("wanneer")
    held_at = models.DateTimeField("gehouden op", null=True, blank=True)
    report = models.TextField("wat er besproken is", blank=True)
    called_off_at = models.DateTimeField("afgezegd op", null=True, blank=True)
    called_off_because = models.TextField("waarom het niet doorgaat", blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(called_off_at__isnull=True), name="meeting_held_or_called_off"
            )
        ]
        indexes = [models.Index(fields=["dossier", "-starts_at"], name="meeting_newest_first")]

    class Privacy:
        personal = RECORD_PERSONAL | {"purpose", "agenda", "report", "called_off_because"}
        plain = RECORD_PLAIN | {"starts_at", "held_at", "called_off_at"}


@keeps_history
class MeetingPlace(DossierRecord):
    """Where a meeting is. A row of its own: for whom an address is secret, it is not there."""

    section: ClassVar[Section] = Section.MEETINGS
    follows = ("meeting", "place")
    # Where these persons are found at that hour.
    tells_where = "whose"

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="where", verbose_name="overleg")
    place = models.ForeignKey(
        Place, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="bekende plek"
    )
    words = models.CharField("waar", max_length=160, blank=True)
    whose = ArrayField(models.BigIntegerField(), verbose_name="wie daar te vinden zijn", default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(place__isnull=False, words="") | (Q(place__isnull=True) & ~Q(words="")),
                name="meeting_at_one_place",
            )
        ]
        indexes = [GinIndex(fields=["whose"], name="meeting_place_of_whom")]

    class Privacy:
        personal = RECORD_PERSONAL | {"place", "words", "whose"}
        plain = RECORD_PLAIN | {"meeting"}

    def __str__(self) -> str:
        return self.place.text if self.place is not None else self.words


class Participant(models.Model):
    """Somebody who is asked to a meeting, and whether they came."""

    section: ClassVar[Section] = Section.MEETINGS
    access = PartOf("meetings.Meeting", "meeting_id")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants", verbose_name="overleg")
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="professional"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gezinslid of netwerk"
    )
    was_there = models.BooleanField("was erbij", null=True, blank=True)
    expectations = models.TextField("wat u van deze persoon mag verwachten, en wat niet", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(professional__isnull=False, person__isnull=True)
                | Q(professional__isnull=True, person__isnull=False),
                name="participant_is_one",
            ),
            models.UniqueConstraint(
                fields=["meeting", "professional", "person"], name="participant_once", nulls_distinct=False
            ),
        ]

    class Privacy:
        personal = {"expectations"}
        plain = {"id", "meeting", "professional", "person", "was_there"}


@keeps_history
class Decision(DossierRecord):
    """What was decided together, who was there, and the action that came of it."""

    section: ClassVar[Section] = Section.MEETINGS
    follows = ("meeting",)
    takes_along = ("action",)

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions", null=True, verbose_name="overleg")
    kind = models.CharField("soort", max_length=30, choices=DecisionKind.choices)
    wording = models.TextField("besluit")
    dissent = models.TextField("wie het niet eens was en waarom", blank=True)
    decided_on = models.DateField("besloten op")
    organisations_present = models.PositiveSmallIntegerField("aantal organisaties erbij", null=True, blank=True)
    family_present = models.BooleanField("het gezin was erbij", null=True, blank=True)
    action = models.ForeignKey(
        Action, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="werd deze actie"
    )

    class Privacy:
        personal = RECORD_PERSONAL | {"wording", "dissent"}
        plain = RECORD_PLAIN | {
            "meeting", "kind", "decided_on", "organisations_present", "family_present", "action",
        }  # fmt: skip
