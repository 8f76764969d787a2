"""Whoever looks: the database is told who it is, for one transaction at a time. No viewer, no rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db import connection, transaction

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Kind(StrEnum):
    """What sort of viewer this is."""

    NOBODY = "nobody"
    PROFESSIONAL = "professional"
    PERSON = "person"
    JOB = "job"


class Job(StrEnum):
    """The work that Kring does by itself, each under its own name in the log."""

    DEMO = "demo"
    RECEIVING = "receiving"
    MATCHING = "matching"
    OPENING = "opening"
    SIGNING_IN = "signing_in"
    AUDIT = "audit"
    FACTS = "facts"
    EMERGENCY = "emergency"
    ARRANGING = "arranging"
    WATCHING = "watching"
    RIGHTS = "rights"
    RETENTION = "retention"
    MERGING = "merging"


def today_in_amsterdam() -> date:
    return datetime.now(AMSTERDAM).date()


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, and on which day."""

    kind: Kind = Kind.NOBODY
    id: int = 0
    name: str = ""
    user_id: int | None = None
    organisation_id: int | None = None
    organisation_name: str = ""
    job: str = ""
    roles: frozenset[str] = frozenset()
    # A child is spoken to as a child.
    young: bool = False
    today: date = field(default_factory=today_in_amsterdam)

    @property
    def is_professional(self) -> bool:
        return self.kind is Kind.PROFESSIONAL

    @property
    def is_person(self) -> bool:
        return self.kind is Kind.PERSON


NOBODY = Viewer()


def job(name: Job, *, today: date | None = None) -> Viewer:
    """The viewer of a piece of work that Kring does by itself."""
    return Viewer(kind=Kind.JOB, name=name.value, job=name.value, today=today or today_in_amsterdam())


@contextmanager
def looking_as(viewer: Viewer) -> Iterator[Viewer]:
    """Let the database answer as it would to this viewer, until the end of the block.

    Opens a transaction (or a savepoint): the settings live no longer than it, so that a connection
    which is used again never sees with the previous viewer's eyes.
    """
    with transaction.atomic():
        before = _told()
        tell(viewer)
        yield viewer
        # After an error the savepoint takes the settings back by itself.
        if not connection.needs_rollback:
            _tell(*before)


def tell(viewer: Viewer) -> None:
    """Tell the database who looks, until the end of the transaction that runs now."""
    _tell(
        str(viewer.kind),
        str(viewer.id),
        viewer.job,
        viewer.today.isoformat(),
        "kring_job" if viewer.kind is Kind.JOB else "kring_app",
    )


_NAMES = ("kring.viewer_kind", "kring.viewer_id", "kring.job", "kring.today", "role")


def _told() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in _NAMES))
        row = cursor.fetchone()
    assert row is not None
    return tuple(row)


def _tell(*values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _NAMES), values)
