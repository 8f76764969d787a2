"""What of a family can be touched: each context tells what it has, and the plan asks without knowing them all."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kring.casework.plans.choices import Touch
from kring.casework.plans.models import Action, Goal
from kring.casework.plans.triggers import Item
from kring.foundation.sharing.audit import item_key

Finder = Callable[[int], list[Item]]

_finders: dict[Touch, Finder] = {}


def tell_items(kind: Touch, finder: Finder) -> None:
    """Let `finder` give what there is of this kind in a dossier; asked for once, when Kring starts."""
    _finders[kind] = finder


def items_of(dossier_id: int, kinds: Collection[Touch]) -> list[Item]:
    """What runs now in a dossier, as far as whoever looks may see. One query for each kind."""
    return [item for kind in Touch if kind in kinds and kind in _finders for item in _finders[kind](dossier_id)]


def goals(dossier_id: int) -> list[Item]:
    found = Goal.objects.filter(dossier_id=dossier_id).open()
    return [Item(Touch.GOAL, item_key(one), one.wording, tuple(one.about)) for one in found]


def actions(dossier_id: int) -> list[Item]:
    found = Action.objects.filter(dossier_id=dossier_id).open().order_by("id")
    return [
        Item(
            Touch.ACTION, item_key(one), one.wording, tuple(one.about),
            hangs_on=(f"{Goal._meta.db_table}:{one.goal_id}",) if one.goal_id else (),
        )
        for one in found
    ]  # fmt: skip
