"""Who stands in for whom, from when till when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.models import Professional, Team


class Replacement(models.Model):
    """A professional is away and a colleague of the same organisation sees their families. Why is not asked."""

    access = OwnRule()

    absent = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie is er niet")
    replacement = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie vervangt")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="team")
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot")
    ended_at = models.DateTimeField("eerder gestopt op", null=True, blank=True)
    named_by = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="aangewezen door")
    named_at = models.DateTimeField("aangewezen op", default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="replacement_has_an_end"),
            models.CheckConstraint(condition=~Q(absent=F("replacement")), name="replacement_by_somebody_else"),
        ]
        indexes = [
            models.Index(fields=["replacement", "until_on"], name="replacement_of_professional"),
            models.Index(fields=["absent", "until_on"], name="replacement_for_professional"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "absent", "replacement", "team", "from_on", "until_on", "ended_at", "named_by", "named_at"}
