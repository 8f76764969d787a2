# ruff: noqa: S608, E501 — every name in these queries is written here, and a row of values reads best as one line.
"""A package of invented facts of any size, seeded: to measure with, not to learn from. Written by DuckDB in bulk."""

from datetime import date, timedelta
from pathlib import Path

import duckdb

from kring.insight.facts.contract import TABLES, codes
from kring.insight.facts.reading import QUIET, TYPES, quoted
from kring.insight.facts.writing import write_manifest

COVERAGE = (date(2022, 1, 1), date(2025, 12, 31))
REGIONS = 25
MUNICIPALITIES = 340
ORGANISATIONS = tuple(kind for kind in codes.ORGANISATION_KINDS if kind != "other")
MERGED_EVERY = 200

_DOSSIERS = f"""
CREATE TABLE seed AS
SELECT i, 'd' || i AS dossier_id, m % {REGIONS} AS region, m AS municipality,
       opened, CASE WHEN opened + length <= last_day THEN opened + length END AS closed,
       CAST(least(opened + length, last_day) - opened AS INTEGER) AS days, i % {MERGED_EVERY} = 0 AS merged
FROM (SELECT i, last_day, CAST(u(i, 1) * {MUNICIPALITIES} AS INTEGER) AS m,
             first_day - 200 + CAST(u(i, 2) * (last_day - first_day + 190) AS INTEGER) AS opened,
             CAST(-400 * ln(1 - u(i, 3) * 0.98) AS INTEGER) + 1 AS length
      FROM range(1, $dossiers + 1) AS r(i), days)
"""


def _each(low: int, high: int, salt: int) -> str:
    """Dossiers that were not merged, each several times: number n, and x to draw from."""
    times = f"{low} + CAST(floor(u(i, {salt}) * {high - low + 1}) AS INTEGER)"
    return f"(SELECT *, i * 32 + n AS x FROM (SELECT *, CAST(unnest(range({times})) AS INTEGER) AS n FROM seed WHERE NOT merged)), days"


def _one_of(words: tuple[str, ...], salt: int) -> str:
    listed = ", ".join(map(quoted, words))
    return f"[{listed}][1 + CAST(floor(u(x, {salt}) * {len(words)}) AS INTEGER)]"


def _organisation(salt: int) -> str:
    return f"('o' || region || '_' || CAST(floor(u(x, {salt}) * {len(ORGANISATIONS)}) AS INTEGER))"


def _day(salt: int, share: float = 1.0) -> str:
    return f"(opened + CAST(floor(u(x, {salt}) * {share} * days) AS INTEGER))"


def _sometimes(value: str, share: float, salt: int) -> str:
    return f"CASE WHEN u(x, {salt}) < {share} THEN {value} END"


def _after(day: str, days: int, salt: int) -> str:
    return f"least({day} + CAST(floor(u(x, {salt}) * {days}) AS INTEGER), last_day)"


def _member(salt: int) -> str:
    return f"(dossier_id || 'm' || CAST(floor(u(x, {salt}) * 2) AS INTEGER))"


