"""Who received an item since it was written: by the log who had it open, by the grounds for whom it stood open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.models import Involvement
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import Ground, LogEntry, Notice
from kring.foundation.sharing.rights.models import Recipient, RightsRequest


@dataclass(frozen=True, slots=True)
class Received:
    """A professional of an organisation, or an organisation as a whole."""

    professional_id: int | None
    organisation_id: int | None


def received(*, dossier_id: int, section: str, key: str, since: datetime) -> list[Received]:
    """Everybody who had it open, or could have. Asked by a job: no page sees the log of others."""
    by_log = (
        LogEntry.objects.filter(dossier_id=dossier_id, at__gte=since, outcome="ok", professional_id__isnull=False)
        .filter(Q(sections__contains=[section]) | Q(item_key=key))
        .values_list("professional_id", "organisation_id")
        .distinct()
    )
    by_ground = (
        Ground.objects.filter(dossier_id=dossier_id, sections__contains=[section])
        .filter(Q(ended_at__isnull=True, until_on__gt=since.date()) | Q(ended_at__gt=since))
        .values_list("professional_id", "team__organisation_id")
        .distinct()
    )
    organisation_of: dict[int, int | None] = {}
    alone: set[int] = set()
    for professional, organisation in [*by_log, *by_ground]:
        if professional is None:
            if organisation is not None:
                alone.add(organisation)
        else:
            organisation_of[professional] = organisation_of.get(professional) or organisation
    unknown = [one for one, organisation in organisation_of.items() if organisation is None]
    places = (
        Position.objects.filter(professional_id__in=unknown)
        .order_by("from_on")
        .annotate(organisation=F("team__organisation_id"))
    )
    organisation_of.update({one.professional_id: one.organisation for one in places})
    named = [Received(one, organisation) for one, organisation in sorted(organisation_of.items())]
    known = {one.organisation_id for one in named}
    return named + [Received(None, organisation) for organisation in sorted(alone - known)]


def pass_on(*, request: RightsRequest, section: str, since: datetime, what: str, viewer: Viewer) -> list[Recipient]:
    """Tell every professional who is involved still; who else received it stays on the list until told."""
    now = timezone.now()
    with looking_as(job(Job.RIGHTS, today=viewer.today)):
        involved = set(
            Involvement.objects.filter(dossier_id=request.dossier_id, professional_id__isnull=False)
            .at(now)
            .values_list("professional_id", flat=True)
        )
        found = received(dossier_id=request.dossier_id, section=section, key=request.item_key, since=since)
        kept = []
        for one in found:
            if one.professional_id == viewer.id:
                continue
            told = one.professional_id in involved
            kept.append(
                Recipient(
                    request=request,
                    professional_id=one.professional_id,
                    organisation_id=one.organisation_id,
                    told_at=now if told else None,
                )
            )
            if told:
                Notice.objects.create(
                    to_id=one.professional_id,
                    kind=NoticeKind.CORRECTED,
                    dossier_id=request.dossier_id,
                    sentence=f"Verbeterd op verzoek: {what}. U las dit eerder; lees het opnieuw.",
                )
        return Recipient.objects.bulk_create(kept)
