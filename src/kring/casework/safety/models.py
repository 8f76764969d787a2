"""Safety: how safe it is according to whom, what was agreed about it, what went wrong, and in which phase we are."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kring.casework.safety.choices import CheckInOutcome, CheckInWay, IncidentKind, PhaseCode, Severity, StepDirection
from kring.casework.safety.querysets import AgreementQuerySet, CheckInQuerySet, PhaseQuerySet, StepQuerySet
from kring.foundation.circle.choices import Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.core.access import PartOf
from kring.foundation.households.persons import Person
from kring.foundation.organisations.approaches.parts import ApproachCriterion
from kring.foundation.organisations.models import Professional


@keeps_history
class SafetyRating(DossierRecord):
    """How safe it is, 0 to 10, according to one family member or one professional."""

    section: ClassVar[Section] = Section.SAFETY

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="volgens gezinslid"
    )
    professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="volgens professional"
    )
    rated_on = models.DateField("op")
    score = models.PositiveSmallIntegerField("cijfer")
    words = models.TextField("waarom dit cijfer", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__lte=10), name="safety_rating_up_to_ten"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, professional__isnull=True)
                | Q(person__isnull=True, professional__isnull=False),
                name="safety_rating_by_one",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "rated_on"], name="safety_over_time")]

    class Privacy:
        personal = RECORD_PERSONAL | {"score", "words"}
        plain = RECORD_PLAIN | {"person", "professional", "rated_on"}


@keeps_history
class SafetyAgreement(DossierRecord):
    """What was agreed to keep everyone safe: who does what when, and what then."""

    section: ClassVar[Section] = Section.SAFETY

    wording = models.TextField("afspraak")
    safe_enough = models.TextField("wat is veilig genoeg", blank=True)
    doer = models.CharField("wie doet dit", max_length=200)
    when = models.CharField("wanneer", max_length=200, blank=True)
    network_person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="wie van het netwerk"
    )
    otherwise = models.TextField("wat als het niet lukt", blank=True)
    agreed_on = models.DateField("afgesproken op")
    ended_on = models.DateField("geldt niet meer sinds", null=True, blank=True)
    ended_because = models.TextField("waarom die niet meer geldt", blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("agreed_on")),
                name="agreement_ends_after_agreed",
            )
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"wording", "safe_enough", "doer", "when", "otherwise", "ended_because"}
        plain = RECORD_PLAIN | {"network_person", "agreed_on", "ended_on"}


@keeps_history
class BrokenAgreement(DossierRecord):
    """One time that a safety agreement failed. A row of its own, so that it can be kept from somebody."""

    section: ClassVar[Section] = Section.SAFETY
    follows = ("agreement",)

    agreement = models.ForeignKey(SafetyAgreement, models.CASCADE, related_name="breaks", verbose_name="afspraak")
    happened_on = models.DateField("niet gelukt op")
    words = models.TextField("wat er gebeurde")
    # Empty when a professional wrote it down.
    told_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="verteld door"
    )

    class Meta:
        indexes = [models.Index(fields=["agreement", "-happened_on"], name="last_break_of_agreement")]

    class Privacy:
        personal = RECORD_PERSONAL | {"words", "told_by"}
        plain = RECORD_PLAIN | {"agreement", "happened_on"}


@keeps_history
class Incident(DossierRecord):
    """Violence or neglect that became known."""

    section: ClassVar[Section] = Section.SAFETY

    kind = models.CharField("soort", max_length=20, choices=IncidentKind.choices)
    severity = models.CharField("ernst", max_length=20, choices=Severity.choices)
    occurred_on = models.DateField("gebeurd op", null=True, blank=True)
    known_on = models.DateField("bekend sinds")
    done_by = ArrayField(models.BigIntegerField(), verbose_name="wie deed het", default=list, blank=True)
    done_to = ArrayField(models.BigIntegerField(), verbose_name="wie overkwam het", default=list, blank=True)
    description = models.TextField("wat er gebeurde")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_on__isnull=True) | Q(occurred_on__lte=F("known_on")),
                name="incident_known_after_it_happened",
            )
        ]
        indexes = [models.Index(fields=["dossier", "-known_on"], name="incident_newest_first")]

    class Privacy:
        personal = RECORD_PERSONAL | {"kind", "severity", "done_by", "done_to", "description"}
        plain = RECORD_PLAIN | {"occurred_on", "known_on"}


@keeps_history
class Phase(DossierRecord):
    """The phase of safety in which a family is. It never moves by time alone."""

    section: ClassVar[Section] = Section.SAFETY

    code = models.CharField("fase", max_length=20, choices=PhaseCode.choices)
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot", null=True, blank=True)
    evidence = models.TextField("waaruit dat blijkt", blank=True)
    confirmed_at = models.DateTimeField("opnieuw nagekeken op", null=True, blank=True)
    checked_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nagekeken door"
    )

    objects = PhaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="phase_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["dossier"], name="one_phase_at_a_time", condition=Q(until_on__isnull=True)),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"code", "evidence"}
        plain = RECORD_PLAIN | {"from_on", "until_on", "confirmed_at", "checked_by"}


@keeps_history
class CheckIn(DossierRecord):
    """A planned moment at which one person is asked how safe it is. Skipping it does no harm and means nothing."""

    section: ClassVar[Section] = Section.SAFETY
    follows = ("rating",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="aan wie")
    asker = models.ForeignKey(Professional, models.PROTECT, related_name="+", verbose_name="wie vraagt het")
    way = models.CharField("hoe", max_length=10, choices=CheckInWay.choices)
    on = models.DateField("wanneer")
    outcome = models.CharField(
        "wat ervan kwam", max_length=12, choices=CheckInOutcome.choices, default=CheckInOutcome.PLANNED
    )
    outcome_at = models.DateTimeField("vastgelegd op", null=True, blank=True)
    rating = models.ForeignKey(
        SafetyRating, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="het cijfer"
    )

    objects = CheckInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=CheckInOutcome.PLANNED, outcome_at__isnull=True)
                | (~Q(outcome=CheckInOutcome.PLANNED) & Q(outcome_at__isnull=False)),
                name="check_in_outcome_with_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(outcome=CheckInOutcome.ANSWERED, rating__isnull=False)
                | (~Q(outcome=CheckInOutcome.ANSWERED) & Q(rating__isnull=True)),
                name="check_in_answered_with_a_rating",
            ),
            models.UniqueConstraint(fields=["dossier", "person", "on"], name="check_in_once_a_day"),
        ]
        indexes = [models.Index(fields=["on"], name="check_in_planned", condition=Q(outcome=CheckInOutcome.PLANNED))]

    class Privacy:
        personal = RECORD_PERSONAL | {"outcome"}
        plain = RECORD_PLAIN | {"person", "asker", "way", "on", "outcome_at", "rating"}


@keeps_history
class CareStep(DossierRecord):
    """A step up or down in how much help there is: why, what was agreed for after, and a way back."""

    section: ClassVar[Section] = Section.SAFETY

    direction = models.CharField("op of af", max_length=4, choices=StepDirection.choices)
    wording = models.TextField("wat er verandert")
    criteria = ArrayField(models.CharField(max_length=40), verbose_name="wat er zo is", default=list, blank=True)
    evidence = models.TextField("waaruit dat blijkt")
    agreed_after = models.TextField("wat er voor daarna is afgesproken", blank=True)
    watched_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="wie volgt hoe het gaat"
    )
    taken_on = models.DateField("vanaf")
    look_again_on = models.DateField("opnieuw bekijken op", null=True, blank=True)
    undone_at = models.DateTimeField("teruggedraaid op", null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(direction=StepDirection.DOWN)
                | (~Q(agreed_after="") & Q(look_again_on__isnull=False, watched_by__isnull=False)),
                name="step_down_with_what_comes_after",
            ),
            models.CheckConstraint(
                condition=Q(look_again_on__isnull=True) | Q(look_again_on__gt=F("taken_on")),
                name="step_looked_at_after_it_was_taken",
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"direction", "wording", "criteria", "evidence", "agreed_after"}
        plain = RECORD_PLAIN | {"watched_by", "taken_on", "look_again_on", "undone_at"}


class StepCriterion(models.Model):
    """A criterion of the approach that the family follows, as it read when a step was taken, and whether it was so."""

    section: ClassVar[Section] = Section.SAFETY
    access = PartOf("safety.CareStep", "step_id")

    step = models.ForeignKey(CareStep, models.CASCADE, related_name="of_approach", verbose_name="stap")
    criterion = models.ForeignKey(
        ApproachCriterion, models.PROTECT, related_name="+", verbose_name="criterium van de werkwijze"
    )
    wording = models.TextField("zoals het er toen stond")
    holds = models.BooleanField("het is zo")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "criterion"], name="step_criterion_once")]

    class Privacy:
        personal = {"holds"}
        plain = {"id", "step", "criterion", "wording"}
