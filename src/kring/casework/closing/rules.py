"""When a dossier may be closed together. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kring.casework.plans.choices import OrderKind
from kring.foundation.core.text import join_words

# Over these there is nothing left to carry out once they are spoken; all others run until they end.
ORDERS_THAT_LEAVE_NOTHING_RUNNING = (OrderKind.AUTHORITY_TERMINATION,)

# After the day of after-care somebody still has to write down how it went.
DAYS_TO_WRITE_AFTER_CARE_DOWN = 7


def why_not_closed(
    *,
    not_heard: Sequence[str],
    orders_in_force: Sequence[str],
    unanswered_reviews: Sequence[str],
    after_care_on: date,
    after_care_by: str,
    after_care_by_works: bool,
    today: date,
) -> list[str]:
    """Everything that stands in the way of closing, each in plain Dutch. Nothing in the list: it may be closed."""
    in_the_way = in_the_way_of_the_work(orders_in_force=orders_in_force, unanswered_reviews=unanswered_reviews)
    if not_heard:
        names = join_words(list(not_heard))
        in_the_way.insert(
            0,
            _("Nog niet iedereen heeft gezegd wat die vindt: %(names)s. Het eens zijn hoeft niet.") % {"names": names},
        )
    if after_care_on <= today:
        in_the_way.append(_("De dag van de nazorg is al geweest. Trek dit voorstel in en spreek een nieuwe dag af."))
    if not after_care_by_works:
        in_the_way.append(
            _("%(name)s werkt hier niet meer. Trek dit voorstel in en kies wie de nazorg doet.")
            % {"name": after_care_by}
        )
    return in_the_way


def in_the_way_of_the_work(*, orders_in_force: Sequence[str], unanswered_reviews: Sequence[str]) -> list[str]:
    """What is not finished yet, whoever says what about closing."""
    in_the_way = [
        _("Er geldt nog een beslissing van rechter of burgemeester: %(order)s.") % {"order": order}
        for order in orders_in_force
    ]
    in_the_way += [
        _("Er is nog geen antwoord op de vraag wat dit betekent voor het plan: %(cause)s.") % {"cause": cause}
        for cause in unanswered_reviews
    ]
    return in_the_way


def why_not_proposed(*, dossier_is_open: bool, proposal_running: bool, after_care_on: date, today: date) -> str | None:
    """Why closing cannot be proposed like this."""
    if not dossier_is_open:
        return _("Dit dossier is al gesloten.")
    if proposal_running:
        return _("Er ligt al een voorstel om af te sluiten.")
    if after_care_on <= today:
        return _("Kies voor de nazorg een dag die nog komt.")
    return None


def why_not_running(*, closed: bool, withdrawn: bool) -> str | None:
    """Why nothing can be said about this proposal, nor can it be withdrawn."""
    if closed:
        return _("Dit dossier is al gesloten.")
    if withdrawn:
        return _("Dit voorstel is ingetrokken.")
    return None


def why_no_after_care(*, closed_on: date | None, on: date, today: date) -> str | None:
    """Why after-care cannot have taken place on this day."""
    if closed_on is None:
        return _("Nazorg begint pas na het afsluiten.")
    if on < closed_on:
        return _("Nazorg kan niet geweest zijn voordat is afgesloten.")
    if on > today:
        return _("Nazorg kan niet in de toekomst geweest zijn.")
    return None


def after_care_ends_on(after_care_on: date) -> date:
    """The first day on which whoever does the after-care no longer sees the dossier."""
    return after_care_on + timedelta(days=DAYS_TO_WRITE_AFTER_CARE_DOWN + 1)


def why_not_agreed_until(*, agreed_until: date, after_care_on: date) -> str | None:
    """Why who reads along with the family's consent cannot do the after-care on this day."""
    if agreed_until <= after_care_on:
        return _("De toestemming om mee te lezen eindigt voor de nazorg. Verleng die eerst, of kies iemand anders.")
    return None


def why_not_reopened(*, closed: bool, again: bool, reason: str) -> str | None:
    """Why working together cannot begin again from this closing."""
    if not closed:
        return _("Dit dossier is nog open.")
    if again:
        return _("Dit is al weer geopend, als een nieuw dossier.")
    if not reason.strip():
        return _("Schrijf op waarom. Het gezin leest dit.")
    return None
