"""How complete and how plausible the facts are, as it may be kept: for each table and organisation, protected.

First which organisations may be named for a table at all (by their rows), then each share: the same disclosure control
as for indicators, with the organisations as parts of the whole. A row belongs to one organisation, so parts add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kring.insight.facts.export import Exported
from kring.insight.facts.quality import Quality
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.engine.disclosure import protected
from kring.insight.indicators.engine.rows import Row

# The grid has no dimension whose parts are organisations and add up; any that adds up is protected in the same way.
_PARTS = "problem_type"
_MOMENT = "0000"


def kept_quality(found: Quality, exported: Exported, configuration: Configuration) -> dict[str, Any]:
    """Lists of dictionaries for the pages; a number that is None is withheld. `organisation` is empty for the whole."""
    counts = _rows_of(found, configuration)
    hidden = {(one["table"], one["organisation"]) for one in counts if one["rows"] is None}
    filled = [(f"{one.table}.{one.column}", one.table, one.organisation, one.rows, one.filled) for one in found.filled]
    odd = [(f"{one.rule}.{one.table}", one.table, one.organisation, one.rows) for one in found.oddities]
    return {
        "rows_of": counts,
        "filled": _shares(filled, hidden, configuration),
        "oddities": _shares([(*one[:3], _many(found, one[1], one[2]), one[3]) for one in odd], hidden, configuration),
        "without_source": [*found.without_source, *found.without_source_in_part],
        "left_out": [
            [table, why, count if count >= configuration.disclosure_threshold else None]
            for (table, why), count in sorted(exported.left_out.items())
        ],
    }


def _many(found: Quality, table: str, organisation: str) -> int:
    return found.rows_of.get(table, {}).get(organisation, 0) if organisation else found.rows[table]


def _row(code: str, organisation: str, n: int, numerator: int) -> Row:
    numbers: dict[str, int | float | None] = {"n": n, "n_missing": 0, "numerator": numerator, "value": None}
    return Row(code, _MOMENT, _PARTS if organisation else "", organisation, "proportion", "wilson", False, numbers)


def _rows_of(found: Quality, configuration: Configuration) -> list[dict[str, Any]]:
    rows = [_row(table, "", many, many) for table, many in found.rows.items()]
    rows += [_row(table, who, many, many) for table, parts in found.rows_of.items() for who, many in parts.items()]
    return [
        {"table": one.code, "organisation": one.cell, "rows": one.numbers["n"]}
        for one in protected(rows, configuration, {})
    ]


def _shares(
    told: Iterable[tuple[str, str, str, int, int]], hidden: set[tuple[str, str]], configuration: Configuration
) -> list[dict[str, Any]]:
    rows, tables = [], {}
    for code, table, organisation, many, filled in told:
        row = _row(code, organisation, many, filled)
        if (table, organisation) in hidden:
            row.suppression = "secondary"
        tables[code] = table
        rows.append(row)
    _complete(rows)
    return [
        {"what": one.code, "table": tables[one.code], "organisation": one.cell, "rows": one.numbers["n"],
         "filled": one.numbers["numerator"]}
        for one in protected(rows, configuration, {})
    ]  # fmt: skip


def _complete(rows: list[Row]) -> None:
    """Every part has a whole; a whole of nothing is not a number that could give anything away."""
    whole = {one.code for one in rows if not one.dimension}
    rows += [_row(code, "", 0, 0) for code in sorted({one.code for one in rows} - whole)]


def of_table(told: Iterable[Mapping[str, Any]], table: str) -> list[Mapping[str, Any]]:
    """What is told of one table."""
    return [one for one in told if one["table"] == table]
