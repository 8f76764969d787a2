"""From where each table of the facts comes. A table without a source is exported empty, and that is said.

A context that comes to hold such facts adds its function here: it gets the export, and yields rows in the order of the
contract. The first value of a row is None where rows have no name of their own: they are then numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kring.insight.facts.contract import INSTRUMENTS, TABLES
from kring.insight.facts.export.coverage import Export, Row
from kring.insight.facts.export.tables import answers, course, who, work

Source = Callable[[Export], Iterator[Row]]

SOURCES: dict[str, tuple[Source, ...]] = {
    "organisation": (who.organisations,),
    "dossier": (who.dossiers,),
    "member": (who.members,),
    "involvement": (who.involvements,),
    "signal": (work.signals,),
    "factor": (work.factors,),
    "action": (work.actions,),
    "decision": (work.decisions,),
    "request": (),
    "sharing": (work.sharings,),
    "document_view": (work.document_views,),
    "contact": (),
    "handover": (who.handovers,),
    "state": (course.states,),
    "measure": (course.measures,),
    "incident": (course.incidents,),
    "response": (answers.safety_by_professionals, answers.felt_safety),
    "network_rating": (),
    "learning_session": (),
}
# Parts of a table of which Kring records nothing yet: a column, or the answers on an instrument.
ASKED = ("felt_safety", "safety_scale")
NO_SOURCE_FOR = (
    "action.factor_id",
    "dossier.merged_into",
    *(f"response.{name}" for name in INSTRUMENTS if name not in ASKED),
)


def without_source() -> list[str]:
    """The tables that Kring has no source for yet."""
    return [name for name in TABLES if not SOURCES[name]]


def rows_of(table: str, export: Export) -> Iterator[Row]:
    """Every row of a table, each with its name."""
    number = 0
    for source in SOURCES[table]:
        for key, *values in source(export):
            number += 1
            yield (f"{table[0]}{number:010d}" if key is None else key, *values)
