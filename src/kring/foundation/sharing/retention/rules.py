"""When a term ends, what may be decided then, and whether a request can come before it. No database, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from kring.foundation.sharing.retention.choices import Extension, OnRequest, Trigger, Verdict

OF_AGE = 18
SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True)
class Events:
    """What happened from which a term can count. Without a birth date of a child, age counts for nothing."""

    ended_on: date | None = None
    youngest_born_on: date | None = None
    received_on: date | None = None


def counts_from(trigger: str, events: Events) -> date | None:
    """The day from which a term counts; None when that has not happened, or is not known."""
    if trigger == Trigger.CLOSURE:
        return events.ended_on
    if trigger == Trigger.RECEIVED:
        return events.received_on
    if events.ended_on is None:
        # As long as somebody works with the family nothing ends, whatever the age.
        return None
    if events.youngest_born_on is None:
        # Nobody knows how old the youngest is, or there is no child: then it counts from the closing.
        return events.ended_on
    if trigger == Trigger.BIRTH:
        return events.youngest_born_on
    return events.youngest_born_on + relativedelta(years=OF_AGE)


def due_on(*, trigger: str, years: int, events: Events) -> date | None:
    """The first day on which it need not be kept any more. Never before the dossier is closed."""
    begins = counts_from(trigger, events)
    if begins is None:
        return None
    ends = begins + relativedelta(years=years)
    return max(ends, events.ended_on) if events.ended_on is not None else ends


def why_not_decided(
    *, verdict: str, reason: str, keep_until: date | None, extension: str, is_done: bool, today: date
) -> str | None:
    """Say in plain Dutch why this cannot be decided, or None when it can."""
    if is_done:
        return _("Dit is al vernietigd.")
    if len(reason.strip()) < SHORTEST_REASON:
        return _("Schrijf op waarom u dit besluit.")
    if verdict == Verdict.DESTROY:
        return _("Een dag hoort alleen bij langer bewaren.") if keep_until else None
    if extension == Extension.NEVER:
        return _("Volgens de regel kan langer bewaren niet.")
    if keep_until is None:
        return _("Kies tot welke dag het bewaard blijft.")
    if keep_until <= today:
        return _("Kies een dag die nog moet komen.")
    return None


def why_not_on_request(*, on_request: str, due_on: date | None, today: date) -> str | None:
    """Why a request cannot make it go before its time."""
    if on_request == OnRequest.NEVER:
        return _("De wet zegt dat deze houder dit niet op verzoek vernietigt.")
    if on_request == OnRequest.AFTER_TERM and (due_on is None or today < due_on):
        return _("Deze houder vernietigt pas op verzoek als de termijn voorbij is.")
    return None


def why_no_new_rule(*, legal_source: str, years: int, valid_from: date, used_since: date | None) -> str | None:
    """Why this cannot become the rule that counts."""
    if not legal_source.strip():
        return _("Schrijf op in welke wet of bron dit staat.")
    if not 0 <= years <= 200:
        return _("Kies een aantal jaar tussen 0 en 200.")
    if used_since is not None and valid_from <= used_since:
        return _("De regel die nu geldt, begon later. Kies een dag daarna.")
    return None
