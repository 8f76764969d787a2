"""The price list: what a year or a time of something costs, who pays it, and from which source and year that is.

Kring has one with it (`prices.json`), made of published figures and therefore mostly empty. A region lays its own as
`prices.json` in KRING_HOME; it takes the place of the whole list. A price that is missing is unknown, never zero.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

SHIPPED = Path(__file__).with_name("prices.json")
OWN = "prices.json"
Payer = Literal["municipality", "health_insurer", "long_term_care", "justice", "state", "family", "unknown"]


class BadPrices(Exception):  # noqa: N818 — it is said to a person
    """A price list cannot be used; the message says which line, and what was expected."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    low: float | None = Field(default=None, ge=0)
    high: float | None = Field(default=None, ge=0)
    source: str = ""
    year: str = ""

    @model_validator(mode="after")
    def _with_both_ends_and_a_source(self) -> _Line:
        if (self.low is None) is not (self.high is None):
            raise ValueError("low en high horen samen")
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                raise ValueError("low is hoger dan high")
            if not (self.source.strip() and self.year.strip()):
                raise ValueError("een bedrag heeft een bron (source) en een jaar (year)")
        return self


class Price(_Line):
    """What one year or one time of an item costs in euros, from low to high; without both it is not known.

    `adds_up` is false for what contains other items: it is shown for comparison and never added to them.
    """

    item: str = Field(min_length=1, max_length=60)
    unit: Literal["year", "times"]
    payer: Payer
    adds_up: bool = True


class Assumption(_Line):
    """A benefit as somebody else found it: euros against each euro that was spent. Never counted from facts."""

    what: str = Field(min_length=1)


class PriceList(BaseModel):
    """All prices of one version."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str = Field(min_length=1, max_length=20)
    made_on: str = ""
    prices: tuple[Price, ...]
    assumptions: tuple[Assumption, ...] = ()

    @model_validator(mode="after")
    def _each_item_once(self) -> PriceList:
        items = [one.item for one in self.prices]
        if twice := sorted({one for one in items if items.count(one) > 1}):
            raise ValueError(f"{', '.join(twice)} staat er meer dan eens in")
        return self

    def of(self, item: str) -> Price | None:
        """The price of an item; nothing when the list does not name it."""
        return next((one for one in self.prices if one.item == item), None)


def read_prices(file: Path) -> PriceList:
    """Read a price list; raises BadPrices with one sentence that says where it is wrong."""
    try:
        return PriceList.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as problem:
        if isinstance(problem, ValidationError):
            first = problem.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "het geheel"
            raise BadPrices(f"{file.name}, {where}: {first['msg']}") from problem
        raise BadPrices(f"{file.name} is niet te lezen als JSON: {problem}") from problem


def prices_in(home: Path) -> PriceList:
    """The price list of this region, or the one that comes with Kring. Raises BadPrices."""
    own = home / OWN
    return read_prices(own if own.is_file() else SHIPPED)
