"""The facts of one package on one engine, as tables of expressions, with what is made from them made once."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, cast

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from kring.insight.indicators.blocks.calendar import month_later, working_days_after
from kring.insight.indicators.blocks.periods import Period
from kring.insight.indicators.configuration import Configuration

TERMS = (2, 5, 10)
P = ParamSpec("P")


class Engine(Protocol):
    """What the building blocks need of an engine: to hold a small table, and to keep a result."""

    def hold(self, name: str, rows: pa.Table) -> ir.Table: ...

    def keep(self, expression: ir.Table) -> ir.Table: ...


class Facts:
    """Everything a definition may look at: the tables of the contract, the periods, the days and the choices."""

    def __init__(
        self,
        engine: Engine,
        tables: Mapping[str, ir.Table],
        *,
        coverage_from: date,
        coverage_to: date,
        periods: Sequence[Period],
        configuration: Configuration,
    ) -> None:
        self.engine = engine
        self.coverage_from = coverage_from
        self.coverage_to = coverage_to
        self.configuration = configuration
        self.begins_on = min(period.from_on for period in periods)
        self.ends_on = max(period.end_on for period in periods)
        self.periods = engine.hold("kring_periods", _period_rows(periods))
        self.days = engine.hold("kring_days", _day_rows(periods, configuration))
        self._tables = tables
        self._kept: dict[Hashable, ir.Table] = {}

    def __getattr__(self, name: str) -> ir.Table:
        tables: Mapping[str, ir.Table] = self.__dict__.get("_tables", {})
        if name not in tables:
            raise AttributeError(name)
        return tables[name]

    def once(self, key: Hashable, build: Callable[[], ir.Table]) -> ir.Table:
        """Compute a building block the first time it is asked for, and keep the result on the engine."""
        if key not in self._kept:
            self._kept[key] = self.engine.keep(build())
        return self._kept[key]

    @property
    def shared(self) -> frozenset[str]:
        """The names of the results that several definitions use."""
        return frozenset(str(table.op().name) for table in self._kept.values())


def kept(build: Callable[Concatenate[Facts, P], ir.Table]) -> Callable[Concatenate[Facts, P], ir.Table]:
    """Mark a building block that several definitions share: it is computed once per run."""

    @wraps(build)
    def shared(facts: Facts, *args: P.args, **kwargs: P.kwargs) -> ir.Table:
        key = (build.__module__, build.__name__, args, tuple(sorted(kwargs.items())))
        return facts.once(key, lambda: build(facts, *args, **kwargs))

    return cast(Callable[Concatenate[Facts, P], ir.Table], shared)


def _period_rows(periods: Sequence[Period]) -> pa.Table:
    rows: dict[str, tuple[list[Any], pa.DataType]] = {
        "period": ([period.name for period in periods], pa.string()),
        "yearly": ([period.yearly for period in periods], pa.bool_()),
        "period_from": ([period.from_on for period in periods], pa.date32()),
        "period_end": ([period.end_on for period in periods], pa.date32()),
        "last_on": ([period.end_on - timedelta(days=1) for period in periods], pa.date32()),
    }
    return pa.table({name: pa.array(values, kind) for name, (values, kind) in rows.items()})


def _day_rows(periods: Sequence[Period], configuration: Configuration) -> pa.Table:
    """One row for every day of every period: what the day is called, and where the terms end that begin on it."""
    names: list[str] = []
    yearly: list[bool] = []
    days: list[date] = []
    for period in periods:
        for offset in range((period.end_on - period.from_on).days):
            names.append(period.name)
            yearly.append(period.yearly)
            days.append(period.from_on + timedelta(days=offset))
    rows = {
        "day": pa.array(days, pa.date32()),
        "period": pa.array(names, pa.string()),
        "yearly": pa.array(yearly, pa.bool_()),
        "month_later": pa.array([month_later(day) for day in days], pa.date32()),
    }
    first, last = min(days), max(days)
    ends = working_days_after(first, last, TERMS, configuration.extra_holidays)
    for term in TERMS:
        rows[f"working_day_{term}"] = pa.array([ends[term][(day - first).days] for day in days], pa.date32())
    return pa.table(rows)


def day(value: date) -> ir.DateValue:
    """A fixed day as an expression."""
    return ibis.date(value.year, value.month, value.day)
