"""How complete and how plausible the facts are, for each table and organisation. Says which tables hold nothing."""
# ruff: noqa: S608 — table and column names come from the contract, never from the facts.

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from kring.insight.facts.contract import TABLES, Table
from kring.insight.facts.package import EXPORT_LOG, Package, opened, unpacked
from kring.insight.facts.reading import QUIET, typed
from kring.insight.facts.validation import warnings
from kring.insight.facts.validation.macros import MACROS

NONE = "none"
_ORGANISATION = {
    "action": "organisation_id",
    "involvement": "organisation_id",
    "handover": "from_organisation_id",
    "learning_session": "organisation_id",
    "measure": "executor_organisation_id",
    "network_rating": "organisation_id",
    "organisation": "organisation_id",
    "request": "to_organisation_id",
    "sharing": "from_organisation_id",
}
# Rows without an organisation of their own are those of who was the last fixed contact of their dossier.
_HOME = """CREATE TEMP TABLE _home AS
    SELECT dossier_id, arg_max(organisation_id, (from_on, involvement_id)) AS its_organisation
      FROM involvement WHERE role = 'fixed_contact' GROUP BY dossier_id"""


@dataclass(frozen=True)
class Filled:
    """How often an optional column is filled in one table, for one organisation (empty: all together)."""

    table: str
    organisation: str
    column: str
    rows: int
    filled: int

    @property
    def share(self) -> float:
        """Filled of all rows, 0 to 1."""
        return self.filled / self.rows if self.rows else 0.0


@dataclass(frozen=True)
class Oddity:
    """How many rows a warning of the contract finds in one table, for one organisation (empty: all together)."""

    rule: str
    table: str
    organisation: str
    rows: int


@dataclass(frozen=True)
class Quality:
    """What can be said of the facts before anything is computed from them."""

    rows: dict[str, int]
    filled: list[Filled]
    oddities: list[Oddity]
    # Rows of each table for each organisation that they belong to; NONE for those of nobody.
    rows_of: dict[str, dict[str, int]] = field(default_factory=dict)
    # What an export of Kring says that it has no source for yet: whole tables, and parts of a table.
    without_source: list[str] = field(default_factory=list)
    without_source_in_part: list[str] = field(default_factory=list)

    @property
    def empty(self) -> list[str]:
        """The tables without rows: what they would tell is not known here."""
        return [name for name, count in self.rows.items() if count == 0]


def quality(path: Path) -> Quality:
    """Look at a valid package (folder or zip); raises NoPackage when rule E01 rejects it."""
    with unpacked(path) as folder, duckdb.connect() as connection:
        package = opened(folder)
        connection.execute(QUIET)
        for macro in MACROS:
            connection.execute(macro)
        for name, table in TABLES.items():
            connection.execute(
                f"CREATE VIEW {name} AS SELECT row_number() OVER () AS _row, * FROM ({typed(package, table)})"
            )
        connection.execute(_HOME)
        rows = {name: _one(connection, f"SELECT count(*) FROM {name}") for name in TABLES}
        rows_of = {name: _of_organisations(connection, name) for name in TABLES if rows[name]}
        filled = [found for table in TABLES.values() if rows[table.name] for found in _filled(connection, table)]
        return Quality(rows, filled, _oddities(connection, package), rows_of, *_told_by_export(package))


def _told_by_export(package: Package) -> tuple[list[str], list[str]]:
    """What the export says about its sources; nothing when another system made the facts."""
    try:
        told = json.loads((package.folder / EXPORT_LOG).read_text(encoding="utf-8"))
        return list(told["without_source"]), list(told["without_source_in_part"])
    except (OSError, ValueError, KeyError, TypeError):
        return [], []


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found: tuple[Any, ...] | None = connection.execute(query).fetchone()
    return int(found[0]) if found else 0


def _whose(table: str) -> tuple[str, str]:
    """The organisation of a row of this table, and the table joined with what tells it."""
    if column := _ORGANISATION.get(table):
        return f"coalesce({table}.{column}, '{NONE}')", table
    return f"coalesce(_home.its_organisation, '{NONE}')", f"{table} LEFT JOIN _home USING (dossier_id)"


def _of_organisations(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, int]:
    who, joined = _whose(table)
    return dict(connection.execute(f"SELECT {who} AS who, count(*) FROM {joined} GROUP BY who ORDER BY who").fetchall())


def _filled(connection: duckdb.DuckDBPyConnection, table: Table) -> list[Filled]:
    columns = [column.name for column in table.columns if not column.required]
    if not columns:
        return []
    counts = ", ".join(f'count({table.name}."{name}")' for name in columns)
    who, joined = _whose(table.name)
    queries = [
        f"SELECT '', count(*), {counts} FROM {table.name}",
        f"SELECT {who} AS who, count(*), {counts} FROM {joined} GROUP BY who ORDER BY who",
    ]
    return [
        Filled(table.name, organisation, name, total, count)
        for query in queries
        for organisation, total, *found in connection.execute(query).fetchall()
        for name, count in zip(columns, found, strict=True)
    ]


def _oddities(connection: duckdb.DuckDBPyConnection, package: Package) -> list[Oddity]:
    found: dict[tuple[str, str, str], int] = {}
    for check in warnings.checks(package):
        total = _one(connection, f"SELECT count(*) FROM ({check.query})")
        found[check.rule, check.table, ""] = found.get((check.rule, check.table, ""), 0) + total
        if total:
            key = TABLES[check.table].key
            whose, joined = _whose(check.table)
            rows = connection.execute(
                f"SELECT {whose} AS who, count(*) FROM {joined} "
                f"SEMI JOIN ({check.query}) AS odd ON {check.table}.{key} = odd.{key} GROUP BY who ORDER BY who"
            ).fetchall()
            for who, count in rows:
                where = (check.rule, check.table, who)
                found[where] = found.get(where, 0) + count
    return [Oddity(*where, rows) for where, rows in found.items() if rows]
