"""The facts on Spark, for volumes past one machine. Wants Java and pyspark; without them it says so."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from kring.insight.facts.contract import TABLES, Kind
from kring.insight.facts.package import Package

TYPES = {
    Kind.IDENTIFIER: "string",
    Kind.CODE: "string",
    Kind.DATE: "date",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "double",
    Kind.BOOLEAN: "boolean",
}


def what_is_missing() -> str | None:
    """Say what stands in the way of Spark on this machine, or None when nothing does."""
    if importlib.util.find_spec("pyspark") is None:
        return "De engine spark vraagt om pyspark: installeer kring[spark]."
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        return "De engine spark vraagt om Java, en dat staat niet op deze machine."
    return None


@contextmanager
def loaded(package: Package) -> Iterator[tuple[Any, dict[str, ir.Table]]]:
    """A local Spark (or the one the environment names) with every table of the package as a view."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.appName("kring-indicators")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", os.environ.get("KRING_SPARK_PARTITIONS", "8"))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    backend = ibis.pyspark.connect(session)
    try:
        for name, table in TABLES.items():
            shape = ", ".join(f"`{column.name}` {TYPES[column.kind]}" for column in table.columns)
            reader = session.read.schema(shape)
            file = str(package.file(name).resolve())
            if package.format == "csv":
                rows = reader.csv(file, header=True, escape='"', multiLine=True, nullValue="", emptyValue="")
            else:
                rows = reader.parquet(file)
            rows.createOrReplaceTempView(name)
        yield backend, {name: backend.table(name) for name in TABLES}
    finally:
        session.stop()


def held(backend: Any, name: str, rows: pa.Table) -> ir.Table:
    """A small table as a view on Spark."""
    backend._session.createDataFrame(rows).createOrReplaceTempView(name)
    return backend.table(name)


def kept(backend: Any, name: str, expression: ir.Table) -> ir.Table:
    """A result that is computed once and stays on Spark, in memory or on its disks.

    A checkpoint and not a cache: with a cache every later query still carries the whole plan behind it, and plans grow
    until Spark has no memory left to read them.
    """
    backend._session.sql(backend.compile(expression)).localCheckpoint(eager=True).createOrReplaceTempView(name)
    return backend.table(name)


def dropped(backend: Any, name: str) -> None:
    """Let Spark forget a result."""
    backend._session.catalog.dropTempView(name)
