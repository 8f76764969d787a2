"""Small tables that a person can check by hand: facts in, and what a definition makes of them out."""

import tempfile
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from kring.insight.facts import opened, write_package
from kring.insight.facts.contract import TABLES, Kind
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.periods import grid
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.definitions import indicator
from kring.insight.indicators.engine.connection import connected
from kring.insight.indicators.engine.tallies import units_of
from kring.insight.indicators.model import Count, Example, Mean, Median, Proportion, Rate, Relation, Survival

COVERAGE = (date(2023, 1, 1), date(2024, 12, 31))
USUAL = {
    "organisation": {"kind": "other"},
    "dossier": {"region": "r1", "municipality": "m1", "problem_type": "other", "opened_on": "2024-01-01"},
    "member": {"dossier_id": "1", "role": "parent", "birth_date": "1990-01-01", "household": "first"},
    "involvement": {"dossier_id": "1"},
    "signal": {"dossier_id": "1", "kind": "report", "reporter": "police"},
    "factor": {"dossier_id": "1", "domain": "child", "function": "perpetuating", "identified_on": "2024-01-01"},
    "action": {"dossier_id": "1", "kind": "help", "agreed_on": "2024-01-01"},
    "decision": {"dossier_id": "1", "kind": "plan", "decided_on": "2024-01-01"},
    "request": {"dossier_id": "1", "kind": "information", "to_organisation_id": "o"},
    "sharing": {
        "dossier_id": "1", "from_organisation_id": "o", "to_organisation_id": "p", "shared_on": "2024-03-01",
    },
    "document_view": {"dossier_id": "1", "plain_language": "true"},
    "contact": {"dossier_id": "1", "contact_on": "2024-03-01"},
    "handover": {"dossier_id": "1", "role": "case_director", "from_organisation_id": "o", "to_organisation_id": "p"},
    "state": {"dossier_id": "1", "kind": "legal_frame"},
    "measure": {"dossier_id": "1", "kind": "supervision_order"},
    "incident": {"dossier_id": "1", "severity": "minor"},
    "response": {"dossier_id": "1", "informant": "self", "wave": "other"},
    "network_rating": {"region": "r1", "perspective": "professional"},
    "learning_session": {"region": "r1", "kind": "regional", "used_data": "false", "changes_agreed": "0"},
}  # fmt: skip
SHORT = ("dossier", "member", "factor", "organisation", "professional", "family")


def facts_of(text: str) -> dict[str, list[dict[str, object]]]:
    """Read small tables, each with a header that begins with its name, and fill in whatever does not matter here."""
    found: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
    for block in "\n".join(line.strip() for line in text.strip().splitlines()).split("\n\n"):
        header, *lines = [[cell.strip() for cell in line.split("|")] for line in block.splitlines() if line]
        if not header:
            continue
        table = TABLES[header[0]]
        names = [table.key, *(f"{name}_id" if name in SHORT else name for name in header[1:])]
        for cells in lines:
            given = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
            found[table.name].append(_complete(table.name, given, given.keys()))
    _add_whom_rows_refer_to(found)
    return found


def _complete(name: str, given: Mapping[str, str], filled: object) -> dict[str, object]:
    table = TABLES[name]
    row = {**USUAL[name], **given}
    if name == "dossier":
        row.setdefault("family_id", f"f{row['dossier_id']}")
        if "closed_on" in row:
            row.setdefault("closure_reason", "other")
    if name == "member":
        row.setdefault("need", "no_help_needed" if "reviewed_on" in row else "unknown")
    if name == "signal" and "triaged_on" in row:
        row.setdefault("safety_level", "acute")
    if name == "involvement":
        if row["role"] in ("fixed_contact", "pair_member", "case_director"):
            row.setdefault("professional_id", "w")
        if row["role"] not in ("informal_network", "expert_by_experience"):
            row.setdefault("organisation_id", "o")
    if unknown := set(row) - set(table.names):
        raise KeyError(f"{name} has no column {', '.join(sorted(unknown))}")
    return {column.name: _value(row.get(column.name), column.kind) for column in table.columns}


