"""Two people who edit at once: the second sees what the first changed, and nothing is overwritten in silence."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from kring.foundation.core.refusal import ChangedMeanwhile


class Versioned(models.Model):
    """A row that knows how often it was changed."""

    version = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        abstract = True


def change(row: Versioned, *, seen_version: int, **values: Any) -> None:
    """Write `values` when the row is still as it was seen; otherwise refuse."""
    changed = (
        type(row)  # type: ignore[attr-defined]
        .objects.filter(pk=row.pk, version=seen_version)
        .update(**values, version=seen_version + 1)
    )
    if not changed:
        raise ChangedMeanwhile(_("Iemand anders heeft dit intussen veranderd. Kijk eerst wat er veranderd is."))
    for name, value in values.items():
        setattr(row, name, value)
    row.version = seen_version + 1
