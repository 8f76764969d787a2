"""Who is asked what a trigger means for the plan, today: by role, and whoever stands in for them when they are away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from kring.casework.plans.choices import AskedRole
from kring.casework.plans.triggers import IN_ORDER, Trigger, as_arranged
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.following import trigger_of
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.sharing.replacement import replacements_of, running_on

IN_THE_CIRCLE = (AskedRole.COORDINATOR, AskedRole.SECOND)


def arranged(code: str, dossier_id: int) -> Trigger:
    """The row of a trigger, as the approach that this family follows arranges it."""
    one = trigger_of(dossier_id, code)
    return as_arranged(code, term=one.term, unit=one.unit, threshold=one.threshold) if one else as_arranged(code)


def holders(dossier_id: int, today: date) -> dict[str, Professional]:
    """Who can be asked now, by role: whoever stands in comes in the place of who is away."""
    involved = (
        Involvement.objects.filter(dossier_id=dossier_id, role__in=IN_THE_CIRCLE, professional__isnull=False)
        .at(timezone.now())
        .select_related("professional")
        .order_by("id")
    )
    found = {one.role: one.professional for one in reversed(involved) if one.professional}
    away = replacements_of([one.pk for one in found.values()], today)
    found = {role: away[one.pk][0].replacement if one.pk in away else one for role, one in found.items()}
    steers = (
        Position.objects.on(today)
        .filter(
            kind=PositionKind.PROCESS_COORDINATOR,
            team__organisation__region__in=Dossier.objects.filter(pk=dossier_id).values("municipality__region"),
        )
        .select_related("professional")
        .order_by("id")
        .first()
    )
    return {**found, AskedRole.PROCESS_COORDINATOR: steers.professional} if steers else found


def first_asked(held: Iterable[str]) -> AskedRole:
    """The first who is there; the last is asked when nobody else is."""
    roles = set(held)
    return next((role for role in IN_ORDER if role in roles), IN_ORDER[-1])


def asked_of_me(viewer: Viewer) -> Q:
    """The proposals that ask me: I hold, or stand in for who holds, a role that was asked already."""
    mine = Q(professional_id=viewer.id) | Q(
        professional_id__in=running_on(viewer.today).filter(replacement_id=viewer.id).values("absent_id")
    )
    now = timezone.now()

    def held(role: AskedRole) -> QuerySet:
        return Involvement.objects.filter(mine, role=role).at(now).values("dossier_id")

    passed_on = Q(asked__in=[AskedRole.SECOND, AskedRole.PROCESS_COORDINATOR])
    return Q(dossier_id__in=held(AskedRole.COORDINATOR)) | (passed_on & Q(dossier_id__in=held(AskedRole.SECOND)))
