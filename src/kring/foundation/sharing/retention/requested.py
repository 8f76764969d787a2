"""What goes because somebody asked and it was granted: before its term, when the rule of its holder lets it."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.records import DossierRecord
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Place
from kring.foundation.sharing.retention import rules
from kring.foundation.sharing.retention.choices import Kept, Verdict, What
from kring.foundation.sharing.retention.models import RetentionProposal
from kring.foundation.sharing.retention.parts import record_models
from kring.foundation.sharing.retention.reach import pointers, tables
from kring.foundation.sharing.retention.terms import RuleBook, terms_of


@transaction.atomic
def let_go(*, dossier_id: int, key: str, person_id: int, reason: str, viewer: Viewer) -> list[RetentionProposal]:
    """Let one item go, or without a key everything that is about this person alone. The nightly job does the rest."""
    with looking_as(job(Job.RETENTION, today=viewer.today)):
        items = [_item(key)] if key else _about_only(dossier_id, person_id)
        if not items:
            raise Refused(_("Er staat niets dat alleen over deze persoon gaat. Vraag om welk onderdeel het gaat."))
        book = RuleBook(viewer.today)
        due = {held.holder_id: held.due_on for held in terms_of([dossier_id], book).get(dossier_id, [])}
        return [_proposal(item, dossier_id, book, due, reason, viewer) for item in items]


def _proposal(
    item: models.Model,
    dossier_id: int,
    book: RuleBook,
    due: dict,
    reason: str,
    viewer: Viewer,  # type: ignore[type-arg]
) -> RetentionProposal:
    holder_id = getattr(item, "source_holder_id", None)
    rule = book.rule_for(holder_id, Kept.DOSSIER)
    if rule is not None and (
        problem := rules.why_not_on_request(on_request=rule.on_request, due_on=due.get(holder_id), today=viewer.today)
    ):
        raise Refused(problem)
    if problem := _why_not_alone(item):
        raise Refused(problem)
    key = f"{item._meta.db_table}:{item.pk}"
    found, _made = RetentionProposal.objects.get_or_create(
        what=What.ITEM,
        dossier_number=dossier_id,
        item_key=key,
        holder_id=holder_id,
        defaults={
            "rule": rule,
            "on_request": True,
            "due_on": viewer.today,
            "verdict": Verdict.DESTROY,
            "reason": reason,
            "decided_at": timezone.now(),
            "decided_by_id": viewer.id,
        },
    )
    return found


def _item(key: str) -> models.Model:
    table, _colon, number = key.partition(":")
    model = next((one for one in tables() if one._meta.db_table == table), None)
    row = model._base_manager.filter(pk=int(number)).first() if model is not None and number.isdigit() else None
    if row is None:
        raise Refused(_("Dit staat er niet meer."))
    if not isinstance(row, DossierRecord | Place):
        raise Refused(_("Dit hoort bij wie het gezin is of wie betrokken is. Dat gaat pas weg met het hele dossier."))
    return row


def _about_only(dossier_id: int, person_id: int) -> list[models.Model]:
    return [
        row
        for model in record_models()
        for row in model._base_manager.filter(dossier_id=dossier_id, about=[person_id])
        if _why_not_alone(row) is None
    ]


def _why_not_alone(item: models.Model) -> str | None:
    """What hangs on an item and may not lose it: an order of a court with the help that rests on it."""
    for pointing, column in pointers():
        if (
            isinstance(item, column.related_model)
            and column.remote_field.on_delete is models.PROTECT
            and pointing._base_manager.filter(**{column.attname: item.pk}).exists()
        ):
            return _("Hier rust iets anders op, zoals hulp op een beslissing van de rechter. Laat dat eerst gaan.")
    return None
