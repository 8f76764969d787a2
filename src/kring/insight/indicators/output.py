"""A result as JSON (the format of the book), as CSV, or as a table to read."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table

from kring.insight.indicators.definitions import indicator
from kring.insight.indicators.engine.rows import Number, Row

Form = Literal["table", "json", "csv"]
FORMS: tuple[Form, ...] = ("table", "json", "csv")
WITHHELD = "afgeschermd"
COLUMNS = (
    "code", "period", "dimension", "cell", "statistic", "n", "n_missing", "numerator", "events", "person_years",
    "exposed_n", "exposed_k", "unexposed_n", "unexposed_k", "value", "ci_low", "ci_high", "adjusted", "adjusted_low",
    "adjusted_high", "method", "partial", "suppressed", "suppression",
)  # fmt: skip


def as_json(rows: Sequence[Row]) -> str:
    """The result format of the book; numbers are not rounded."""
    return json.dumps([row.as_result() for row in rows], ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Sequence[Row]) -> str:
    """One line per row, with the breakdown as two columns; empty is null."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        flat = {**row.as_result(), "dimension": row.dimension, "cell": row.cell}
        del flat["breakdown"]
        writer.writerow(
            {name: str(value).lower() if isinstance(value, bool) else value for name, value in flat.items()}
        )
    return lines.getvalue()


def as_table(rows: Sequence[Row], width: int = 160) -> str:
    """A table for people: title, period, cell, number with interval, how many."""
    table = Table(box=None, pad_edge=False)
    for name in ("Indicator", "Periode", "Uitsplitsing"):
        table.add_column(name)
    for name in ("Waarde", "95%-interval", "n", "ontbreekt"):
        table.add_column(name, justify="right")
    for row in rows:
        cell = f"{row.dimension}: {row.cell}" if row.dimension else "totaal"
        period = row.period + (" (deel)" if row.partial else "")
        table.add_row(f"{indicator(row.code).title} ({row.code})", period, cell, *_figures(row))
    text = io.StringIO()
    Console(file=text, width=width, highlight=False).print(table)
    return text.getvalue()


def _figures(row: Row) -> tuple[str, str, str, str]:
    if row.suppressed:
        return WITHHELD, "", "", ""
    low, high = row.numbers.get("ci_low"), row.numbers.get("ci_high")
    interval = "" if low is None and high is None else f"{_said(row, low)} – {_said(row, high)}"
    missing = row.numbers.get("n_missing")
    return _said(row, row.numbers["value"]), interval, str(row.numbers["n"]), "" if missing is None else str(missing)


def _said(row: Row, value: Number) -> str:
    if value is None:
        return "–"
    if row.statistic == "count":
        return f"{value:g}"
    if row.statistic in ("proportion", "relation"):
        return f"{100 * value:.1f}%".replace(".", ",")
    return f"{value:.2f}".replace(".", ",")


WRITE = {"json": as_json, "csv": as_csv, "table": as_table}
