"""What a family costs in a year: what families got, times the price list, for each payer, from low to high.

No database and no clock. What has no price, and what is withheld, is named and never counted as nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kring.insight.indicators.costs.prices import Price, PriceList
from kring.insight.indicators.costs.quantities import FAMILY


@dataclass(frozen=True)
class Line:
    """One item of a year: how much of it, in how many dossiers, and per family and year from low to high (euros)."""

    item: str
    payer: str
    price: Price | None
    quantity: float | None
    dossiers: int | None
    withheld: bool
    low: float | None
    high: float | None

    @property
    def counts(self) -> bool:
        """Whether it is part of a sum: it has a price, may be shown, and contains no other item."""
        return self.low is not None and self.price is not None and self.price.adds_up


@dataclass(frozen=True)
class Bill:
    """One year: its family-years, the lines, and what is left out of the sums."""

    family_years: float | None
    lines: tuple[Line, ...]
    anchors: tuple[Line, ...]

    @property
    def by_payer(self) -> dict[str, tuple[float, float]]:
        """Per family and year, from low to high, of everything that has a price and may be shown."""
        sums: dict[str, tuple[float, float]] = {}
        for one in self.lines:
            if one.counts:
                low, high = sums.get(one.payer, (0.0, 0.0))
                sums[one.payer] = low + (one.low or 0.0), high + (one.high or 0.0)
        return sums

    @property
    def without_price(self) -> list[Line]:
        """What families got, and of which nobody put a price on the list."""
        return [one for one in self.lines if not one.withheld and (one.price is None or one.price.low is None)]

    @property
    def withheld(self) -> list[Line]:
        """What may not be shown: too few dossiers."""
        return [one for one in self.lines if one.withheld]


def bill(used: Mapping[str, Mapping[str, Any]], prices: PriceList) -> Bill:
    """The bill of one year, from what `used_in` gives for it. Items that nobody got and have no price are left out."""
    family = used.get(FAMILY, {})
    years = None if family.get("withheld", True) else family.get("quantity")
    items = [one.item for one in prices.prices if one.item != FAMILY]
    items += sorted(set(used) - set(items) - {FAMILY})
    lines = [_line(item, used.get(item), prices.of(item), years) for item in items]
    whole = prices.of(FAMILY)
    anchors = [] if whole is None or whole.low is None else [whole]
    return Bill(
        years,
        tuple(one for one in lines if one.withheld or one.quantity or (one.price and one.price.low is not None)),
        tuple(Line(FAMILY, one.payer, one, years, None, False, one.low, one.high) for one in anchors),
    )


def _line(item: str, got: Mapping[str, Any] | None, price: Price | None, family_years: float | None) -> Line:
    withheld = bool(got and got["withheld"])
    # Nobody got it is something else than nobody may know it.
    quantity = None if withheld else float(got["quantity"]) if got else 0.0
    low = high = None
    if price is not None and price.low is not None and price.high is not None and quantity is not None and family_years:
        low, high = price.low * quantity / family_years, price.high * quantity / family_years
    dossiers = None if withheld else int(got["dossiers"]) if got else 0
    payer = price.payer if price else "unknown"
    return Line(item, payer, price, quantity, dossiers, withheld, low, high)
