"""When goals, actions and orders may change. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from kring.casework.plans.choices import ConsentKind, LegalFrame, OrderKind, ProposalAnswer

# The longest an order may run at once, in days. The day of ending is the first day no longer.
LONGEST = {
    OrderKind.SUPERVISION_ORDER: 366,
    OrderKind.INTERIM_SUPERVISION_ORDER: 92,
    OrderKind.OUT_OF_HOME_PLACEMENT: 366,
    OrderKind.EXCLUSION_ORDER: 28,
}

FROM_LIGHT_TO_HEAVY = (LegalFrame.VOLUNTARY, LegalFrame.PRESSURE, LegalFrame.COMPULSORY)


def why_not_reached(*, agreed_on: date, reached_on: date, today: date) -> str | None:
    """Say in plain Dutch what stands in the way, or None when nothing does."""
    if reached_on < agreed_on:
        return _("Een doel kan niet bereikt zijn voordat het is afgesproken.")
    if reached_on > today:
        return _("Een doel kan niet in de toekomst bereikt zijn.")
    return None


def why_not_begun(*, agreed_on: date, started_on: date, today: date) -> str | None:
    """Why an action cannot have begun on this day."""
    if started_on < agreed_on:
        return _("Een actie kan niet begonnen zijn voordat die is afgesproken.")
    if started_on > today:
        return _("Een actie kan niet in de toekomst begonnen zijn.")
    return None


def why_not_waiting(*, waits_until_on: date | None, bridge: str, agreed_on: date) -> str | None:
    """Why nobody can be left waiting like this: whoever waits has something until then."""
    if waits_until_on is None:
        return None
    if waits_until_on <= agreed_on:
        return _("De wachttijd eindigt na de dag waarop dit is afgesproken.")
    if not bridge.strip():
        return _("Schrijf op wat er gebeurt in de wachttijd. Niemand wacht zonder iets.")
    return None


def why_not_ended(*, agreed_on: date, started_on: date | None, ended_on: date, today: date) -> str | None:
    """Why an action cannot be done on this day."""
    if ended_on < (started_on or agreed_on):
        return _("Een actie kan niet klaar zijn voordat die is begonnen.")
    if ended_on > today:
        return _("Een actie kan niet in de toekomst klaar zijn.")
    return None


def why_not_in_frame(*, frame: str, has_order: bool, order_in_force: bool) -> str | None:
    """Why an action cannot stand in this legal frame. Only a court, or a mayor, compels."""
    if frame == LegalFrame.COMPULSORY and not has_order:
        return _(
            "Gedwongen hulp kan alleen als een rechter of burgemeester dat heeft beslist. "
            "Leg eerst die beslissing vast."
        )
    if frame == LegalFrame.COMPULSORY and not order_in_force:
        return _("De gekozen beslissing geldt nu niet. Kies een beslissing die nu geldt.")
    if frame != LegalFrame.COMPULSORY and has_order:
        return _(
            "Bij vrijwillige hulp of drang hoort geen beslissing van een rechter. "
            "Kies ‘gedwongen’ of laat de beslissing weg."
        )
    return None


def why_not_ordered(*, kind: str, decided_on: date, from_on: date, until_on: date | None, today: date) -> str | None:
    """Why an order cannot run like this: the law sets the longest time."""
    if decided_on > today:
        return _("Een beslissing kan niet in de toekomst genomen zijn.")
    if until_on is not None and until_on <= from_on:
        return _("De beslissing eindigt voordat die begint. Kijk de data na.")
    longest = LONGEST.get(OrderKind(kind))
    if longest is None:
        return None
    if until_on is None:
        return _("Vul in tot wanneer de beslissing geldt: deze maatregel heeft altijd een einddatum.")
    if until_on > from_on + timedelta(days=longest):
        return _("Deze maatregel duurt volgens de wet hoogstens %(days)s dagen. Leg een verlenging apart vast.") % {
            "days": longest
        }
    return None


def why_not_lifted(*, from_on: date, until_on: date | None, lifted_on: date, today: date) -> str | None:
    """Why an order cannot have ended before its time on this day."""
    if lifted_on > today:
        return _("Een beslissing kan niet in de toekomst beëindigd zijn.")
    if lifted_on <= from_on:
        return _("Een beslissing kan niet beëindigd zijn voordat die gold.")
    if until_on is not None and lifted_on >= until_on:
        return _("De beslissing eindigt dan al vanzelf.")
    return None


def why_not_answered(
    *, is_answered: bool, answer: str, reason: str, meet_at: datetime | None, now: datetime
) -> str | None:
    """Why this is no answer to what happened."""
    if is_answered:
        return _("Deze vraag is al beantwoord.")
    if answer == ProposalAnswer.KEEP and not reason.strip():
        return _("Schrijf op waarom het plan zo blijft.")
    if answer == ProposalAnswer.MEET and meet_at is None:
        return _("Kies wanneer u samen praat.")
    if answer == ProposalAnswer.MEET and meet_at is not None and meet_at <= now:
        return _("Kies een moment dat nog komt.")
    return None


def why_not_said(*, kind: str, reason: str, agreed_on: date, said_on: date, today: date) -> str | None:
    """Why this cannot have been said of a version of the plan."""
    if kind != ConsentKind.AGREES and not reason.strip():
        return _("Schrijf op waarom niet, in de eigen woorden.")
    if said_on > today:
        return _("Dit kan niet in de toekomst gezegd zijn.")
    if said_on < agreed_on:
        return _("Op die dag was deze versie er nog niet.")
    return None


def heaviest(frames: Iterable[str]) -> LegalFrame:
    """The frame in which a family stands: the heaviest of what runs, voluntary when nothing does."""
    return max((LegalFrame(frame) for frame in frames), key=FROM_LIGHT_TO_HEAVY.index, default=LegalFrame.VOLUNTARY)
