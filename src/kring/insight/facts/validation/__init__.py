"""Says what is wrong with a package of facts: three rounds, then the warnings. Repairs nothing, changes nothing."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from kring.insight.facts.contract import TABLES, Table
from kring.insight.facts.package import NoPackage, Package, look_at, unpacked
from kring.insight.facts.reading import QUIET
from kring.insight.facts.validation import links, sense, values, warnings
from kring.insight.facts.validation.loading import header_problem, load
from kring.insight.facts.validation.macros import MACROS, suspicious
from kring.insight.facts.validation.problem import Check, Problem, Verdict

SHOWN = 20
MEMORY = "2GB"
_BATCH = 1000

__all__ = ["Problem", "Verdict", "validate"]


def validate(path: Path, *, shown: int | None = SHOWN, tell: Callable[[Problem], None] | None = None) -> Verdict:
    """Check a package (folder or zip) against the whole contract.

    At most `shown` problems of each rule and table are kept (None: all of them); all are counted. With `tell` each
    problem is told as it is found, and none is kept. Memory does not grow with the rows: tables lie on disk.
    """
    verdict = Verdict()
    keep = verdict.problems.append if tell is None else tell
    try:
        with unpacked(path) as folder, _database() as connection:
            _Examination(connection, verdict, keep, shown).run(folder)
    except NoPackage as problem:
        for sentence in problem.sentences:
            keep(Problem("E01", "", "", sentence))
            verdict.counts["E01", ""] = verdict.counts.get(("E01", ""), 0) + 1
    return verdict


@contextmanager
def _database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database on disk, with the words in which the checks are written."""
    with (
        tempfile.TemporaryDirectory(prefix="kring-validate-") as temporary,
        duckdb.connect(str(Path(temporary) / "facts.duckdb")) as connection,
    ):
        connection.execute(QUIET)
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET temp_directory = '{Path(temporary) / 'spill'}'")
        for macro in MACROS:
            connection.execute(macro)
        yield connection


class _Examination:
    """One walk through the rounds."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        verdict: Verdict,
        keep: Callable[[Problem], None],
        shown: int | None,
    ) -> None:
        self.connection = connection
        self.verdict = verdict
        self.keep = keep
        self.shown = shown

    def run(self, folder: Path) -> None:
        """The three rounds; a later one only when the earlier ones found nothing; then the warnings."""
        package, sentences = look_at(folder)
        self._tell(Problem("E01", "", "", sentence) for sentence in sentences)
        if package is None:
            return
        for table in TABLES.values():
            if package.file(table.name).is_file():
                self._first_round(package, table)
        for later in (links.checks(), sense.checks(), warnings.checks(package)):
            if self.verdict.rejected:
                return
            for check in later:
                self._ask(check)

    def _first_round(self, package: Package, table: Table) -> None:
        if problem := header_problem(package, table):
            self._tell([problem])
            return
        for found in load(self.connection, package, table):
            if isinstance(found, Check):
                self._ask(found)
            else:
                self._tell([found])
        for check in values.checks(package, table):
            self._ask(check)

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if self._counted(problem.rule, problem.table, 1) <= (self.shown or sys.maxsize):
                self.keep(problem)

    def _counted(self, rule: str, table: str, times: int) -> int:
        """Count problems, and say how many there are now."""
        count = self.verdict.counts[rule, table] = self.verdict.counts.get((rule, table), 0) + times
        return count

    def _ask(self, check: Check) -> None:
        """Tell what a check finds; beyond what is shown, the database only counts."""
        told = 0
        rows = self.connection.cursor().execute(check.query)
        while batch := rows.fetchmany(_BATCH):
            for row, key, *more in batch:
                where = f"rij {row}" if key is None or suspicious(key) else key
                self._tell([Problem(check.rule, check.table, where, check.sentence(*more))])
                told += 1
                if told == self.shown:
                    self._counted(check.rule, check.table, self._total(check) - told)
                    return

    def _total(self, check: Check) -> int:
        found = self.connection.cursor().execute(f"SELECT count(*) FROM ({check.query})").fetchone()  # noqa: S608
        return int(found[0]) if found else 0
