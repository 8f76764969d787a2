"""The facts on DuckDB, in this process: Parquet is read where it lies, CSV is read once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ibis
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
