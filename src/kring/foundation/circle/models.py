"""Who is involved with a family, as what, from when till when; and what happened, line by line."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.approaches import ApproachCheck, DossierApproach, RoleTaken
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.dossiers import Dossier, Member
from kring.foundation.circle.invitations import Invitation
from kring.foundation.circle.querysets import InvolvementQuerySet
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.circle.ties import Tie
from kring.foundation.core.access import CircleRow
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional, Team

__all__ = [
    "ApproachCheck", "ChronologyLine", "Dossier", "DossierApproach", "DossierRecord", "Handover",
    "Invitation", "Involvement", "LastLook", "Member", "RoleTaken", "Tie",
]  # fmt: skip


class Involvement(models.Model):
    """Somebody is involved with a family in a role. Exactly one coordinator and one safety holder at every moment."""

    section: ClassVar[Section] = Section.CIRCLE
    access = CircleRow("circle")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    role = models.CharField("rol", max_length=30, choices=InvolvementRole.choices)
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="professional"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="team")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="iemand uit het netwerk"
    )
    started_at = models.DateTimeField("vanaf", default=timezone.now)
    ended_at = models.DateTimeField("tot", null=True, blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(professional__isnull=False, team__isnull=False, person__isnull=True)
                | Q(professional__isnull=True, team__isnull=False, person__isnull=True)
                | Q(professional__isnull=True, team__isnull=True, person__isnull=False),
                name="involvement_of_one_party",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["coordinator", "second", "safety_holder"]) | Q(professional__isnull=False),
                name="involvement_with_a_known_face",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gt=F("started_at")),
                name="involvement_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["professional"], name="involvement_of_professional"),
            models.Index(fields=["team"], name="involvement_of_team"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "dossier", "role", "professional", "team", "person", "started_at", "ended_at"}


class Handover(models.Model):
    """A role passed from one professional to another, in one step and without a gap."""

    section: ClassVar[Section] = Section.CIRCLE
    access = CircleRow("circle")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    role = models.CharField("rol", max_length=30, choices=InvolvementRole.choices)
    giver = models.ForeignKey(Involvement, models.PROTECT, related_name="+", verbose_name="gaf over")
    receiver = models.ForeignKey(Involvement, models.PROTECT, related_name="+", verbose_name="nam over")
    handed_at = models.DateTimeField("overgedragen op")
    reason = models.TextField("waarom")

    class Privacy:
        personal = {"reason"}
        plain = {"id", "dossier", "role", "giver", "receiver", "handed_at"}


@keeps_history
class ChronologyLine(DossierRecord):
    """One line of what happened. Each line belongs to the section of what it tells about."""

    section: ClassVar[Section] = Section.CIRCLE
    section_field = "of_section"

    of_section = models.CharField("onderdeel", max_length=20, choices=Section.choices)
    kind = models.CharField("soort", max_length=20, choices=LineKind.choices)
    happened_at = models.DateTimeField("gebeurd op", default=timezone.now)
    sentence = models.TextField("wat er gebeurde")
    teller = models.CharField("wie", max_length=160, blank=True)
    item_key = models.CharField("waarover", max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "-happened_at"], name="chronology_newest_first")]

    class Privacy:
        personal = RECORD_PERSONAL | {"sentence", "teller"}
        plain = RECORD_PLAIN | {"of_section", "kind", "happened_at", "item_key"}


class LastLook(models.Model):
    """When a professional last looked at a dossier: what is newer asks for attention."""

    section: ClassVar[Section] = Section.CIRCLE
    access = CircleRow(None, family=False, each_their_own=True)

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    professional = models.ForeignKey(Professional, models.CASCADE, related_name="+", verbose_name="professional")
    looked_at = models.DateTimeField("gekeken op", default=timezone.now)
    # The last time before the day of `looked_at`: a page that is opened twice on one day loses nothing.
    looked_before_at = models.DateTimeField("daarvoor gekeken op", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "professional"], name="last_look_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "dossier", "professional", "looked_at", "looked_before_at"}
