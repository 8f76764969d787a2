"""Writes the log: one line for what was done, in the same transaction as the doing; what was read once a request."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Model

from kring.foundation.accounts.viewer import Kind, Viewer
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_activities import activity_of

# Without RETURNING: whoever writes a line need not be allowed to read it. In which role, on which ground and about whom
# is looked up in the same statement.
_INSERT = """
INSERT INTO sharing_logentry
    (at, done_at, trace, span, activity, act, name, outcome, viewer_kind, professional_id, person_id, on_behalf_of_id,
     role, access_point, job, organisation_id, dossier_id, sections, item_key, about, ground_id, emergency_id)
SELECT now(), clock_timestamp(), %(trace)s, line.span, line.activity, line.act, line.name, line.outcome,
       %(kind)s, %(professional)s, %(person)s, capacity.on_behalf_of, capacity.role, %(access_point)s, %(job)s,
       %(organisation)s, line.dossier_id, line.sections, line.item_key, coalesce(line.about, capacity.about),
       capacity.ground_id, capacity.emergency_id
  FROM jsonb_to_recordset(%(lines)s::jsonb) AS line (
       span text, activity text, act text, name text, outcome text, dossier_id bigint, sections text[], item_key text,
       about bigint[])
 CROSS JOIN LATERAL sharing.capacity(line.dossier_id, line.sections, %(kind)s, %(id)s) AS capacity
"""


@dataclass(slots=True)
class Running:
    """One request: all its lines share a trace, and what was read in it is written at its end, in one statement."""

    trace: uuid.UUID = field(default_factory=uuid.uuid4)
    access_point: str = ""
    viewer: Viewer | None = None
    lines: list[dict[str, Any]] = field(default_factory=list)


_running: ContextVar[Running | None] = ContextVar("running_request", default=None)


@contextmanager
def request_runs() -> Iterator[Running]:
    """Let everything inside be logged as one request. Whoever opens this writes what was read with `write_reads`."""
    running = Running()
    token = _running.set(running)
    try:
        yield running
    finally:
        _running.reset(token)


def write_reads() -> None:
    """Write what was read in this request: one statement, however much it was."""
    running = _running.get()
    if running is not None and running.viewer is not None and running.lines:
        lines, running.lines = running.lines, []
        _insert(running.viewer, lines)


def item_key(item: Model) -> str:
    """How an item is named in the log and in a withholding: `plans_goal:12`."""
    return f"{item._meta.db_table}:{item.pk}"


def log(viewer: Viewer, name: str, item: Model | None = None, *, act: Act = Act.CHANGE, outcome: str = "ok") -> None:
    """Log what was done to one item."""
    about = getattr(item, "about", None)
    dossier_id = getattr(item, "dossier_id", None)
    if item is not None and item._meta.db_table == "circle_dossier":
        dossier_id = item.pk
    write(
        viewer,
        act=act,
        name=name,
        outcome=outcome,
        dossier_id=dossier_id,
        key=item_key(item) if item is not None else "",
        about=about or None,
    )


def write(
    viewer: Viewer,
    *,
    act: Act,
    name: str,
    outcome: str = "ok",
    dossier_id: int | None = None,
    sections: Iterable[str] = (),
    key: str = "",
    about: list[int] | None = None,
) -> None:
    """Log one line at once. Without `about` it is about everyone in the dossier about whom the viewer may act."""
    _insert(viewer, [_line(act, name, outcome, dossier_id, sections, key, about)])


def write_each(
    viewer: Viewer, *, act: Act, name: str, dossiers: Sequence[int | None], key: str = "", outcome: str = "ok"
) -> None:
    """Log that one thing was done to each of these dossiers, at once and in one statement."""
    _insert(viewer, [_line(act, name, outcome, dossier_id, (), key, None) for dossier_id in dossiers])


def read(
    viewer: Viewer,
    *,
    name: str,
    act: Act = Act.READ,
    dossiers: Sequence[int | None],
    sections: Iterable[str] = (),
) -> None:
    """Log that parts of these dossiers were shown; at the end of the request, all of it together."""
    lines = [_line(act, name, "ok", dossier_id, sections, "", None) for dossier_id in dossiers]
    running = _running.get()
    if running is not None and running.viewer is viewer:
        running.lines += lines
    elif lines:
        _insert(viewer, lines)


def _line(
    act: Act,
    name: str,
    outcome: str,
    dossier_id: int | None,
    sections: Iterable[str],
    key: str,
    about: list[int] | None,
) -> dict[str, Any]:
    return {
        "span": secrets.token_hex(8),
        "activity": str(activity_of(name).value),
        "act": str(act),
        "name": name,
        "outcome": outcome,
        "dossier_id": dossier_id,
        "sections": sorted(map(str, sections)),
        "item_key": key,
        "about": about,
    }


def _insert(viewer: Viewer, lines: list[dict[str, Any]]) -> None:
    running = _running.get()
    # Where a family member is when they look says where they live: only of professionals it is kept.
    from_where = running.access_point if running is not None and viewer.kind is Kind.PROFESSIONAL else ""
    values = {
        "trace": running.trace if running is not None else uuid.uuid4(),
        "kind": str(viewer.kind),
        "id": viewer.id,
        "professional": viewer.id if viewer.kind is Kind.PROFESSIONAL else None,
        "person": viewer.id if viewer.kind is Kind.PERSON else None,
        "access_point": from_where,
        "job": viewer.job,
        "organisation": viewer.organisation_id,
        "lines": json.dumps(lines),
    }
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)  # type: ignore[arg-type]
