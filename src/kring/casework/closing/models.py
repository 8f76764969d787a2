"""Closing together: everyone's word, after-care, and coming back when it is needed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kring.casework.closing.querysets import ClosingQuerySet
from kring.foundation.circle.choices import ClosureReason, Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional


@keeps_history
class Closing(DossierRecord):
    """A proposal to close; it takes effect when everyone has said their word."""

    section: ClassVar[Section] = Section.CLOSING

    reason = models.CharField("reden", max_length=30, choices=ClosureReason.choices)
    summary = models.TextField("wat er bereikt is en wat blijft")
    after_care_on = models.DateField("nazorg op")
    after_care_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", verbose_name="wie er dan belt of komt"
    )
    way_back = models.TextField("wat te doen als het weer misgaat")
    proposed_on = models.DateField("voorgesteld op")
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    after_care_held_on = models.DateField("nazorg gedaan op", null=True, blank=True)
    after_care_words = models.TextField("hoe het ging bij de nazorg", blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(withdrawn_at__isnull=True), name="closing_closed_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(after_care_held_on__isnull=True) | Q(closed_at__isnull=False),
                name="after_care_after_the_closing",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                name="one_closing_at_a_time",
                condition=Q(closed_at__isnull=True, withdrawn_at__isnull=True),
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"reason", "summary", "way_back", "after_care_words"}
        plain = RECORD_PLAIN | {
            "after_care_on", "after_care_by", "proposed_on", "closed_at", "withdrawn_at", "after_care_held_on",
        }  # fmt: skip


@keeps_history
class ClosingWord(DossierRecord):
    """What one person or professional says about closing. Saying is needed, agreeing is not."""

    section: ClassVar[Section] = Section.CLOSING
    follows = ("closing",)

    closing = models.ForeignKey(Closing, models.CASCADE, related_name="words", verbose_name="afsluiting")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gezinslid"
    )
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="professional"
    )
    agrees = models.BooleanField("is het eens")
    words = models.TextField("in eigen woorden", blank=True)
    said_at = models.DateTimeField("gezegd op", default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, professional__isnull=True)
                | Q(person__isnull=True, professional__isnull=False),
                name="closing_word_of_one",
            ),
            models.UniqueConstraint(
                fields=["closing", "person", "professional"], name="closing_word_once", nulls_distinct=False
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"agrees", "words"}
        plain = RECORD_PLAIN | {"closing", "person", "professional", "said_at"}
