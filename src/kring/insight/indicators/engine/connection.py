"""Where the facts are computed on: DuckDB by default, PostgreSQL or Spark when asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import ibis.expr.types as ir
import pyarrow as pa

from kring.insight.facts.package import Package
from kring.insight.indicators.engine import duckdb, postgres, spark

EngineName = Literal["duckdb", "postgres", "spark"]
ENGINES: tuple[EngineName, ...] = ("duckdb", "postgres", "spark")


class NoEngine(Exception):
    """The engine that was asked for is not there; the message says what is missing."""


class IbisEngine:
    """Holds small tables and keeps results for as long as it is open."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self._kept: list[ir.Table] = []

    def hold(self, name: str, rows: pa.Table) -> ir.Table:
        """Put a small table on the engine."""
        if self.backend.name == "pyspark":
            return self.keep(spark.small_table(self.backend, rows))
        return self.backend.create_table(name, rows, temp=True, overwrite=self.backend.name == "duckdb")

    def keep(self, expression: ir.Table) -> ir.Table:
        """Compute a table once, and keep it on the engine."""
        kept = expression.cache()
        self._kept.append(kept)
        return kept

    def mark(self) -> int:
        """Remember what is kept now, to let go of what comes later."""
        return len(self._kept)

    def let_go(self, mark: int, *, but: set[int] = frozenset()) -> None:  # type: ignore[assignment]
        """Drop what was kept since a mark, except the tables whose id is named."""
        later = self._kept[mark:]
        del self._kept[mark:]
        self._kept += [table for table in later if id(table) in but]
        for table in later:
            if id(table) not in but:
                table.release()


@contextmanager
def connected(
    package: Package, engine: EngineName = "duckdb", *, url: str | None = None
) -> Iterator[tuple[IbisEngine, dict[str, ir.Table]]]:
    """Open an engine with the tables of a package on it, and close it afterwards.

    `url` is the address of the PostgreSQL server. Raises NoEngine when the engine cannot be used here.
    """
    if engine == "duckdb":
        opened = duckdb.loaded(package)
    elif engine == "postgres":
        if not url:
            raise NoEngine("De engine postgres vraagt om DATABASE_URL: het adres van een PostgreSQL-server.")
        opened = postgres.loaded(package, url)
    else:
        if missing := spark.what_is_missing():
            raise NoEngine(missing)
        opened = spark.loaded(package)
    with opened as (backend, tables):
        yield IbisEngine(backend), tables
