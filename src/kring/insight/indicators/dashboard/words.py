"""How a number reads: with its unit, its margin, and in words when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from kring.insight.indicators.dashboard.kept import Number

CELLS = {
    "none": gettext_lazy("geen"),
    "unknown": gettext_lazy("onbekend"),
    "0_3": gettext_lazy("0 tot en met 3 jaar"),
    "4_11": gettext_lazy("4 tot en met 11 jaar"),
    "12_17": gettext_lazy("12 tot en met 17 jaar"),
    "18_22": gettext_lazy("18 tot en met 22 jaar"),
    "23_64": gettext_lazy("23 tot en met 64 jaar"),
    "65_plus": gettext_lazy("65 jaar en ouder"),
    "voluntary": gettext_lazy("vrijwillig"),
    "pressure": gettext_lazy("drang"),
    "compulsory": gettext_lazy("gedwongen"),
    "acute": gettext_lazy("fase 0 · acuut"),
    "immediate_safety": gettext_lazy("fase 1 · directe veiligheid"),
    "stable_safety": gettext_lazy("fase 2 · stabiele veiligheid"),
    "recovery": gettext_lazy("fase 3 · herstel"),
    "aftercare": gettext_lazy("nazorg"),
    "child_abuse": gettext_lazy("kindermishandeling"),
    "neglect": gettext_lazy("verwaarlozing"),
    "partner_violence": gettext_lazy("partnergeweld"),
    "sexual_violence": gettext_lazy("seksueel geweld"),
    "elder_abuse": gettext_lazy("ouderenmishandeling"),
    "complex_separation": gettext_lazy("complexe scheiding"),
    "multi_problem": gettext_lazy("meerdere problemen tegelijk"),
    "other": gettext_lazy("anders"),
}


def said(number: Number | None) -> str:
    """The number as it stands on the page, or why there is none. Never a zero that means: unknown."""
    if number is None:
        return _("geen gegevens")
    if number.without_source:
        return _("nog geen bron in Kring")
    if number.suppression:
        return _("te klein om te tonen")
    if number.statistic == "count":
        return f"{number.numbers.get('value') or 0:g}" if number.n else _("geen gegevens")
    if not number.n:
        missing = number.numbers.get("n_missing")
        return _("geen antwoorden") if missing else _("geen gegevens")
    if number.value is None:
        return _("niet te bepalen")
    return with_unit(number.statistic, number.value)


def with_unit(statistic: str, value: float) -> str:
    """A value in words of its kind."""
    match statistic:
        case "proportion":
            return f"{decimals(100 * value, 1)}%"
        case "relation":
            return _("%(points)s procentpunt") % {"points": signed(100 * value)}
        case "rate":
            return _("%(value)s per jaar") % {"value": decimals(value, 2)}
        case "survival":
            return _("%(value)s dagen") % {"value": decimals(value, 0)}
        case "median" | "count":
            return f"{value:g}".replace(".", ",")
        case _:
            return decimals(value, 2)


def margin(number: Number | None) -> str:
    """The interval in which the true number probably lies."""
    if number is None or number.value is None:
        return ""
    return between(number.statistic, number.low, number.high)


def between(statistic: str, low: float | None, high: float | None) -> str:
    """An interval in words; an end that is not known is a question mark, and no interval is nothing."""
    if low is None and high is None:
        return ""
    ends = ["?" if one is None else with_unit(statistic, one) for one in (low, high)]
    return _("%(low)s en %(high)s") % {"low": ends[0], "high": ends[1]}


def counted(number: Number | None) -> str:
    """On how many the number rests, and how many are missing."""
    if number is None or number.suppression or number.without_source:
        return ""
    missing = number.numbers.get("n_missing")
    if not missing:
        return f"{number.n}" if number.n else ""
    return _("%(n)s, van %(missing)s ontbreekt het antwoord") % {"n": number.n, "missing": missing}


def euros(low: float, high: float) -> str:
    """An amount from low to high, in whole euros as people here write them."""
    first, last = (f"{value:,.0f}".replace(",", ".") for value in (low, high))
    return f"€ {first}" if first == last else _("€ %(first)s tot € %(last)s") % {"first": first, "last": last}


def decimals(value: float, places: int) -> str:
    """A number as people here write it."""
    return f"{value:.{places}f}".replace(".", ",")


def signed(value: float) -> str:
    return ("+" if value > 0 else "") + decimals(value, 1)


def period_in_words(period: str) -> str:
    """`2025-Q3` as people say it."""
    if "-" not in period:
        return period
    return _("%(quarter)se kwartaal %(year)s") % {"quarter": period[-1], "year": period[:4]}
