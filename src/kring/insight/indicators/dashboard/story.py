"""The page of everything: from who is reached to what it brings, each part with its numbers of one year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kring.insight.indicators.dashboard.book import RELATIONS, STORY, VIOLENCE, indicators
from kring.insight.indicators.dashboard.kept import Kept, Number, years
from kring.insight.indicators.dashboard.runs import run_of
from kring.insight.indicators.dashboard.words import counted, margin, said


@dataclass(frozen=True)
class Part:
    """One part of the story: its lines as a table."""

    code: str
    title: str
    why: str
    rows: list[list[Any]]
    without_source: list[tuple[str, str]]


@dataclass(frozen=True)
class Choice:
    """What was chosen in the address: a year, and a part of the region."""

    period: str
    dimension: str
    cell: str

    @property
    def part(self) -> str:
        """The part as it stands in the address."""
        return f"{self.dimension}:{self.cell}" if self.dimension else ""


@dataclass(frozen=True)
class Story:
    """Everything that the page shows."""

    choice: Choice
    periods: list[tuple[str, str]]
    violence: list[tuple[str, str, str, str]]
    parts: list[Part]


def story_of(kept: Kept, asked: Mapping[str, str]) -> Story:
    """The story of one year, for the whole region or one part of it."""
    dimension, cell = chosen_part(kept, asked.get("deel", ""))
    numbers = kept.of_part(dimension, cell)
    whole = numbers if not dimension else kept.of_part("", "")
    periods = years(whole)
    usual = newest_full(whole, periods)
    period = asked.get("periode", "")
    period = period if period in periods else usual
    by_code = {one.code: one for one in numbers if one.period == period}
    course = {} if dimension else _course(numbers)
    address = f"?periode={period}" + (f"&deel={dimension}:{cell}" if dimension else "")
    return Story(
        Choice(period, dimension, cell),
        as_options(periods, usual),
        [
            (indicators()[code].title, said(by_code.get(code)), margin(by_code.get(code)), _page(code, address))
            for code in VIOLENCE
        ],
        [_part(group, str(title), str(why), by_code, course, address) for group, title, why in STORY],
    )


def _part(
    group: str, title: str, why: str, by_code: Mapping[str, Number], course: Mapping[str, str], address: str
) -> Part:
    # Violence stands above as three together, and the relations on a page that says what they do not prove.
    codes = [code for code in indicators() if code.startswith(f"{group}.") and code not in (*VIOLENCE, *RELATIONS)]
    without = [code for code in codes if code in by_code and by_code[code].without_source]
    return Part(
        group,
        title,
        why,
        [_line(code, by_code.get(code), course.get(code, ""), address) for code in codes if code not in without],
        [(indicators()[code].title, _page(code, address)) for code in without],
    )


def _page(code: str, address: str) -> str:
    return reverse("indicators:indicator", args=[code]) + address


def chosen_part(kept: Kept, asked: str) -> tuple[str, str]:
    """The part that the address asks for, or the whole region when there is no such part for this viewer."""
    dimension, _colon, cell = asked.partition(":")
    return (dimension, cell) if (dimension, cell) in kept.parts() else ("", "")


def as_options(values: Sequence[str], usual: str) -> list[tuple[str, str]]:
    """Choices for the address, in which what is usual need not be said."""
    return [("" if value == usual else value, value) for value in values]


def newest_full(numbers: Sequence[Number], periods: Sequence[str]) -> str:
    """The newest year that is over; the newest of all when none is."""
    running = {one.period for one in numbers if one.partial}
    return next((year for year in periods if year not in running), periods[0] if periods else "")


def _course(numbers: Sequence[Number]) -> dict[str, str]:
    """For each indicator in a word whether its quarters show more than chance."""
    words = {
        ("shift", True): _("hoger dan voorheen"),
        ("shift", False): _("lager dan voorheen"),
        ("trend", True): _("stijgt"),
        ("trend", False): _("daalt"),
    }
    rows: dict[str, list[Number]] = {}
    for one in sorted(numbers, key=lambda number: number.period):
        if len(one.period) > 4 and not one.partial:
            rows.setdefault(one.code, []).append(one)
    found = {}
    for code, quarters in rows.items():
        run = run_of([one.value for one in quarters])
        if run.signals:
            found[code] = words[run.signals[-1].kind, run.signals[-1].up]
        elif run.enough:
            found[code] = _("geen verandering")
    return found


def _line(code: str, number: Number | None, course: str, address: str) -> list[Any]:
    definition = indicators()[code]
    return [(definition.title, _page(code, address)), said(number), margin(number), counted(number), course]
