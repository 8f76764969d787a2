"""How long all indicators of one year take by region and organisation, beside the same numbers by hand.

    python tests/performance/indicators.py [--dossiers 130000] [--rounds 3] [--folder DIR] [--all]

Both sides work on the same facts with the same engine (DuckDB, Parquet), turn by turn, each in a process of its own:
seconds, seconds of processor and peak memory, as medians. A number that differs is an error. With --all the whole
protected grid is measured too (every period and dimension, as the dashboards keep it), without a counterpart by hand.
"""
# ruff: noqa: T201 — it says what it measured

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

YEAR = 2024
MEASURES = ("seconds", "busy", "megabytes")


def by_hand(folder: Path):
    """All indicators as somebody would write them for this one question."""
    from tests.performance.hand import by_hand

    return by_hand(folder, YEAR)


def by_definitions(folder: Path):
    """The same numbers from the definitions."""
    from kring.insight.indicators.configuration import Configuration
    from kring.insight.indicators.engine.grid import Choice
    from kring.insight.indicators.run import indicators_of

    return indicators_of(
        folder,
        configuration=Configuration(disclosure_threshold=0),
        choice=Choice(frozenset({str(YEAR)}), frozenset({"region", "organisation"})),
    )


def whole_grid(folder: Path):
    """Every period and dimension, protected."""
    from kring.insight.indicators.run import indicators_of

    return indicators_of(folder)


SIDES = {"by hand": by_hand, "definitions": by_definitions, "whole grid": whole_grid}


def numbers_of(rows) -> dict[str, dict[str, float | None]]:
    """The numbers of each cell, by a name for the cell."""
    return {f"{row.code} {row.dimension}={row.cell}": row.numbers for row in rows}


def different(one, other) -> list[str]:
    """The cells that one side lacks, or of which a number differs by more than sums in another order do."""
    cells = one.keys() | other.keys()
    return sorted(cell for cell in cells if not _same(one.get(cell), other.get(cell)))


def _same(one, other) -> bool:
    if one is None or other is None or one.keys() != other.keys():
        return False
    return all(_close(one[name], other[name]) for name in one)


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def measure(side: str, folder: Path) -> None:
    """Do one measurement, and print it as JSON."""
    import kring.insight.indicators.run  # noqa: F401 — what Python reads once is not what is measured
    import tests.performance.hand  # noqa: F401
    from kring.insight.indicators.definitions import every_indicator

    every_indicator()
    begun, worked = time.perf_counter(), time.process_time()
    rows = SIDES[side](folder)
    seconds, busy = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    numbers = {} if side == "whole grid" else numbers_of(rows)
    print(json.dumps({"seconds": seconds, "busy": busy, "megabytes": peak, "rows": len(rows), "numbers": numbers}))


def measured(side: str, folder: Path) -> dict:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-W", "ignore", __file__, "--measure", side, "--folder", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    print(f"  {side}: {_said(found)}", flush=True)
    return found


def compare(folder: Path, rounds: int) -> int:
    """Both sides turn by turn; says the medians, and gives how many numbers differ."""
    found: dict[str, list[dict]] = {"by hand": [], "definitions": []}
    for _ in range(rounds):
        for side, turns in found.items():
            turns.append(measured(side, folder))
    middle = {side: {name: median(turn[name] for turn in turns) for name in MEASURES} for side, turns in found.items()}
    ratios = [middle["definitions"][name] / middle["by hand"][name] for name in MEASURES]
    print("ratio of medians: {:.2f} of time, {:.2f} of processor time, {:.2f} of memory".format(*ratios))
    cells = different(found["by hand"][0]["numbers"], found["definitions"][0]["numbers"])
    codes = {cell.split(" ")[0] for cell in found["by hand"][0]["numbers"]}
    print(f"{len(codes)} indicators, {len(cells)} cells differ {cells[:5]}")
    return len(cells)


def main() -> int:
    """Make facts, measure, and say what differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dossiers", type=int, default=13_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--measure", choices=SIDES)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.measure:
        measure(chosen.measure, chosen.folder)
        return 0
    from kring.insight.facts.synthetic import values_in, write_synthetic

    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        if not (folder / "datapackage.json").is_file():
            counts = write_synthetic(folder, dossiers=chosen.dossiers)
            print(f"{chosen.dossiers} dossiers, {values_in(counts):,} values")
        wrong = compare(folder, chosen.rounds)
        if chosen.all:
            measured("whole grid", folder)
    return 1 if wrong else 0


def _said(found: dict) -> str:
    return "{seconds:.1f} s, {busy:.1f} s of processor, {megabytes:.0f} MB, {rows} rows".format(**found)


if __name__ == "__main__":
    sys.exit(main())
