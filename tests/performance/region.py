"""A region of any size, made in bulk by the database itself: as many families, records and professionals as asked.

Every row keeps the checks of its table. Only triggers and foreign keys wait outside: what is made here fits by itself.
Whoever looks (the first eight professionals) carries a hundred open families, spread over the whole region, at every size.
"""

# ruff: noqa: E501 — rows of SQL are read better on one line

from __future__ import annotations

import re

import psycopg

VIEWERS = 8
OWN_FAMILIES = 100
RECORDS_EACH = 10
PEOPLE_EACH = 3
_EPOCH = "timestamptz '2024-01-01 09:00+01'"
_SECTIONS = "ARRAY['family','places','circle','reports','explanation','plan','frame','safety','meetings','closing']"

# What a column holds when nothing better is told.
_FILLER = {
    "text": "''", "character varying": "''", "boolean": "false", "date": "DATE '2024-02-01'",
    "timestamp with time zone": _EPOCH, "integer": "1", "bigint": "1", "smallint": "1", "ARRAY": "'{}'",
    "jsonb": "'{}'::jsonb", "uuid": "gen_random_uuid()",
}  # fmt: skip


def fill(connection: psycopg.Connection, dossiers: int, professionals: int) -> None:
    """Fill an empty database. Needs a login that may switch off triggers."""
    connection.execute("SET session_replication_role = replica")
    connection.execute("SET maintenance_work_mem = '1GB'")
    connection.execute("SET max_parallel_maintenance_workers = 1")
    _organisations(connection, professionals)
    step = dossiers // OWN_FAMILIES
    # A number in front of a family's number: who carries it. Those of whoever looks lie apart, over all of the region.
    coordinator = (
        f"CASE WHEN d % {step} BETWEEN 1 AND {VIEWERS} THEN d % {step} ELSE {_anybody('7919', professionals)} END"
    )
    is_open = f"(d % {step} BETWEEN 1 AND {VIEWERS} OR d % 3 <> 0)"
    ended = f"CASE WHEN {is_open} THEN NULL ELSE {_EPOCH} + interval '300 days' END"
    with _without_indexes(connection):
        _families(connection, dossiers, ended)
        _circle(
            connection,
            dossiers,
            ended,
            (coordinator, _anybody("104729", professionals), _anybody("15485863", professionals)),
        )
        _records(connection, dossiers, coordinator)
    connection.execute("SET session_replication_role = origin")
    connection.commit()
    connection.autocommit = True
    connection.execute("VACUUM ANALYZE")
    connection.autocommit = False


