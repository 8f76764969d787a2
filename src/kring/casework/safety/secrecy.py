"""Keeps what somebody told from whom it may not reach, inside one family. What is withheld wins over everything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
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


def kept_from_of(key: str) -> list[int]:
    """From which persons one item is withheld; asked by Kring itself, for who answers may not know it."""
    with looking_as(job(Job.RECEIVING)):
        kept = Withholding.objects.filter(item_key=key, ended_at__isnull=True, from_person__isnull=False)
        return sorted({one for one in kept.values_list("from_person_id", flat=True) if one})
