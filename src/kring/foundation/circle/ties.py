"""How strong the tie is between a family and somebody around it, as the family and a professional see it together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kring.foundation.circle.choices import Section, TieStrength
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.households.persons import Person


@keeps_history
class Tie(DossierRecord):
    """One tie: of who is involved, or of what is around the family, with one member or with all of them.

    A tie with one member is about that member: one parent does not read how it is between the other and their helper.
    """

    section: ClassVar[Section] = Section.CIRCLE
    follows = ("involvement",)

    involvement = models.ForeignKey(
        "circle.Involvement", models.CASCADE, related_name="+", null=True, blank=True, verbose_name="wie meedoet"
    )
    place = models.CharField("of wat er om het gezin staat", max_length=80, blank=True)
    to = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="met wie van het gezin"
    )
    strength = models.CharField("hoe de band is", max_length=10, choices=TieStrength.choices)
    seen_on = models.DateField("besproken op")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(involvement__isnull=False, place="") | (Q(involvement__isnull=True) & ~Q(place="")),
                name="tie_of_one",
            )
            # Not once for each pair: a refusal would tell that there is a tie which is withheld. The newest counts.
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"place", "strength"}
        plain = RECORD_PLAIN | {"involvement", "to", "seen_on"}
