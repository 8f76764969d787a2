"""The facts on DuckDB, in this process: Parquet is read where it lies, CSV is read once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from kring.insight.facts.contract import TABLES
from kring.insight.facts.package import Package
from kring.insight.facts.reading import QUIET, typed


@contextmanager
def loaded(package: Package) -> Iterator[tuple[Any, dict[str, ir.Table]]]:
    """An embedded DuckDB with every table of the package; what does not fit in memory goes to a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="kring-duckdb-") as temporary:
        backend = ibis.duckdb.connect(temp_directory=str(Path(temporary) / "spill"))
        try:
            backend.raw_sql("SET preserve_insertion_order = false")
            backend.raw_sql(QUIET)
            for name, table in TABLES.items():
                kind = "VIEW" if package.format == "parquet" else "TABLE"
                backend.raw_sql(f"CREATE {kind} {name} AS {typed(package, table)}")
            yield backend, {name: backend.table(name) for name in TABLES}
        finally:
            backend.disconnect()


def kept(backend: Any, name: str, expression: ir.Table) -> ir.Table:
    """A result that is computed once and stays in a temporary table.

    One statement, and no question afterwards what the table looks like: ibis would ask, and there are many tables.
    """
    backend.raw_sql(f'CREATE TEMP TABLE "{name}" AS {backend.compile(expression)}')
    place = ops.Namespace(catalog="temp", database="main")
    return ops.DatabaseTable(name=name, schema=expression.schema(), source=backend, namespace=place).to_expr()


def dropped(backend: Any, name: str) -> None:
    """Let DuckDB forget a result."""
    backend.raw_sql(f'DROP TABLE temp.main."{name}"')
