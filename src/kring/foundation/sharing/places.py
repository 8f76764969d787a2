"""Where somebody is or can be reached: writing it down, ending it. A place added later is as secret as the rest."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.models import Dossier
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Person, Place
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def add_place(*, dossier: Dossier, person: Person, kind: str, text: str, viewer: Viewer) -> Place:
    """Write down a place of somebody. No line in the chronology tells of it."""
    if not text.strip():
        raise Refused(_("Schrijf op waar het is."))
    place = Place.objects.create(person=person, kind=kind, text=text.strip(), from_on=viewer.today)
    _log(viewer, dossier, place, "circle.place.recorded", Act.CREATE)
    return place


@transaction.atomic
def end_place(*, dossier: Dossier, place: Place, viewer: Viewer) -> Place:
    """Record that this place holds no longer."""
    if place.until_on is not None:
        raise Refused(_("Deze plek was al voorbij."))
    place.until_on = max(viewer.today, place.from_on or viewer.today)
    place.save(update_fields=["until_on"])
    _log(viewer, dossier, place, "circle.place.ended", Act.CHANGE)
    return place


def _log(viewer: Viewer, dossier: Dossier, place: Place, name: str, act: Act) -> None:
    audit.write(viewer, act=act, name=name, dossier_id=dossier.pk, key=audit.item_key(place), about=[place.person_id])
