"""What an item key means, in words that whoever looks may read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from kring.foundation.households.models import Identity

# How each kind of item is called, and which words say which one it is.
KINDS: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "plans.Goal": (_("Doel"), lambda one: one.wording),
    "plans.GoalScore": (_("Cijfer voor een doel"), lambda one: one.score),
    "plans.Action": (_("Actie"), lambda one: one.wording),
    "plans.CourtOrder": (_("Beslissing"), lambda one: one.get_kind_display()),
    "plans.PlanVersion": (_("Versie van het plan"), lambda one: one.reason),
    "safety.SafetyAgreement": (_("Veiligheidsafspraak"), lambda one: one.wording),
    "safety.BrokenAgreement": (_("Afspraak die niet lukte"), lambda one: one.words),
    "safety.SafetyRating": (_("Cijfer voor veiligheid"), lambda one: one.score),
    "safety.Incident": (_("Incident"), lambda one: one.description),
    "safety.Phase": (_("Fase"), lambda one: one.get_code_display()),
    "meetings.Meeting": (_("Overleg"), lambda one: one.purpose),
    "meetings.MeetingPlace": (_("Plek van een overleg"), str),
    "meetings.Decision": (_("Besluit"), lambda one: one.wording),
    "explanation.Factor": (_("Factor in de verklaring"), lambda one: one.wording),
    "explanation.Explanation": (_("Verklaring"), lambda one: one.text),
    "explanation.StatedNeed": (_("Behoefte"), lambda one: one.words),
    "closing.Closing": (_("Afsluiten"), lambda one: one.summary),
    "closing.ClosingWord": (_("Wat iemand van afsluiten vindt"), lambda one: one.words),
    "circle.ChronologyLine": (_("Gebeurtenis"), lambda one: one.sentence),
    "circle.Tie": (_("Band"), lambda one: one.get_strength_display()),
    "circle.Involvement": (_("Wie meedoet"), lambda one: one.get_role_display()),
    "households.Place": (_("Plek of nummer"), lambda one: f"{one.get_kind_display()}: {one.text}"),
    "households.Residence": (_("Wie bij wie woont"), lambda one: ""),
    "households.Relation": (_("Wie wat is van wie"), lambda one: one.get_kind_display()),
    "intake.Report": (_("Melding"), lambda one: one.situation),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One item as a line says it."""

    kind: str
    words: str


def items_of(keys: Iterable[str]) -> dict[str, Item]:
    """What these keys mean; what whoever looks may not read is not there. One query for each kind."""
    asked: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        table, _colon, number = key.partition(":")
        if table in _tables() and number.isdigit():
            asked[table].append(int(number))
    found = {}
    for table, numbers in asked.items():
        model, (kind, words) = _tables()[table]
        for one in model._default_manager.filter(pk__in=numbers):
            found[f"{table}:{one.pk}"] = Item(str(kind), Truncator(str(words(one))).chars(120))
    return found


def item_in(dossier_id: int, key: str) -> Item | None:
    """What this key means, when it is an item of this family that whoever looks may read."""
    item = items_of([key]).get(key)
    if item is None:
        return None
    table, _colon, number = key.partition(":")
    row: Any = _tables()[table][0]._default_manager.get(pk=number)
    return item if getattr(row, "dossier_id", dossier_id) == dossier_id else None


def names_of(persons: Iterable[int | None]) -> dict[int, str]:
    """What people are called, as far as whoever looks may know. One query."""
    asked = {one for one in persons if one}
    return {one.person_id: str(one) for one in Identity.objects.filter(person_id__in=asked)} if asked else {}


def _tables() -> dict[str, tuple[type[Model], tuple[Any, Callable[[Any], Any]]]]:
    models = {label: apps.get_model(label) for label in KINDS}
    return {model._meta.db_table: (model, KINDS[label]) for label, model in models.items()}
