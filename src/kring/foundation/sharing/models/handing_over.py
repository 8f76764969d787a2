"""A warm hand-over on its way: who gives, who takes, what the family was told, and both signatures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.models import Handover, Involvement
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional, Team
from kring.foundation.sharing.choices import ToldHow
from kring.foundation.sharing.models.grounds import Ground
from kring.foundation.sharing.querysets import PreparedHandoverQuerySet, ToldOfHandoverQuerySet


@keeps_history
class PreparedHandover(DossierRecord):
    """A role is going to somebody else. The giver keeps it until both signed and the family knows."""

    section: ClassVar[Section] = Section.CIRCLE

    role = models.CharField("rol", max_length=30, choices=InvolvementRole.choices)
    giver = models.ForeignKey(Involvement, models.CASCADE, related_name="+", verbose_name="wie overdraagt")
    to = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="aan wie")
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="voor welk team")
    from_on = models.DateField("vanaf")
    reason = models.TextField("waarom")
    words = models.TextField("wat de ander verder moet weten", blank=True)
    giver_signed_at = models.DateTimeField("gever tekende op", null=True, blank=True)
    giver_signed_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="getekend door"
    )
    # Empty when whoever hands over signed for themselves.
    signed_for_because = models.TextField("waarom iemand anders tekende", blank=True)
    receiver_signed_at = models.DateTimeField("ontvanger tekende op", null=True, blank=True)
    declined_at = models.DateTimeField("niet aangenomen op", null=True, blank=True)
    declined_because = models.TextField("waarom niet aangenomen", blank=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    withdrawn_because = models.TextField("waarom ingetrokken", blank=True)
    # From this moment on the receiver has the role: the ranges of the involvements say so, no job has to run.
    moves_at = models.DateTimeField("gaat over op", null=True, blank=True)
    settled_at = models.DateTimeField("afgerond op", null=True, blank=True)
    handover = models.ForeignKey(
        Handover, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="de overdracht zelf"
    )
    ground = models.ForeignKey(
        Ground, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="de grond die erbij hoort"
    )

    objects = PreparedHandoverQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "role"],
                condition=Q(declined_at__isnull=True, withdrawn_at__isnull=True, settled_at__isnull=True),
                name="one_prepared_handover_of_a_role",
            ),
            models.CheckConstraint(
                condition=Q(moves_at__isnull=True)
                | Q(giver_signed_at__isnull=False, receiver_signed_at__isnull=False, handover__isnull=False)
                | Q(withdrawn_at__isnull=False),
                name="handover_moves_when_both_signed",
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | Q(receiver_signed_at__isnull=True),
                name="handover_signed_or_declined",
            ),
        ]
        indexes = [
            models.Index(fields=["to"], name="handover_waits_for", condition=Q(receiver_signed_at__isnull=True)),
            models.Index(fields=["moves_at"], name="handover_to_settle", condition=Q(settled_at__isnull=True)),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"reason", "words", "signed_for_because", "declined_because", "withdrawn_because"}
        plain = RECORD_PLAIN | {
            "role", "giver", "to", "to_team", "from_on", "giver_signed_at", "giver_signed_by", "receiver_signed_at",
            "declined_at", "withdrawn_at", "moves_at", "settled_at", "handover", "ground",
        }  # fmt: skip

    @property
    def is_on_its_way(self) -> bool:
        """Whether anything can still be done about it."""
        return self.declined_at is None and self.withdrawn_at is None and self.settled_at is None


@keeps_history
class ToldOfHandover(DossierRecord):
    """What one family member was told of a hand-over: when, how and by whom; or why not yet, and until when."""

    section: ClassVar[Section] = Section.CIRCLE
    follows: ClassVar[tuple[str, ...]] = ("prepared",)

    prepared = models.ForeignKey(PreparedHandover, models.CASCADE, related_name="told", verbose_name="welke overdracht")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="aan wie verteld")
    told_on = models.DateField("verteld op", null=True, blank=True)
    how = models.CharField("hoe", max_length=10, choices=ToldHow.choices, blank=True)
    told_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="verteld door"
    )
    # What this person reads on their own page until the day has come.
    words = models.TextField("wat er is verteld", blank=True)
    not_told_reason = models.TextField("waarom nog niet verteld", blank=True)
    tell_by = models.DateField("uiterlijk vertellen op", null=True, blank=True)
    ended_at = models.DateTimeField("voorbij sinds", null=True, blank=True)

    objects = ToldOfHandoverQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prepared", "person"], name="told_of_handover_once"),
            models.CheckConstraint(
                condition=(Q(told_on__isnull=False, told_by__isnull=False) & ~Q(how="") & ~Q(words=""))
                | (Q(told_on__isnull=True, tell_by__isnull=False) & ~Q(not_told_reason="")),
                name="told_of_handover_or_why_not",
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"person", "words", "not_told_reason"}
        plain = RECORD_PLAIN | {"prepared", "told_on", "how", "told_by", "tell_by", "ended_at"}
