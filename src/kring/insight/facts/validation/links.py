"""Round two, between rows: references, spans, merged dossiers, members of another dossier, days out of order."""
# ruff: noqa: S608 — table and column names come from the contract, never from the facts.

from collections.abc import Iterator

from kring.insight.facts.contract import TABLES
from kring.insight.facts.validation.problem import Check

_SPANS = (
    ("dossier", "opened_on", "closed_on"),
    ("member", "joined_on", "left_on"),
    ("involvement", "from_on", "to_on"),
    ("state", "from_on", "to_on"),
    ("measure", "from_on", "to_on"),
    ("action", "started_on", "ended_on"),
)
_IN_ORDER = (
    ("signal", "received_on", "triaged_on"),
    ("request", "requested_on", "answered_on"),
    ("incident", "occurred_on", "known_on"),
)


def checks() -> Iterator[Check]:
    """The checks of E07, E08, E10, E11 and E18."""
    yield from _references()
    yield from _spans()
    yield from _merged()
    yield from _of_another_dossier()
    yield from _out_of_order()


def _references() -> Iterator[Check]:
    for table in TABLES.values():
        for column in table.columns:
            if column.refers_to is None:
                continue
            there = TABLES[column.refers_to]
            yield Check(
                "E07", table.name,
                f"""SELECT _row, "{table.key}", "{column.name}" FROM {table.name} AS here
                    ANTI JOIN {there.name} AS there ON here."{column.name}" = there."{there.key}"
                    WHERE "{column.name}" IS NOT NULL""",
                lambda value, name=column.name, other=there.name: (
                    f"{name} is '{value}', maar dat bestaat niet in de tabel {other}."
                ),
            )  # fmt: skip


def _spans() -> Iterator[Check]:
    for table, begin, end in _SPANS:
        sign, more = ("<=", " (een toestand van nul dagen kan niet)") if table == "state" else ("<", "")
        yield _ordered("E08", table, begin, end, sign, more)
    for column, sign, other, expected in (
        ("joined_on", "<", "opened_on", "niet voor"),
        ("joined_on", ">", "closed_on", "niet na"),
        ("left_on", "<", "opened_on", "niet voor"),
    ):
        yield Check(
            "E08", "member",
            f"""SELECT m._row, m.member_id, m.{column}, d.{other} FROM member AS m JOIN dossier AS d USING (dossier_id)
                WHERE m.{column} {sign} d.{other}""",
            lambda one, two, column=column, other=other, expected=expected: (
                f"{column} is {one}; verwacht {expected} {other} van het dossier, en dat is {two}."
            ),
        )  # fmt: skip


def _ordered(rule: str, table: str, begin: str, end: str, sign: str, more: str = "") -> Check:
    return Check(
        rule, table,
        f'SELECT _row, "{TABLES[table].key}", {begin}, {end} FROM {table} WHERE {end} {sign} {begin}',
        lambda first, last: f"{end} ({last}) ligt voor {begin} ({first}); verwacht andersom{more}."
        if first != last else f"{end} ({last}) is gelijk aan {begin}{more}.",
    )  # fmt: skip


def _merged() -> Iterator[Check]:
    for table in TABLES.values():
        if table.name == "dossier" or "dossier_id" not in table.names:
            continue
        yield Check(
            "E10", table.name,
            f"""SELECT r._row, r."{table.key}", r.dossier_id, d.merged_into FROM {table.name} AS r
                JOIN dossier AS d ON d.dossier_id = r.dossier_id WHERE d.merged_into IS NOT NULL""",
            lambda gone, into: f"dossier_id verwijst naar {gone}, dat is opgegaan in {into}; verwacht {into}.",
        )  # fmt: skip


def _of_another_dossier() -> Iterator[Check]:
    for table in TABLES.values():
        for column in table.columns:
            if column.refers_to not in ("member", "factor") or "dossier_id" not in table.names:
                continue
            there = TABLES[column.refers_to]
            yield Check(
                "E11", table.name,
                f"""SELECT r._row, r."{table.key}" FROM {table.name} AS r
                    JOIN {there.name} AS t ON t."{there.key}" = r."{column.name}"
                    WHERE t.dossier_id <> r.dossier_id""",
                lambda name=column.name: f"{name} hoort bij een ander dossier dan deze rij.",
            )  # fmt: skip


def _out_of_order() -> Iterator[Check]:
    for table, begin, end in _IN_ORDER:
        yield _ordered("E18", table, begin, end, "<")
    yield Check(
        "E18", "action",
        "SELECT _row, action_id, ended_on FROM action WHERE ended_on IS NOT NULL AND started_on IS NULL",
        lambda ended: f"ended_on is {ended} en started_on is leeg; wat eindigde moet ook zijn begonnen.",
    )  # fmt: skip
