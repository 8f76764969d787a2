"""Writes the dossiers of this Kring as a package of facts, and says what was written and what was left out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db.models import Min

from kring.foundation.accounts.viewer import Job, job, looking_as, today_in_amsterdam
from kring.foundation.circle.models import Dossier
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.insight.facts.contract import TABLES
from kring.insight.facts.export.coverage import Export, Row
from kring.insight.facts.export.moment import day_of, one_moment
from kring.insight.facts.export.pseudonyms import Pseudonyms
from kring.insight.facts.export.sources import NO_SOURCE_FOR, rows_of, without_source
from kring.insight.facts.own import mark
from kring.insight.facts.package import EXPORT_LOG, Format
from kring.insight.facts.writing import write_package


class CannotExport(Exception):  # noqa: N818 — it is said to a person
    """The export cannot be made; the message says why, and what to do."""


@dataclass(frozen=True)
class Exported:
    """What an export holds: the days it covers, its rows for each table, and how many rows were left out and why."""

    folder: Path
    coverage_from: date
    coverage_to: date
    rows: dict[str, int]
    left_out: dict[tuple[str, str], int]


def export_region(
    folder: Path,
    *,
    names: Pseudonyms,
    form: Format = "parquet",
    since: date | None = None,
    today: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Exported:
    """Write everything up to and including yesterday into `folder`, which must be empty or not there yet.

    Covers the days from `since`, or else from the opening of the first dossier; what is older goes along as history.
    One moment of the database, read as a stream: memory does not grow with the dossiers. `progress` hears the name of
    each table. Raises CannotExport; then nothing is left behind.
    """
    coverage_to = (today or today_in_amsterdam()) - timedelta(days=1)
    making = _fresh_place_beside(folder)
    try:
        with one_moment():
            export = Export(names, _first_day(since, coverage_to), coverage_to)
            rows = write_package(
                making,
                {name: _told(name, export, progress) for name in TABLES},
                coverage_from=export.coverage_from,
                coverage_to=coverage_to,
                form=form,
            )
        done = Exported(folder, export.coverage_from, coverage_to, rows, dict(export.left_out))
        _write_log(making, done, stable=names.stable)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    except OSError as problem:
        raise CannotExport(f"{folder} kan niet worden geschreven: {problem.strerror or problem}.") from problem
    finally:
        shutil.rmtree(making, ignore_errors=True)
    with looking_as(job(Job.FACTS)) as viewer:
        audit.write(viewer, act=Act.EXPORT, name="facts.exported", key="stable" if names.stable else "fresh")
    return done


def _fresh_place_beside(folder: Path) -> Path:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotExport(f"{folder} bestaat al en is niet leeg. Kies een andere map.")
    making = folder.with_name(f".{folder.name}.making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True, mode=0o700)
    except OSError as problem:
        raise CannotExport(f"{folder} kan niet worden gemaakt: {problem.strerror}.") from problem
    return making


def _first_day(since: date | None, coverage_to: date) -> date:
    if since is not None and since > coverage_to:
        raise CannotExport(f"De feiten gaan tot en met gisteren ({coverage_to}); {since} ligt daarna.")
    opened = day_of(Dossier.objects.aggregate(first=Min("opened_at"))["first"])
    return since or min(opened or coverage_to, coverage_to)


def _told(name: str, export: Export, progress: Callable[[str], None]) -> Iterator[Row]:
    progress(name)
    yield from rows_of(name, export)


def _write_log(folder: Path, done: Exported, *, stable: bool) -> None:
    """Lay beside the facts what a reader of them must know: nothing about any family."""
    content = {
        "made_by": "Kring",
        # By which this region knows its own export again, and nobody else.
        "mark": mark(),
        "coverage_from": done.coverage_from.isoformat(),
        "coverage_to": done.coverage_to.isoformat(),
        "pseudonyms": "stable" if stable else "fresh",
        "rows": done.rows,
        "left_out": [
            {"table": table, "why": why, "rows": count} for (table, why), count in sorted(done.left_out.items())
        ],
        "without_source": without_source(),
        "without_source_in_part": list(NO_SOURCE_FOR),
    }
    (folder / EXPORT_LOG).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
