"""The same numbers from queries by hand: somebody's reading of the book for one year, on DuckDB over Parquet.

The queries stand in `by_hand/`, written from the book and not from the definitions. Only what comes after counting
(interval, median) is done by the same functions on both sides.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from kring.insight.facts import opened
from kring.insight.facts.contract import TABLES
from kring.insight.indicators.definitions import indicator
from kring.insight.indicators.engine.rows import Row, as_rows
from kring.insight.indicators.engine.tallies import Tally

QUERIES = Path(__file__).parent / "by_hand"
BEGIN = "-- indicator: "


def by_hand(folder: Path, year: int) -> list[Row]:
    """Every indicator of one year by region and organisation, nothing withheld."""
    package = opened(folder)
    begins, ends = date(year, 1, 1), min(date(year + 1, 1, 1), package.coverage_to + timedelta(days=1))
    partial = ends <= date(year, 12, 31) or begins < package.coverage_from
    tallies: list[Tally] = []
    with TemporaryDirectory() as spill, duckdb.connect(config={"temp_directory": spill}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET preserve_insertion_order = false")
        for name in TABLES:
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{folder / name}.parquet')")
        for name, day in (("begins", begins), ("ends", ends), ("covered", package.coverage_to)):
            connection.execute(f"CREATE MACRO {name}() AS DATE '{day}'")
        for file in sorted(QUERIES.glob("*.sql")):
            first, *parts = file.read_text(encoding="utf-8").split(BEGIN)
            connection.execute(first)
            for part in parts:
                code, queries = part.split("\n", 1)
                connection.execute(queries)
                names = [column[0] for column in connection.description or ()]
                tallies += _tallies(code.strip(), str(year), [
                    dict(zip(names, row, strict=True)) for row in connection.fetchall()
                ])  # fmt: skip
    return as_rows(tallies, {one.code: indicator(one.code) for one in tallies}, {str(year): partial})


def _tallies(code: str, period: str, rows: list[dict[str, Any]]) -> Iterator[Tally]:
    """What one query found, cell by cell; a query may give several rows for a cell."""
    cells: dict[tuple[str, str], Tally] = {}
    for row in rows:
        key = (row.pop("dimension"), row.pop("cell"))
        tally = cells.setdefault(key, Tally(code, period, *key, numbers={"units": 0}))
        if "times" in row:
            times = row.pop("times")
            value = tuple(row[name] for name in ("days", "happened")) if "happened" in row else row["many"]
            tally.listed[value] = times
            tally.numbers["units"] += times
        elif "stratum" in row:
            arm, stratum = "exposed" if row["exposed"] else "unexposed", row["stratum"]
            tally.numbers["units"] += row["units"]
            tally.numbers["n"] = tally.numbers.get("n", 0) + row["n"]
            tally.numbers |= {f"{arm}_n_{stratum}": row["n"], f"{arm}_k_{stratum}": row["k"]}
        else:
            tally.numbers |= row
    return iter(cells.values())
