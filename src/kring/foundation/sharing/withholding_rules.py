"""When something may be withheld. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

LONGEST_WITHOUT_LOOKING_AGAIN = timedelta(days=366)


def why_not_withheld(
    *, from_somebody: bool, from_oneself: bool, reason: str, review_on: date, today: date, owner: bool = False
) -> str | None:
    """Say in plain Dutch what stands in the way, or None when nothing does."""
    if not from_somebody:
        return _("Kies voor wie u dit afschermt.")
    if from_oneself:
        return _("U kunt niets afschermen voor uzelf of voor uw eigen organisatie: dan kan niemand van u het opheffen.")
    if owner:
        return _("Een adres is nooit geheim voor wie er zelf woont.")
    if not reason.strip():
        return _("Schrijf op waarom. Wie het later opnieuw bekijkt, moet dat kunnen lezen.")
    if review_on <= today:
        return _("Kies een dag na vandaag om opnieuw te kijken.")
    if review_on > today + LONGEST_WITHOUT_LOOKING_AGAIN:
        return _("Kijk ten minste één keer per jaar of het nog nodig is.")
    return None
