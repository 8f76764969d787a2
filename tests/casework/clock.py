"""A clock that a test sets: what Kring calls now, and the moment that new rows get by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.apps import apps
from django.utils import timezone

from kring.foundation.accounts.viewer import AMSTERDAM


class Clock:
    """It stands still until it is moved on: `clock.on(hours=5)`."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    @property
    def today(self) -> date:
        return self.at.astimezone(AMSTERDAM).date()

    def on(self, **how_far: int) -> None:
        self.at += timedelta(**how_far)


@contextmanager
def clock_at(moment: datetime) -> Iterator[Clock]:
    """Let this be the time. Begin in the past: the database itself keeps looking at its own clock."""
    clock, real = Clock(moment), timezone.now
    dated = [field for model in apps.get_models() for field in model._meta.concrete_fields if field.default is real]
    timezone.now = clock.now
    for field in dated:
        field.default = clock.now
        field.__dict__.pop("_get_default", None)
    try:
        yield clock
    finally:
        timezone.now = real
        for field in dated:
            field.default = real
            field.__dict__.pop("_get_default", None)
