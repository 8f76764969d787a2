"""When a parent reads along with somebody of 16 or 17, and when somebody cannot weigh it. No database and no clock."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kring.foundation.sharing.consent_rules import ADULT, birthday

CHILD_READS_FROM = 12
CHILD_DECIDES_FROM = 16


def why_parent_cannot_read(
    *, age: int | None, has_authority: bool, already: bool, until_on: date | None, today: date
) -> str | None:
    """Say in plain Dutch why somebody of this age cannot let this parent read along."""
    if age is None or not CHILD_DECIDES_FROM <= age < ADULT:
        return _("Dit kan alleen wie 16 of 17 jaar is zelf beslissen.")
    if not has_authority:
        return _("Deze ouder heeft geen gezag. Een ouder zonder gezag kan om belangrijke feiten vragen.")
    if already:
        return _("Deze ouder leest al mee.")
    if until_on is not None and until_on <= today:
        return _("De laatste dag moet nog komen.")
    return None


def why_not_incapable(
    *, age: int | None, birth_date: date | None, already: bool, judged_on: date, until_on: date, today: date
) -> str | None:
    """Why it cannot be recorded that somebody cannot weigh this."""
    if age is None or birth_date is None or not CHILD_READS_FROM <= age < ADULT:
        return _("Dit gaat alleen over wie 12 tot en met 17 jaar is.")
    if already:
        return _("Dit staat al vast. Stop dat eerst.")
    if judged_on > today:
        return _("De dag van de beoordeling ligt in de toekomst.")
    if until_on <= today:
        return _("De laatste dag moet nog komen.")
    if until_on > birthday(birth_date, ADULT):
        return _("Dit geldt hoogstens tot de achttiende verjaardag.")
    return None


def why_no_letter(*, is_parent: bool, has_authority: bool, facts: str, refusal: str) -> str | None:
    """Why no letter can be given to this parent."""
    if not is_parent:
        return _("Deze persoon is geen ouder van dit kind.")
    if has_authority:
        return _("Deze ouder heeft gezag en leest zelf mee. Een brief is niet nodig.")
    if bool(facts.strip()) == bool(refusal.strip()):
        return _("Schrijf de feiten op die deze ouder mag weten, of schrijf op waarom u ze niet geeft.")
    return None
