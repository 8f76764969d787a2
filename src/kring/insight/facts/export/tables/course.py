"""How it went: phases, legal frames, measures and incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import merge
from itertools import groupby, pairwise, zip_longest
from typing import Any

from kring.casework.plans.choices import LegalFrame
from kring.casework.plans.models import Action, CourtOrder
from kring.casework.plans.rules import heaviest
from kring.casework.safety.models import Incident, Phase
from kring.foundation.circle.models import Dossier
from kring.insight.facts.contract.codes import MEASURE_GROUPS
from kring.insight.facts.export import whose
from kring.insight.facts.export.coverage import Export, Row
from kring.insight.facts.export.moment import day_of, streamed

ABOUT_A_MEMBER = (*MEASURE_GROUPS["child_protection"], *MEASURE_GROUPS["placement"])
Span = tuple[str, date, date | None]


def states(export: Export) -> Iterator[Row]:
    """In which phase and in which legal frame a dossier was, from when till when."""
    for kind, courses in (("phase", _phases(export)), ("legal_frame", _frames(export))):
        for dossier, course in courses:
            for value, from_on, to_on in course:
                yield None, export.dossier(dossier), kind, value, from_on, export.known(to_on)


def _phases(export: Export) -> Iterator[tuple[int, Iterable[Span]]]:
    rows = (
        Phase.objects.filter(export.opened(), from_on__lte=export.coverage_to)
        .order_by("dossier_id", "from_on", "pk")
        .values_list("dossier_id", "code", "from_on", "until_on")
    )
    for dossier, found in groupby(streamed(rows), key=lambda row: row[0]):
        yield dossier, one_after_another([(code, from_on, until_on) for _, code, from_on, until_on in found])


def one_after_another(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order of their beginning, each cut where the next begins; what then lasts no day is left out."""
    every = list(spans)
    beginnings = [from_on for _, from_on, _ in every]
    for (value, from_on, to_on), following in zip_longest(every, beginnings[1:]):
        if following is not None and (to_on is None or to_on > following):
            to_on = following
        if to_on is None or to_on > from_on:
            yield value, from_on, to_on


def _frames(export: Export) -> Iterator[tuple[int, Iterable[Span]]]:
    """The frame of each dossier on each day: the heaviest of what runs, voluntary when nothing does."""
    dossiers = Dossier.objects.filter(export.opened("")).order_by("pk").values_list("pk", "opened_at", "closed_at")
    actions = (
        Action.objects.filter(export.opened(), agreed_on__lte=export.coverage_to)
        .exclude(frame=LegalFrame.VOLUNTARY)
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "frame", "agreed_on", "ended_on")
    )
    orders = (
        CourtOrder.objects.filter(export.opened(), from_on__lte=export.coverage_to)
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "from_on", "until_on")
    )
    streams: list[Iterator[tuple[int, Any]]] = [
        ((pk, (None, day_of(opened), export.known(day_of(closed)))) for pk, opened, closed in streamed(dossiers)),
        ((pk, (frame, from_on, to_on)) for pk, frame, from_on, to_on in streamed(actions)),
        ((pk, (str(LegalFrame.COMPULSORY), from_on, to_on)) for pk, from_on, to_on in streamed(orders)),
    ]
    for dossier, found in groupby(merge(*streams, key=lambda row: row[0]), key=lambda row: row[0]):
        (_, opened_on, closed_on), *running = (span for _, span in found)
        yield dossier, frames(opened_on, closed_on, running, export.coverage_to)


def frames(opened_on: date, closed_on: date | None, running: Iterable[Span], coverage_to: date) -> Iterator[Span]:
    """The heaviest frame of every day of a dossier, as spans that do not overlap."""
    every = list(running)
    turns = {day for _, from_on, to_on in every for day in (from_on, to_on) if day is not None}
    turns = {day for day in turns if opened_on < day <= coverage_to and (closed_on is None or day < closed_on)}
    days: list[date | None] = [opened_on, *sorted(turns), closed_on]
    before: Span | None = None
    for begin, end in pairwise(days):
        assert begin is not None
        if end is not None and end <= begin:
            continue
        frame = str(heaviest(name for name, since, until in every if since <= begin and (not until or until > begin)))
        if before is not None and before[0] == frame:
            before = (frame, before[1], end)
            continue
        if before is not None:
            yield before
        before = (frame, begin, end)
    if before is not None:
        yield before


def measures(export: Export) -> Iterator[Row]:
    """Every order of a court or a mayor that was in force by the end of coverage; its planned end may lie ahead."""
    rows = (
        CourtOrder.objects.filter(export.opened(), from_on__lte=export.coverage_to)
        .annotate(member=whose.member(export, "whom"))
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "member", "kind", "executor_id", "from_on", "until_on")
    )
    for dossier, member, kind, executor, from_on, until_on in streamed(rows):
        if member is None and kind in ABOUT_A_MEMBER:
            export.leave_out("measure", "voor iemand die geen lid is van het dossier")
            continue
        yield (
            None,
            export.dossier(dossier),
            export.member(member),
            kind,
            export.organisation(executor),
            from_on,
            until_on,
        )


def incidents(export: Export) -> Iterator[Row]:
    """Every incident that was known by the end of coverage."""
    rows = (
        Incident.objects.filter(export.opened(), known_on__lte=export.coverage_to)
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "occurred_on", "known_on", "severity")
    )
    for dossier, occurred_on, known_on, severity in streamed(rows):
        yield None, export.dossier(dossier), occurred_on, known_on, severity
