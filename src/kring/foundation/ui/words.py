"""The words of the look: phases, legal frames, initials. No database and no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

_SMALL = {
    "de",
    "den",
    "der",
    "het",
    "'t",
    "ten",
    "ter",
    "te",
    "van",
    "von",
    "el",
    "al",
    "la",
    "le",
    "op",
    "in",
}


@dataclass(frozen=True)
class Phase:
    """A phase of working on safety: its name on screen and its tone."""

    label: Any
    tone: str


@dataclass(frozen=True)
class LegalFrame:
    """What a legal frame means, said to professionals and said to a family member."""

    title: Any
    text: Any
    family_title: Any
    family_text: Any
    tone: str


PHASES: Mapping[int, Phase] = {
    0: Phase(_("Fase 0 · acuut gevaar"), "error"),
    1: Phase(_("Fase 1 · directe veiligheid"), "error"),
    2: Phase(_("Fase 2 · stabiele veiligheid"), "warning"),
    3: Phase(_("Fase 3 · herstel"), "ok"),
}

LEGAL_FRAMES: Mapping[str, LegalFrame] = {
    "voluntary": LegalFrame(
        title=_("Vrijwillig kader"),
        text=_("Het gezin kiest zelf voor deze hulp en mag ermee stoppen."),
        family_title=_("Deze hulp is vrijwillig"),
        family_text=_("U mag stoppen. Praat er dan eerst over met uw vaste persoon."),
        tone="info",
    ),
    "pressure": LegalFrame(
        title=_("Vrijwillig kader, met drang"),
        text=_(
            "Dit is vrijwillig in de wet. Er is wel aangedrongen: "
            "zeg eerlijk wat er gebeurt als het gezin niet meedoet."
        ),
        family_title=_("Er wordt bij u aangedrongen. Dit is vrijwillig in de wet"),
        family_text=_(
            "Niemand kan u nu verplichten. Vraag gerust wat er gebeurt als u nee zegt: "
            "u heeft recht op een eerlijk antwoord."
        ),
        tone="warning",
    ),
    "compulsory": LegalFrame(
        title=_("Gedwongen kader"),
        text=_("Een rechter heeft dit besloten. Het besluit en de einddatum staan erbij."),
        family_title=_("De rechter heeft deze hulp verplicht"),
        family_text=_("U leest hier welk besluit dat is en tot wanneer het geldt. Een advocaat kan u helpen."),
        tone="error",
    ),
}


def initials(name: str) -> str:
    """At most two letters: the first name and the last real word ("Jan de Boer" → "JB")."""
    words = [word for word in name.split() if word.lower() not in _SMALL] or name.split()
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
