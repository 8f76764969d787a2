"""When people can be related, decide for a child or live somewhere. No database and no clock."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kring.foundation.households.choices import RelationKind

OF_AGE = 18
NIGHTS_IN_A_WEEK = 7
# These are by nature older than whom they are it of.
OLDER_BY_NATURE = (RelationKind.PARENT,)


def why_not_related(
    *,
    kind: str,
    same_person: bool,
    already: bool,
    born: date | None,
    other_born: date | None,
    from_on: date | None,
    until_on: date | None,
    today: date,
) -> str | None:
    """Say in plain Dutch why one person cannot be this to the other, or None when they can."""
    if same_person:
        return _("Kies twee verschillende personen.")
    if already:
        return _("Dit stond er al.")
    if kind in OLDER_BY_NATURE and born and other_born and born >= other_born:
        return _("Een ouder is altijd ouder dan het kind. Kijk na wie de ouder is.")
    if from_on and from_on > today:
        return _("Dit kan niet in de toekomst begonnen zijn.")
    if from_on and until_on and until_on < from_on:
        return _("Dit eindigt voordat het begint. Kijk de data na.")
    return None


def why_no_authority(
    *,
    same_person: bool,
    already: bool,
    parent_age: int | None,
    child_age: int | None,
    from_on: date,
    until_on: date | None,
    today: date,
) -> str | None:
    """Why somebody cannot have parental authority over this child."""
    if same_person:
        return _("Kies twee verschillende personen.")
    if already:
        return _("Dit gezag stond er al.")
    if child_age is not None and child_age >= OF_AGE:
        return _("Vanaf 18 jaar beslist iemand zelf: daar heeft niemand gezag over.")
    if parent_age is not None and parent_age < OF_AGE:
        return _("Wie jonger is dan 18 jaar, heeft geen gezag over een kind.")
    if from_on > today:
        return _("Gezag kan niet in de toekomst begonnen zijn.")
    if until_on is not None and until_on < from_on:
        return _("Het gezag eindigt voordat het begint. Kijk de data na.")
    return None


def why_not_living_there(*, from_on: date, nights_per_week: int | None, already: bool, today: date) -> str | None:
    """Why somebody cannot live there from this day on."""
    if already:
        return _("Dit stond er al.")
    if from_on > today:
        return _("Iemand kan daar niet in de toekomst zijn gaan wonen.")
    if nights_per_week is not None and not 1 <= nights_per_week <= NIGHTS_IN_A_WEEK:
        return _("Een week heeft zeven nachten.")
    return None
