"""How long the indicators of one year take by region and organisation, and how long the same numbers take by hand.

    python tests/performance/indicators.py [--dossiers 130000] [--all]

Each measurement runs in a process of its own, on the same facts and the same engine (DuckDB, Parquet): seconds and
peak memory. With --all every indicator is computed too, without a counterpart by hand.
"""
# ruff: noqa: T201 — it says what it measured

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

YEAR = 2024
HAND = Path(__file__).parent / "by_hand.sql"


def by_hand(folder: Path) -> dict[str, list[float]]:
    """The heavy indicators as somebody would write them for this one question."""
    import duckdb

    from kring.insight.facts.contract import TABLES

    numbers: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as spill, duckdb.connect(config={"temp_directory": spill}) as connection:
        connection.execute("SET enable_progress_bar = false")
        for name in TABLES:
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{folder / name}.parquet')")
        for part in HAND.read_text(encoding="utf-8").split("-- indicator: ")[1:]:
            code, query = part.split("\n", 1)
            *before, last = [one for one in query.split(";") if one.strip()]
            for statement in before:
                connection.execute(statement)
            for cell, *found in connection.execute(last).fetchall():
                numbers[f"{code.strip()} {cell}"] = [float(one) for one in found]
    return numbers


def by_engine(folder: Path, codes: frozenset[str]) -> dict[str, list[float]]:
    """The same indicators, or all, from their definitions."""
    from kring.insight.indicators.configuration import Configuration
    from kring.insight.indicators.engine.grid import Choice
    from kring.insight.indicators.run import indicators_of

    rows = indicators_of(
        folder,
        configuration=Configuration(disclosure_threshold=0),
        choice=Choice(frozenset({str(YEAR)}), frozenset({"region", "organisation"}), codes),
    )
    return {f"{row.code} {row.dimension}={row.cell}": _counted(row) for row in rows}


def _counted(row) -> list[float]:
    numbers = row.numbers
    middle = {"proportion": "numerator", "rate": "events", "survival": "events"}.get(row.statistic, "value")
    return [float(numbers["n"]), float(numbers[middle] or 0)]


def measured(what: str, folder: Path) -> dict[str, object]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-W", "ignore", __file__, "--measure", what, "--folder", str(folder)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure(what: str, folder: Path) -> None:
    """Do one measurement, and print it as JSON."""
    codes = frozenset(part.split("\n", 1)[0].strip() for part in HAND.read_text().split("-- indicator: ")[1:])
    import duckdb  # noqa: F401 — what Python reads once is not what is measured

    import kring.insight.indicators.run  # noqa: F401

    begun, worked = time.perf_counter(), time.process_time()
    chosen = codes if what == "engine" else frozenset()
    numbers = by_hand(folder) if what == "hand" else by_engine(folder, chosen)
    seconds, busy = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = numbers if what != "all" else {}
    print(json.dumps({"seconds": seconds, "busy": busy, "megabytes": peak, "rows": len(numbers), "numbers": kept}))


def main() -> None:
    """Make facts, measure, and say what differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dossiers", type=int, default=13_000)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--measure")
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.measure:
        measure(chosen.measure, chosen.folder)
        return
    from kring.insight.facts.synthetic import values_in, write_synthetic

    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        if not (folder / "datapackage.json").is_file():
            counts = write_synthetic(folder, dossiers=chosen.dossiers)
            print(f"{chosen.dossiers} dossiers, {values_in(counts):,} values")
        hand, engine = measured("hand", folder), measured("engine", folder)
        different = [key for key in hand["numbers"] if hand["numbers"][key] != engine["numbers"].get(key)]
        for name, found in (("by hand", hand), ("definitions", engine)):
            print(f"{name}: {_said(found)}")
        ratios = [engine[what] / hand[what] for what in ("seconds", "busy")]
        print(f"ratio {ratios[0]:.2f}, of processor time {ratios[1]:.2f}")
        print(f"{len(different)} numbers differ {different[:5]}")
        if chosen.all:
            print(f"all indicators: {_said(measured('all', folder))}")


def _said(found: dict[str, object]) -> str:
    return "{seconds:.1f} s, {busy:.1f} s of processor, {megabytes:.0f} MB, {rows} rows".format(**found)


if __name__ == "__main__":
    main()
