"""What can be done to the service directory: tell of a service, change it, and say that its waiting time is right."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.directory import rules
from kring.foundation.organisations.directory.models import Service
from kring.foundation.organisations.models import Organisation, Position, Region
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act

# Who says what help there is for every organisation of the region.
STEERS = (PositionKind.PROCESS_COORDINATOR, PositionKind.REGION_MANAGER)
WAITING = ("capacity", "waiting_weeks")
TOLD = tuple(field.name for field in fields(rules.Told))


def written_by(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations of which somebody tells what they offer. The database refuses every other."""
    held = Position.objects.on(viewer.today).filter(professional_id=viewer.id)
    found: QuerySet[Organisation] = Organisation.objects.filter(
        Q(pk__in=held.values("team__organisation_id"))
        | Q(region__in=held.filter(kind__in=STEERS).values("team__organisation__region_id"))
    ).order_by("name")
    return found


@transaction.atomic
def tell_of(*, organisation: Organisation, region: Region, viewer: Viewer, **values: Any) -> Service:
    """Put a service in the directory. A waiting time that is filled in was said today, by who fills it in."""
    _fits_together(values)
    if values.get("waiting_weeks") is not None:
        values |= _confirmed(viewer)
    service = Service(organisation=organisation, region=region, **values)
    _written_once(service.save)
    _log(viewer, "directory.told", service, Act.CREATE)
    return service


@transaction.atomic
def change_service(*, service: Service, seen_version: int, viewer: Viewer, **values: Any) -> Service:
    """Change what is told of a service, unless somebody else did so in between."""
    _fits_together({name: getattr(service, name) for name in TOLD} | values)
    if any(values[name] != getattr(service, name) for name in WAITING if name in values):
        values |= _confirmed(viewer)
    _written_once(lambda: change(service, seen_version=seen_version, **values))
    _log(viewer, "directory.changed", service)
    return service


@transaction.atomic
def confirm_waiting(*, service: Service, seen_version: int, viewer: Viewer) -> Service:
    """Say that the waiting time, as it was seen, is right today."""
    if problem := rules.why_not_confirmed(
        valid_until=service.valid_until, weeks=service.waiting_weeks, today=viewer.today
    ):
        raise Refused(problem)
    change(service, seen_version=seen_version, **_confirmed(viewer))
    _log(viewer, "directory.confirmed", service)
    return service


def _fits_together(values: dict[str, Any]) -> None:
    told = {"age_from": None, "age_until": None, "evidence_source": "", "valid_until": None} | values
    if problem := rules.why_not_told(rules.Told(**{name: told[name] for name in TOLD})):
        raise Refused(problem)


def _written_once(write: Any) -> None:
    try:
        with transaction.atomic():
            write()
    except IntegrityError as problem:
        raise Refused(_("Deze organisatie heeft al hulpaanbod met deze naam.")) from problem


def _confirmed(viewer: Viewer) -> dict[str, Any]:
    return {
        "waiting_confirmed_on": viewer.today,
        "waiting_confirmed_by_id": viewer.id if viewer.is_professional else None,
    }


def _log(viewer: Viewer, name: str, service: Service, act: Act = Act.CHANGE) -> None:
    audit.write(viewer, act=act, name=name, key=audit.item_key(service), about=[])
