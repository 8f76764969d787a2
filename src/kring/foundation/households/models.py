"""Families: persons, the homes they live in over time, what they are to each other, and who has authority."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kring.foundation.core.access import OwnRule, PersonRow
from kring.foundation.core.encryption import EncryptedText
from kring.foundation.households.choices import AuthoritySource, PlaceKind, RelationKind
from kring.foundation.households.identity import Identity
from kring.foundation.households.persons import Person, PersonAccount
from kring.foundation.households.querysets import DatedQuerySet

__all__ = [
    "Household",
    "Identity",
    "ParentalAuthority",
    "Person",
    "PersonAccount",
    "Place",
    "Relation",
    "Residence",
]


def _ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name=name)


class Household(models.Model):
    """A home in which persons live together. Where it stands is a place, and places may be secret."""

    access = OwnRule()

    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "made_at"}


class Residence(models.Model):
    """A person lives in a household, from when till when. A child of two homes has two residences."""

    access = PersonRow("family", ("person_id",))

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="persoon")
    household = models.ForeignKey(Household, models.CASCADE, related_name="+", verbose_name="huis")
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot", null=True, blank=True)
    nights_per_week = models.PositiveSmallIntegerField("nachten per week", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            _ends_after_it_begins("residence_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(nights_per_week__isnull=True) | Q(nights_per_week__lte=7), name="residence_within_a_week"
            ),
        ]

    class Privacy:
        personal = {"household", "nights_per_week"}
        plain = {"id", "person", "from_on", "until_on"}


class Relation(models.Model):
    """What one person is to another, from when till when: `person` is `kind` of `other`."""

    access = PersonRow("family", ("person_id", "other_id"))

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="persoon")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="van wie")
    kind = models.CharField("soort", max_length=20, choices=RelationKind.choices)
    from_on = models.DateField("vanaf", null=True, blank=True)
    until_on = models.DateField("tot", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="relation_with_somebody_else"),
            models.UniqueConstraint(
                fields=["person", "other", "kind", "from_on"], name="relation_once", nulls_distinct=False
            ),
            _ends_after_it_begins("relation_ends_after_it_begins"),
        ]

    class Privacy:
        personal = {"kind"}
        plain = {"id", "person", "other", "from_on", "until_on"}


class ParentalAuthority(models.Model):
    """A parent decides for a child, by which source, from when till when."""

    access = PersonRow("family", ("parent_id", "child_id"), only_carriers=True)

    parent = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="ouder")
    child = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="kind")
    source = models.CharField("bron", max_length=20, choices=AuthoritySource.choices)
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(parent=F("child")), name="authority_over_somebody_else"),
            _ends_after_it_begins("authority_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["parent", "child"], name="authority_of_parent")]

    class Privacy:
        personal = {"source"}
        plain = {"id", "parent", "child", "from_on", "until_on"}


class Place(models.Model):
    """Where somebody is or can be reached. Each on its own row, because each may be secret for somebody."""

    access = PersonRow("places", ("person_id",))

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="persoon")
    kind = models.CharField("soort", max_length=20, choices=PlaceKind.choices)
    text = EncryptedText("gegevens")
    confidential = models.BooleanField("geheim", default=False)
    from_on = models.DateField("vanaf", null=True, blank=True)
    until_on = models.DateField("tot", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [_ends_after_it_begins("place_ends_after_it_begins")]

    class Privacy:
        personal = {"kind", "text"}
        plain = {"id", "person", "confidential", "from_on", "until_on"}
