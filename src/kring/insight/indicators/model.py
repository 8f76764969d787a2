"""What a definition is made of: the words of the indicator book, a population, a statistic and a worked example."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts

Direction = Literal["higher is better", "lower is better", "neither"]

# What a definition says about its units: a column of them, or a table with their keys (period and unit_id, or one of
# the two). A table without a column `value` names the units for which it is true; with it, each unit gets its value.
Finding = Callable[[Facts, ir.Table], "ir.Value | ir.Table"]


@dataclass(frozen=True)
class Population:
    """The units that are counted: one row for each unit in each period.

    `build` gives the columns period, yearly, unit_id, ref_on (the reference date) and dossier_id; member_id too when
    the age of the member decides (`by_member`); region and organisation_id instead of dossier_id and ref_on when
    the row is not about a dossier (`own_place`).
    """

    name: str
    build: Callable[[Facts], ir.Table]
    by_member: bool = False
    own_place: bool = False


@dataclass(frozen=True)
class Count:
    """How many units there are."""

    name: ClassVar[str] = "count"
    method: ClassVar[str] = "count"


@dataclass(frozen=True)
class Proportion:
    """The share of units for which something is true; unknown is missing."""

    hit: Finding
    name: ClassVar[str] = "proportion"
    method: ClassVar[str] = "wilson"


@dataclass(frozen=True)
class Mean:
    """The mean of a value; without a value a unit is missing."""

    value: Finding
    name: ClassVar[str] = "mean"
    method: ClassVar[str] = "t"


@dataclass(frozen=True)
class Median:
    """The median of a whole number."""

    value: Finding
    name: ClassVar[str] = "median"
    method: ClassVar[str] = "order_statistic"


@dataclass(frozen=True)
class Rate:
    """Events per person-year; `days` is how long each unit was at risk."""

    events: Finding
    days: Finding
    name: ClassVar[str] = "rate"
    method: ClassVar[str] = "poisson_exact"


@dataclass(frozen=True)
class Survival:
    """Median days until something happens, with those to whom it has not happened yet."""

    days: Finding
    event: Finding
    name: ClassVar[str] = "survival"
    method: ClassVar[str] = "kaplan_meier_loglog"


@dataclass(frozen=True)
class Relation:
    """How much more often something is true for the exposed than for the others, also within strata."""

    hit: Finding
    exposed: Finding
    stratum: Finding
    name: ClassVar[str] = "relation"
    method: ClassVar[str] = "newcombe_mantel_haenszel"


Statistic = Count | Proportion | Mean | Median | Rate | Survival | Relation


@dataclass(frozen=True)
class Example:
    """A few rows of facts, and what the definition makes of them in one period; to be checked by hand.

    `facts` holds small tables, each with a header whose first word is the table's name (and its key). Keys are those of
    the units: `counts` for which it is true, `out_of` all with a value, `missing` those without, `values` the value
    of each (rate: events and days; survival: days and whether it happened; relation: exposed and stratum).
    """

    facts: str
    period: str = "2024"
    counts: frozenset[str] | set[str] | None = None
    out_of: frozenset[str] | set[str] = frozenset()
    missing: frozenset[str] | set[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict)
    coverage: tuple[str, str] = ("2023-01-01", "2024-12-31")


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator: what it means for people, how it is counted, and who stands for it.

    `version` goes up when something else is counted than before; `changed` then says what, and since when. Numbers of
    the version before stay beside those of this one.
    """

    code: str
    title: str
    title_en: str
    question: str
    why: str
    source: str
    unit: str
    direction: Direction
    counted_in: str
    counted: str
    period: str
    reference_date: str
    exclusions: str
    missing: str
    decided: str
    limits: str
    author: str
    checked_by: str
    review_on: date
    population: Population
    statistic: Statistic
    example: Example
    version: str = "1"
    changed: str = ""
