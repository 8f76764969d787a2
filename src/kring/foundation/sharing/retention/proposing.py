"""Proposes what need not be kept any more. It decides nothing: somebody does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db import transaction
from django.db.models import Q

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core.access import ReportRow
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.install import own_models, shape_of
from kring.foundation.sharing.retention.choices import Kept, Verdict, What
from kring.foundation.sharing.retention.models import RetentionProposal
from kring.foundation.sharing.retention.terms import Held, RuleBook, terms_of

AT_ONCE = 500

Progress = Callable[[int, int], None]


def propose(*, today: date, progress: Progress = lambda done, total: None) -> int:
    """Propose everything of which the term is over and that was not proposed yet. Gives how many are new."""
    made = 0
    with looking_as(job(Job.RETENTION, today=today)):
        book = RuleBook(today)
        closed = list(Dossier.objects.closed().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(closed), AT_ONCE):
        # A transaction for each handful: whoever works meanwhile need not wait for the whole region.
        with transaction.atomic(), looking_as(job(Job.RETENTION, today=today)):
            some = closed[start : start + AT_ONCE]
            made += _keep([one for held in terms_of(some, book).values() for one in _due(held, today)], today)
        progress(min(start + AT_ONCE, len(closed)), len(closed))
    with transaction.atomic(), looking_as(job(Job.RETENTION, today=today)) as viewer:
        made += _keep(_reports_due(book, today), today)
        if made:
            audit.write(viewer, act=Act.CREATE, name="retention.proposed", about=[])
    return made


def _due(held: list[Held], today: date) -> list[RetentionProposal]:
    """The whole dossier when the last term is over; before that the parts of other holders of which it is."""
    _first, *others = held
    over = [one for one in held if one.due_on is not None and one.due_on <= today]
    if len(over) == len(held):
        last = max(held, key=lambda one: one.due_on or date.min)
        return [_proposal(What.DOSSIER, last, holder_id=None)]
    return [_proposal(What.PART, one, holder_id=one.holder_id) for one in over if one in others]


def _proposal(what: What, held: Held, *, holder_id: int | None) -> RetentionProposal:
    return RetentionProposal(
        what=what,
        dossier_number=held.dossier_id,
        holder_id=holder_id,
        rule=held.rule,
        counts_from=held.counts_from,
        due_on=held.due_on or date.max,
    )


def _reports_due(book: RuleBook, today: date) -> list[RetentionProposal]:
    """Reports after which no dossier came, of which the term is over."""
    found = []
    for label in (model._meta.label for model in own_models() if isinstance(shape_of(model), ReportRow)):
        model = apps.get_model(label)
        rows = model._base_manager.filter(dossier__isnull=True, triaged_at__isnull=False)
        holders = rows.order_by().values_list("desk__organisation_id", flat=True).distinct()
        for holder_id in holders:
            rule = book.rule_for(holder_id, Kept.REPORT)
            if rule is None:
                continue
            before = datetime.combine(today - relativedelta(years=rule.years), time(), AMSTERDAM)
            over = rows.filter(desk__organisation_id=holder_id, received_at__lt=before)
            for pk, received_at in over.values_list("pk", "received_at"):
                begins = received_at.astimezone(AMSTERDAM).date()
                due = begins + relativedelta(years=rule.years)
                found.append(
                    RetentionProposal(
                        what=What.REPORT, item_key=f"{model._meta.db_table}:{pk}", holder_id=holder_id, rule=rule,
                        counts_from=begins, due_on=due,
                    )
                )  # fmt: skip
    return found


def _keep(proposals: list[RetentionProposal], today: date) -> int:
    """Write those that are new. What was proposed, or is kept longer, is not proposed again."""
    keys = [one.item_key for one in proposals if one.item_key]
    numbers = [one.dossier_number for one in proposals if one.dossier_number]
    about = Q(dossier_number__in=numbers) | Q(item_key__in=keys)
    known = RetentionProposal.objects.filter(about)
    taken = {
        (one.what, one.dossier_number, one.item_key, one.holder_id)
        for one in known
        if one.verdict != Verdict.KEEP or (one.keep_until is not None and one.keep_until > today)
    }
    fresh = [one for one in proposals if (one.what, one.dossier_number, one.item_key, one.holder_id) not in taken]
    return len(RetentionProposal.objects.bulk_create(fresh))
