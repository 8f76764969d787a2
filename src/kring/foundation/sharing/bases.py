"""Which laws let which kind of organisation read along on a day: read once, asked as often as needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.models import LegalBasis


@dataclass(frozen=True, slots=True)
class Bases:
    """The whole table, as one query gave it."""

    rows: Sequence[LegalBasis]

    def options(self, kind: str, on: date) -> list[LegalBasis]:
        """What this kind of organisation may rest a ground on that day, the usual one first."""
        return [
            row
            for row in self.rows
            if row.in_force
            and row.organisation_kind in ("", kind)
            and row.valid_from <= on
            and (row.valid_until is None or row.valid_until > on)
        ]

    def usual(self, kind: str, on: date) -> LegalBasis | None:
        """The basis that is proposed; None for a day before any of the laws."""
        return next(iter(self.options(kind, on)), None)


def all_bases() -> Bases:
    """The table of bases. One query."""
    return Bases(list(LegalBasis.objects.order_by("position", "id")))


@transaction.atomic
def set_basis(*, basis: LegalBasis, values: dict[str, Any], viewer: Viewer) -> LegalBasis:
    """Change whether and until when a basis counts; for what is shared from now on."""
    if values["valid_until"] is not None and values["valid_until"] <= basis.valid_from:
        raise Refused(_("De laatste dag ligt vóór de eerste dag."))
    for name, value in values.items():
        setattr(basis, name, value)
    basis.save(update_fields=list(values))
    audit.log(viewer, "sharing.basis.set", basis)
    return basis
