"""When a ground may be recorded, renewed or ended. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

LONGEST = timedelta(days=366)
LONGEST_UNTOLD = timedelta(days=92)


def why_not_shared(
    *,
    sections: Sequence[str],
    persons: Sequence[int] | None,
    purpose: str,
    necessity: str,
    basis_is_in_force: bool,
    from_on: date,
    until_on: date,
    consent_until: date | None,
    family_told_on: date | None,
    not_told_reason: str,
    tell_by: date | None,
    missing: Sequence[str],
    today: date,
) -> str | None:
    """Say in plain Dutch why this cannot be shared like this, or None when it can."""
    if not sections:
        return _("Kies minstens één onderdeel.")
    if persons is not None and not persons:
        return _("Kies over wie het gaat.")
    if not purpose.strip() or not necessity.strip():
        return _("Schrijf op waarvoor het is en waarom het nodig is. Het gezin leest dit.")
    if not basis_is_in_force:
        return _("Deze grondslag geldt niet voor deze organisatie op deze dag. Kies een andere.")
    if until_on <= from_on or until_on <= today:
        return _("De laatste dag ligt in het verleden. Kies een latere dag.")
    if until_on - from_on > LONGEST:
        return _("Delen kan hoogstens een jaar. Daarna kijkt u opnieuw of het nog nodig is.")
    if missing:
        return _("Nog nodig: toestemming van %(names)s.") % {"names": ", ".join(missing)}
    if consent_until is not None and until_on > consent_until:
        return _(
            "Op %(day)s is er een verjaardag waarna iemand anders beslist. "
            "De toestemming geldt tot die dag; vraag haar daarna opnieuw."
        ) % {"day": f"{consent_until:%d-%m-%Y}"}
    return why_not_told(family_told_on=family_told_on, not_told_reason=not_told_reason, tell_by=tell_by, today=today)


def why_not_told(*, family_told_on: date | None, not_told_reason: str, tell_by: date | None, today: date) -> str | None:
    """Why this is not enough about telling the family."""
    if family_told_on is not None:
        return _("De dag van vertellen ligt in de toekomst.") if family_told_on > today else None
    if not not_told_reason.strip() or tell_by is None:
        return _("Schrijf op waarom het gezin het nog niet weet, en tot wanneer dat zo mag blijven.")
    if tell_by <= today:
        return _("De dag waarop u het uiterlijk vertelt, moet nog komen.")
    if tell_by - today > LONGEST_UNTOLD:
        return _("Stel het vertellen hoogstens drie maanden uit.")
    return None


def why_not_ended(*, is_over: bool, reason: str, leaves_holder_blind: bool) -> str | None:
    """Why this ground cannot be ended now."""
    if is_over:
        return _("Deze grond was al voorbij.")
    if not reason.strip():
        return _("Schrijf op waarom het delen stopt. Het gezin leest dit.")
    if leaves_holder_blind:
        return _("Deze persoon draagt het gezin en zou niets meer zien. Draag de rol eerst over.")
    return None
