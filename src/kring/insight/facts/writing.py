"""Writes a package of facts, CSV or Parquet with datapackage.json, from rows that come in one by one."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kring.insight.facts.contract import TABLES, VERSION, Column, Kind, Table
from kring.insight.facts.package import MANIFEST, Format

BATCH = 20_000
Row = Sequence[Any]
ARROW = {
    Kind.IDENTIFIER: pa.string(),
    Kind.CODE: pa.string(),
    Kind.DATE: pa.date32(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
}
_FRICTIONLESS = {Kind.IDENTIFIER: "string", Kind.CODE: "string"}


def write_package(
    folder: Path,
    tables: Mapping[str, Iterable[Row]],
    *,
    coverage_from: date,
    coverage_to: date,
    form: Format = "parquet",
) -> dict[str, int]:
    """Write every table of the contract, and say how many rows each has.

    `tables` gives, per table, rows with a value for each column in the order of the contract; a table that is not given
    is written empty. Raises KeyError for a table that the contract does not know.
    """
    if unknown := sorted(set(tables) - set(TABLES)):
        raise KeyError(f"the contract has no table {', '.join(unknown)}")
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, table in TABLES.items():
        write = _write_csv if form == "csv" else _write_parquet
        counts[name] = write(folder / f"{name}.{form}", table, tables.get(name, ()))
    write_manifest(folder, coverage_from=coverage_from, coverage_to=coverage_to, form=form)
    return counts


def write_manifest(folder: Path, *, coverage_from: date, coverage_to: date, form: Format) -> None:
    """Write datapackage.json: what is in the folder, and which days it covers."""
    manifest = {
        "name": "kring-facts",
        "profile": "tabular-data-package",
        "version": VERSION,
        "kring": {
            "facts_version": VERSION,
            "coverage_from": coverage_from.isoformat(),
            "coverage_to": coverage_to.isoformat(),
        },
        "resources": [_resource(table, form) for table in TABLES.values()],
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table as Parquet holds them."""
    return pa.schema([pa.field(column.name, ARROW[column.kind]) for column in table.columns])


def _resource(table: Table, form: Format) -> dict[str, Any]:
    keys = [
        {"fields": one.name, "reference": {"resource": one.refers_to, "fields": TABLES[one.refers_to].key}}
        for one in table.columns
        if one.refers_to
    ]
    return {
        "name": table.name,
        "path": f"{table.name}.{form}",
        "format": form,
        "description": table.meaning,
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "primaryKey": table.key,
            "missingValues": [""],
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.name == table.key:
        constraints["unique"] = True
    if column.codes:
        constraints["enum"] = list(column.codes)
    kind = _FRICTIONLESS.get(column.kind, column.kind.value)
    return {"name": column.name, "type": kind, "description": column.meaning, "constraints": constraints}


def _batches(rows: Iterable[Row], table: Table) -> Iterator[list[Row]]:
    every = iter(rows)
    while batch := list(islice(every, BATCH)):
        for row in batch:
            if len(row) != len(table.columns):
                raise ValueError(f"{table.name} has {len(table.columns)} columns, and a row with {len(row)} came in")
        yield batch


def _write_csv(file: Path, table: Table, rows: Iterable[Row]) -> int:
    count = 0
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(table.names)
        for batch in _batches(rows, table):
            writer.writerows([_as_text(value) for value in row] for row in batch)
            count += len(batch)
    return count


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.12f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.1f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _write_parquet(file: Path, table: Table, rows: Iterable[Row]) -> int:
    count = 0
    schema = arrow_schema(table)
    with _parquet(file, schema) as writer:
        for batch in _batches(rows, table):
            columns = [
                pa.array(list(values), one.type) for values, one in zip(zip(*batch, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
            count += len(batch)
    return count


@contextmanager
def _parquet(file: Path, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    writer = pq.ParquetWriter(file, schema, compression="zstd")
    try:
        yield writer
    finally:
        writer.close()
