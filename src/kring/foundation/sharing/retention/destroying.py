"""Destroys what was decided on, in one transaction, and leaves the proof. Kring does it: nobody who looks could."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.models import KeptForm
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.dossiers import Dossier, Member
from kring.foundation.core.models import HandledForm
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.install import own_models
from kring.foundation.sharing.retention.choices import What
from kring.foundation.sharing.retention.models import Certificate, RetentionProposal
from kring.foundation.sharing.retention.parts import rows_of_holder
from kring.foundation.sharing.retention.reach import (
    LOSES_ITS_WORDS,
    Reach,
    key_columns,
    reach_of,
    tables,
    with_lonely_persons,
)
from kring.foundation.sharing.retention.terms import is_over, rule_in_words

AT_ONCE = 5_000


def waiting(*, before: datetime | None = None) -> list[int]:
    """The proposals of which destruction was decided, the oldest decision first."""
    with looking_as(job(Job.RETENTION)):
        found = RetentionProposal.objects.to_destroy()
        if before is not None:
            found = found.decided_before(before)
        return list(found.order_by("decided_at", "pk").values_list("pk", flat=True))


def destroy(proposal_id: int) -> Certificate:
    """Destroy one thing: whole, or not at all."""
    with transaction.atomic(), looking_as(job(Job.RETENTION)) as viewer:
        proposal = (
            RetentionProposal.objects.to_destroy()
            .select_for_update(of=("self",))
            .select_related("rule", "holder")
            .filter(pk=proposal_id)
            .first()
        )
        if proposal is None:
            raise Refused(_("Dit is al gedaan, of er is anders besloten."))
        if proposal.what in (What.DOSSIER, What.PART) and not is_over(proposal.dossier_number):
            raise Refused(_("Aan dit dossier wordt weer gewerkt. Er wordt niets vernietigd."))
        reach = _what_goes(proposal)
        about = list(Member.objects.filter(dossier_id=proposal.dossier_number or 0).values_list("person_id", flat=True))
        _remove(reach, proposal.dossier_number if proposal.what == What.DOSSIER else None)
        proposal.done_at = timezone.now()
        proposal.save(update_fields=["done_at"])
        return _prove(proposal, reach, about, viewer)


def digest_of(certificate: Certificate) -> str:
    """The digest of everything that a proof says."""
    told = {
        "proposal": certificate.proposal_id,
        "destroyed_at": certificate.destroyed_at.astimezone(timezone.get_default_timezone()).isoformat(),
        "rule": certificate.rule_words,
        "counts": certificate.counts,
        "numbers": certificate.numbers,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _what_goes(proposal: RetentionProposal) -> Reach:
    if proposal.what == What.DOSSIER:
        return with_lonely_persons(reach_of({Dossier: [proposal.dossier_number or 0]}))
    if proposal.what == What.PART:
        return reach_of(rows_of_holder(proposal.dossier_number or 0, proposal.holder_id or 0))
    table, _colon, number = proposal.item_key.partition(":")
    model = next((one for one in tables() if one._meta.db_table == table), None)
    if model is None:
        raise Refused(_("Dit onderdeel bestaat niet."))
    return reach_of({model: [int(number)]})


def _remove(reach: Reach, dossier_id: int | None) -> None:
    """Take every row away, its history after it; keys are looked at when the transaction ends."""
    names = reach.keys()
    for (model, column), ids in reach.emptied.items():
        left = ids - reach.rows.get(model, set())
        for some in _some(left):
            model._base_manager.filter(pk__in=some).update(**{column: None})
    _take_words_away(names)
    for model, ids in reach.rows.items():
        _remove_files(model, ids)
        for some in _some(ids):
            rows = model._base_manager.filter(pk__in=some)
            rows._raw_delete(rows.db)
    _forget_history(reach, dossier_id)
    if dossier_id is not None:
        page = f"/gezinnen/{dossier_id}/"
        HandledForm.objects.filter(leads_to__contains=page).delete()
        KeptForm.objects.filter(path__contains=page).delete()
    ContentType.objects.clear_cache()


def _take_words_away(names: set[str]) -> None:
    for model, name in key_columns():
        if columns := LOSES_ITS_WORDS.get(model._meta.db_table):
            model._base_manager.filter(**{f"{name}__in": names}).update(**dict.fromkeys(columns, ""))


def _forget_history(reach: Reach, dossier_id: int | None) -> None:
    with connection.cursor() as cursor:
        for history in own_models():
            tracked = getattr(history, "pgh_tracked_model", None)
            if tracked is not None and (reach.rows.get(tracked) or dossier_id is not None):
                cursor.execute(
                    "SELECT sharing.forget_history(%s, %s, %s)",
                    [history._meta.db_table, sorted(reach.rows.get(tracked, set())), dossier_id],
                )


def _remove_files(model: type[models.Model], ids: set[int]) -> None:
    """What was uploaded goes when the rows are really gone."""
    for column in model._meta.concrete_fields:
        if isinstance(column, models.FileField):
            for row in model._base_manager.filter(pk__in=ids):
                if stored := getattr(row, column.name):
                    transaction.on_commit(partial(stored.storage.delete, stored.name))


def _prove(proposal: RetentionProposal, reach: Reach, about: list[int], viewer: Viewer) -> Certificate:
    numbers = reach.numbers()
    certificate = Certificate(
        proposal=proposal,
        destroyed_at=timezone.now(),
        rule_words=rule_in_words(proposal.rule) if proposal.rule else _("op verzoek"),
        counts={table: len(ids) for table, ids in numbers.items()},
        numbers=numbers,
    )
    certificate.digest = digest_of(certificate)
    certificate.save()
    # The digest stands in the log too, and so under the seal of the day.
    audit.write(
        viewer, act=Act.REMOVE, name="retention.destroyed", dossier_id=proposal.dossier_number,
        key=f"sha256:{certificate.digest}", about=about,
    )  # fmt: skip
    return certificate


def _some(ids: Iterable[int]) -> Iterator[list[Any]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