def own_dossier(viewer: int, number: int, dossiers: int) -> int:
    """The key of one of the families that this viewer carries."""
    return number * (dossiers // OWN_FAMILIES) + viewer


def _anybody(factor: str, professionals: int) -> str:
    return f"{VIEWERS + 1} + (d::bigint * {factor} % {professionals - VIEWERS})::int"


def _organisations(connection: psycopg.Connection, professionals: int) -> None:
    teams = max(professionals // 12, 2)
    _put(connection, "organisations_region", 30, id="d", name="'Regio ' || d")
    _put(connection, "organisations_municipality", 340, id="d", region_id="1 + d % 30", name="'Gemeente ' || d")
    _put(connection, "organisations_organisation", teams, id="d", kind="'local_team'", name="'Organisatie ' || d",
         region_id="1 + d % 30")  # fmt: skip
    _put(
        connection,
        "organisations_team",
        teams,
        id="d",
        organisation_id="d",
        name="'Team ' || d",
        municipality_id="1 + d % 340",
    )
    _put(connection, "accounts_user", VIEWERS, id="d", username="'viewer' || d", password="'!'", is_active="true")
    _put(connection, "organisations_professional", professionals, id="d", first_name="'Voor' || d",
         last_name="'Achter' || d", user_id=f"CASE WHEN d <= {VIEWERS} THEN d END")  # fmt: skip
    _put(connection, "organisations_position", professionals, professional_id="d", team_id=f"1 + d % {teams}",
         kind="'professional'", from_on="DATE '2020-01-01'", until_on="NULL")  # fmt: skip
    connection.execute(
        f"CREATE FUNCTION pg_temp.team_of(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1 + $1 % {teams}'"
    )


def _families(connection: psycopg.Connection, dossiers: int, ended: str) -> None:
    people = dossiers * PEOPLE_EACH
    _put(connection, "circle_dossier", dossiers, id="d", municipality_id="1 + d % 340", problem_type="'neglect'",
         opened_at=_EPOCH, closed_at=ended, closure_reason=f"CASE WHEN {ended} IS NULL THEN NULL ELSE 'moved' END",
         reopens_id="NULL")  # fmt: skip
    _put(connection, "households_person", people, id="d", sex="'unknown'")
    _put(connection, "households_identity", people, person_id="d", given_names="'Naam' || d", surname="'Gezin' || (d / 3)",
         birth_date=f"DATE '1985-01-01' + (d % {PEOPLE_EACH} * 5000)::int")  # fmt: skip
    _put(connection, "circle_member", people, dossier_id=f"1 + (d - 1) / {PEOPLE_EACH}", person_id="d", need="'unknown'",
         role=f"CASE d % {PEOPLE_EACH} WHEN 0 THEN 'child' ELSE 'parent' END")  # fmt: skip


def _circle(connection: psycopg.Connection, dossiers: int, ended: str, carried_by: tuple[str, str, str]) -> None:
    for role, who in zip(("coordinator", "second", "safety_holder"), carried_by, strict=True):
        _put(connection, "circle_involvement", dossiers, dossier_id="d", role=f"'{role}'", professional_id=who,
             team_id=f"pg_temp.team_of({who})", person_id="NULL", started_at=_EPOCH, ended_at=ended)  # fmt: skip
        _put(connection, "sharing_ground", dossiers, dossier_id="d", professional_id=who, team_id="NULL",
             sections=_SECTIONS, persons="NULL", purpose="'helpen'", basis="'law_youth'", from_on="DATE '2024-01-01'",
             until_on="CURRENT_DATE + 300", ended_at=ended)  # fmt: skip


def _records(connection: psycopg.Connection, dossiers: int, writer: str) -> None:
    """Ten records of each family: lines of what happened, goals, actions, agreements, meetings, a phase."""
    common = {"about": "'{}'", "family_may_read": "true", "written_by_id": writer, "version": "1"}
    for number in range(3):
        _put(connection, "circle_chronologyline", dossiers, dossier_id="d", of_section="'plan'", kind="'plan'",
             sentence=f"'Regel {number} van gezin ' || d", happened_at=f"{_EPOCH} + d % 300 * interval '1 day'", **common)  # fmt: skip
    for number in range(2):
        _put(connection, "plans_goal", dossiers, id=f"d + {number * dossiers}", dossier_id="d",
             wording=f"'Doel {number} van gezin ' || d", agreed_on="DATE '2024-02-01'", **common)  # fmt: skip
        _put(connection, "plans_action", dossiers, dossier_id="d", goal_id=f"d + {number * dossiers}", frame="'voluntary'",
             wording=f"'Actie {number} van gezin ' || d", doer_professional_id=writer, agreed_on="DATE '2024-02-01'",
             due_on="CURRENT_DATE + (d % 60)::int - 20", **common)  # fmt: skip
    _put(connection, "safety_safetyagreement", dossiers, dossier_id="d", wording="'Afspraak van gezin ' || d",
         agreed_on="DATE '2024-02-01'", doer="'wij'", **common)  # fmt: skip
    _put(connection, "meetings_meeting", dossiers, dossier_id="d", purpose="'Overleg van gezin ' || d",
         starts_at="now() + (d % 90)::int * interval '1 day'", **common)  # fmt: skip
    _put(connection, "safety_phase", dossiers, dossier_id="d", code="'immediate_safety'", **common)


def _put(connection: psycopg.Connection, table: str, rows: int, **columns: str) -> None:
    """Insert `rows` rows, each column an expression over the number `d`."""
    found = connection.execute(
        """SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s
            AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER'""",
        [table],
    ).fetchall()
    values = {name: _FILLER[kind] for name, kind in found} | columns
    names = ", ".join(f'"{name}"' for name in values)
    connection.execute(
        f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {', '.join(values.values())} FROM generate_series(1, {rows}) AS d"
    )
    if "id" in columns:
        connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


class _without_indexes:  # noqa: N801 — reads as words
    """Rows first, and their indexes after: much faster. The keys of tables stay."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self.again: list[str] = []

    def __enter__(self) -> None:
        found = self.connection.execute(
            """SELECT i.indexdef, i.indexname, c.conname, pg_get_constraintdef(c.oid), i.tablename
                 FROM pg_indexes i LEFT JOIN pg_constraint c ON c.conname = i.indexname AND c.contype IN ('u', 'x')
                WHERE i.schemaname = 'public' AND i.indexname NOT LIKE '%\\_pkey'
                  AND i.tablename ~ '^(circle|sharing|plans|safety|meetings|households)_'"""
        ).fetchall()
        for definition, name, constraint, told, table in found:
            if constraint and told.startswith("EXCLUDE"):
                # Guards what is written, and serves no reading.
                self.connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
            elif constraint:
                self.connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}" CASCADE')
                self.again.append(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {told}')
            elif not re.search(r"\bUNIQUE\b", definition):
                self.connection.execute(f'DROP INDEX public."{name}"')
                self.again.append(definition)

    def __exit__(self, *trouble: object) -> None:
        if trouble[0] is None:
            for statement in self.again:
                self.connection.execute(statement)
