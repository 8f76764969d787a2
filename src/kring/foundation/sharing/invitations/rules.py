"""Who of a family may have an account of their own. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from django.utils.translation import gettext as _

OWN_ACCOUNT_FROM = 12
DECIDES_ALONE_FROM = 16
MOST_WRONG_TRIES = 5


def why_not_invited(*, belongs: bool, deceased: bool, age: int | None, judged_capable: bool) -> str | None:
    """Say in plain Dutch what stands in the way, or None when nothing does.

    Under 12 there is no right of one's own: the parent with authority reads along. From 12 to 15 the child may,
    without anybody's consent, when it can oversee what that means; from 16 on everybody may.
    """
    if not belongs:
        return _("Deze persoon hoort niet bij dit gezin.")
    if deceased:
        return _("Deze persoon is overleden.")
    if age is None:
        return _(
            "Vul eerst de geboortedatum in. Die is nodig om te weten wie de code gebruikt, en wat iemand mag zien."
        )
    if age < OWN_ACCOUNT_FROM:
        return _("Kinderen onder de 12 jaar lezen mee via een ouder met gezag. Een eigen account kan vanaf 12 jaar.")
    if age < DECIDES_ALONE_FROM and not judged_capable:
        return _("Bespreek eerst met het kind wat meelezen betekent. Geef dan aan dat het dit zelf kan overzien.")
    return None
