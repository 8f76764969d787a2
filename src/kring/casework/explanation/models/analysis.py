"""The joint explanation: what plays a part, and how it hangs together according to everyone."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from kring.casework.explanation.choices import Domain, FactorFunction, SourceKind, Valence
from kring.casework.explanation.querysets import ExplanationQuerySet, FactorQuerySet, StatedNeedQuerySet
from kring.foundation.circle.choices import Need, Section
from kring.foundation.circle.records import RECORD_PERSONAL, RECORD_PLAIN, DossierRecord, keeps_history
from kring.foundation.households.persons import Person

# Only the work that Kring does itself may take a dossier away as a whole, when its term of keeping is over.
A_SHARED_VERSION_STAYS = pgtrigger.Trigger(
    name="shared_explanation_stays",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    condition=pgtrigger.Q(old__shared_on__isnull=False),
    func="""
        IF TG_OP = 'DELETE' AND current_setting('kring.viewer_kind', true) = 'job' THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'explanation % is shared and stays as it is', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'shared_explanation_stays';
    """,
)


@keeps_history
class Factor(DossierRecord):
    """Something that plays a part: it makes things hard, or it helps."""

    section: ClassVar[Section] = Section.EXPLANATION

    wording = models.TextField("wat er speelt")
    own_words = models.TextField("in eigen woorden", blank=True)
    domain = models.CharField("waar het over gaat", max_length=30, choices=Domain.choices)
    valence = models.CharField("maakt het moeilijk of helpt", max_length=12, choices=Valence.choices)
    function = models.CharField("wat het doet", max_length=20, choices=FactorFunction.choices)
    source_kind = models.CharField("hoe we dit weten", max_length=20, choices=SourceKind.choices)
    told_by = models.CharField("van wie", max_length=160, blank=True)
    verified = models.BooleanField("nagekeken", default=False)
    identified_on = models.DateField("gezien op")
    dropped_on = models.DateField("speelt niet meer sinds", null=True, blank=True)

    objects = FactorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(valence="protective") & Q(function="protective"))
                | (Q(valence="risk") & ~Q(function="protective")),
                name="factor_helps_or_makes_hard",
            ),
            models.CheckConstraint(
                condition=~Q(source_kind__in=["statement", "opinion"]) | ~Q(told_by=""),
                name="factor_statement_of_somebody",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | Q(dropped_on__gte=F("identified_on")),
                name="factor_over_after_it_was_seen",
            ),
        ]

    class Privacy:
        personal = RECORD_PERSONAL | {"wording", "own_words", "told_by"}
        plain = RECORD_PLAIN | {
            "domain", "valence", "function", "source_kind", "verified", "identified_on", "dropped_on",
        }  # fmt: skip


@keeps_history
class Explanation(DossierRecord):
    """How it hangs together, in words that the family and the helpers share. A shared version is fixed."""

    section: ClassVar[Section] = Section.EXPLANATION

    number = models.PositiveIntegerField("versie van de verklaring")
    text = models.TextField("onze verklaring")
    dissent = models.TextField("waarover we het niet eens zijn", blank=True)
    organisations_present = models.PositiveSmallIntegerField("aantal organisaties erbij", null=True, blank=True)
    family_present = models.BooleanField("het gezin was erbij", null=True, blank=True)
    shared_on = models.DateField("samen vastgesteld op", null=True, blank=True)

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="explanation_numbered"),
            models.UniqueConstraint(
                fields=["dossier"], name="one_draft_explanation", condition=Q(shared_on__isnull=True)
            ),
        ]
        triggers = [A_SHARED_VERSION_STAYS]

    class Privacy:
        personal = RECORD_PERSONAL | {"text", "dissent"}
        plain = RECORD_PLAIN | {"number", "organisations_present", "family_present", "shared_on"}


@keeps_history
class StatedNeed(DossierRecord):
    """What one member says to need, on a day, in their own words: theirs, so `about` is that member alone."""

    section: ClassVar[Section] = Section.FAMILY

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="van wie")
    need = models.CharField("behoefte", max_length=20, choices=Need.choices)
    words = models.TextField("in eigen woorden", blank=True)
    said_on = models.DateField("gezegd op")

    objects = StatedNeedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(need=Need.UNKNOWN), name="stated_need_is_an_answer")]

    class Privacy:
        personal = RECORD_PERSONAL | {"need", "words"}
        plain = RECORD_PLAIN | {"person", "said_on"}
