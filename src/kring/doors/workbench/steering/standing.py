"""That, and not what: how the dossiers of a region stand, and what became of what somebody reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db import connection
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Standing:
    """How one dossier stands. Nothing of what is in it."""

    dossier_id: int
    municipality: str
    opened_on: date
    closed_on: date | None
    coordinator: str
    coordinator_organisation: str
    safety_holder: str
    review_waits: bool
    reviews_late: int
    actions_late: int

    @property
    def is_late(self) -> bool:
        return self.closed_on is None and bool(self.reviews_late or self.actions_late)


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A question about a plan that stayed without an answer until whoever steers the region was asked."""

    dossier_id: int
    municipality: str
    asked_on: date
    coordinator: str
    second: str


@dataclass(frozen=True, slots=True)
class Made:
    """A report that whoever looks made, and what became of it."""

    received_at: datetime
    desk: str
    assessed_on: date | None
    is_followed_up: bool


Row = TypeVar("Row")


class Pages(Generic[Row]):
    """A list that the database gives a page at a time, together with how many there are. One query a page."""

    def __init__(self, statement: str, values: list[Any], make: Callable[..., Row]) -> None:
        self._statement, self._values, self._make = statement, values, make
        self._total: int | None = None
        self._kept: dict[tuple[int, int], list[Row]] = {}

    def __getitem__(self, asked: slice) -> list[Row]:
        start, stop = asked.start or 0, asked.stop or 0
        if (start, stop) not in self._kept:
            with connection.cursor() as cursor:
                cursor.execute(self._statement, [*self._values, stop - start, start])
                rows = cursor.fetchall()
            if rows or start == 0:
                self._total = rows[0][-1] if rows else 0
            self._kept[start, stop] = [self._make(*row[:-1]) for row in rows]
        return self._kept[start, stop]

    def __len__(self) -> int:
        if self._total is None:
            self[0:1]
        return self._total or 0


def standing_of_region(*, only_late: bool) -> Pages[Standing]:
    """The dossiers of the regions that whoever looks steers, the newest first."""
    return Pages("SELECT * FROM sharing.standing_of_region(%s, %s, %s)", [only_late], _standing)


def passed_on_in_region(most: int) -> list[PassedOn]:
    """What was passed on to whoever looks and still waits, the oldest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sharing.passed_on_in_region(%s)", [most])
        return [
            PassedOn(pk, municipality, asked_on, coordinator or "", second or "")
            for pk, municipality, asked_on, coordinator, second in cursor.fetchall()
        ]


def reports_i_made() -> Pages[Made]:
    """What whoever looks reported, the newest first."""
    return Pages("SELECT * FROM sharing.reports_i_made(%s, %s)", [], _made)


def _standing(*row: Any) -> Standing:
    pk, municipality, opened, closed, coordinator, organisation, holder, waits, reviews, actions = row
    return Standing(
        pk, municipality, opened, closed, coordinator or "", organisation or "", holder or "", waits, reviews, actions
    )


def _made(received_at: datetime, desk: str, assessed_on: date | None, is_followed_up: bool) -> Made:
    return Made(timezone.localtime(received_at), desk, assessed_on, is_followed_up)
