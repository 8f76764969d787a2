"""One moment of the database, read as a stream: everything that is read inside belongs together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as

AT_A_TIME = 2_000


@contextmanager
def one_moment() -> Iterator[None]:
    """Look as the job that makes facts, at the database as it is now and stays until the end of the block.

    Inside a transaction that already runs, the moment is that of each query: PostgreSQL then gives no other.
    """
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with looking_as(job(Job.FACTS)):
            yield


def streamed(rows: QuerySet[Any, Any]) -> Iterator[Any]:
    """The rows of a query, a few thousand at a time from a cursor of the server."""
    return rows.iterator(chunk_size=AT_A_TIME)


def streamed_sql(query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
    """The same for a query that Django cannot write."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, values)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from rows


def day_of(moment: datetime | None) -> date | None:
    """The day on which it happened, as the clock in Amsterdam has it."""
    return None if moment is None else moment.astimezone(AMSTERDAM).date()