def _queries() -> dict[str, str]:
    """One query per table, its columns in the order of the contract."""
    kinds = ", ".join(map(quoted, ORGANISATIONS))
    instruments = (
        "treatment_manner", "heard", "satisfaction", "trust", "felt_safety", "trauma_adult", "quality_of_life",
        "attachment", "psychosocial",
    )  # fmt: skip
    roles = "['fixed_contact', 'pair_member', 'pair_member', 'helper', 'fixed_contact', 'helper', 'informal_network', 'safety_monitor']"
    return {
        "organisation": f"""SELECT 'o' || r || '_' || (k - 1), 'r' || r, [{kinds}][k]
            FROM range({REGIONS}) AS a(r), range(1, {len(ORGANISATIONS) + 1}) AS b(k)""",
        "dossier": f"""SELECT dossier_id, 'f' || CASE WHEN i % 10 = 1 THEN i - 1 ELSE i END, 'r' || region,
            'm' || municipality, {_one_of(codes.PROBLEM_TYPES, 4)}, opened, coalesce(closed, CASE WHEN merged THEN last_day END),
            CASE WHEN merged THEN 'merged' WHEN closed IS NOT NULL THEN 'safe_enough' END,
            CASE WHEN merged THEN 'd' || (i - 1) END FROM (SELECT *, i AS x FROM seed), days""",
        "member": f"""SELECT dossier_id || 'm' || n, dossier_id, CASE WHEN n = 0 THEN 'parent' WHEN n = 3 THEN 'grandparent' ELSE 'child' END,
            CASE WHEN u(x, 5) < 0.97 THEN opened - CASE WHEN n IN (0, 3) THEN 8000 + n * 4000 ELSE 0 END
            - CAST(floor(u(x, 6) * 6500) AS INTEGER) END, 'first', NULL, NULL,
            {_sometimes(_day(7, 0.3), 0.8, 8)}, CASE WHEN u(x, 8) < 0.8 THEN {_one_of(("help_needed", "no_help_needed"), 9)}
            ELSE 'unknown' END FROM {_each(2, 4, 10)}""",
        "involvement": f"""SELECT 'i' || x, dossier_id, CASE WHEN role <> 'informal_network' THEN {_organisation(11)} END,
            CASE WHEN role <> 'informal_network' THEN 'w' || region || '_' || CAST(u(x, 12) * 400 AS INTEGER) END, role,
            from_on, CASE WHEN u(x, 13) < 0.5 THEN {_after("from_on", 400, 14)} END
            FROM (SELECT *, {roles}[1 + n] AS role, {_day(15, 0.5)} AS from_on FROM {_each(4, 8, 16)})""",
        "signal": f"""SELECT 's' || x, dossier_id, CASE WHEN u(x, 17) < 0.8 THEN 'report' ELSE 'advice' END, {_one_of(codes.REPORTERS, 18)},
            got, CASE WHEN u(x, 19) < 0.9 THEN {_after("got", 12, 20)} END,
            CASE WHEN u(x, 19) < 0.9 THEN {_one_of(codes.SAFETY_LEVELS, 21)} END
            FROM (SELECT *, {_day(22, 0.4)} AS got FROM {_each(1, 2, 23)})""",
        "factor": f"""SELECT dossier_id || 'f' || n, dossier_id, NULL, {_one_of(codes.FACTOR_DOMAINS, 24)},
            {_one_of(codes.FACTOR_FUNCTIONS, 25)}, {_day(26, 0.3)} FROM {_each(2, 3, 27)}""",
        "action": f"""SELECT 'a' || x, dossier_id, {_sometimes(_member(28), 0.6, 29)},
            {_sometimes("dossier_id || 'f' || (n % 2)", 0.7, 30)}, {_sometimes(_organisation(31), 0.8, 32)},
            {_one_of(("help", "help", "safety_agreement", "practical"), 33)}, agreed, {_sometimes(_after("agreed", 90, 35), 0.8, 34)}, NULL
            FROM (SELECT *, {_day(36, 0.6)} AS agreed FROM {_each(3, 5, 37)})""",
        "decision": f"""SELECT 'b' || x, dossier_id, {_one_of(codes.DECISION_KINDS, 38)}, {_day(39)},
            {_sometimes("CAST(u(x, 41) * 4 AS INTEGER)", 0.9, 40)}, {_sometimes("u(x, 43) < 0.7", 0.9, 42)} FROM {_each(2, 4, 44)}""",
        "request": f"""SELECT 'q' || x, dossier_id, NULL, {_one_of(("advice", "information", "information", "record_access"), 45)},
            {_organisation(46)}, asked, NULL, {_sometimes(_after("asked", 12, 48), 0.85, 47)}
            FROM (SELECT *, {_day(49)} AS asked FROM {_each(1, 3, 50)})""",
        "sharing": f"""SELECT 't' || x, dossier_id, {_organisation(51)}, {_organisation(52)}, {_day(53)},
            {_sometimes(_one_of(codes.LEGAL_BASES, 54), 0.9, 55)}, u(x, 56) < 0.8 FROM {_each(1, 2, 57)}""",
        "document_view": f"SELECT 'v' || x, dossier_id, {_member(58)}, {_day(59)}, u(x, 60) < 0.6 FROM {_each(0, 3, 61)}",
        "contact": f"SELECT 'c' || x, dossier_id, {_day(62)}, {_one_of(codes.PLACES, 63)} FROM {_each(5, 12, 64)}",
        "handover": f"""SELECT 'h' || x, dossier_id, {_day(65)}, {_one_of(codes.HANDOVER_ROLES, 66)}, {_organisation(67)}, {_organisation(68)}
            FROM {_each(0, 2, 69)}""",
        "state": f"""SELECT 'y' || x, dossier_id, CASE WHEN n < 3 THEN 'phase' ELSE 'legal_frame' END,
            CASE WHEN n < 3 THEN {_one_of(codes.PHASES, 70)} ELSE {_one_of(codes.LEGAL_FRAMES, 71)} END,
            opened + (n % 3) * (days // 3 + 1), CASE WHEN n NOT IN (2, 4) THEN opened + (n % 3 + 1) * (days // 3 + 1) END
            FROM {_each(5, 5, 72)} WHERE opened + (n % 3) * (days // 3 + 1) <= last_day""",
        "measure": f"""SELECT 'e' || x, dossier_id, {_member(73)}, {_one_of(codes.MEASURE_KINDS, 74)}, {_sometimes(_organisation(75), 0.9, 76)},
            from_on, from_on + 28 FROM (SELECT *, {_day(77)} AS from_on FROM {_each(0, 1, 78)})""",
        "incident": f"SELECT 'n' || x, dossier_id, NULL, {_day(79)}, {_one_of(codes.SEVERITIES, 80)} FROM {_each(0, 2, 81)}",
        "response": f"""SELECT 'p' || x, dossier_id, CASE WHEN instrument <> 'safety_scale' THEN member_id END,
            CASE WHEN instrument = 'safety_scale' THEN 'professional' ELSE 'self' END, instrument,
            CASE WHEN instrument = 'safety_scale' THEN 'other' ELSE wave END, answered,
            CASE WHEN instrument = 'incidents_year' THEN CAST(u(x, 82) * 60 AS INTEGER) ELSE 1 + CAST(u(x, 83) * 4 AS INTEGER) END
            FROM (SELECT *, dossier_id || 'm' || (n % 2) AS member_id,
                  CASE WHEN n < 2 THEN 'incidents_year' WHEN n < 4 THEN 'safety_scale'
                       ELSE [{", ".join(map(quoted, instruments))}][1 + (i + n // 2) % {len(instruments)}] END AS instrument,
                  CASE WHEN n = 0 OR n IN (4, 5) THEN 't1' WHEN n = 1 THEN 't2' ELSE ['t2', 'closure'][1 + n % 2] END AS wave,
                  opened + CAST(floor(u(x, 84) * days / 2) AS INTEGER) + CASE WHEN n IN (0, 4, 5) THEN 0 ELSE days // 2 END AS answered
                  FROM {_each(6, 10, 85)})""",
        "network_rating": f"""SELECT 'g' || x, 'r' || x % {REGIONS}, NULL, 'professional', {_one_of(codes.DIMENSIONS, 86)},
            first_day + CAST(floor(u(x, 87) * (last_day - first_day)) AS INTEGER), 1 + CAST(u(x, 88) * 4 AS INTEGER) FROM range(20000) AS r(x), days""",
        "learning_session": f"""SELECT 'l' || x, 'r' || region, {_organisation(89)}, dossier_id, 'case_reflection', {_day(90)},
            u(x, 91) < 0.4, CAST(u(x, 92) * 2 AS INTEGER) FROM {_each(0, 1, 93)}""",
    }


