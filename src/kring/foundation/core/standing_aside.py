"""Lets triggers stand aside for a moment: where a row that is otherwise fixed changes after all, or without history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.db import connection


@contextmanager
def triggers_aside(which: Callable[[Any], bool] = lambda _trigger: True) -> Iterator[None]:
    """Let these triggers stand aside in this transaction, and no longer than the block.

    Told once to the database: `pgtrigger.ignore` tells it again in front of every statement, and a statement
    of which the plan is kept stands alone.
    """
    _say([f"{model._meta.db_table}:{one.get_pgid(model)}" for model, one in pgtrigger.registered() if which(one)])
    try:
        yield
    finally:
        # A transaction that broke takes it back by itself.
        if not connection.needs_rollback:
            _say([])


def _say(triggers: list[str]) -> None:
    names = [*triggers, *(one.partition(":")[2] for one in triggers)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(names) + "}"])