def _value(text: str | None, kind: Kind) -> object:
    if text is None or (text == "unknown" and kind is Kind.DATE):
        return None
    match kind:
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.INTEGER:
            return int(text)
        case Kind.NUMBER:
            return float(text)
        case Kind.BOOLEAN:
            return {"true": True, "false": False}[text]
        case _:
            return text


def _add_whom_rows_refer_to(found: dict[str, list[dict[str, object]]]) -> None:
    for name in ("member", "dossier", "organisation"):
        there = {row[TABLES[name].key] for row in found[name]}
        for table in TABLES.values():
            for column in table.columns:
                if column.refers_to != name:
                    continue
                for row in found[table.name]:
                    key = row[column.name]
                    if key is not None and key not in there:
                        there.add(key)
                        given = {TABLES[name].key: str(key)}
                        if name == "member":
                            given["dossier_id"] = str(row["dossier_id"])
                        found[name].append(_complete(name, given, ()))


def write(folder: Path, found: Mapping[str, list[dict[str, object]]], coverage=COVERAGE, form="parquet") -> Path:
    """Write facts given as rows with names to a package."""
    rows = {
        name: [tuple(row[column] for column in TABLES[name].names) for row in found.get(name, [])] for name in TABLES
    }
    write_package(folder, rows, coverage_from=coverage[0], coverage_to=coverage[1], form=form)
    return folder


@contextmanager
def facts_on_engine(folder: Path, *, configuration=None, engine="duckdb", url=None, periods=None):
    """The building blocks over a package, for as long as the test lasts."""
    package = opened(folder)
    chosen = [one for one in grid(package.coverage_from, package.coverage_to) if not periods or one.name in periods]
    with connected(package, engine, url=url) as (opened_engine, tables):
        yield Facts(
            opened_engine,
            tables,
            coverage_from=package.coverage_from,
            coverage_to=package.coverage_to,
            periods=chosen,
            configuration=configuration or Configuration(),
        )


def outcome(facts: Facts, code: str) -> list[dict[str, object]]:
    """Every unit of an indicator with what was found for it, the columns named as in its statistic."""
    one = indicator(code)
    rows = units_of(facts, one.population, [one]).to_pyarrow().to_pylist()
    return [{name.removeprefix("i0_"): value for name, value in row.items()} for row in rows]


def check(code: str, facts: str, *, configuration: Configuration | None = None, **expected: object) -> None:
    """Hold a definition against a small table: see Example for what can be expected."""
    prove(code, replace(Example(facts=facts), **expected), configuration)


def prove(code: str, example: Example, configuration: Configuration | None = None) -> None:
    """Hold a definition against a worked example."""
    coverage = (date.fromisoformat(example.coverage[0]), date.fromisoformat(example.coverage[1]))
    with tempfile.TemporaryDirectory() as temporary:
        folder = write(Path(temporary), facts_of(example.facts), coverage)
        with facts_on_engine(folder, configuration=configuration, periods={example.period}) as facts:
            units = {row["unit_id"]: row for row in outcome(facts, code)}
    _compare(code, example, units)


def _compare(code: str, example: Example, units: dict[str, dict[str, object]]) -> None:
    statistic = indicator(code).statistic
    values: dict[str, object] = {}
    match statistic:
        case Count():
            known = dict.fromkeys(units, True)
        case Proportion():
            known = {key: row["hit"] for key, row in units.items()}
        case Mean() | Median():
            known = values = {key: row["value"] for key, row in units.items()}
        case Rate():
            known = values = {key: (row["events"], row["days"]) for key, row in units.items()}
        case Survival():
            known = values = {key: (row["days"], row["event"]) for key, row in units.items()}
        case Relation():
            known = {key: row["hit"] for key, row in units.items()}
            values = {key: (row["exposed"], row["stratum"]) for key, row in units.items() if row["hit"] is not None}
    there = {key for key, value in known.items() if value is not None}
    assert there == set(example.out_of)
    assert set(units) - there == set(example.missing)
    if example.counts is not None:
        assert {key for key in there if known[key] is True} == set(example.counts)
    if example.values or isinstance(statistic, Mean | Median | Rate | Survival | Relation):
        assert {key: value for key, value in values.items() if key in there} == dict(example.values)
