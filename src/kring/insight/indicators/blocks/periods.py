"""The calendar years and quarters of the standard grid."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_NAME = re.compile(r"\d{4}(-Q[1-4])?")


@dataclass(frozen=True)
class Period:
    """A calendar year or quarter, half-open, cut at the end of coverage."""

    name: str
    from_on: date
    end_on: date
    partial: bool

    @property
    def yearly(self) -> bool:
        """Whether it is a whole calendar year, and so is broken down."""
        return len(self.name) == 4

    @property
    def year(self) -> str:
        """The year it belongs to."""
        return self.name[:4]


def is_period(name: str) -> bool:
    """Whether a word names a period, such as 2025 or 2025-Q3."""
    return _NAME.fullmatch(name) is not None


def grid(coverage_from: date, coverage_to: date) -> list[Period]:
    """Every year and quarter that shares at least one day with coverage."""
    periods = []
    for year in range(coverage_from.year, coverage_to.year + 1):
        spans = [(str(year), date(year, 1, 1), date(year + 1, 1, 1))]
        for quarter in range(1, 5):
            begin = date(year, 3 * quarter - 2, 1)
            end = date(year, 3 * quarter + 1, 1) if quarter < 4 else date(year + 1, 1, 1)
            spans.append((f"{year}-Q{quarter}", begin, end))
        periods += [
            _cut(name, begin, end, coverage_from, coverage_to)
            for name, begin, end in spans
            if begin <= coverage_to and end > coverage_from
        ]
    return periods


def _cut(name: str, begin: date, end: date, coverage_from: date, coverage_to: date) -> Period:
    beyond = coverage_to + timedelta(days=1)
    return Period(name, begin, min(end, beyond), partial=end > beyond or begin < coverage_from)
