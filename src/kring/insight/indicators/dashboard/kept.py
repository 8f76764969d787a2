"""The kept numbers of one moment, as the pages read them. One or two queries for a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kring.insight.indicators.dashboard.book import DIMENSIONS, NEEDS, indicators
from kring.insight.indicators.dashboard.sight import Sight
from kring.insight.indicators.dashboard.words import CELLS
from kring.insight.indicators.models import FactsVersion, KeptRow

_COLUMNS = (
    "code",
    "definition",
    "period",
    "dimension",
    "cell",
    "statistic",
    "method",
    "partial",
    "suppression",
    "numbers",
)


@dataclass(frozen=True)
class Number:
    """One number of the grid, or why there is none."""

    code: str
    period: str
    dimension: str
    cell: str
    statistic: str
    method: str
    partial: bool
    suppression: str
    numbers: dict[str, Any]
    without_source: bool = False
    definition: str = "1"

    @property
    def value(self) -> float | None:
        """The estimate; nothing when it is withheld, unknown, or rests on facts that nobody can record yet."""
        if self.suppression or self.without_source or not self.n:
            return None
        value: float | None = self.numbers.get("value")
        return value

    @property
    def n(self) -> int:
        """Units with a value."""
        return int(self.numbers.get("n") or 0)

    @property
    def low(self) -> float | None:
        low: float | None = self.numbers.get("ci_low")
        return low

    @property
    def high(self) -> float | None:
        high: float | None = self.numbers.get("ci_high")
        return high

    @property
    def weight(self) -> float:
        """On how much a number rests: years for a rate, units otherwise."""
        return float(self.numbers.get("person_years") or self.n)


@dataclass(frozen=True)
class Kept:
    """The numbers of one moment, as far as this viewer may see them."""

    version: FactsVersion
    sight: Sight

    def of_indicator(self, code: str) -> list[Number]:
        """Every number of one indicator, of the definition in the book and of those before it."""
        return list(self._numbers(KeptRow.objects.filter(facts_version=self.version, code=code)))

    @staticmethod
    def apart(numbers: Iterable[Number]) -> tuple[list[Number], list[Number]]:
        """The numbers of the definitions that are in the book now, and those of definitions before them."""
        now: list[Number] = []
        before: list[Number] = []
        for one in numbers:
            (now if one.definition == indicators()[one.code].version else before).append(one)
        return now, before

    def of_part(self, dimension: str, cell: str) -> list[Number]:
        """Every number of one part of the region, of all indicators."""
        rows = KeptRow.objects.filter(facts_version=self.version, dimension=dimension, cell=cell)
        return self.apart(self._numbers(rows))[0]

    def parts(self) -> list[tuple[str, str]]:
        """The parts that can be chosen for the whole page: organisations and municipalities, in order of name."""
        found = [
            (kind, code)
            for kind in ("organisation", "municipality")
            for code in self.version.places.get(kind, {})
            if self.sight.takes(kind, code, self.version)
        ]
        return sorted(found, key=lambda part: (part[0] != "organisation", self.name_of(*part)))

    def name_of(self, dimension: str, cell: str) -> str:
        """What a part is called on the screen."""
        place = self.version.places.get(dimension, {}).get(cell)
        return place["name"] if place else str(CELLS.get(cell, cell))

    def _numbers(self, rows: Any) -> Iterator[Number]:
        missing = set(self.version.quality.get("without_source", ()))
        for row in rows.values(*_COLUMNS):
            if row["code"] in indicators() and self.sight.takes(row["dimension"], row["cell"], self.version):
                yield Number(**row, without_source=NEEDS.get(row["code"]) in missing)


def years(numbers: Iterable[Number]) -> list[str]:
    """The years among them, the newest first."""
    return sorted({one.period for one in numbers if len(one.period) == 4}, reverse=True)


def dimensions(numbers: Iterable[Number]) -> list[str]:
    """In which ways these numbers are broken down, organisations first."""
    there = {one.dimension for one in numbers if one.dimension}
    return [name for name in DIMENSIONS if name in there]
