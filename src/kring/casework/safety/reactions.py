"""What safety tells the plan: which agreements and which phase something may touch."""

from __future__ import annotations

from kring.casework.plans.choices import Touch
from kring.casework.plans.touching import tell_items
from kring.casework.plans.triggers import Item
from kring.casework.safety.models import Phase, SafetyAgreement
from kring.foundation.sharing.audit import item_key


def agreements(dossier_id: int) -> list[Item]:
    found = SafetyAgreement.objects.filter(dossier_id=dossier_id).in_force()
    return [Item(Touch.AGREEMENT, item_key(one), one.wording, tuple(one.about)) for one in found]


def phases(dossier_id: int) -> list[Item]:
    found = Phase.objects.filter(dossier_id=dossier_id).current()
    return [Item(Touch.PHASE, item_key(one), one.get_code_display(), tuple(one.about)) for one in found]


def begin() -> None:
    """Asked for once, when Kring starts."""
    tell_items(Touch.AGREEMENT, agreements)
    tell_items(Touch.PHASE, phases)
