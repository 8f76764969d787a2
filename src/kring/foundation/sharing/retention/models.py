"""Dated rules for keeping, what is proposed and decided on them, and the proof of what is gone.

What stays after a destruction points to nothing: numbers only, and no key to a table that it outlives.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.core.access import OwnRule
from kring.foundation.organisations.choices import OrganisationKind
from kring.foundation.organisations.models import Organisation, Professional
from kring.foundation.sharing.retention.choices import Extension, Kept, OnRequest, Trigger, Verdict, What
from kring.foundation.sharing.retention.querysets import KeepingQuerySet, RuleQuerySet


class RetentionRule(models.Model):
    """How long one kind of holder keeps one kind of thing, according to which source, from when till when."""

    access = OwnRule()

    # Rules that Kring brings have a code, so that they are brought once.
    code = models.CharField("korte naam", max_length=40, null=True, blank=True, unique=True)
    holder_kind = models.CharField(
        "houder", max_length=30, choices=OrganisationKind.choices, blank=True, help_text="leeg = iedere andere houder"
    )
    kept = models.CharField("waarover", max_length=12, choices=Kept.choices)
    legal_source = models.CharField("bron", max_length=300)
    trigger = models.CharField("telt", max_length=12, choices=Trigger.choices)
    years = models.PositiveSmallIntegerField("aantal jaar")
    extension = models.CharField("langer bewaren", max_length=12, choices=Extension.choices)
    on_request = models.CharField("vernietigen op verzoek", max_length=12, choices=OnRequest.choices)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot", null=True, blank=True)
    # Sources contradict each other. All stand here; one is used.
    is_used = models.BooleanField("Kring rekent hiermee", default=False)
    note = models.TextField("toelichting", blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="retention_rule_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["holder_kind", "kept"],
                condition=Q(is_used=True, valid_until__isnull=True),
                name="retention_rule_one_in_use",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id", "code", "holder_kind", "kept", "legal_source", "trigger", "years", "extension", "on_request",
            "valid_from", "valid_until", "is_used", "note",
        }  # fmt: skip


class RetentionProposal(models.Model):
    """Something of which the term is over, or of which destruction was granted; somebody decides, then it is done."""

    access = OwnRule()

    what = models.CharField("wat", max_length=12, choices=What.choices)
    dossier_number = models.BigIntegerField("nummer van het dossier", null=True, blank=True)
    item_key = models.CharField("welk onderdeel", max_length=80, blank=True)
    holder = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="houder"
    )
    rule = models.ForeignKey(
        RetentionRule, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="regel"
    )
    on_request = models.BooleanField("op verzoek", default=False)
    counts_from = models.DateField("telt vanaf", null=True, blank=True)
    due_on = models.DateField("bewaren tot")
    proposed_at = models.DateTimeField("voorgesteld op", default=timezone.now)
    verdict = models.CharField("besluit", max_length=10, choices=Verdict.choices, null=True, blank=True)
    reason = models.TextField("waarom", blank=True)
    keep_until = models.DateField("langer bewaren tot", null=True, blank=True)
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    decided_by = models.ForeignKey(
        Professional, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="besloten door"
    )
    done_at = models.DateTimeField("uitgevoerd op", null=True, blank=True)

    objects = KeepingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__isnull=True, decided_at__isnull=True, decided_by__isnull=True)
                | (Q(verdict__isnull=False, decided_at__isnull=False, decided_by__isnull=False) & ~Q(reason="")),
                name="retention_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(keep_until__isnull=True) | Q(verdict=Verdict.KEEP), name="retention_kept_until_a_day"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(verdict=Verdict.DESTROY), name="retention_done_after_a_decision"
            ),
            models.UniqueConstraint(
                fields=["what", "dossier_number", "item_key", "holder"],
                condition=~Q(verdict=Verdict.KEEP) | Q(verdict__isnull=True),
                name="retention_proposed_once",
                nulls_distinct=False,
            ),
        ]

    class Privacy:
        personal = {"reason"}
        plain = {
            "id", "what", "dossier_number", "item_key", "holder", "rule", "on_request", "counts_from", "due_on",
            "proposed_at", "verdict", "keep_until", "decided_at", "decided_by", "done_at",
        }  # fmt: skip


class Certificate(models.Model):
    """The proof of a destruction: how many rows of which kinds, when, decided by whom, on which rule. No content."""

    access = OwnRule()

    proposal = models.OneToOneField(
        RetentionProposal, models.PROTECT, related_name="certificate", verbose_name="voorstel"
    )
    destroyed_at = models.DateTimeField("vernietigd op")
    rule_words = models.TextField("op grond van")
    counts = models.JSONField("hoeveel van wat")
    # The numbers of the rows, to look for them later. They lead to nothing any more.
    numbers = models.JSONField("nummers van de rijen")
    digest = models.CharField("controlegetal", max_length=64)

    class Meta:
        indexes = [models.Index(fields=["-destroyed_at"], name="certificate_newest_first")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "proposal", "destroyed_at", "rule_words", "counts", "numbers", "digest"}
