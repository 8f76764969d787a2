"""Two rows that turned out to be one person, or one home: what was joined, what moved, and how it comes apart."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import OwnRule, PersonRow
from kring.foundation.core.encryption import EncryptedText
from kring.foundation.households.models import Household, Person
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.choices import MovedAs


class Merge(models.Model):
    """Two persons, or two homes, count as one from a moment on; until somebody takes them apart."""

    access = OwnRule()

    kept = models.ForeignKey(
        Person, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="persoon die blijft"
    )
    gone = models.ForeignKey(
        Person, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="persoon die opging in de ander"
    )
    kept_home = models.ForeignKey(
        Household, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="huis dat blijft"
    )
    gone_home = models.ForeignKey(
        Household, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="huis dat opging in het andere"
    )
    reason = models.TextField("waarom samengevoegd")
    made_at = models.DateTimeField("samengevoegd op", default=timezone.now)
    made_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="samengevoegd door"
    )
    # The highest number of every table at that moment: what has a higher one was written afterwards.
    marks = models.JSONField("hoogste nummers", default=dict)
    ended_at = models.DateTimeField("uit elkaar gehaald op", null=True, blank=True)
    ended_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="uit elkaar gehaald door"
    )
    end_reason = models.TextField("waarom uit elkaar gehaald", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kept__isnull=False, gone__isnull=False, kept_home__isnull=True, gone_home__isnull=True)
                & ~Q(kept=F("gone"))
                | Q(kept__isnull=True, gone__isnull=True, kept_home__isnull=False, gone_home__isnull=False)
                & ~Q(kept_home=F("gone_home")),
                name="merge_of_two_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(end_reason=""), name="merge_taken_apart_with_a_reason"
            ),
            models.UniqueConstraint(fields=["gone"], condition=Q(ended_at__isnull=True), name="merged_once"),
            models.UniqueConstraint(fields=["gone_home"], condition=Q(ended_at__isnull=True), name="home_merged_once"),
        ]

    class Privacy:
        personal = {"reason", "end_reason"}
        plain = {
            "id", "kept", "gone", "kept_home", "gone_home", "made_at", "made_by", "marks", "ended_at", "ended_by",
        }  # fmt: skip


class MovedRow(models.Model):
    """One change that a merge made to one row, with what stood there: enough to put it back."""

    section: ClassVar[Section] = Section.FAMILY
    access = OwnRule()

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="moved", verbose_name="samenvoeging")
    kind = models.CharField("hoe", max_length=10, choices=MovedAs.choices)
    item_key = models.CharField("wat", max_length=80)
    column = models.CharField("welk veld", max_length=80, blank=True)
    # What stood there and what stands there since, sealed: of a row that was folded into another, all of it.
    held = EncryptedText("wat er stond")
    into_key = models.CharField("opgegaan in", max_length=80, blank=True)
    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="dossier"
    )

    class Meta:
        indexes = [
            models.Index(fields=["item_key"], name="moved_item"),
            models.Index(fields=["into_key"], name="moved_into"),
        ]

    class Privacy:
        personal = {"held"}
        plain = {"id", "merge", "kind", "item_key", "column", "into_key", "dossier"}


class KeptApart(models.Model):
    """Something about a joined person stays with the family in which it was known: a merge opens it to nobody else."""

    section: ClassVar[Section] = Section.FAMILY
    access = OwnRule()

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="apart", verbose_name="samenvoeging")
    item_key = models.CharField("wat", max_length=80)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="persoon")
    of_section = models.CharField("onderdeel", max_length=20, choices=Section.choices)
    # Empty when that dossier was destroyed: then it is open to nobody.
    dossier = models.ForeignKey(
        Dossier, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="dossier"
    )

    class Meta:
        indexes = [models.Index(fields=["person"], name="kept_apart_of_person")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "merge", "item_key", "person", "of_section", "dossier"}


class NotTheSame(models.Model):
    """Somebody looked and said: these are two people. Then it is not asked again, until that is taken back."""

    access = PersonRow("family", ("one_id", "other_id"))

    one = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="de een")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="de ander")
    said_at = models.DateTimeField("gezegd op", default=timezone.now)
    said_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gezegd door"
    )
    ended_at = models.DateTimeField("teruggenomen op", null=True, blank=True)
    ended_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="teruggenomen door"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(one=F("other")), name="not_the_same_as_somebody_else"),
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(ended_at__isnull=True), name="not_the_same_once"
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "one", "other", "said_at", "said_by", "ended_at", "ended_by"}
