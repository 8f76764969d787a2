"""The approach that a family's circle follows: under which version, what was done of it, who has which part in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.circle.choices import Section
from kring.foundation.circle.querysets import FollowedQuerySet
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import ApproachCriterion, ApproachRole, ApproachStep
from kring.foundation.organisations.models import Professional


@keeps_history
class DossierApproach(DossierRecord):
    """A dossier follows an approach under the version that was agreed. Another one is another row."""

    section: ClassVar[Section] = Section.CIRCLE
    stands_apart: ClassVar[Mapping[str, str]] = {
        "meeting_key": "that an approach was chosen is for everyone, also for who was not at the meeting"
    }

    approach_version = models.ForeignKey(
        ApproachVersion, models.PROTECT, related_name="+", verbose_name="werkwijze zoals afgesproken"
    )
    started_at = models.DateTimeField("gevolgd vanaf", default=timezone.now)
    ended_at = models.DateTimeField("gevolgd tot", null=True, blank=True)
    reported_at = models.DateTimeField("melding kwam binnen op", null=True, blank=True)
    decided_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="besloten door"
    )
    reason = models.TextField("waarom")
    meeting_key = models.CharField("besloten in overleg", max_length=80, blank=True)

    objects = FollowedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(ended_at__isnull=True), name="dossier_one_approach_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="dossier_approach_ends_after_it_begins",
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"reason"}
        plain = RECORD_PLAIN | {
            "approach_version", "started_at", "ended_at", "reported_at", "decided_by", "meeting_key",
        }  # fmt: skip


@keeps_history
class ApproachCheck(DossierRecord):
    """Somebody looked at one step or criterion and says how it is. The newest counts; the earlier ones stay."""

    section: ClassVar[Section] = Section.CIRCLE
    follows: ClassVar[tuple[str, ...]] = ("followed",)

    followed = models.ForeignKey(
        DossierApproach, models.CASCADE, related_name="checks", verbose_name="gevolgde werkwijze"
    )
    step = models.ForeignKey(ApproachStep, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="stap")
    criterion = models.ForeignKey(
        ApproachCriterion, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="criterium"
    )
    holds = models.BooleanField("het is zo")
    evidence = models.TextField("waaruit dat blijkt")
    looked_at = models.DateTimeField("nagekeken op", default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(step__isnull=False, criterion__isnull=True) | Q(step__isnull=True, criterion__isnull=False),
                name="check_of_one_line",
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="check_with_evidence"),
        ]
        indexes = [models.Index(fields=["followed", "-looked_at"], name="check_newest_first")]

    class Privacy:
        personal = RECORD_PERSONAL | {"holds", "evidence"}
        plain = RECORD_PLAIN | {"followed", "step", "criterion", "looked_at"}


@keeps_history
class RoleTaken(DossierRecord):
    """Who has a role of the approach that is no role of the circle."""

    section: ClassVar[Section] = Section.CIRCLE
    follows: ClassVar[tuple[str, ...]] = ("followed",)

    followed = models.ForeignKey(
        DossierApproach, models.CASCADE, related_name="taken", verbose_name="gevolgde werkwijze"
    )
    role = models.ForeignKey(ApproachRole, models.PROTECT, related_name="+", verbose_name="rol")
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="professional")
    started_at = models.DateTimeField("vanaf", default=timezone.now)
    ended_at = models.DateTimeField("tot", null=True, blank=True)

    objects = FollowedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["followed", "role"], condition=Q(ended_at__isnull=True), name="role_taken_by_one"
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL
        plain = RECORD_PLAIN | {"followed", "role", "professional", "started_at", "ended_at"}
