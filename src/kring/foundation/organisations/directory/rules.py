"""What holds for a service, and what its waiting time is worth. No database and no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kring.foundation.organisations.directory.choices import AgeBand, Capacity, Evidence

# The first and the last year of each band; without a last year it goes on.
YEARS: dict[AgeBand, tuple[int, int | None]] = {
    AgeBand.TODDLER: (0, 3),
    AgeBand.CHILD: (4, 11),
    AgeBand.TEENAGER: (12, 17),
    AgeBand.ADULT: (18, 64),
    AgeBand.OLDER: (65, None),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What an organisation says of a service, as far as one thing depends on another."""

    age_from: int | None
    age_until: int | None
    lightest: int
    heaviest: int
    evidence: str
    evidence_source: str
    valid_from: date
    valid_until: date | None


def why_not_told(told: Told) -> str | None:
    """Say in plain Dutch what does not fit together, or None when all does."""
    if told.age_from is not None and told.age_until is not None and told.age_until < told.age_from:
        return _("De hoogste leeftijd is lager dan de laagste. Kijk de leeftijden na.")
    if told.heaviest < told.lightest:
        return _("De zwaarste hulp is lichter dan de lichtste. Kijk na hoe licht en hoe zwaar het is.")
    if told.evidence != Evidence.NOT_STUDIED and not told.evidence_source.strip():
        return _("Schrijf op waar staat dat dit onderzocht is.")
    if told.valid_until is not None and told.valid_until <= told.valid_from:
        return _("Het aanbod stopt voordat het begint. Kijk de data na.")
    return None


def why_not_confirmed(*, valid_until: date | None, weeks: int | None, today: date) -> str | None:
    """Why a waiting time cannot be confirmed today."""
    if valid_until is not None and valid_until <= today:
        return _("Dit aanbod is er niet meer.")
    if weeks is None:
        return _("Er staat nog geen wachttijd. Vul die eerst in.")
    return None


def is_stale(*, confirmed_on: date | None, today: date, term_days: int) -> bool:
    """Whether nobody said for longer than the term that a waiting time is right. The last day still counts."""
    return confirmed_on is None or today > confirmed_on + timedelta(days=term_days)


def waiting_in_words(*, capacity: str, weeks: int | None) -> str:
    """How long one waits, as people say it."""
    full = capacity == Capacity.FULL
    if weeks is None:
        return _("vol, wachttijd onbekend") if full else _("wachttijd onbekend")
    if weeks == 0:
        return _("vol") if full else _("geen wachttijd")
    words = ngettext("%(weeks)d week wachten", "%(weeks)d weken wachten", weeks) % {"weeks": weeks}
    return _("vol, %(words)s") % {"words": words} if full else words


def waits_until(*, agreed_on: date, weeks: int | None) -> date | None:
    """Until when somebody waits who is put on the list on this day; None when there is no waiting."""
    return agreed_on + timedelta(weeks=weeks) if weeks else None


def band_of(ages: Iterable[int | None]) -> AgeBand | None:
    """The one band in which all these ages are; None when they are not, or when an age is not known."""
    found: Collection[AgeBand | None] = {_band(age) for age in ages}
    return next(iter(found)) if len(found) == 1 else None


def _band(age: int | None) -> AgeBand | None:
    if age is None:
        return None
    return next(band for band, (first, last) in YEARS.items() if age >= first and (last is None or age <= last))
