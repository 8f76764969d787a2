"""Where the facts are computed on: DuckDB by default, PostgreSQL or Spark when asked for."""

import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import ibis.expr.types as ir
import pyarrow as pa

from kring.insight.facts.package import Package
from kring.insight.indicators.engine import duckdb, postgres, spark

EngineName = Literal["duckdb", "postgres", "spark"]
ENGINES: tuple[EngineName, ...] = ("duckdb", "postgres", "spark")


class NoEngine(Exception):  # noqa: N818 — it is said to a person
    """The engine that was asked for is not there; the message says what is missing."""


class IbisEngine:
    """Holds small tables and keeps results for as long as it is open."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self._names: list[str] = []
        self._own_ways = {"duckdb": duckdb, "pyspark": spark}.get(backend.name)
        self._distributed = backend.name == "pyspark"

    def hold(self, name: str, rows: pa.Table) -> ir.Table:
        """Put a small table on the engine."""
        if self._distributed:
            return spark.held(self.backend, name, rows)
        return self.backend.create_table(name, rows, temp=True)

    def keep(self, expression: ir.Table) -> ir.Table:
        """Compute a table once, and keep it on the engine."""
        name = f"kring_kept_{secrets.token_hex(6)}"
        self._names.append(name)
        if self._own_ways:
            return self._own_ways.kept(self.backend, name, expression)
        return self.backend.create_table(name, expression, temp=True)

    def kept_so_far(self) -> frozenset[str]:
        """The names of what is kept now."""
        return frozenset(self._names)

    def let_go(self, names: Collection[str]) -> None:
        """Drop kept tables that nobody needs any more."""
        for name in names:
            if self._own_ways:
                self._own_ways.dropped(self.backend, name)
            else:
                self.backend.drop_table(name)
            self._names.remove(name)


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


@contextmanager
def connected_to_schema(url: str, schema: str) -> Iterator[tuple[IbisEngine, dict[str, ir.Table]]]:
    """Open facts that already stand in a schema of a PostgreSQL server, as tables or views of the contract.

    Their text must have the collation "C": the book orders text by code point.
    """
    with postgres.in_schema(url, schema) as (backend, tables):
        yield IbisEngine(backend), tables
