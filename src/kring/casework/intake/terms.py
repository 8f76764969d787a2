"""When a term of intake ends: read from the rows that the region set."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.intake.choices import IntakeTermCode
from kring.casework.intake.models import IntakeTerm
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.approaches.terms import Due, due
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing import audit


def ends(code: IntakeTermCode, since: datetime | None = None) -> Due:
    """Until when this may take, counted from now or from `since`. One query."""
    term = IntakeTerm.objects.get(code=code)
    found = due(
        what=str(IntakeTermCode(code).label), since=since or timezone.now(), amount=term.amount, unit=term.unit,
        basis=term.basis,
    )  # fmt: skip
    assert found is not None, "a term takes some time: the table says so"
    return found


@transaction.atomic
def set_term(*, term: IntakeTerm, amount: int, unit: str, basis: str, source: str, viewer: Viewer) -> IntakeTerm:
    """Set how long something may take from now on; what was asked before keeps its day."""
    if PositionKind.PROCESS_COORDINATOR not in viewer.roles:
        raise Refused(_("Alleen de procescoördinator van de regio verandert een termijn."))
    term.amount, term.unit, term.basis, term.source = amount, unit, basis, source.strip()
    term.save(update_fields=["amount", "unit", "basis", "source"])
    audit.log(viewer, "intake.term.set", term)
    return term
