"""When a role may be handed over, told, signed, declined or kept. No database and no clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kring.foundation.sharing.ground_rules import LONGEST_UNTOLD

LONGEST_AHEAD = timedelta(days=183)
READS_ALONE_FROM = 16


def why_not_prepared(
    *, is_held: bool, has_it_already: bool, on_its_way: bool, from_on: date, reason: str, today: date
) -> str | None:
    """Say in plain Dutch why this hand-over cannot be prepared, or None when it can."""
    if not is_held:
        return _("Niemand heeft deze rol nu. Er is niets om over te dragen.")
    if has_it_already:
        return _("Deze persoon heeft deze rol al. Kies iemand anders.")
    if on_its_way:
        return _("Deze rol wordt al overgedragen. Trek die overdracht eerst in.")
    if from_on < today:
        return _("Deze dag is al voorbij. Kies vandaag of later.")
    if from_on - today > LONGEST_AHEAD:
        return _("Dat is meer dan een half jaar vooruit. Bereid het later voor.")
    if not reason.strip():
        return _("Schrijf op waarom iemand anders het overneemt. Het gezin leest dit.")
    return None


def why_not_told(*, told_on: date | None, from_on: date, reason: str, tell_by: date | None, today: date) -> str | None:
    """Why it cannot be written down like this what somebody was told."""
    if told_on is not None:
        return _("De dag van vertellen ligt in de toekomst.") if told_on > today else None
    if not reason.strip() or tell_by is None:
        return _("Schrijf op waarom u het nog niet vertelt, en tot wanneer dat zo mag blijven.")
    if tell_by <= today:
        return _("De dag waarop u het uiterlijk vertelt, moet nog komen.")
    if tell_by - today > LONGEST_UNTOLD:
        return _("Stel het vertellen hoogstens drie maanden uit.")
    return None


def why_not_signed(
    *,
    is_on_its_way: bool,
    is_giver: bool,
    signs_for_giver: bool,
    because: str,
    is_receiver: bool,
    giver_signed: bool,
    receiver_signed: bool,
    not_answered: Sequence[str],
    anybody_told: bool,
    receiver_sees: bool,
) -> str | None:
    """Why this person cannot sign now. The family comes first, then who gives, then who takes."""
    if not is_on_its_way:
        return _("Deze overdracht loopt niet meer.")
    if not (is_giver or signs_for_giver or is_receiver):
        return _(
            "Alleen wie overdraagt en wie overneemt tekenen. Is wie overdraagt er niet? "
            "Dan tekent wie vervangt, of de teamleider."
        )
    if not_answered:
        return _("Vertel het eerst aan het gezin. Nog niet ingevuld: %(names)s.") % {"names": ", ".join(not_answered)}
    if not anybody_told:
        return _("Niemand van het gezin weet het nog. Vertel het eerst aan minstens één van hen.")
    if is_receiver and giver_signed:
        if receiver_signed:
            return _("U heeft al getekend.")
        return None if receiver_sees else no_ground()
    if is_receiver and not (is_giver or signs_for_giver):
        return _("Wie overdraagt, tekent eerst.")
    if giver_signed:
        return _("Hier is al voor getekend.")
    if signs_for_giver and not is_giver and not because.strip():
        return _("Schrijf op waarom u tekent in de plaats van wie overdraagt.")
    return None if receiver_sees else no_ground()


def no_ground() -> str:
    """What stands in the way as long as the receiver may not read."""
    return _("Wie het overneemt, leest nog niet mee. Leg eerst vast op welke grond dat mag.")


def words_for(*, receiver: str, giver: str, role: str, on: str, age: int | None) -> str:
    """What a family member reads on their own page: who becomes what, from when. A child is spoken to as a child."""
    what = {
        "coordinator": ("jouw vaste persoon", "uw vaste persoon"),
        "safety_holder": ("wie kijkt of iedereen veilig is", "wie kijkt of iedereen veilig is"),
    }.get(role, ("wie jou ook helpt", "wie u ook helpt"))
    called = what[0] if age is not None and age < READS_ALONE_FROM else what[1]
    return f"Vanaf {on} is {receiver} {called}. Tot dan blijft dat {giver}."
