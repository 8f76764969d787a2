"""What can be recorded about the ties around a family: how each one is, as the family itself says."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier, Involvement, Member, Tie
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def record_tie(
    *,
    dossier: Dossier,
    viewer: Viewer,
    strength: str,
    involvement_id: int | None = None,
    place: str = "",
    to_id: int | None = None,
) -> Tie:
    """Say how a tie is now. What was said of the same tie before stays in its history."""
    place = place.strip()
    if (involvement_id is None) == (place == ""):
        raise Refused(_("Kies wie het is, of schrijf op wat het is. Eén van de twee."))
    if involvement_id is not None and not Involvement.objects.of(dossier).filter(pk=involvement_id).exists():
        raise Refused(_("Iemand die u koos, hoort niet bij deze kring."))
    if to_id is not None and not Member.objects.of(dossier).filter(person_id=to_id).exists():
        raise Refused(_("Iemand die u koos, hoort niet bij deze kring."))
    which: dict[str, Any] = {"involvement_id": involvement_id, "place": place, "to_id": to_id}
    known = Tie.objects.of(dossier).filter(**which).order_by("-seen_on", "-pk").first()
    if known is not None:
        change(known, seen_version=known.version, strength=strength, seen_on=viewer.today)
        audit.log(viewer, "circle.tie.changed", known)
        return known
    tie = Tie.objects.create(
        dossier=dossier, **which, strength=strength, seen_on=viewer.today, about=[to_id] if to_id else [],
        **authored_by(viewer),
    )  # fmt: skip
    # Without names: who reads that there is a tie does not always know with whom.
    chronology.note(viewer, tie, LineKind.CIRCLE, "Besproken hoe een band in de kring is")
    audit.log(viewer, "circle.tie.recorded", tie, act=Act.CREATE)
    return tie
