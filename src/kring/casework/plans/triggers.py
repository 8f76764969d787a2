"""The table of triggers: what may change a plan, what it touches, within which term, and who is asked.

No database and no clock. Terms and thresholds are defaults: what a region arranges otherwise stands in the approach
that a family follows. Nothing here is said a second time anywhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from kring.casework.plans.choices import AskedRole, Reach, Touch, TriggerCode
from kring.foundation.accounts.viewer import AMSTERDAM
from kring.foundation.core.terms import hours_after
from kring.foundation.core.working_days import nth_working_day_after
from kring.foundation.organisations.approaches.choices import TermUnit

EVERYTHING = frozenset(Touch)
IN_ORDER = (AskedRole.COORDINATOR, AskedRole.SECOND, AskedRole.PROCESS_COORDINATOR)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row: what fires it, what it touches, and who answers within which term."""

    code: TriggerCode
    fired_by: Any
    touches: frozenset[Touch]
    reach: Reach
    term: int
    unit: TermUnit
    asked: tuple[AskedRole, ...] = IN_ORDER
    # From how many on it fires, and of what; none where it always does.
    threshold: int | None = None
    threshold_of: Any = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something of a family that a trigger may touch."""

    kind: Touch
    key: str
    words: str
    about: tuple[int, ...] = ()
    # What it hangs on: an action on its goal.
    hangs_on: tuple[str, ...] = ()


TRIGGERS: Mapping[TriggerCode, Trigger] = {
    row.code: row
    for row in (
        Trigger(
            TriggerCode.NEW_REPORT,
            _("Er komt een nieuwe melding over een gezin dat al in Kring is."),
            EVERYTHING, Reach.ABOUT, 5, TermUnit.WORKING_DAYS,
        ),
        Trigger(
            TriggerCode.INCIDENT,
            _("Er wordt geweld of verwaarlozing bekend."),
            EVERYTHING, Reach.ABOUT, 24, TermUnit.HOURS,
        ),
        Trigger(
            TriggerCode.RATING_DROPPED,
            _("Een cijfer voor veiligheid of voor een doel daalt."),
            EVERYTHING, Reach.ABOUT, 5, TermUnit.WORKING_DAYS, threshold=2, threshold_of=_("punten lager"),
        ),
        Trigger(
            TriggerCode.AGREEMENT_BROKEN,
            _("Een veiligheidsafspraak lukt niet."),
            EVERYTHING, Reach.ABOUT, 2, TermUnit.WORKING_DAYS,
        ),
        Trigger(
            TriggerCode.CONTACT_MISSED,
            _("Iemand uit het gezin is gebeld en was niet te bereiken."),
            frozenset({Touch.ACTION, Touch.AGREEMENT, Touch.PHASE}), Reach.ABOUT, 2, TermUnit.WORKING_DAYS,
        ),
        Trigger(
            TriggerCode.DATE_PASSED,
            _("Een datum gaat voorbij: van een doel, een actie, een maatregel, een stap of het opnieuw bekijken."),
            frozenset({Touch.GOAL, Touch.ACTION}), Reach.LINKED, 5, TermUnit.WORKING_DAYS,
        ),
        Trigger(
            TriggerCode.CHECK_IN_MISSED,
            _("Op een check-in komt geen antwoord. Overslaan is wel een antwoord."),
            frozenset({Touch.ACTION, Touch.AGREEMENT, Touch.PHASE}), Reach.ABOUT, 24, TermUnit.HOURS,
            threshold=2, threshold_of=_("dagen zonder antwoord"),
        ),
        Trigger(
            TriggerCode.SILENCE,
            _("Over een gezin wordt lang niets gehoord."),
            EVERYTHING, Reach.ABOUT, 5, TermUnit.WORKING_DAYS, threshold=28, threshold_of=_("dagen stil"),
        ),
    )
}  # fmt: skip


def as_arranged(code: str, *, term: int | None = None, unit: str = "", threshold: int | None = None) -> Trigger:
    """The row of a trigger with what an approach arranges otherwise."""
    row = TRIGGERS[TriggerCode(code)]
    if term is not None:
        row = replace(row, term=term, unit=TermUnit(unit or row.unit))
    if threshold is not None and row.threshold is not None:
        row = replace(row, threshold=threshold)
    return row


def has_dropped(trigger: Trigger, *, before: int | None, now: int) -> bool:
    """Whether a number fell so far that the plan must be looked at again."""
    return before is not None and trigger.threshold is not None and before - now >= trigger.threshold


def last_day_and_moment(trigger: Trigger, asked_at: datetime, extra: Collection[date] = ()) -> tuple[date, datetime]:
    """The last day on which an answer is in time, and the moment from which it is late."""
    if trigger.unit is TermUnit.HOURS:
        late_from = hours_after(asked_at, trigger.term)
        return late_from.astimezone(AMSTERDAM).date(), late_from
    last_day = nth_working_day_after(asked_at.astimezone(AMSTERDAM).date(), trigger.term, extra)
    return last_day, datetime.combine(last_day + timedelta(days=1), time(0), AMSTERDAM)


def next_asked(now: str, held: Collection[str], asked: tuple[AskedRole, ...] = IN_ORDER) -> AskedRole | None:
    """Who is asked after this one. Nobody is skipped who is there; the last is always asked, whoever that is."""
    rest = asked[asked.index(AskedRole(now)) + 1 :]
    return next((role for role in rest if role in held), rest[-1] if rest else None)


def touched(trigger: Trigger, items: Iterable[Item], *, about: Collection[int], links: Collection[str]) -> list[str]:
    """The keys of what is touched: what hangs on what happened, and by reach what is about the same persons.

    Nobody named is the whole family: that touches everybody, and is touched by everything.
    """
    candidates = [item for item in items if item.kind in trigger.touches]
    linked = set(links)
    # An action that is late touches its goal; a goal that is touched touches its actions.
    linked |= {key for item in candidates if item.key in links for key in item.hangs_on}
    found = []
    for item in candidates:
        hangs = item.key in linked or any(key in links for key in item.hangs_on)
        same = not about or not item.about or bool(set(about) & set(item.about))
        if hangs or (trigger.reach is Reach.ABOUT and same):
            found.append(item.key)
    return found
