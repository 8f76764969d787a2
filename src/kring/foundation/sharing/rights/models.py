"""Requests about what is written down, who received what was corrected, and people's own words beside an item."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.core.access import OwnRule
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Organisation, Professional
from kring.foundation.sharing.rights.choices import Outcome, RefusalGround, RequestKind
from kring.foundation.sharing.rights.querysets import RequestQuerySet


class RightsRequest(models.Model):
    """Somebody asks something about what is written down about them, or about a child for whom they decide."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    kind = models.CharField("wat er gevraagd wordt", max_length=20, choices=RequestKind.choices)
    requester = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie vraagt")
    about_person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="over wie")
    item_key = models.CharField("waarover", max_length=80, blank=True)
    item_words = models.TextField("wat er stond", blank=True)
    words = models.TextField("de vraag")
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    asked_on = models.DateField("dag van de vraag")
    recorded_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="opgeschreven door"
    )
    due_on = models.DateField("antwoord voor")
    extended_at = models.DateTimeField("verlengd op", null=True, blank=True)
    extension_reason = models.TextField("waarom het langer duurt", blank=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    handler = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="behandelt"
    )
    outcome = models.CharField("besluit", max_length=12, choices=Outcome.choices, null=True, blank=True)
    refusal_ground = models.CharField(
        "waarom niet", max_length=20, choices=RefusalGround.choices, null=True, blank=True
    )
    reasons = models.TextField("uitleg bij het besluit", blank=True)
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    decided_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="besloten door"
    )
    decided_for = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="besloten namens"
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, outcome__isnull=True)
                | (Q(decided_at__isnull=False, decided_by__isnull=False, outcome__isnull=False) & ~Q(reasons="")),
                name="request_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(decided_at__isnull=True), name="request_withdrawn_or_decided"
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, refusal_ground__isnull=True)
                | Q(outcome=Outcome.GRANTED, refusal_ground__isnull=True)
                | (~Q(outcome=Outcome.GRANTED) & Q(outcome__isnull=False, refusal_ground__isnull=False)),
                name="request_refused_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True) | ~Q(extension_reason=""), name="request_extended_with_a_reason"
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("asked_on")), name="request_answered_after_it_is_asked"),
        ]
        indexes = [
            models.Index(fields=["dossier", "due_on"], name="request_of_dossier"),
            models.Index(fields=["requester"], name="request_of_person"),
            models.Index(fields=["handler"], name="request_of_handler"),
        ]

    class Privacy:
        personal = {"requester", "about_person", "item_words", "words", "reasons", "extension_reason"}
        plain = {
            "id", "dossier", "kind", "item_key", "asked_at", "asked_on", "recorded_by", "due_on", "extended_at",
            "withdrawn_at", "handler", "outcome", "refusal_ground", "decided_at", "decided_by", "decided_for",
        }  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.decided_at is None and self.withdrawn_at is None


class Recipient(models.Model):
    """Somebody who received what was corrected later, and whether they know by now."""

    section: ClassVar[Section] = Section.CIRCLE
    access = OwnRule()

    request = models.ForeignKey(RightsRequest, models.CASCADE, related_name="recipients", verbose_name="verzoek")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="organisatie"
    )
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="professional"
    )
    told_at = models.DateTimeField("weet het sinds", null=True, blank=True)
    told_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="verteld door"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "organisation", "professional"], name="recipient_once", nulls_distinct=False
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "request", "organisation", "professional", "told_at", "told_by"}


@keeps_history
class OwnStatement(DossierRecord):
    """What somebody wants to have stand beside an item, in their own words. Nobody decides on it."""

    section: ClassVar[Section] = Section.CIRCLE
    section_field = "of_section"
    # From whom the item is withheld, the words beside it are withheld too.
    follows: ClassVar[tuple[str, ...]] = ("item_key",)

    of_section = models.CharField("onderdeel", max_length=20, choices=Section.choices)
    item_key = models.CharField("waarbij", max_length=80)
    item_words = models.TextField("wat er stond", blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="van wie")
    words = models.TextField("eigen woorden")
    withdrawn_at = models.DateTimeField("weggehaald op", null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "of_section"], name="statement_of_section"),
            models.Index(fields=["item_key"], name="statement_beside_item"),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"item_words", "words"}
        plain = RECORD_PLAIN | {"of_section", "item_key", "person", "withdrawn_at"}
