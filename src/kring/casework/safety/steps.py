"""Steps up and down: what must be so, and when a step may be taken or undone. No database and no clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.casework.safety.choices import StepDirection
from kring.foundation.organisations.approaches.choices import CriterionKind

# In words of the national vision on working together in phases; a region says more in the approach that it follows.
CRITERIA: Mapping[StepDirection, Mapping[str, Any]] = {
    StepDirection.DOWN: {
        "agreements_hold": gettext_lazy("De afspraken lukken al een tijd, ook als het spannend is."),
        "no_incident": gettext_lazy("Er was geen incident in de tijd die is afgesproken."),
        "children_feel_safe": gettext_lazy("De kinderen zeggen dat ze zich veilig voelen."),
        "network_knows": gettext_lazy("Iemand uit het netwerk weet wat te doen als het misgaat."),
        "everybody_heard": gettext_lazy("Ieder gezinslid is gevraagd wat die ervan vindt."),
    },
    StepDirection.UP: {
        "new_incident": gettext_lazy("Er was een nieuw incident, of een afspraak lukte niet."),
        "no_progress": gettext_lazy("Het lukt niet met de hulp die er nu is."),
        "more_expertise": gettext_lazy("Er is kennis nodig die er nu niet bij is."),
        "somebody_asks": gettext_lazy("Iemand van het gezin vraagt om meer hulp."),
    },
}
# What the approach of a family says: help becomes more by what makes one begin, less by what makes one stop.
OF_APPROACH = {StepDirection.DOWN: CriterionKind.LEAVE, StepDirection.UP: CriterionKind.ENTER}
FEWEST = {StepDirection.DOWN: 3, StepDirection.UP: 1}


def why_not_taken(
    *,
    direction: str,
    criteria: Collection[str],
    evidence: str,
    agreed_after: str,
    has_watcher: bool,
    taken_on: date,
    look_again_on: date | None,
    in_question: bool,
    today: date,
    of_approach: int = 0,
) -> str | None:
    """Why this step cannot be taken. Down asks more than up: what comes after must have been agreed."""
    which = StepDirection(direction)
    if taken_on > today:
        return _("Een stap kan niet in de toekomst genomen zijn.")
    if not set(criteria) <= set(CRITERIA[which]) or len(set(criteria)) + of_approach < FEWEST[which]:
        return _("Kruis aan wat er zo is: minstens %(fewest)s van de punten die bij deze stap horen.") % {
            "fewest": FEWEST[which]
        }
    if not evidence.strip():
        return _("Schrijf op waaruit dit blijkt.")
    if look_again_on is not None and look_again_on <= taken_on:
        return _("Opnieuw bekijken komt na de stap.")
    if which is StepDirection.UP:
        return None
    if in_question:
        return _("Er is een incident bekend geworden. Leg eerst vast of de fase nog klopt.")
    if not agreed_after.strip():
        return _("Schrijf op wat er voor daarna is afgesproken. Zonder afspraken kan de hulp niet minder worden.")
    if not has_watcher or look_again_on is None:
        return _("Vul in wie volgt hoe het gaat, en wanneer u opnieuw kijkt.")
    return None
