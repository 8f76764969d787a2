"""What one holder wrote in a dossier that others wrote in too: the rule of the holder where it came from counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db import models

from kring.foundation.circle.records import DossierRecord
from kring.foundation.sharing.install import own_models
from kring.foundation.sharing.retention.reach import Model, pointers


def record_models() -> Iterator[type[DossierRecord]]:
    """Every kind of record of a dossier."""
    for model in own_models():
        if issubclass(model, DossierRecord) and not hasattr(model, "pgh_tracked_model"):
            yield model


def rows_of_holder(dossier_id: int, holder_id: int) -> dict[Model, set[int]]:
    """The rows that came from this holder, but not those on which something of another hangs: they go with that."""
    found: dict[Model, set[int]] = defaultdict(set)
    for model in record_models():
        rows = model._base_manager.filter(dossier_id=dossier_id, source_holder_id=holder_id)
        found[model] |= set(rows.values_list("pk", flat=True))
    while _leave_what_carries(found):
        pass
    return {model: ids for model, ids in found.items() if ids}


def _leave_what_carries(found: dict[Model, set[int]]) -> bool:
    """Leave the rows on which rows hang that do not go; whether there were any."""
    left = False
    for pointing, column in pointers():
        ids = found.get(column.related_model, set())
        if not ids or column.remote_field.on_delete is models.SET_NULL or not issubclass(pointing, DossierRecord):
            continue
        hanging = pointing._base_manager.filter(**{f"{column.attname}__in": ids}).exclude(
            pk__in=found.get(pointing, set())
        )
        carrying = set(hanging.values_list(column.attname, flat=True))
        if carrying:
            found[column.related_model] -= carrying
            left = True
    return left
