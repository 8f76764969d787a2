"""The plan: what the family wants to be different, who does what for it, and in which legal frame."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kring.casework.plans.choices import ActionKind, LegalFrame, LineOf, OrderKind
from kring.casework.plans.querysets import ActionQuerySet, GoalQuerySet, OrderQuerySet
from kring.foundation.circle.choices import Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Organisation, Professional, Service


@keeps_history
class Goal(DossierRecord):
    """Something the family wants to be different, in the family's own words."""

    section: ClassVar[Section] = Section.PLAN

    wording = models.TextField("doel")
    whose = models.CharField("van wie", max_length=160, blank=True)
    noticed_by = models.TextField("waaraan merken we het", blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    agreed_on = models.DateField("afgesproken op")
    aim_on = models.DateField("bereikt voor", null=True, blank=True)
    reached_on = models.DateField("bereikt op", null=True, blank=True)
    dropped_on = models.DateField("losgelaten op", null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(reached_on__gte=F("agreed_on")),
                name="goal_reached_after_agreed",
            ),
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(dropped_on__isnull=True), name="goal_reached_or_dropped"
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"wording", "whose", "noticed_by"}
        plain = RECORD_PLAIN | {"position", "agreed_on", "aim_on", "reached_on", "dropped_on"}


@keeps_history
class GoalScore(DossierRecord):
    """How near a goal is, 0 to 10, according to one person or professional."""

    section: ClassVar[Section] = Section.PLAN
    follows = ("goal",)

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="scores", verbose_name="doel")
    scorer = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="volgens wie"
    )
    scored_on = models.DateField("op")
    score = models.PositiveSmallIntegerField("cijfer")
    one_more = models.TextField("hoe ziet één punt meer eruit", blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(score__lte=10), name="goal_score_up_to_ten")]

    class Privacy:
        personal = RECORD_PERSONAL | {"score", "one_more"}
        plain = RECORD_PLAIN | {"goal", "scorer", "scored_on"}


@keeps_history
class CourtOrder(DossierRecord):
    """What a court or a mayor ordered, for whom, from when till when."""

    section: ClassVar[Section] = Section.FRAME

    kind = models.CharField("soort", max_length=40, choices=OrderKind.choices)
    whom = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="voor wie")
    court = models.CharField("uitgesproken door", max_length=160)
    reference = models.CharField("zaaknummer", max_length=80, blank=True)
    executor = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="uitgevoerd door"
    )
    decided_on = models.DateField("uitgesproken op")
    from_on = models.DateField("geldt vanaf")
    until_on = models.DateField("geldt tot", null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")), name="order_ends_after_it_begins"
            )
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"kind", "court", "reference"}
        plain = RECORD_PLAIN | {"whom", "executor", "decided_on", "from_on", "until_on"}


@keeps_history
class Action(DossierRecord):
    """Who does what, from when, in which legal frame. Compulsory only on an order."""

    section: ClassVar[Section] = Section.PLAN
    # What is compulsory tells that there is an order.
    follows = ("goal", "order")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="actions", null=True, blank=True, verbose_name="doel")
    wording = models.TextField("wat er gebeurt")
    kind = models.CharField("soort", max_length=20, choices=ActionKind.choices, default=ActionKind.HELP)
    frame = models.CharField("juridisch kader", max_length=12, choices=LegalFrame.choices)
    order = models.ForeignKey(
        CourtOrder, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="op grond van"
    )
    doer_professional = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="professional"
    )
    doer_person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gezinslid of netwerk"
    )
    doer_organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="organisatie"
    )
    service = models.ForeignKey(
        Service, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="hulpaanbod"
    )
    condition = models.TextField("als … dan …", blank=True)
    waits_until_on = models.DateField("wachten tot", null=True, blank=True)
    bridge = models.TextField("wat er gebeurt in de wachttijd", blank=True)
    agreed_on = models.DateField("afgesproken op")
    due_on = models.DateField("klaar voor", null=True, blank=True)
    started_on = models.DateField("begonnen op", null=True, blank=True)
    ended_on = models.DateField("klaar op", null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(frame="compulsory") | Q(order__isnull=False), name="action_compulsory_only_on_an_order"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("agreed_on")), name="action_ends_after_agreed"
            ),
            models.CheckConstraint(
                condition=Q(doer_professional__isnull=False)
                | Q(doer_person__isnull=False)
                | Q(doer_organisation__isnull=False),
                name="action_done_by_somebody",
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"wording", "condition", "bridge", "frame"}
        plain = RECORD_PLAIN | {
            "goal", "kind", "order", "doer_professional", "doer_person", "doer_organisation", "service", "agreed_on",
            "waits_until_on", "due_on", "started_on", "ended_on",
        }  # fmt: skip


@keeps_history
class PlanVersion(DossierRecord):
    """The plan as it was agreed at one moment, and why it changed."""

    section: ClassVar[Section] = Section.PLAN

    number = models.PositiveIntegerField("versie van het plan")
    agreed_on = models.DateField("afgesproken op")
    reason = models.TextField("waarom")
    look_again_on = models.DateField("opnieuw bekijken op", null=True, blank=True)
    organisations_present = models.PositiveSmallIntegerField("aantal organisaties erbij", null=True, blank=True)
    family_present = models.BooleanField("het gezin was erbij", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="plan_version_numbered")]

    class Privacy:
        personal = RECORD_PERSONAL | {"reason"}
        plain = RECORD_PLAIN | {"number", "agreed_on", "look_again_on", "organisations_present", "family_present"}


@keeps_history
class PlanVersionLine(DossierRecord):
    """One goal or action as it stood in a version. A row of its own: each is for whom the goal or action is for.

    It holds all that can be agreed otherwise later; what never changes of an action is read from the action itself.
    """

    section: ClassVar[Section] = Section.PLAN
    follows = ("plan_version",)

    plan_version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="lines", verbose_name="versie")
    kind = models.CharField("doel of actie", max_length=10, choices=LineOf.choices)
    item_key = models.CharField("welk doel of welke actie", max_length=80)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    wording = models.TextField("tekst")
    whose = models.CharField("van wie", max_length=160, blank=True)
    noticed_by = models.TextField("waaraan merken we het", blank=True)
    frame = models.CharField("juridisch kader", max_length=12, choices=LegalFrame.choices, blank=True)
    condition = models.TextField("als … dan …", blank=True)
    bridge = models.TextField("wat er gebeurt in de wachttijd", blank=True)
    ready_on = models.DateField("voor wanneer", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan_version", "item_key"], name="plan_version_holds_an_item_once")
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"wording", "whose", "noticed_by", "frame", "condition", "bridge"}
        plain = RECORD_PLAIN | {"plan_version", "kind", "item_key", "position", "ready_on"}
