"""Writes a line in the chronology of a family: what happened, told in one sentence."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.circle.records import DossierRecord

# Who tells when nobody does: what Kring itself saw or did.
KRING = "Kring"


def note(
    viewer: Viewer, item: DossierRecord, kind: LineKind, sentence: str, *, at: datetime | None = None
) -> ChronologyLine:
    """Tell what was done to `item`. The line is for whom the item is for: same section, same persons."""
    return note_about(
        viewer,
        dossier_id=item.dossier_id,
        section=item.section,
        kind=kind,
        sentence=sentence,
        at=at,
        about=list(item.about),
        family_may_read=item.family_may_read,
        key=f"{item._meta.db_table}:{item.pk}",
    )


def note_about(
    viewer: Viewer,
    *,
    dossier_id: int,
    section: Section,
    kind: LineKind,
    sentence: str,
    at: datetime | None = None,
    about: list[int] | None = None,
    family_may_read: bool = True,
    key: str = "",
) -> ChronologyLine:
    """Tell what happened when there is no single record of a dossier that it happened to."""
    return ChronologyLine.objects.create(
        dossier_id=dossier_id,
        of_section=section,
        kind=kind,
        sentence=sentence,
        happened_at=at or timezone.now(),
        about=about or [],
        family_may_read=family_may_read,
        item_key=key,
        teller=viewer.name or KRING,
        **authored_by(viewer),
    )
