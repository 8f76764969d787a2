"""Round one, on single values: codes, keys that occur twice, days outside coverage, suspicious identifiers."""
# ruff: noqa: S608 — table and column names come from the contract, never from the facts.

from collections.abc import Iterator
from datetime import date, timedelta

from kring.insight.facts.contract import TABLES, Kind, Table
from kring.insight.facts.package import Package
from kring.insight.facts.reading import quoted
from kring.insight.facts.validation.problem import Check, shown

AHEAD = ("to_on", "due_on", "birth_date")
OLDEST = date(1900, 1, 1)
EXPECTED_DAYS = 300


def checks(package: Package, table: Table) -> Iterator[Check]:
    """The checks of E05, E06, E09 and E19 on one table."""
    yield from _codes(table)
    yield _twice(table)
    yield from _days(package, table)
    yield from _identifiers(table)


def _codes(table: Table) -> Iterator[Check]:
    for column in table.of_kind(Kind.CODE):
        known = ", ".join(map(quoted, column.codes))
        yield Check(
            "E05", table.name,
            f"""SELECT _row, "{table.key}", shown("{column.name}") FROM {table.name}
                WHERE "{column.name}" NOT IN ({known})""",
            lambda value, name=column.name, codes=column.codes: (
                f"{name} is {shown(value)}; verwacht een van {', '.join(codes)}."
            ),
        )  # fmt: skip


def _twice(table: Table) -> Check:
    key = table.key
    return Check(
        "E06", table.name,
        f"""SELECT min(_row), "{key}", count(*) FROM {table.name} WHERE "{key}" IS NOT NULL
            GROUP BY "{key}" HAVING count(*) > 1""",
        lambda times: f"{key} komt {times} keer voor; elke sleutel hoort er één keer te zijn.",
    )  # fmt: skip


def _days(package: Package, table: Table) -> Iterator[Check]:
    last = package.coverage_to
    for column in table.of_kind(Kind.DATE):
        if column.name in AHEAD:
            continue
        yield Check(
            "E09", table.name,
            f"""SELECT _row, "{table.key}", "{column.name}" FROM {table.name} WHERE "{column.name}" > DATE '{last}'""",
            lambda day, name=column.name: f"{name} is {day}; verwacht uiterlijk {last}, de laatste dag van de dekking.",
        )  # fmt: skip
    if table is TABLES["member"]:
        latest = last + timedelta(days=EXPECTED_DAYS)
        yield Check(
            "E09", table.name,
            f"""SELECT _row, member_id, birth_date FROM member
                WHERE birth_date < DATE '{OLDEST}' OR birth_date > DATE '{latest}'""",
            lambda day: f"birth_date is {day}; verwacht van {OLDEST} tot en met {latest}.",
        )  # fmt: skip


def _identifiers(table: Table) -> Iterator[Check]:
    for column in table.of_kind(Kind.IDENTIFIER):
        yield Check(
            "E19", table.name,
            f'SELECT _row, "{table.key}" FROM {table.name} WHERE suspicious("{column.name}")',
            lambda name=column.name: (
                f"{name} lijkt geen pseudoniem: verwacht 1 tot 64 letters, cijfers, _ of -, en geen BSN."
            ),
        )  # fmt: skip
