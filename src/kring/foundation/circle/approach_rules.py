"""When a dossier may follow another approach, and when something of it was looked at. No database and no clock."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _


def why_not_followed(
    *, is_open: bool, is_published: bool, in_use: bool, same_region: bool, already: bool, reason: str
) -> str | None:
    """Say in plain Dutch what stands in the way, or None when nothing does."""
    if not is_open:
        return _("Dit dossier is gesloten. De werkwijze verandert dan niet meer.")
    if not same_region:
        return _("Deze werkwijze is van een andere regio.")
    if not is_published or not in_use:
        return _("Deze werkwijze wordt nu niet gebruikt. Kies een andere.")
    if already:
        return _("Dit gezin volgt deze werkwijze al.")
    if not reason.strip():
        return _("Schrijf op waarom u dit besluit. Het gezin leest het ook.")
    return None


def why_not_checked(
    *, is_running: bool, of_this_approach: bool, evidence: str, at: datetime, now: datetime
) -> str | None:
    """Why it cannot be said how a step or a criterion is."""
    if not is_running:
        return _("Dit gezin volgt nu een andere werkwijze. Kijk bij die werkwijze.")
    if not of_this_approach:
        return _("Dit hoort niet bij de werkwijze van dit gezin.")
    if not evidence.strip():
        return _("Schrijf op waaruit dit blijkt.")
    if at > now:
        return _("Dit kan niet in de toekomst nagekeken zijn.")
    return None


def why_not_taken(*, is_running: bool, of_this_approach: bool, from_the_circle: bool, is_involved: bool) -> str | None:
    """Why this professional cannot take a role of the approach."""
    if not is_running or not of_this_approach:
        return _("Dit hoort niet bij de werkwijze van dit gezin.")
    if from_the_circle:
        return _("Deze rol hoort bij een rol in de kring. Draag die over op de pagina van de kring.")
    if not is_involved:
        return _("Kies iemand die nu bij dit gezin meedoet.")
    return None
