"""Who will be there for somebody from which day on: as it was told to them, in the words they were told."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.sharing.models import ToldOfHandover


def with_who_comes(dossiers: QuerySet[Any, Any], viewer: Viewer) -> QuerySet[Any, Any]:
    """Give each dossier `who_comes`: what this person was told of a hand-over to come. No query of its own."""
    told = ToldOfHandover.objects.filter(dossier=OuterRef("pk"), person_id=viewer.id).to_read().order_by("-pk")
    return dossiers.annotate(who_comes=Subquery(told.values("words")[:1]))
