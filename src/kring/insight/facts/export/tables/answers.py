"""What people answered: how safe it is, according to professionals and to family members themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from dateutil.relativedelta import relativedelta

from kring.casework.safety.models import SafetyRating
from kring.insight.facts.export import whose
from kring.insight.facts.export.coverage import Export, Row
from kring.insight.facts.export.moment import day_of, streamed

AT_THE_START = timedelta(days=56)
AROUND_A_WAVE = timedelta(days=60)
AROUND_CLOSING = timedelta(days=30)
MONTHS = {"t2": 12, "t3": 18}


def safety_by_professionals(export: Export) -> Iterator[Row]:
    """Each number that a professional gave for the safety of the family."""
    rows = (
        SafetyRating.objects.filter(export.opened(), professional__isnull=False, rated_on__lte=export.coverage_to)
        .order_by("dossier_id", "rated_on", "pk")
        .values_list("dossier_id", "rated_on", "score")
    )
    for dossier, rated_on, score in streamed(rows):
        yield None, export.dossier(dossier), None, "professional", "safety_scale", "other", rated_on, float(score)


def felt_safety(export: Export) -> Iterator[Row]:
    """Each number that a family member gave for how safe it is, with the wave that its day belongs to."""
    rows = (
        SafetyRating.objects.filter(export.opened(), person__isnull=False, rated_on__lte=export.coverage_to)
        .annotate(member=whose.member(export, "person"))
        .order_by("dossier_id", "person_id", "rated_on", "pk")
        .values_list("dossier_id", "member", "rated_on", "score", "dossier__opened_at", "dossier__closed_at")
    )
    for (dossier, member), given in groupby(streamed(rows), key=lambda row: row[:2]):
        ratings = list(given)
        if member is None:
            for _ in ratings:
                export.leave_out("response", "van iemand die geen lid is van het dossier")
            continue
        opened_on, closed_on = day_of(ratings[0][4]), export.known(day_of(ratings[0][5]))
        assert opened_on is not None
        waves = waves_of([rated_on for _, _, rated_on, *_ in ratings], opened_on, closed_on)
        for (_, _, rated_on, score, *_), wave in zip(ratings, waves, strict=True):
            yield (
                None,
                export.dossier(dossier),
                export.member(member),
                "self",
                "felt_safety",
                wave,
                rated_on,
                float(score),
            )


def waves_of(days: Sequence[date], opened_on: date, closed_on: date | None) -> list[str]:
    """To which wave each day belongs; the days are in order, and a wave takes one.

    t1 is the first within eight weeks of the opening. closure is the last from thirty days before to thirty days after
    the closing. t2 and t3 are what lies nearest to 12 and 18 months after the opening, at most sixty days away. All
    else is other.
    """
    waves = ["other"] * len(days)
    if days and opened_on <= days[0] <= opened_on + AT_THE_START:
        waves[0] = "t1"
    if closed_on is not None:
        near = [place for place, day in enumerate(days) if abs(day - closed_on) <= AROUND_CLOSING]
        if near and waves[near[-1]] == "other":
            waves[near[-1]] = "closure"
    for wave, months in MONTHS.items():
        middle = opened_on + relativedelta(months=months)
        free = [
            place for place, day in enumerate(days) if waves[place] == "other" and abs(day - middle) <= AROUND_A_WAVE
        ]
        if free:
            waves[min(free, key=lambda place: (abs(days[place] - middle), place))] = wave
    return waves
