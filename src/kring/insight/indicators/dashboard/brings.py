"""What goes together with what, and what families cost: in words that never say what causes what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.insight.indicators.costs.bill import Bill, Line, bill
from kring.insight.indicators.costs.prices import PriceList
from kring.insight.indicators.dashboard.kept import Number
from kring.insight.indicators.dashboard.words import between, decimals, euros, margin, said, with_unit

PAYERS = {
    "municipality": gettext_lazy("gemeente"),
    "health_insurer": gettext_lazy("zorgverzekeraar"),
    "long_term_care": gettext_lazy("langdurige zorg (Wlz)"),
    "justice": gettext_lazy("justitie"),
    "state": gettext_lazy("Rijk"),
    "family": gettext_lazy("gezin"),
    "unknown": gettext_lazy("niet bekend"),
}
ITEMS = {
    "family": gettext_lazy("een gezin met veel problemen tegelijk, alles bij elkaar"),
    "placement": gettext_lazy("uithuisplaatsing, per kind"),
    "child_protection": gettext_lazy("maatregel van kinderbescherming, per kind"),
    "exclusion_order": gettext_lazy("huisverbod"),
    "criminal_measure": gettext_lazy("maatregel van de strafrechter"),
    "report": gettext_lazy("melding die is beoordeeld"),
}
HELPERS = {
    "local_team": gettext_lazy("lokaal team"),
    "youth_help": gettext_lazy("jeugdhulp"),
    "mental_health": gettext_lazy("ggz"),
    "addiction_care": gettext_lazy("verslavingszorg"),
    "disability_care": gettext_lazy("gehandicaptenzorg"),
    "health": gettext_lazy("huisarts en gezondheidszorg"),
    "shelter": gettext_lazy("opvang"),
    "sexual_assault_centre": gettext_lazy("Centrum Seksueel Geweld"),
    "regional_safety_team": gettext_lazy("regionaal veiligheidsteam"),
    "veilig_thuis": gettext_lazy("Veilig Thuis"),
    "certified_institution": gettext_lazy("gecertificeerde instelling"),
    "child_protection_board": gettext_lazy("Raad voor de Kinderbescherming"),
    "police": gettext_lazy("politie"),
    "prosecution": gettext_lazy("Openbaar Ministerie"),
    "probation": gettext_lazy("reclassering"),
    "care_safety_house": gettext_lazy("zorg- en veiligheidshuis"),
    "school": gettext_lazy("school"),
    "childcare": gettext_lazy("kinderopvang"),
    "municipality": gettext_lazy("gemeente"),
    "debt_and_housing": gettext_lazy("schuldhulp en wonen"),
    "support_and_advocacy": gettext_lazy("steunpunt en belangenbehartiging"),
    "other": gettext_lazy("een andere organisatie"),
}


@dataclass(frozen=True)
class Together:
    """One relation as it is shown: with what, the difference, and what it does not prove."""

    code: str
    title: str
    question: str
    limits: str
    said: str
    facts: list[tuple[str, str]]


def relation(definition: Any, number: Number | None) -> Together:
    """A relation in words: the difference in points, its margin, both groups, and within equal severity."""
    facts = []
    if number is not None and number.value is not None:
        numbers = number.numbers
        facts = [
            (_("Waarschijnlijk tussen"), margin(number)),
            (_("Waar dit er was"), _arm(numbers, "exposed")),
            (_("Waar dit er niet was"), _arm(numbers, "unexposed")),
        ]
        if numbers.get("adjusted") is not None:
            words = with_unit("relation", numbers["adjusted"])
            ends = between("relation", numbers.get("adjusted_low"), numbers.get("adjusted_high"))
            facts.append((_("Bij gelijke ernst aan het begin"), f"{words} ({ends})"))
        if numbers.get("n_missing"):
            facts.append((_("Zonder tweede meting"), str(numbers["n_missing"])))
    return Together(definition.code, definition.title, definition.question, definition.limits, said(number), facts)


def _arm(numbers: Any, arm: str) -> str:
    k, n = numbers[f"{arm}_k"], numbers[f"{arm}_n"]
    return _("%(k)s van %(n)s (%(share)s%%)") % {"k": k, "n": n, "share": decimals(100 * k / n, 1)}


@dataclass(frozen=True)
class Costs:
    """The costs of one year as tables."""

    bill: Bill
    family_years: str
    payers: list[list[str]]
    lines: list[list[str]]
    anchors: list[str]
    without_price: list[str]
    withheld: list[str]


def costs_of(used: dict[str, Any], prices: PriceList) -> Costs | None:
    """The costs per family per year; nothing when it is not known how long families were there."""
    made = bill(used, prices)
    if not made.family_years:
        return None
    return Costs(
        made,
        decimals(made.family_years, 1),
        [[str(PAYERS[payer]), euros(*ends)] for payer, ends in made.by_payer.items()],
        [_line(one) for one in made.lines if not one.withheld],
        [f"{name_of(one.item)}: {euros(one.low or 0, one.high or 0)} ({_source(one)})" for one in made.anchors],
        [name_of(one.item) for one in made.without_price],
        [name_of(one.item) for one in made.withheld],
    )


def name_of(item: str) -> str:
    """What an item of the price list is called."""
    if item.startswith("help:"):
        kind = item.removeprefix("help:")
        return _("hulp door %(who)s") % {"who": HELPERS.get(kind, kind)}
    return str(ITEMS.get(item, item))


def _line(one: Line) -> list[str]:
    times = one.price.unit == "times" if one.price else False
    much = decimals(one.quantity or 0, 0 if times else 1)
    quantity = _("%(much)s keer") % {"much": much} if times else _("%(much)s jaar") % {"much": much}
    price = (
        euros(one.price.low, one.price.high) + f" ({_source(one)})"
        if one.price and one.price.low is not None and one.price.high is not None
        else _("prijs niet bekend")
    )
    per_family = euros(one.low, one.high) if one.low is not None and one.high is not None else _("niet bekend")
    return [name_of(one.item), str(PAYERS[one.payer]), quantity, price, per_family]


def _source(one: Line) -> str:
    return f"{one.price.source}, {one.price.year}" if one.price else ""
