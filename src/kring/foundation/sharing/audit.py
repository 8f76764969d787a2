"""Writes the log: one line for what was done, in the same transaction as the doing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.db.models import Model

from kring.foundation.accounts.viewer import Kind, Viewer
from kring.foundation.sharing.choices import Act

# All lines of one request share one trace.
current_trace: ContextVar[uuid.UUID | None] = ContextVar("current_trace", default=None)

_INSERT = """
INSERT INTO sharing_logentry
    (at, trace, act, name, outcome, viewer_kind, professional_id, person_id, job, organisation_id,
     dossier_id, sections, item_key, about, ground_id)
SELECT now(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s,
       CASE WHEN %s THEN (SELECT coalesce(array_agg(person_id), '{}') FROM circle_member WHERE dossier_id = %s)
            ELSE %s::bigint[] END,
       NULL
"""


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
    """Log one line. Without `about` it is about everyone in the dossier."""
    values: list[Any] = [
        current_trace.get() or uuid.uuid4(),
        str(act),
        name,
        outcome,
        str(viewer.kind),
        viewer.id if viewer.kind is Kind.PROFESSIONAL else None,
        viewer.id if viewer.kind is Kind.PERSON else None,
        viewer.job,
        viewer.organisation_id,
        dossier_id,
        sorted(sections),
        key,
        about is None and dossier_id is not None,
        dossier_id,
        about or [],
    ]
    # Without RETURNING: whoever writes a line need not be allowed to read it.
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
