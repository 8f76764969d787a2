"""When the terms of dossiers end: which holders wrote in them, by which rule each keeps, and what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from kring.foundation.circle.choices import InvolvementRole, MemberRole
from kring.foundation.circle.dossiers import Dossier, Member
from kring.foundation.circle.models import Involvement
from kring.foundation.core.dutch import display
from kring.foundation.organisations.models import Organisation
from kring.foundation.sharing.retention import rules
from kring.foundation.sharing.retention.choices import Kept, Verdict, What
from kring.foundation.sharing.retention.models import RetentionProposal, RetentionRule
from kring.foundation.sharing.retention.parts import record_models


@dataclass(frozen=True, slots=True)
class Held:
    """What one holder wrote in one dossier, and until when it is kept. `due_on` None: nobody can say yet."""

    dossier_id: int
    holder_id: int | None
    rule: RetentionRule | None
    counts_from: date | None
    due_on: date | None


class RuleBook:
    """The rules by which Kring counts on one day."""

    def __init__(self, today: date) -> None:
        used = RetentionRule.objects.used_on(today).order_by("valid_from", "pk")
        self._rules = {(rule.holder_kind, rule.kept): rule for rule in used}
        self._kinds = dict(Organisation.objects.values_list("pk", "kind"))

    def rule_for(self, holder_id: int | None, kept: Kept) -> RetentionRule | None:
        """The rule of the kind of this holder, or else the one for every other holder."""
        kind = self._kinds.get(holder_id, "") if holder_id else ""
        return self._rules.get((kind, kept)) or self._rules.get(("", kept))


def rule_in_words(rule: RetentionRule) -> str:
    """A rule as one sentence, with where it comes from."""
    return f"{rule.years} jaar {display(rule, 'trigger')}. {rule.legal_source}."


def is_over(dossier_id: int | None) -> bool:
    """Whether nobody works any more with this family in this dossier or in one that goes on with it."""
    return bool(_ends([dossier_id or 0]))


def terms_of(dossier_ids: list[int], book: RuleBook) -> dict[int, list[Held]]:
    """What each holder wrote in these dossiers. The first is the holder of the dossier itself. As many queries for one
    dossier as for a thousand."""
    ends = _ends(dossier_ids)
    born = _youngest(ends)
    main = _main_holders(ends)
    others = _other_holders(ends)
    kept_until = _kept_until(ends)
    found: dict[int, list[Held]] = {}
    for dossier_id, ended_on in ends.items():
        events = rules.Events(ended_on=ended_on, youngest_born_on=born.get(dossier_id))
        first = main.get(dossier_id)
        holders = [first, *sorted(others[dossier_id] - {first})]
        found[dossier_id] = [_held(dossier_id, holder, events, book, kept_until) for holder in holders]
    return found


def _held(
    dossier_id: int,
    holder_id: int | None,
    events: rules.Events,
    book: RuleBook,
    kept_until: dict[tuple[int, int | None], date],
) -> Held:
    rule = book.rule_for(holder_id, Kept.DOSSIER)
    if rule is None:
        return Held(dossier_id, holder_id, None, None, None)
    due = rules.due_on(trigger=rule.trigger, years=rule.years, events=events)
    longer = [kept_until[key] for key in ((dossier_id, holder_id), (dossier_id, None)) if key in kept_until]
    if due is not None and longer:
        due = max(due, *longer)
    return Held(dossier_id, holder_id, rule, rules.counts_from(rule.trigger, events), due)


def _ends(dossier_ids: Iterable[int]) -> dict[int, date]:
    """The day on which working with a family ended: of the last dossier that goes on with it."""
    last = dict(Dossier.objects.filter(pk__in=dossier_ids).closed().values_list("pk", "closed_at"))
    looking = {pk: {pk} for pk in last}
    while looking:
        following = Dossier.objects.filter(reopens_id__in=looking).values_list("pk", "reopens_id", "closed_at")
        ahead: dict[int, set[int]] = defaultdict(set)
        for pk, reopened, closed_at in following:
            for first in looking[reopened]:
                if closed_at is None:
                    last.pop(first, None)
                elif first in last and closed_at >= (last[first] or closed_at):
                    last[first] = closed_at
                ahead[pk].add(first)
        looking = ahead
    return {first: timezone.localdate(closed_at) for first, closed_at in last.items()}


def _youngest(dossiers: Iterable[int]) -> dict[int, date]:
    rows = (
        Member.objects.filter(dossier_id__in=dossiers, role=MemberRole.CHILD)
        .values("dossier_id")
        .annotate(born=Max("person__identity__birth_date"))
    )
    return {row["dossier_id"]: row["born"] for row in rows if row["born"]}


def _main_holders(dossiers: Iterable[int]) -> dict[int, int | None]:
    rows = (
        Involvement.objects.filter(dossier_id__in=dossiers, role=InvolvementRole.COORDINATOR)
        .order_by("started_at", "pk")
        .values_list("dossier_id", "team__organisation_id")
    )
    return dict(rows)


def _other_holders(dossiers: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for model in record_models():
        rows = model._base_manager.filter(dossier_id__in=dossiers, source_holder_id__isnull=False)
        for dossier_id, holder_id in rows.values_list("dossier_id", "source_holder_id").distinct():
            found[dossier_id].add(holder_id)
    return found


def _kept_until(dossiers: Iterable[int]) -> dict[tuple[int, int | None], date]:
    rows = (
        RetentionProposal.objects.filter(
            dossier_number__in=dossiers, verdict=Verdict.KEEP, what__in=(What.DOSSIER, What.PART)
        )
        .values("dossier_number", "holder_id")
        .annotate(until=Max("keep_until"))
    )
    return {(row["dossier_number"] or 0, row["holder_id"]): row["until"] for row in rows if row["until"]}
