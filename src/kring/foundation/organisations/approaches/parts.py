"""The parts of a version: steps, criteria, parties, roles, instruments, gates and bases for sharing."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kring.foundation.core.access import OwnRule
from kring.foundation.core.editing import Versioned
from kring.foundation.organisations.approaches.choices import CountsFrom, CriterionKind, PartKind, TermBasis, TermUnit
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.choices import OrganisationKind


def _part_of(parts: PartKind) -> Any:
    return models.ForeignKey(ApproachVersion, models.CASCADE, related_name=parts.value, verbose_name="versie")


def _known_once(name: str) -> Any:
    return models.UniqueConstraint(fields=["of", "key"], name=f"{name}_known_once")


PART_PLAIN = {"id", "of", "key", "position", "version"}


class ApproachPart(Versioned):
    """One line of a version. `key` stays the same from version to version, so that a change can be told."""

    access = OwnRule()
    kind_of_part: ClassVar[PartKind]
    # What it says, in the order of reading: what a change is told by.
    says: ClassVar[tuple[str, ...]]

    key = models.UUIDField("herkenning", default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    class Meta:
        abstract = True
        ordering = ("position", "id")


class ApproachStep(ApproachPart):
    """What is done in its turn, within which term."""

    kind_of_part = PartKind.STEPS
    says = (
        "title", "does", "for_family", "who", "counts_from", "term_amount", "term_unit", "term_basis", "law",
        "done_at_opening",
    )  # fmt: skip

    of = _part_of(PartKind.STEPS)
    title = models.CharField("stap", max_length=120)
    does = models.TextField("wat er gebeurt")
    for_family = models.TextField("in gewone woorden, voor het gezin", blank=True)
    who = models.CharField("wie", max_length=120, blank=True)
    counts_from = models.CharField("telt vanaf", max_length=20, choices=CountsFrom.choices, default=CountsFrom.START)
    term_amount = models.PositiveSmallIntegerField("binnen", null=True, blank=True)
    term_unit = models.CharField("uur, dagen, weken", max_length=20, choices=TermUnit.choices, blank=True)
    term_basis = models.CharField("wie stelt de termijn", max_length=20, choices=TermBasis.choices, blank=True)
    law = models.CharField("artikel", max_length=120, blank=True)
    done_at_opening = models.BooleanField("is gedaan als het dossier opent", default=False)

    class Meta(ApproachPart.Meta):
        constraints = [
            _known_once("step"),
            models.CheckConstraint(
                condition=Q(term_amount__isnull=True, term_unit="", term_basis="")
                | (Q(term_amount__gte=1) & ~Q(term_unit="") & ~Q(term_basis="")),
                name="step_with_a_whole_term",
            ),
            models.CheckConstraint(
                condition=~Q(term_basis=TermBasis.STATUTORY) | ~Q(law=""), name="step_statutory_with_its_article"
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {
            "title", "does", "for_family", "who", "counts_from", "term_amount", "term_unit", "term_basis", "law",
            "done_at_opening",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.title


class ApproachCriterion(ApproachPart):
    """What must be so to begin, or to stop. Somebody looks and says so; it is never counted."""

    kind_of_part = PartKind.CRITERIA
    says = ("kind", "wording")

    of = _part_of(PartKind.CRITERIA)
    kind = models.CharField("waarvoor", max_length=10, choices=CriterionKind.choices)
    wording = models.TextField("wat er zo moet zijn")

    class Meta(ApproachPart.Meta):
        constraints = [_known_once("criterion")]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {"kind", "wording"}

    def __str__(self) -> str:
        return self.wording


class ApproachParty(ApproachPart):
    """A kind of organisation that takes part."""

    kind_of_part = PartKind.PARTIES
    says = ("kind", "is_needed", "does")

    of = _part_of(PartKind.PARTIES)
    kind = models.CharField("soort organisatie", max_length=30, choices=OrganisationKind.choices)
    is_needed = models.BooleanField("doet altijd mee", default=True)
    does = models.TextField("wat die doet", blank=True)

    class Meta(ApproachPart.Meta):
        constraints = [
            _known_once("party"),
            models.UniqueConstraint(fields=["of", "kind"], name="party_once_per_version"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {"kind", "is_needed", "does"}

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ApproachRole(ApproachPart):
    """What somebody is in this approach. With a role of the circle it is held by whoever has that role there."""

    kind_of_part = PartKind.ROLES
    says = ("title", "does", "circle_role", "is_needed")

    of = _part_of(PartKind.ROLES)
    title = models.CharField("rol", max_length=120)
    does = models.TextField("wat die doet")
    circle_role = models.CharField("rol in de kring", max_length=30, blank=True)
    is_needed = models.BooleanField("is er altijd", default=True)

    class Meta(ApproachPart.Meta):
        constraints = [_known_once("role")]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {"title", "does", "circle_role", "is_needed"}

    def __str__(self) -> str:
        return self.title


class ApproachInstrument(ApproachPart):
    """A means that is used: a list of questions, a form, a map."""

    kind_of_part = PartKind.INSTRUMENTS
    says = ("title", "used_for")

    of = _part_of(PartKind.INSTRUMENTS)
    title = models.CharField("hulpmiddel", max_length=120)
    used_for = models.TextField("waarvoor")

    class Meta(ApproachPart.Meta):
        constraints = [_known_once("instrument")]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {"title", "used_for"}

    def __str__(self) -> str:
        return self.title


class ApproachGate(ApproachPart):
    """What must be so before a family goes on from a phase of safety. Never time alone."""

    kind_of_part = PartKind.GATES
    says = ("phase", "wording", "needs_agreement", "quiet_days")

    of = _part_of(PartKind.GATES)
    phase = models.CharField("om verder te gaan dan", max_length=20)
    wording = models.TextField("wat er zo moet zijn")
    needs_agreement = models.BooleanField("er geldt een veiligheidsafspraak", default=False)
    quiet_days = models.PositiveSmallIntegerField("dagen zonder bekend incident", null=True, blank=True)

    class Meta(ApproachPart.Meta):
        constraints = [_known_once("gate")]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {"phase", "wording", "needs_agreement", "quiet_days"}

    def __str__(self) -> str:
        return self.wording


class ApproachTrigger(ApproachPart):
    """Within which term a family's plan is looked at after news, and from how much on that is asked."""

    kind_of_part = PartKind.TRIGGERS
    says = ("code", "term", "unit", "threshold")

    of = _part_of(PartKind.TRIGGERS)
    code = models.CharField("wat het plan kan veranderen", max_length=30)
    term = models.PositiveSmallIntegerField("antwoord binnen", default=5)
    unit = models.CharField("uur of werkdagen", max_length=20, choices=TermUnit.choices, default=TermUnit.WORKING_DAYS)
    threshold = models.PositiveSmallIntegerField("vanaf hoeveel", null=True, blank=True)

    class Meta(ApproachPart.Meta):
        constraints = [
            _known_once("trigger"),
            models.UniqueConstraint(fields=["of", "code"], name="trigger_once_per_version"),
            models.CheckConstraint(
                condition=Q(term__gte=1, unit__in=[TermUnit.HOURS, TermUnit.WORKING_DAYS]), name="trigger_with_a_term"
            ),
            models.CheckConstraint(
                condition=Q(threshold__isnull=True) | Q(threshold__gte=1), name="trigger_from_one_on"
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {"code", "term", "unit", "threshold"}


class ApproachBasis(ApproachPart):
    """What somebody with a role reads as a rule, for what, on which law, for how long. A proposal: people decide."""

    kind_of_part = PartKind.BASES
    says = ("circle_role", "sections", "purpose", "basis", "article", "days")

    of = _part_of(PartKind.BASES)
    circle_role = models.CharField("rol in de kring", max_length=30)
    sections = ArrayField(models.CharField(max_length=20), verbose_name="onderdelen")
    purpose = models.TextField("waarvoor")
    basis = models.CharField("grondslag", max_length=40)
    article = models.CharField("artikel", max_length=120, blank=True)
    days = models.PositiveSmallIntegerField("aantal dagen", default=180)

    class Meta(ApproachPart.Meta):
        constraints = [
            _known_once("basis"),
            models.UniqueConstraint(fields=["of", "circle_role"], name="basis_once_per_role"),
            models.CheckConstraint(condition=Q(days__gte=1), name="basis_has_an_end"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = PART_PLAIN | {"circle_role", "sections", "purpose", "basis", "article", "days"}


PARTS: dict[PartKind, type[ApproachPart]] = {
    model.kind_of_part: model
    for model in (
        ApproachStep, ApproachCriterion, ApproachParty, ApproachRole, ApproachInstrument, ApproachGate,
        ApproachTrigger, ApproachBasis,
    )
}  # fmt: skip
