"""How DuckDB reads one table of a package: as the contract types it, or as plain text for a validator."""
# ruff: noqa: S608 — table and column names come from the contract, never from the facts.

import re

from kring.insight.facts.contract import Kind, Table
from kring.insight.facts.package import Package

# DuckDB draws a progress bar on standard output after two seconds, also in the middle of a result that is JSON.
QUIET = "SET enable_progress_bar = false"
TYPES = {
    Kind.IDENTIFIER: "VARCHAR",
    Kind.CODE: "VARCHAR",
    Kind.DATE: "DATE",
    Kind.INTEGER: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.BOOLEAN: "BOOLEAN",
}


def quoted(text: str) -> str:
    """A piece of text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def file_of(package: Package, table: Table) -> str:
    """The file of a table as an SQL literal; DuckDB would read signs such as * in a path as a pattern."""
    return quoted(re.sub(r"[*?\[]", r"[\g<0>]", str(package.file(table.name))))


def typed(package: Package, table: Table) -> str:
    """A query for the rows of a table with the types of the contract; the package must be valid."""
    columns = ", ".join(f'CAST("{one.name}" AS {TYPES[one.kind]}) AS "{one.name}"' for one in table.columns)
    source = file_of(package, table)
    if package.format == "parquet":
        return f"SELECT {columns} FROM read_parquet({source})"
    return f"SELECT {columns} FROM {_csv(source, table, {one.name: TYPES[one.kind] for one in table.columns})}"


def as_text(package: Package, table: Table) -> str:
    """A query for the rows of a CSV table as they stand: text, empty as null."""
    names = ", ".join(f'"{one.name}"' for one in table.columns)
    source = file_of(package, table)
    return f"SELECT {names} FROM {_csv(source, table, {one.name: 'VARCHAR' for one in table.columns})}"


def _csv(source: str, table: Table, types: dict[str, str]) -> str:
    shape = ", ".join(f"{quoted(name)}: {quoted(types[name])}" for name in table.names)
    return (
        f"read_csv({source}, columns = {{{shape}}}, header = true, auto_detect = false, delim = ',', "
        "quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = true, dateformat = '%Y-%m-%d', "
        "strict_mode = true, encoding = 'utf-8')"
    )
