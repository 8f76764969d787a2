"""Keeps what somebody told from whom it may not reach, inside one family. What is withheld wins over everything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.records import DossierRecord
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import Withholding

# A default that a region may set otherwise once ways of working are kept as rows.
LOOK_AGAIN_AFTER_DAYS = 90


def keep_from(item: DossierRecord, *, persons: Iterable[int], reason: str, viewer: Viewer) -> None:
    """Withhold an item, and the line in the chronology about it, from these persons."""
    Withholding.objects.bulk_create(
        Withholding(
            item_key=item_key(item),
            dossier_id=item.dossier_id,
            from_person_id=person,
            reason=reason,
            review_on=viewer.today + timedelta(days=LOOK_AGAIN_AFTER_DAYS),
            recorded_by_id=viewer.id if viewer.is_professional else None,
        )
        for person in sorted(set(persons))
    )


def kept_from(dossier: Dossier) -> dict[str, list[int]]:
    """From whom each item of a dossier is withheld, for whoever may know that: (item key → persons)."""
    found: dict[str, list[int]] = {}
    kept = Withholding.objects.filter(dossier=dossier, ended_at__isnull=True, from_person__isnull=False)
    for key, person in kept.order_by("id").values_list("item_key", "from_person_id"):
        if person is not None:
            found.setdefault(key, []).append(person)
    return found
