"""How the steps of an approach stand for one family: done, late, next or later. No database and no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kring.foundation.organisations.approaches.choices import CountsFrom
from kring.foundation.organisations.approaches.parts import ApproachStep
from kring.foundation.organisations.approaches.terms import Due, due


class Standing(StrEnum):
    DONE = "done"
    LATE = "late"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StepStanding:
    """One step, how it stands, since when it is done, and until when it may take."""

    step: ApproachStep
    standing: Standing
    done_at: datetime | None
    due: Due | None

    @property
    def is_open(self) -> bool:
        return self.standing is not Standing.DONE


def standing_of_steps(
    steps: Iterable[ApproachStep],
    *,
    done_at: Mapping[int, datetime],
    started_at: datetime,
    reported_at: datetime | None,
    now: datetime,
) -> list[StepStanding]:
    """Each step in its order. A step is done when somebody said so, never because its term passed."""
    found: list[StepStanding] = []
    nobody_next_yet = True
    previous: datetime | None = started_at
    for step in steps:
        since = {
            CountsFrom.REPORT: reported_at or started_at,
            CountsFrom.START: started_at,
            CountsFrom.PREVIOUS: previous,
        }[CountsFrom(step.counts_from)]
        term = since and due(
            what=step.title, since=since, amount=step.term_amount, unit=step.term_unit, basis=step.term_basis
        )
        done = done_at.get(step.pk)
        if done:
            standing = Standing.DONE
        elif term and term.is_late(now):
            standing, nobody_next_yet = Standing.LATE, False
        else:
            standing = Standing.NEXT if nobody_next_yet else Standing.LATER
            nobody_next_yet = False
        found.append(StepStanding(step, standing, done, term or None))
        previous = done
    return found


def step_now(found: Iterable[StepStanding]) -> ApproachStep | None:
    """The first step that is not done."""
    return next((one.step for one in found if one.is_open), None)
