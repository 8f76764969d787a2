"""What can be done with a request: ask, take longer, decide, take back, give it to somebody. One transaction each."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.records import DossierRecord
from kring.foundation.core.dutch import day
from kring.foundation.core.refusal import Refused
from kring.foundation.core.text import tidy_text
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import Notice
from kring.foundation.sharing.retention import requested
from kring.foundation.sharing.rights import mending, rules
from kring.foundation.sharing.rights.choices import Outcome, RequestKind
from kring.foundation.sharing.rights.items import dossier_id_of, item_of, line_kind_of, section_of, words_of
from kring.foundation.sharing.rights.models import Recipient, RightsRequest
from kring.foundation.sharing.rights.names import kind_of
from kring.foundation.sharing.rights.recipients import pass_on


@transaction.atomic
def ask(
    *,
    kind: str,
    dossier_id: int,
    about_person_id: int,
    words: str,
    viewer: Viewer,
    key: str = "",
    requester_id: int | None = None,
) -> RightsRequest:
    """Ask something about what is written down. A professional writes down who asked it on paper or aloud."""
    item = item_of(key) if key else None
    if key and (item is None or (dossier_id_of(item) or dossier_id) != dossier_id):
        raise Refused(_("Dit staat er niet meer. Kies iets anders."))
    asker = viewer.id if viewer.is_person else requester_id
    if asker is None:
        raise Refused(_("Kies wie dit vraagt."))
    same = RightsRequest.objects.open().filter(
        kind=kind, dossier_id=dossier_id, requester_id=asker, about_person_id=about_person_id, item_key=key
    )
    if problem := rules.why_not_asked(kind=kind, has_item=item is not None, words=words, same_is_open=same.exists()):
        raise Refused(problem)
    request = RightsRequest.objects.create(
        dossier_id=dossier_id,
        kind=kind,
        requester_id=asker,
        about_person_id=about_person_id,
        item_key=key,
        item_words=words_of(item) if item is not None else "",
        words=tidy_text(words),
        asked_on=viewer.today,
        recorded_by_id=viewer.id if viewer.is_professional else None,
        due_on=rules.first_term(viewer.today).last_day,
    )
    _log(viewer, f"rights.{kind}.asked", request, act=Act.CREATE)
    return request


@transaction.atomic
def extend(*, request: RightsRequest, reason: str, viewer: Viewer) -> RightsRequest:
    """Take two months more, and say why."""
    if problem := rules.why_not_extended(
        is_open=request.is_open,
        is_extended=request.extended_at is not None,
        due_on=request.due_on,
        reason=reason,
        today=viewer.today,
    ):
        raise Refused(problem)
    _write(
        request,
        extended_at=timezone.now(),
        extension_reason=tidy_text(reason),
        due_on=rules.extended_term(request.asked_on).last_day,
    )
    _log(viewer, "rights.request.extended", request)
    return request


@transaction.atomic
def decide(
    *,
    request: RightsRequest,
    outcome: str,
    reasons: str,
    viewer: Viewer,
    refusal_ground: str | None = None,
    changes: dict[str, Any] | None = None,
    seen_version: int | None = None,
) -> RightsRequest:
    """Answer a request. What is corrected is passed on; what is to be destroyed waits for the job that destroys."""
    ground = None if outcome == Outcome.GRANTED else refusal_ground or None
    problem = rules.why_not_decided(
        is_open=request.is_open, outcome=outcome, refusal_ground=ground, reasons=reasons
    ) or rules.why_not_refused_so(kind=request.kind, refusal_ground=ground or "")
    if problem:
        raise Refused(problem)
    if outcome != Outcome.REFUSED:
        _carry_out(request, changes or {}, seen_version, viewer, reasons)
    _write(
        request,
        outcome=outcome,
        refusal_ground=ground,
        reasons=tidy_text(reasons),
        decided_at=timezone.now(),
        decided_by_id=viewer.id,
        decided_for_id=viewer.organisation_id,
    )
    _log(viewer, f"rights.{request.kind}.{outcome}", request)
    return request


@transaction.atomic
def withdraw(*, request: RightsRequest, viewer: Viewer) -> RightsRequest:
    """Take a request back."""
    if problem := rules.why_not_withdrawn(is_open=request.is_open):
        raise Refused(problem)
    _write(request, withdrawn_at=timezone.now())
    _log(viewer, "rights.request.withdrawn", request)
    return request


@transaction.atomic
def give_to(*, request_id: int, handler: Professional, viewer: Viewer) -> None:
    """Let somebody answer a request of a family with which nobody works now. Opens the request, not the dossier."""
    with looking_as(job(Job.RIGHTS, today=viewer.today)):
        request = RightsRequest.objects.open().filter(pk=request_id).first()
        if request is None:
            raise Refused(_("Op dit verzoek is al besloten, of het is ingetrokken."))
        request.handler = handler
        request.save(update_fields=["handler"])
        Notice.objects.create(
            to=handler,
            kind=NoticeKind.RIGHTS,
            sentence=f"U behandelt een verzoek over een gesloten dossier, voor {day(request.due_on)}.",
        )
        _log(viewer, "rights.request.given", request, act=Act.RIGHTS)


@transaction.atomic
def tell(*, recipient: Recipient, viewer: Viewer) -> Recipient:
    """Note that somebody who received it, and whom Kring could not tell, knows by now."""
    if recipient.told_at is not None:
        raise Refused(_("Dit was al doorgegeven."))
    recipient.told_at, recipient.told_by_id = timezone.now(), viewer.id
    recipient.save(update_fields=["told_at", "told_by"])
    _log(viewer, "rights.correction.told", recipient.request, act=Act.SHARE)
    return recipient


def _carry_out(
    request: RightsRequest, changes: dict[str, Any], seen_version: int | None, viewer: Viewer, reasons: str
) -> None:
    if request.kind == RequestKind.DESTRUCTION:
        requested.let_go(
            dossier_id=request.dossier_id,
            key=request.item_key,
            person_id=request.about_person_id,
            reason=_("op verzoek, besluit van %(day)s") % {"day": day(viewer.today)},
            viewer=viewer,
        )
    elif request.kind == RequestKind.CORRECTION:
        item = item_of(request.item_key)
        if item is None:
            raise Refused(_("Wat verbeterd moet worden, kunt u niet zien of staat er niet meer."))
        if not changes:
            raise Refused(_("Verbeter wat er staat. Er is nog niets veranderd."))
        since = _written_at(item) or request.asked_at
        mending.mend(item=item, changes=changes, seen_version=seen_version)
        _tell_what_happened(item, viewer)
        pass_on(request=request, section=section_of(item), since=since, what=kind_of(item), viewer=viewer)


def _tell_what_happened(item: models.Model, viewer: Viewer) -> None:
    if isinstance(item, DossierRecord):
        chronology.note(viewer, item, line_kind_of(section_of(item)), f"Verbeterd op verzoek: {kind_of(item)}.")


def _written_at(item: models.Model) -> Any:
    return getattr(item, "written_at", None) or getattr(item, "started_at", None)


def _write(request: RightsRequest, **values: Any) -> None:
    """Write on a request that is still open; somebody else may have been first."""
    if not RightsRequest.objects.open().filter(pk=request.pk).update(**values):
        raise Refused(_("Op dit verzoek is al besloten, of het is ingetrokken."))
    for name, value in values.items():
        setattr(request, name, value)


def _log(viewer: Viewer, name: str, request: RightsRequest, *, act: Act = Act.CHANGE) -> None:
    """About who asked, and nobody else: that one parent asked something is not for the other to read."""
    audit.write(
        viewer, act=act, name=name, dossier_id=request.dossier_id, key=audit.item_key(request),
        about=[request.requester_id],
    )  # fmt: skip