def write_synthetic(folder: Path, *, dossiers: int, seed: int = 1) -> dict[str, int]:
    """Write a valid Parquet package of this many dossiers, and say how many rows each table has."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    with duckdb.connect(str(folder / "making.duckdb")) as connection:
        connection.execute(QUIET)
        connection.execute(f"CREATE MACRO u(x, salt) AS (hash(x, salt, {int(seed)}) % 1000003) / 1000003.0")
        first, last = COVERAGE
        connection.execute(f"CREATE TABLE days AS SELECT DATE '{first}' AS first_day, DATE '{last}' AS last_day")
        connection.execute(_DOSSIERS.replace("$dossiers", str(int(dossiers))))
        for name, query in _queries().items():
            table = TABLES[name]
            columns = ", ".join(
                f"CAST(c{number} AS {TYPES[column.kind]}) AS {column.name}"
                for number, column in enumerate(table.columns)
            )
            names = ", ".join(f"c{number}" for number in range(len(table.columns)))
            connection.execute(
                f"COPY (SELECT {columns} FROM ({query}) AS made({names})) TO '{folder / name}.parquet' (FORMAT parquet)"
            )
            found = connection.execute(f"SELECT count(*) FROM read_parquet('{folder / name}.parquet')").fetchone()
            counts[name] = int(found[0]) if found else 0
    (folder / "making.duckdb").unlink()
    write_manifest(folder, coverage_from=first, coverage_to=last, form="parquet")
    return counts


def values_in(counts: dict[str, int]) -> int:
    """How many values a package with these rows holds."""
    return sum(rows * len(TABLES[name].columns) for name, rows in counts.items())


def last_year() -> str:
    """The last whole year of the coverage."""
    return str((COVERAGE[1] + timedelta(days=1)).year - 1)
