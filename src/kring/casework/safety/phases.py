"""What each phase of safety means, and what must be so before a family goes on to the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kring.casework.safety.choices import PhaseCode

# From the most to the least guarded. Going on is one step; going back is always possible.
ORDER = (
    PhaseCode.ACUTE,
    PhaseCode.IMMEDIATE_SAFETY,
    PhaseCode.STABLE_SAFETY,
    PhaseCode.RECOVERY,
    PhaseCode.AFTERCARE,
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A phase in words: what it is about, what it takes to go on, and how it looks."""

    is_about: Any
    to_go_on: tuple[Any, ...]
    tone: str


MEANING: Mapping[PhaseCode, Meaning] = {
    PhaseCode.ACUTE: Meaning(
        _("Er is nu gevaar. Eerst zorgen we dat iedereen de komende dagen veilig is."),
        (
            _("Niemand loopt de komende dagen direct gevaar."),
            _("Er is eten, slaap, toezicht en zorg voor wie dat nodig heeft."),
        ),
        "error",
    ),
    PhaseCode.IMMEDIATE_SAFETY: Meaning(
        _("Het geweld of de verwaarlozing moet nu stoppen, en gestopt blijven."),
        (
            _("Met iedereen is afgesproken wat veilig genoeg is. Ook met de kinderen, in hun eigen woorden."),
            _("De afspraken werken, en iemand uit het netwerk weet wat te doen."),
            _("Eén persoon houdt zicht op de veiligheid."),
            _("Er was geen incident in de tijd die is afgesproken."),
        ),
        "error",
    ),
    PhaseCode.STABLE_SAFETY: Meaning(
        _("Het is nu veilig. We pakken aan waardoor het onveilig werd, zodat het veilig blijft."),
        (
            _("De afspraken lukken al langere tijd, ook als het spannend is."),
            _("Waardoor het onveilig werd, is aangepakt of onder controle."),
            _("De kinderen zeggen dat ze zich veilig voelen."),
        ),
        "warning",
    ),
    PhaseCode.RECOVERY: Meaning(
        _("Er is rust. Nu is er tijd om te herstellen van wat er gebeurde."),
        (
            _("De doelen van ieder gezinslid zijn bereikt."),
            _("Er is afgesproken wat iedereen doet als het onveilig dreigt te worden."),
            _("Er staat wie daarna vraagt hoe het gaat, en wanneer."),
        ),
        "ok",
    ),
    PhaseCode.AFTERCARE: Meaning(_("De hulp is klaar. Iemand vraagt nog een paar keer hoe het gaat."), (), "ok"),
}


def is_forward(now: str, to: str) -> bool:
    """Whether `to` is guarded less than `now`."""
    return ORDER.index(PhaseCode(to)) > ORDER.index(PhaseCode(now))


def reachable_from(now: str | None) -> list[PhaseCode]:
    """What can be chosen: the same, the next and every earlier one; to begin with, all but after-care."""
    if now is None:
        return list(ORDER[:-1])
    return list(ORDER[: ORDER.index(PhaseCode(now)) + 2])
