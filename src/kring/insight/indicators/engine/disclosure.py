"""Nobody can be found behind a small number: suppression of the whole grid, and rounding. The only way out.

Source: the indicator book, section 5. Works on the true numbers; emptying comes last.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.engine import rows as statistics
from kring.insight.indicators.engine.rows import WHOLE, Row

PARTS = ("age_group", "legal_frame", "municipality", "phase", "problem_type", "region")
VIOLENCE = ("outcome.violence_decreased", "outcome.violence_serious", "outcome.violence_stopped")
STOPPED = "outcome.violence_stopped"
RELATED = ("outcome.relation_help_violence", "outcome.relation_measure_violence")
LINKED = (*VIOLENCE, *RELATED)
Key = tuple[str, str, str, str]


def protected(rows: Sequence[Row], configuration: Configuration, region_of: Mapping[str, str]) -> list[Row]:
    """Suppress, empty and round the finished rows of a whole grid; `region_of` gives each municipality's region."""
    threshold = configuration.disclosure_threshold
    if threshold > 1:
        suppress(rows, threshold, region_of)
        for row in rows:
            _empty(row, threshold)
    if configuration.rounding_base > 0:
        _round([row for row in rows if not row.suppressed], configuration.rounding_base)
    return list(rows)


def suppress(rows: Sequence[Row], threshold: int, region_of: Mapping[str, str]) -> None:
    """Mark the rows that stay inside: steps 1 to 3, until nothing changes."""
    for row in rows:
        if any(_small(count, threshold) for count in row.counts()):
            row.suppression = "primary"
    families = list(_families(rows, region_of))
    linked = _linked_cells(rows)
    changed = True
    while changed:
        changed = False
        for total, parts in families:
            changed |= _protect_family(total, parts, threshold)
        for cell in linked:
            changed |= _protect_linked(cell)


def _small(count: int, threshold: int) -> bool:
    return 1 <= count < threshold


def _families(rows: Sequence[Row], region_of: Mapping[str, str]) -> Iterator[tuple[Row, list[Row]]]:
    """Every total with its parts, in the order of the book; parts without units are left out."""
    by_code: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_code[row.code][row.period].append(row)
    for code in sorted(by_code):
        periods = by_code[code]
        for year in sorted(period for period in periods if len(period) == 4):
            cells: dict[str, dict[str, Row]] = defaultdict(dict)
            for row in periods[year]:
                cells[row.dimension][row.cell] = row
            overall = cells[""][""]
            for dimension in PARTS:
                yield overall, _filled(cells[dimension].values())
            for region in sorted(cells["region"]):
                parts = [row for name, row in cells["municipality"].items() if region_of.get(name) == region]
                yield cells["region"][region], _filled(parts)
            quarters = [row for period, found in periods.items() if period[:4] == year != period for row in found]
            yield overall, _filled(row for row in quarters if not row.dimension)


def _filled(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.n > 0]


def _protect_family(total: Row, parts: Sequence[Row], threshold: int) -> bool:
    changed = False
    while shown := [row for row in parts if not row.suppressed]:
        hidden = [row for row in parts if row.suppressed]
        if not _unsafe(total, hidden, threshold):
            break
        smallest = min(shown, key=lambda row: (row.n, row.period, row.cell))
        smallest.suppression = "secondary"
        changed = True
    return changed


def _unsafe(total: Row, hidden: Sequence[Row], threshold: int) -> bool:
    if total.suppressed:
        return not hidden
    if not hidden:
        return False
    sums = map(sum, zip(*(row.counts() for row in hidden), strict=True))
    return len(hidden) == 1 or any(_small(one, threshold) for one in sums)


def _linked_cells(rows: Sequence[Row]) -> list[dict[str, Row]]:
    cells: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row.code in LINKED:
            cells[row.period, row.dimension, row.cell][row.code] = row
    return list(cells.values())


def _protect_linked(cell: Mapping[str, Row]) -> bool:
    """What two of the three violence outcomes show gives the third away, and the relations repeat the first."""
    changed = False
    outcomes = [cell[code] for code in VIOLENCE if code in cell]
    shown = [row for row in outcomes if not row.suppressed]
    if len(outcomes) == 3 and len(shown) == 2:
        smallest = min(shown, key=lambda row: (row.numbers["numerator"] or 0, row.code))
        smallest.suppression = "secondary"
        changed = True
    if STOPPED in cell and cell[STOPPED].suppressed:
        for code in RELATED:
            if code in cell and not cell[code].suppressed:
                cell[code].suppression = "secondary"
                changed = True
    return changed


def _empty(row: Row, threshold: int) -> None:
    if row.suppressed:
        row.numbers = dict.fromkeys(row.numbers)
    elif _small(int(row.numbers["n_missing"] or 0), threshold):
        row.numbers["n_missing"] = None


def _round(rows: Sequence[Row], base: int) -> None:
    for row in rows:
        for name in WHOLE:
            number = row.numbers.get(name)
            if number is not None:
                row.numbers[name] = math.floor(number / base + 0.5) * base
    for row in rows:
        if row.statistic == "count":
            row.numbers["value"] = row.numbers["n"]
        elif row.statistic == "relation":
            row.numbers |= dict.fromkeys(("adjusted", "adjusted_low", "adjusted_high"))
    for name, write in (
        ("proportion", statistics.proportions),
        ("rate", statistics.rates),
        ("relation", statistics.relations),
    ):
        write([row for row in rows if row.statistic == name])
