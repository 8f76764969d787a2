"""The rows of a result: counts with their statistic and interval, before and after protection."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from kring.insight.indicators.engine import intervals
from kring.insight.indicators.engine.intervals import plain
from kring.insight.indicators.engine.tallies import STRATA, Tally
from kring.insight.indicators.model import Indicator

DAYS_PER_YEAR = 365.25
Number = int | float | None
ARMS = ("exposed_n", "exposed_k", "unexposed_n", "unexposed_k")
WHOLE = ("n", "n_missing", "numerator", "events", *ARMS)


@dataclass
class Row:
    """One number of the grid: for one indicator, one period and one cell."""

    code: str
    period: str
    dimension: str
    cell: str
    statistic: str
    method: str
    partial: bool
    numbers: dict[str, Number] = field(default_factory=dict)
    suppression: Literal["primary", "secondary"] | None = None

    @property
    def n(self) -> int:
        """Units with a value."""
        return int(self.numbers["n"] or 0)

    @property
    def suppressed(self) -> bool:
        """Whether its numbers stay inside."""
        return self.suppression is not None

    def counts(self) -> tuple[int, ...]:
        """The numbers of people or dossiers that could point at somebody when they are small."""
        numbers = {name: int(self.numbers.get(name) or 0) for name in WHOLE}
        n = numbers["n"]
        match self.statistic:
            case "proportion":
                return n, numbers["numerator"], n - numbers["numerator"]
            case "rate":
                return n, numbers["events"]
            case "survival":
                return n, numbers["events"], n - numbers["events"]
            case "relation":
                n1, k1, n0, k0 = (numbers[name] for name in ARMS)
                return n, n1, k1, n1 - k1, n0, k0, n0 - k0
            case _:
                return (n,)

    def as_result(self) -> dict[str, Any]:
        """The row in the result format of the book."""
        return {
            "code": self.code,
            "period": self.period,
            "breakdown": {self.dimension: self.cell} if self.dimension else {},
            "statistic": self.statistic,
            **self.numbers,
            "method": self.method,
            "partial": self.partial,
            "suppressed": self.suppressed,
            "suppression": self.suppression,
        }


def empty(indicator: Indicator, period: str) -> Tally:
    """An overall cell without any unit."""
    return Tally(indicator.code, period, "", "", numbers={"units": 0})


def as_rows(tallies: Iterable[Tally], indicators: Mapping[str, Indicator], partial: Mapping[str, bool]) -> list[Row]:
    """Turn what was counted into rows with their statistic and interval."""
    by_statistic: dict[str, list[tuple[Row, Tally]]] = {}
    rows = []
    for tally in tallies:
        statistic = indicators[tally.code].statistic
        row = Row(
            tally.code, tally.period, tally.dimension, tally.cell,
            statistic.name, statistic.method, partial[tally.period],
        )  # fmt: skip
        rows.append(row)
        by_statistic.setdefault(statistic.name, []).append((row, tally))
    for name, pairs in by_statistic.items():
        _FILL[name](pairs)
    return rows


def _whole(tally: Tally, name: str) -> int:
    return int(tally.numbers.get(name) or 0)


def _all_of(rows: Sequence[Row], name: str) -> list[float]:
    return [float(row.numbers[name] or 0) for row in rows]


def estimate(rows: Sequence[Row], arrays: tuple[Any, Any, Any]) -> None:
    """Write estimates and intervals into rows."""
    for row, *three in zip(rows, *arrays, strict=True):
        row.numbers |= dict(zip(("value", "ci_low", "ci_high"), map(plain, three), strict=True))


def _count(pairs: list[tuple[Row, Tally]]) -> None:
    for row, tally in pairs:
        units = _whole(tally, "units")
        row.numbers = {"n": units, "n_missing": 0, "value": units, "ci_low": None, "ci_high": None}


def _with_missing(row: Row, tally: Tally) -> None:
    n = _whole(tally, "n")
    row.numbers = {"n": n, "n_missing": _whole(tally, "units") - n}


def _proportion(pairs: list[tuple[Row, Tally]]) -> None:
    for row, tally in pairs:
        _with_missing(row, tally)
        row.numbers["numerator"] = _whole(tally, "k")
    proportions([row for row, _ in pairs])


def proportions(rows: Sequence[Row]) -> None:
    """Write share and interval from numerator and n."""
    estimate(rows, intervals.wilson(_all_of(rows, "numerator"), _all_of(rows, "n")))


def _mean(pairs: list[tuple[Row, Tally]]) -> None:
    for row, tally in pairs:
        _with_missing(row, tally)

    def all_of(name: str) -> list[float]:
        return [np.nan if tally.numbers.get(name) is None else tally.numbers[name] for _, tally in pairs]

    rows = [row for row, _ in pairs]
    estimate(rows, intervals.mean_t(all_of("mean"), all_of("spread"), [row.n for row in rows]))


def _rate(pairs: list[tuple[Row, Tally]]) -> None:
    for row, tally in pairs:
        years = _whole(tally, "days") / DAYS_PER_YEAR
        units = _whole(tally, "units")
        row.numbers = {"n": units, "n_missing": 0, "events": _whole(tally, "events"), "person_years": years}
    rates([row for row, _ in pairs])


def rates(rows: Sequence[Row]) -> None:
    """Write rate and interval from events and years."""
    estimate(rows, intervals.poisson(_all_of(rows, "events"), _all_of(rows, "person_years")))


def _listed(row: Row, three: tuple[Number, Number, Number]) -> None:
    row.numbers |= dict(zip(("value", "ci_low", "ci_high"), three, strict=True))


def _median(pairs: list[tuple[Row, Tally]]) -> None:
    for row, tally in pairs:
        row.numbers = {"n": _whole(tally, "units"), "n_missing": 0}
        _listed(row, intervals.median_order(tally.listed))


def _survival(pairs: list[tuple[Row, Tally]]) -> None:
    for row, tally in pairs:
        events = sum(times for (_, happened), times in tally.listed.items() if happened)
        row.numbers = {"n": _whole(tally, "units"), "n_missing": 0, "events": events}
        _listed(row, intervals.kaplan_meier(tally.listed))


def _relation(pairs: list[tuple[Row, Tally]]) -> None:
    for row, tally in pairs:
        _with_missing(row, tally)
        for name in ARMS:
            row.numbers[name] = sum(_whole(tally, f"{name}_{stratum}") for stratum in STRATA)
    relations([row for row, _ in pairs])
    for row, tally in pairs:
        strata = [
            (
                _whole(tally, f"exposed_k_{name}"), _whole(tally, f"exposed_n_{name}"),
                _whole(tally, f"unexposed_k_{name}"), _whole(tally, f"unexposed_n_{name}"),
            )
            for name in STRATA
        ]  # fmt: skip
        three = intervals.mantel_haenszel(strata)
        row.numbers |= dict(zip(("adjusted", "adjusted_low", "adjusted_high"), three, strict=True))


def relations(rows: Sequence[Row]) -> None:
    """Write difference and interval from the two arms."""
    exposed = _all_of(rows, "exposed_k"), _all_of(rows, "exposed_n")
    estimate(rows, intervals.newcombe(*exposed, _all_of(rows, "unexposed_k"), _all_of(rows, "unexposed_n")))


_FILL = {
    "count": _count,
    "proportion": _proportion,
    "mean": _mean,
    "median": _median,
    "rate": _rate,
    "survival": _survival,
    "relation": _relation,
}
