"""Read a file of reports: all of them, or what is wrong with it and where.

A file holds one report (an object), many (a list), or one page of the framework's list. One bad report among
good ones means that nothing is read, so that a file is stored as a whole or not at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from kring.doors.api.melding.incoming import IncomingPage, IncomingReport
from kring.doors.api.melding.parsing import parsed
from kring.doors.api.melding.problems import Problem, form_of, in_report, in_words, on_page
from kring.doors.api.melding.schema import ONLY_ON_A_PAGE, Page, Part, Report

MOST_PROBLEMS = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file: reports and no problems, or problems and no reports."""

    name: str
    reports: tuple[IncomingReport, ...] = ()
    problems: tuple[Problem, ...] = ()
    page: IncomingPage | None = None


def read(content: str | bytes, name: str) -> Reading:
    """Read the content of a file; `name` is what the reader calls it."""
    found, problem = parsed(content)
    if problem:
        return Reading(name, problems=(problem,))

    page, rows, problems = _rows(found)
    if problems:
        return Reading(name, problems=problems)
    reports: list[IncomingReport] = []
    problems = tuple(islice(_read_all(rows, reports), MOST_PROBLEMS + 1))
    if len(problems) > MOST_PROBLEMS:
        more = Problem(_("bestand"), _("meer dan %d fouten") % MOST_PROBLEMS, _("de fouten hierboven hersteld"))
        problems = (*problems[:MOST_PROBLEMS], more)
    if problems:
        return Reading(name, problems=problems, page=page)
    return Reading(name, reports=tuple(reports), page=page)


def _rows(found: Any) -> tuple[IncomingPage | None, list[Any], tuple[Problem, ...]]:
    """The reports in a file that are still to be checked, and the page they stand on."""
    if isinstance(found, list):
        return None, found, ()
    if not isinstance(found, dict):
        problem = Problem(_("bestand"), form_of(found), _("een melding: { … }, of een lijst: [ {…}, {…} ]"))
        return None, [], (problem,)
    if not ONLY_ON_A_PAGE & found.keys():
        return None, [found], ()
    try:
        page = Page.model_validate(found)
    except ValidationError as error:
        return None, [], tuple(in_words(one, Page, found, on_page) for one in error.errors(include_url=False))
    return _incoming(page), page.results, ()


def _read_all(rows: list[Any], reports: list[IncomingReport]) -> Iterator[Problem]:
    """Put the good reports in `reports`, and give the problems of the others one by one."""
    first_with: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        try:
            report = _incoming(Report.model_validate(row))
        except ValidationError as error:
            for one in error.errors(include_url=False):
                yield in_words(one, Report, row, partial(in_report, number))
            continue
        if report.id in first_with:
            found = _("dezelfde id als melding %d") % first_with[report.id]
            yield Problem(in_report(number, ["id"]), found, _("elke melding één keer in het bestand"))
        first_with.setdefault(report.id, number)
        reports.append(report)


def _incoming(value: Any) -> Any:
    """The same content in Kring's words."""
    if isinstance(value, Part):
        return value.becomes(**{f.name: _incoming(getattr(value, f.name)) for f in fields(value.becomes)})
    return tuple(_incoming(one) for one in value) if isinstance(value, list) else value
