"""Brings the tables of a package into a database on disk, and says what could not be read (E02, E03, E04)."""
# ruff: noqa: S608 — table and column names come from the contract, never from the facts.

import csv
from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from kring.insight.facts.contract import Kind, Table
from kring.insight.facts.package import Package
from kring.insight.facts.reading import TYPES, as_text, file_of
from kring.insight.facts.validation.problem import Check, Problem, dutch_list, shown

_FORMS = {
    Kind.DATE: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    Kind.INTEGER: "[0-9]+",
    Kind.NUMBER: "-?[0-9]+([.][0-9]+)?",
    Kind.BOOLEAN: "true|false",
}
_EXPECTED = {
    Kind.DATE: "een datum (JJJJ-MM-DD)",
    Kind.INTEGER: "een geheel getal zonder teken",
    Kind.NUMBER: "een getal met een punt als scheiding, zonder exponent",
    Kind.BOOLEAN: "true of false",
    Kind.IDENTIFIER: "tekst",
    Kind.CODE: "tekst",
}


def header_problem(package: Package, table: Table) -> Problem | None:
    """Say what differs between the columns of a file and the contract, or None when nothing does."""
    found = _columns(package, table)
    if found == table.names:
        return None
    said = [name if name.replace("_", "").isalnum() and len(name) <= 40 else "(andere naam)" for name in found]
    return Problem(
        "E02", table.name, "",
        f"De kolommen zijn {dutch_list(said) or 'leeg'}; verwacht {dutch_list(table.names)}, in deze volgorde.",
    )  # fmt: skip


def _columns(package: Package, table: Table) -> tuple[str, ...]:
    file = package.file(table.name)
    if package.format == "parquet":
        try:
            return tuple(pq.read_schema(file).names)
        except (pa.ArrowInvalid, OSError):
            return ()
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        return tuple(next(csv.reader(lines), ()))


def load(connection: duckdb.DuckDBPyConnection, package: Package, table: Table) -> Iterator[Check | Problem]:
    """Make the table, typed and with row numbers; yields what cannot be read as the contract says.

    Values that cannot be read are null in the typed table. A check must be run before the next is asked for.
    """
    if package.format == "parquet":
        yield from _load_parquet(connection, package, table)
        return
    connection.execute(
        f"CREATE TABLE raw AS SELECT row_number() OVER () AS _row, * FROM ({_with_rejects(package, table)})"
    )
    yield from _unread_lines(connection, table)
    yield from _raw_checks(table)
    columns = ", ".join(f'TRY_CAST("{one.name}" AS {TYPES[one.kind]}) AS "{one.name}"' for one in table.columns)
    connection.execute(f"CREATE TABLE {table.name} AS SELECT _row, {columns} FROM raw")
    connection.execute("DROP TABLE raw")


def _with_rejects(package: Package, table: Table) -> str:
    text = as_text(package, table)
    return text.removesuffix(")") + ", store_rejects = true, rejects_limit = 0)"


def _unread_lines(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Problem]:
    rows = connection.execute("SELECT DISTINCT line, error_type FROM reject_errors ORDER BY line").fetchall()
    for line, kind in rows:
        if kind in ("TOO MANY COLUMNS", "MISSING COLUMNS"):
            sentence = f"Regel {line} heeft niet {len(table.columns)} velden, zoals de kopregel."
            yield Problem("E02", table.name, f"regel {line}", sentence)
        else:
            sentence = f"Regel {line} is niet te lezen als CSV in UTF-8 met komma's en dubbele aanhalingstekens."
            yield Problem("E03", table.name, f"regel {line}", sentence)
    connection.execute("DROP TABLE reject_errors")
    connection.execute("DROP TABLE reject_scans")


def _raw_checks(table: Table) -> Iterator[Check]:
    key = table.key
    for column in table.columns:
        if column.required:
            yield _empty(table, column.name, "raw")
        if column.kind in _FORMS:
            type_, expected = TYPES[column.kind], _EXPECTED[column.kind]
            yield Check(
                "E03", table.name,
                f"""SELECT _row, "{key}", shown("{column.name}") FROM raw WHERE "{column.name}" IS NOT NULL
                    AND (NOT regexp_full_match("{column.name}", '{_FORMS[column.kind]}')
                         OR TRY_CAST("{column.name}" AS {type_}) IS NULL)""",
                lambda value, name=column.name, expected=expected: (
                    f"{name} is {shown(value)}; verwacht {expected}."
                ),
            )  # fmt: skip


def _empty(table: Table, column: str, source: str) -> Check:
    return Check(
        "E04", table.name,
        f'SELECT _row, "{table.key}" FROM {source} WHERE "{column}" IS NULL',
        lambda: f"{column} is leeg, maar moet zijn ingevuld.",
    )  # fmt: skip


def _load_parquet(connection: duckdb.DuckDBPyConnection, package: Package, table: Table) -> Iterator[Check | Problem]:
    file = package.file(table.name)
    schema = pq.read_schema(file)
    wrong = [column for column in table.columns if not _fits(schema.field(column.name).type, column.kind)]
    for column in wrong:
        sentence = f"{column.name} is van het type {schema.field(column.name).type}; verwacht {_EXPECTED[column.kind]}."
        yield Problem("E03", table.name, "", sentence)
    columns = ", ".join(
        f'{"NULL" if one in wrong else quoted_name(one.name)}::{TYPES[one.kind]} AS "{one.name}"'
        for one in table.columns
    )
    connection.execute(
        f"CREATE TABLE {table.name} AS SELECT row_number() OVER () AS _row, {columns} "
        f"FROM read_parquet({file_of(package, table)})"
    )
    for column in table.columns:
        if column.required and column not in wrong:
            yield _empty(table, column.name, table.name)
        if column.kind is Kind.NUMBER:
            yield Check(
                "E03", table.name,
                f'SELECT _row, "{table.key}" FROM {table.name} WHERE NOT isfinite("{column.name}")',
                lambda name=column.name: f"{name} is geen eindig getal; verwacht {_EXPECTED[Kind.NUMBER]}.",
            )  # fmt: skip


def quoted_name(name: str) -> str:
    """A column name as an SQL name."""
    return f'"{name}"'


def _fits(found: pa.DataType, kind: Kind) -> bool:
    """Whether a Parquet type holds the values of the contract without loss; a column of nulls may have no type."""
    if pa.types.is_null(found):
        return True
    if pa.types.is_dictionary(found):
        found = found.value_type
    match kind:
        case Kind.DATE:
            return bool(pa.types.is_date32(found))
        case Kind.INTEGER:
            return bool(pa.types.is_integer(found))
        case Kind.NUMBER:
            return bool(pa.types.is_floating(found) or pa.types.is_integer(found))
        case Kind.BOOLEAN:
            return bool(pa.types.is_boolean(found))
        case _:
            return bool(pa.types.is_string(found) or pa.types.is_large_string(found))
