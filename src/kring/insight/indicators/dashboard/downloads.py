"""The numbers as files to work with: CSV and XLSX, unrounded, with where they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kring.insight.indicators.dashboard.kept import Number

FIGURES = (
    "n", "n_missing", "numerator", "events", "person_years", "exposed_n", "exposed_k", "unexposed_n", "unexposed_k",
    "value", "ci_low", "ci_high", "adjusted", "adjusted_low", "adjusted_high",
)  # fmt: skip
COLUMNS = (
    "code", "definition", "period", "dimension", "cell", "name", "statistic", "method", *FIGURES, "partial",
    "suppressed", "without_source", "source",
)  # fmt: skip


def lines(numbers: Sequence[Number], *, name: Callable[[Number], str], quote: str) -> Iterator[list[Any]]:
    """One line per number in the order of COLUMNS; what is withheld or has no source has no figures."""
    for one in numbers:
        empty = bool(one.suppression) or one.without_source
        figures = [None if empty else one.numbers.get(figure) for figure in FIGURES]
        yield [
            one.code, one.definition, one.period, one.dimension, one.cell, name(one), one.statistic, one.method,
            *figures, one.partial, bool(one.suppression), one.without_source, quote,
        ]  # fmt: skip


def as_csv(rows: Iterator[list[Any]]) -> str:
    """The lines as CSV; empty is unknown or withheld."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return out.getvalue()


def as_xlsx(rows: Iterator[list[Any]]) -> bytes:
    """The lines as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Kring")
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([_harmless(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else _harmless(value)


def _harmless(value: Any) -> Any:
    """A name that begins as a formula is text: a spreadsheet must not compute it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
