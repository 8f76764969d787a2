"""How factors work on each other, what may explain it, and who sees it how."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kring.casework.explanation.choices import Certainty, HypothesisStatus, Strength
from kring.casework.explanation.models.analysis import Factor
from kring.casework.explanation.querysets import (
    ArgumentQuerySet,
    HypothesisQuerySet,
    InfluenceQuerySet,
    PerspectiveQuerySet,
    StanceQuerySet,
)
from kring.foundation.circle.choices import Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional


@keeps_history
class Influence(DossierRecord):
    """One factor works on another: an arrow of the map. Seen by whoever may see both ends."""

    section: ClassVar[Section] = Section.EXPLANATION
    follows = ("source", "target")

    source = models.ForeignKey(Factor, models.CASCADE, related_name="+", verbose_name="wat invloed heeft")
    target = models.ForeignKey(Factor, models.CASCADE, related_name="+", verbose_name="waarop")
    strength = models.CharField("hoe sterk", max_length=12, choices=Strength.choices)
    certainty = models.CharField("hoe zeker", max_length=12, choices=Certainty.choices)
    seen_on = models.DateField("gezien op")
    dropped_on = models.DateField("geldt niet meer sinds", null=True, blank=True)

    objects = InfluenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=F("target")), name="influence_on_another"),
            models.UniqueConstraint(
                fields=["source", "target"], name="one_influence_each_way", condition=Q(dropped_on__isnull=True)
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL
        plain = RECORD_PLAIN | {"source", "target", "strength", "certainty", "seen_on", "dropped_on"}


@keeps_history
class Hypothesis(DossierRecord):
    """What may explain it: a thought that is held against what supports and what contradicts it."""

    section: ClassVar[Section] = Section.EXPLANATION

    wording = models.TextField("mogelijke verklaring")
    status = models.CharField(
        "hoe het ervoor staat", max_length=12, choices=HypothesisStatus.choices, default=HypothesisStatus.OPEN
    )
    weighed_on = models.DateField("gewogen op", null=True, blank=True)
    outcome = models.TextField("waarom", blank=True)
    challenger = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="wie tegenspraak geeft"
    )
    challenge = models.TextField("tegenspraak", blank=True)
    challenged_on = models.DateField("tegenspraak gegeven op", null=True, blank=True)

    objects = HypothesisQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mogelijke verklaringen"
        constraints = [
            models.CheckConstraint(
                condition=Q(status=HypothesisStatus.OPEN, weighed_on__isnull=True)
                | (~Q(status=HypothesisStatus.OPEN) & Q(weighed_on__isnull=False) & ~Q(outcome="")),
                name="hypothesis_weighed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(challenged_on__isnull=True) | (Q(challenger__isnull=False) & ~Q(challenge="")),
                name="hypothesis_challenged_by_somebody",
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"wording", "outcome", "challenge"}
        plain = RECORD_PLAIN | {"status", "weighed_on", "challenger", "challenged_on"}


@keeps_history
class Argument(DossierRecord):
    """A factor that supports a hypothesis, or speaks against it."""

    section: ClassVar[Section] = Section.EXPLANATION
    follows = ("hypothesis", "factor")

    hypothesis = models.ForeignKey(
        Hypothesis, models.CASCADE, related_name="arguments", verbose_name="mogelijke verklaring"
    )
    factor = models.ForeignKey(Factor, models.CASCADE, related_name="+", verbose_name="wat er speelt")
    supports = models.BooleanField("spreekt voor")
    dropped_on = models.DateField("geldt niet meer sinds", null=True, blank=True)

    objects = ArgumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hypothesis", "factor"], name="one_argument_each", condition=Q(dropped_on__isnull=True)
            )
        ]

    class Privacy:
        personal = RECORD_PERSONAL
        plain = RECORD_PLAIN | {"hypothesis", "factor", "supports", "dropped_on"}


@keeps_history
class Stance(DossierRecord):
    """Who agrees with a hypothesis and who does not, and why. It stays on the page; the newest of each counts."""

    section: ClassVar[Section] = Section.EXPLANATION
    follows = ("hypothesis",)

    hypothesis = models.ForeignKey(
        Hypothesis, models.CASCADE, related_name="stances", verbose_name="mogelijke verklaring"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gezinslid"
    )
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="professional"
    )
    agrees = models.BooleanField("is het eens")
    words = models.TextField("waarom", blank=True)
    said_on = models.DateField("gezegd op")

    objects = StanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, professional__isnull=True)
                | Q(person__isnull=True, professional__isnull=False),
                name="stance_of_one",
            ),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(words=""), name="stance_dissent_says_why"),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"agrees", "words"}
        plain = RECORD_PLAIN | {"hypothesis", "person", "professional", "said_on"}


@keeps_history
class Perspective(DossierRecord):
    """How one member sees it, in their own words. Theirs alone, unless they want the whole family to read it."""

    section: ClassVar[Section] = Section.EXPLANATION

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="van wie")
    words = models.TextField("hoe die het ziet")
    said_on = models.DateField("gezegd op")

    objects = PerspectiveQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="perspective_has_words")]

    class Privacy:
        personal = RECORD_PERSONAL | {"words"}
        plain = RECORD_PLAIN | {"person", "said_on"}
