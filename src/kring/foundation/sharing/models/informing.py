"""What a parent without authority asked to know, and what they were told: a document of its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional


class ParentLetter(models.Model):
    """Important facts about a child, written for one parent who has no authority; or why they are not told."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    to = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="aan wie")
    child = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="over welk kind")
    # As the child is called in this letter: whoever gets it may not see who is in the family.
    child_called = models.CharField("hoe het kind heet", max_length=200)
    asked_on = models.DateField("gevraagd op")
    question = models.TextField("wat de ouder vroeg")
    facts = models.TextField("belangrijke feiten", blank=True)
    refusal = models.TextField("waarom niet", blank=True)
    written_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="geschreven door"
    )
    given_at = models.DateTimeField("gegeven op", default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(facts="") & ~Q(refusal="")) | (~Q(facts="") & Q(refusal="")),
                name="parent_letter_tells_or_refuses",
            )
        ]
        indexes = [models.Index(fields=["to"], name="parent_letter_to")]

    class Privacy:
        personal = {"to", "child", "child_called", "question", "facts", "refusal"}
        plain = {"id", "dossier", "asked_on", "written_by", "given_at"}

    @property
    def is_refused(self) -> bool:
        return bool(self.refusal)
