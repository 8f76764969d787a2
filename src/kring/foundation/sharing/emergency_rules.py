"""When emergency access may be opened, ended and judged. No database, no clock: everything comes in as an argument."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

SHORTEST_REASON = 15


def why_not_opened(*, in_danger: str, why_now: str, waits: int) -> str | None:
    """Why nothing is opened, whoever it is about: what somebody says themselves, and how often they tried."""
    if waits:
        return _("U vroeg dit al een paar keer. Wacht %(minutes)s minuten. Is er nu gevaar? Bel 112.") % {
            "minutes": -(-waits // 60)
        }
    if len(in_danger.strip()) < 2:
        return _("Schrijf op wie er in gevaar is.")
    if len(" ".join(why_now.split())) < SHORTEST_REASON:
        return _("Schrijf op waarom het nu moet, in een hele zin.")
    return None


def why_not_again(*, running_until: datetime | None, why_now: str, earlier: list[str]) -> str | None:
    """Why somebody who opened this dossier before does not open it again like this."""
    if running_until is not None:
        return _("U heeft hier al noodtoegang, tot %(time)s.") % {"time": f"{running_until:%H:%M}"}
    if _same(why_now) in {_same(one) for one in earlier}:
        return _("Dit is dezelfde reden als de vorige keer. Schrijf op waarom het nu opnieuw nodig is.")
    return None


def why_not_judged(*, is_over: bool, is_judged: bool, is_ones_own: bool) -> str | None:
    """Why a use of emergency access cannot be judged now."""
    if is_ones_own:
        return _("Dit deed u zelf. Laat een collega het beoordelen.")
    if is_judged:
        return _("Dit is al beoordeeld.")
    if not is_over:
        return _("Deze noodtoegang loopt nog. Beoordeel haar als zij voorbij is, of sluit haar eerst.")
    return None


def _same(reason: str) -> str:
    return "".join(letter for letter in reason.casefold() if letter.isalnum())
