"""When somebody may stand in for a colleague. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

LONGEST = timedelta(days=92)


def why_not_named(
    *,
    same_person: bool,
    may_name: bool,
    same_organisation: bool,
    is_named_already: bool,
    from_on: date,
    until_on: date,
    today: date,
) -> str | None:
    """Why this colleague cannot be named for these days."""
    if not may_name:
        return _("U wijst vervanging aan voor uzelf, of als teamleider voor iemand van uw team.")
    if same_person:
        return _("Kies een collega: iemand vervangt niet zichzelf.")
    if not same_organisation:
        return _(
            "Vervanging kan alleen binnen dezelfde organisatie. Vraag anders een collega mee te doen bij het gezin."
        )
    if until_on <= from_on:
        return _("De laatste dag ligt vóór de eerste dag.")
    if until_on <= today:
        return _("Deze dagen zijn al voorbij.")
    if until_on - from_on > LONGEST:
        return _("Vervanging duurt hoogstens drie maanden. Draag daarna over.")
    if is_named_already:
        return _("Deze collega vervangt al in deze dagen.")
    return None
