"""The role itself goes over: as two ranges of time that touch, so that it is right without any job having run."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import AMSTERDAM, Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.models import Dossier, Handover, Involvement
from kring.foundation.core.dutch import day, display
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit, grounds
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import Ground, PreparedHandover, ToldOfHandover


def arrange(prepared: PreparedHandover, viewer: Viewer) -> PreparedHandover:
    """Both signed and the family knows: end the one range and begin the other at the same moment."""
    now = timezone.now()
    at = max(now, datetime.combine(prepared.from_on, time(0), AMSTERDAM))
    on = timezone.localdate(at)
    # Whoever signs last need not carry this family yet.
    with looking_as(job(Job.OPENING, today=viewer.today)):
        told = ToldOfHandover.objects.filter(prepared=prepared, told_on__isnull=False).order_by("told_on").first()
        if not Involvement.objects.filter(pk=prepared.giver_id, ended_at__isnull=True).update(ended_at=at):
            raise Refused(_("Iemand anders heeft deze rol intussen overgedragen."))
        receiver = Involvement.objects.create(
            dossier=prepared.dossier, role=prepared.role, professional=prepared.to, team=prepared.to_team,
            started_at=at,
        )  # fmt: skip
        ground = grounds.record(
            dossier=prepared.dossier, professional=prepared.to, team=prepared.to_team, role=prepared.role, on=on,
            recorded_by_id=prepared.giver_signed_by_id, family_told_on=told.told_on if told else None,
        )  # fmt: skip
        passed = Handover.objects.create(
            dossier=prepared.dossier, role=prepared.role, giver_id=prepared.giver_id, receiver=receiver, handed_at=at,
            reason=prepared.reason,
        )  # fmt: skip
        # A ground on which the receiver read already stays as it was agreed; one that is made here goes with it.
        fresh = ground if ground.recorded_at >= now else None
        change(prepared, seen_version=prepared.version, moves_at=at, handover=passed, ground=fresh)
        audit.log(viewer, "circle.handover.arranged", prepared, act=Act.SHARE)
        if at <= now:
            settle(prepared, viewer)
        else:
            _tell(
                viewer, prepared,
                f"Beiden tekenden: vanaf {day(on)} is {prepared.to} {display(prepared, 'role')}. "
                f"Tot dan blijft dat {prepared.giver.professional}.",
                # Who was told reads it on their own page; who was not told yet does not read it here first.
                family_may_read=False,
            )  # fmt: skip
    return prepared


def settle(prepared: PreparedHandover, viewer: Viewer) -> None:
    """The moment has come: tell it, and close what was open to who has nothing left here. As Kring itself."""
    now = timezone.now()
    change(prepared, seen_version=prepared.version, settled_at=now)
    ToldOfHandover.objects.filter(prepared=prepared, ended_at__isnull=True).update(ended_at=now)
    giver_id = prepared.giver.professional_id or 0
    # Who came along as adviser to take over needs no second part beside the role itself.
    Involvement.objects.of(prepared.dossier).running().filter(
        professional_id=prepared.to_id, role=InvolvementRole.ADVISER
    ).update(ended_at=now)
    if not Involvement.objects.of(prepared.dossier).running().filter(professional_id=giver_id).exists():
        Ground.objects.filter(dossier=prepared.dossier, professional_id=giver_id, ended_at__isnull=True).update(
            ended_at=now
        )
    told = f"{prepared.giver.professional} droeg over aan {prepared.to}: {display(prepared, 'role')}. {prepared.reason}"
    _tell(viewer, prepared, told.strip(), at=prepared.moves_at)
    audit.log(viewer, "circle.handed_over", prepared.handover or prepared, act=Act.SHARE)


@transaction.atomic
def settle_due(*, now: datetime) -> int:
    """Round off every hand-over of which the moment has come; gives how many. Twice does nothing new."""
    with looking_as(job(Job.WATCHING, today=timezone.localdate(now))) as kring:
        found = list(
            PreparedHandover.objects.to_settle(now)
            .select_related("dossier", "giver__professional", "to", "handover")
            .select_for_update(skip_locked=True, of=("self",))
        )
        for prepared in found:
            settle(prepared, kring)
    return len(found)


def call_off(prepared: PreparedHandover, **values: Any) -> None:
    """Put back how it was: the giver keeps the role without an end, as if nobody had signed. As Kring itself."""
    passed, ground = prepared.handover, prepared.ground
    change(prepared, seen_version=prepared.version, handover=None, **values)
    ToldOfHandover.objects.filter(prepared=prepared, ended_at__isnull=True).update(ended_at=timezone.now())
    if passed is None:
        return
    receiver_id = passed.receiver_id
    passed.delete()
    Involvement.objects.filter(pk=receiver_id).delete()
    Involvement.objects.filter(pk=prepared.giver_id).update(ended_at=None)
    if ground is not None and ground.ended_at is None:
        ground.ended_at, ground.end_reason = timezone.now(), "De overdracht gaat niet door."
        ground.save(update_fields=["ended_at", "end_reason"])


def call_off_all(dossier: Dossier, because: str, role: str | None = None) -> None:
    """Call off what was on its way when the role goes another way, or the dossier closes. As Kring itself."""
    found = PreparedHandover.objects.of(dossier).on_their_way().select_related("handover", "ground")
    for prepared in found.filter(role=role) if role else found:
        if prepared.moves_at is not None and prepared.moves_at <= timezone.now():
            continue
        call_off(prepared, withdrawn_at=timezone.now(), withdrawn_because=because)


def _tell(
    viewer: Viewer, prepared: PreparedHandover, sentence: str, *, at: datetime | None = None,
    family_may_read: bool = True,
) -> None:  # fmt: skip
    chronology.note_about(
        viewer, dossier_id=prepared.dossier_id, section=Section.CIRCLE, kind=LineKind.CIRCLE, sentence=sentence, at=at,
        family_may_read=family_may_read,
        key=audit.item_key(prepared.handover if family_may_read and prepared.handover else prepared),
    )  # fmt: skip
