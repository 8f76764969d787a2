"""The facts on PostgreSQL: in a schema of its own, which goes away afterwards, or in a schema that is already there."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import psycopg
from psycopg import sql

from kring.insight.facts.contract import TABLES, Kind, Table
from kring.insight.facts.package import Package
from kring.insight.facts.reading import QUIET, typed

# Text is compared by code point on every engine; the collation of the database would order it otherwise.
TYPES = {
    Kind.IDENTIFIER: 'text COLLATE "C"',
    Kind.CODE: 'text COLLATE "C"',
    Kind.DATE: "date",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "double precision",
    Kind.BOOLEAN: "boolean",
}
WORK_MEMORY = "256MB"
BATCH = 10_000


@contextmanager
def loaded(package: Package, url: str) -> Iterator[tuple[Any, dict[str, ir.Table]]]:
    """A schema on this server with every table of the package, gone again at the end."""
    with filled_schema(package, url) as schema, in_schema(url, schema) as opened:
        yield opened


@contextmanager
def filled_schema(package: Package, url: str) -> Iterator[str]:
    """The name of a new schema on this server with the facts of a package; gone again at the end."""
    schema = f"kring_facts_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        try:
            for table in TABLES.values():
                _copy(package, table, schema, connection)
            yield schema
        finally:
            connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(schema)))


@contextmanager
def in_schema(url: str, schema: str) -> Iterator[tuple[Any, dict[str, ir.Table]]]:
    """The facts tables (or views) that already stand in a schema; their text must have the collation "C"."""
    backend = ibis.postgres.from_connection(psycopg.connect(url))
    try:
        backend.raw_sql(f"SET work_mem = '{WORK_MEMORY}'").close()
        yield backend, {name: backend.table(name, database=schema) for name in TABLES}
    finally:
        backend.disconnect()


def create(table: Table, schema: str) -> sql.Composed:
    """The statement that makes an empty facts table."""
    columns = [
        sql.SQL("{} {}").format(sql.Identifier(column.name), sql.SQL(TYPES[column.kind])) for column in table.columns
    ]
    name = sql.Identifier(schema, table.name)
    return sql.SQL("CREATE TABLE {} ({})").format(name, sql.SQL(", ").join(columns))


def _copy(package: Package, table: Table, schema: str, connection: psycopg.Connection[Any]) -> None:
    connection.execute(create(table, schema))
    name = sql.Identifier(schema, table.name)
    with duckdb.connect() as reader, connection.cursor() as cursor:
        reader.execute(QUIET)
        rows = reader.execute(typed(package, table))
        with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
            while batch := rows.fetchmany(BATCH):
                for row in batch:
                    copy.write_row(row)
        cursor.execute(sql.SQL("ANALYZE {}").format(name))
