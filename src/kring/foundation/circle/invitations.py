"""An invitation to come in: given face to face, on paper, by whoever carries the family."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import CircleRow
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, and which of them still open something."""

    def open(self) -> InvitationQuerySet:
        """Not used, not ended, and not too old."""
        return self.filter(used_at__isnull=True, ended_at__isnull=True, valid_until__gt=timezone.now())


class Invitation(models.Model):
    """Somebody of the family may make an account with the code on this paper: once, and not for long."""

    section: ClassVar[Section] = Section.CIRCLE
    access = CircleRow("circle", family=False)

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="voor wie")
    code = models.CharField("vingerafdruk van de code", max_length=64, unique=True)
    judged_capable = models.BooleanField("kan dit zelf overzien", null=True, blank=True)
    made_by = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="gegeven door")
    made_at = models.DateTimeField("gegeven op", default=timezone.now)
    valid_until = models.DateTimeField("geldig tot")
    wrong_tries = models.PositiveSmallIntegerField("verkeerd geprobeerd", default=0)
    used_at = models.DateTimeField("gebruikt op", null=True, blank=True)
    ended_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gt=F("made_at")), name="invitation_has_an_end"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at__isnull=True, ended_at__isnull=True),
                name="invitation_one_at_a_time",
            ),
        ]

    class Privacy:
        personal = {"code", "judged_capable"}
        plain = {
            "id", "dossier", "person", "made_by", "made_at", "valid_until", "wrong_tries", "used_at", "ended_at",
        }  # fmt: skip
