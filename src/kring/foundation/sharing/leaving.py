"""Where somebody goes on to who may just have let go of a family."""

from __future__ import annotations

from django.utils.functional import lazy

from kring.foundation.circle.dossiers import Dossier


def _where(dossier_id: int, page: str) -> str:
    return page if Dossier.objects.filter(pk=dossier_id).exists() else "/"


def while_in_sight(dossier_id: int, page: str) -> str:
    """`page` for who still sees the dossier when this is read, the front page for who does not.

    Read it only after the act: it asks at the moment that it is turned into an address.
    """
    return lazy(_where, str)(dossier_id, page)
