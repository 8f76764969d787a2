"""Who there is: organisations, dossiers, members, who was involved, and which roles passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, ExpressionWrapper, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Least, TruncDate

from kring.casework.explanation.models import StatedNeed
from kring.foundation.accounts.viewer import AMSTERDAM
from kring.foundation.circle.choices import InvolvementRole, Need
from kring.foundation.circle.models import Handover, Involvement, Member
from kring.foundation.households.models import Residence
from kring.foundation.organisations.models import Organisation
from kring.insight.facts.contract.codes import HANDOVER_ROLES, ROLES_WITHOUT_ORGANISATION
from kring.insight.facts.export import codes
from kring.insight.facts.export.coverage import Export, Row
from kring.insight.facts.export.homes import homes_of
from kring.insight.facts.export.moment import day_of, streamed, streamed_sql

# A family is everything that was opened again, and again, after one first dossier.
_DOSSIERS = """
WITH RECURSIVE family AS (
    SELECT id, id AS first_id FROM circle_dossier WHERE reopens_id IS NULL
    UNION ALL
    SELECT later.id, family.first_id FROM circle_dossier later JOIN family ON later.reopens_id = family.id
)
SELECT dossier.id, family.first_id, place.region_id, place.id, dossier.problem_type, dossier.opened_at,
       dossier.closed_at, dossier.closure_reason
  FROM circle_dossier dossier
  JOIN family ON family.id = dossier.id
  JOIN organisations_municipality place ON place.id = dossier.municipality_id
 WHERE dossier.opened_at < %s
 ORDER BY dossier.id
"""


def organisations(export: Export) -> Iterator[Row]:
    """Every organisation, by its kind."""
    for number, region, kind in streamed(Organisation.objects.order_by("pk").values_list("pk", "region_id", "kind")):
        place = None if region is None else export.names.place("region", region)
        yield export.organisation(number), place, codes.in_facts(codes.ORGANISATION, kind)


def dossiers(export: Export) -> Iterator[Row]:
    """Every dossier that was open by the end of coverage."""
    for number, first, region, municipality, problem, opened_at, closed_at, reason in streamed_sql(
        _DOSSIERS, [export.beyond]
    ):
        closed_on = export.known(day_of(closed_at))
        yield (
            export.dossier(number),
            export.names.person_side("family", first),
            export.names.place("region", region),
            export.names.place("municipality", municipality),
            problem,
            day_of(opened_at),
            closed_on,
            reason if closed_on else None,
            None,
        )


def members(export: Export) -> Iterator[Row]:
    """Everybody of the family, dossier by dossier, with the home in which they live."""
    last_day = Least(
        Value(export.coverage_to, DateField()),
        Coalesce(TruncDate("dossier__closed_at", tzinfo=AMSTERDAM), Value(export.coverage_to, DateField())),
    )
    residences = Residence.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=OuterRef("last_day")),
        person=OuterRef("person"),
        from_on__lte=OuterRef("last_day"),
    )
    needs = StatedNeed.objects.filter(
        dossier=OuterRef("dossier"), person=OuterRef("person"), said_on__lte=export.coverage_to
    )
    rows = (
        Member.objects.filter(export.opened())
        .annotate(last_day=ExpressionWrapper(last_day, DateField()))
        .annotate(
            homes=ArraySubquery(residences.order_by("household_id").values("household_id").distinct()),
            first_need=Subquery(needs.order_by().values("dossier").annotate(day=Min("said_on")).values("day")),
            last_need=Subquery(needs.order_by("-said_on", "-pk").values("need")[:1]),
        )
        .order_by("dossier_id", "pk")
        .values(
            "pk", "dossier_id", "role", "person__identity__birth_date", "homes", "joined_on", "left_on", "reviewed_on",
            "need", "first_need", "last_need", "dossier__opened_at", "dossier__closed_at",
        )
    )  # fmt: skip
    for _dossier, family in groupby(streamed(rows), key=lambda row: row["dossier_id"]):
        yield from _family(export, list(family))


def _family(export: Export, family: list[dict[str, Any]]) -> Iterator[Row]:
    living = homes_of([row["homes"] for row in family])
    for row, home in zip(family, living, strict=True):
        if row["joined_on"] is not None and row["joined_on"] > export.coverage_to:
            export.leave_out("member", "kwam er na de laatste dag bij")
            continue
        opened_on = day_of(row["dossier__opened_at"]) or export.coverage_to
        closed_on = export.known(day_of(row["dossier__closed_at"]))
        joined_on, left_on = _presence(export, row["joined_on"], row["left_on"], opened_on, closed_on)
        reviewed_on, need = _review(export, row)
        yield (
            export.member(row["pk"]),
            export.dossier(row["dossier_id"]),
            row["role"],
            export.birth_month(row["person__identity__birth_date"]),
            home,
            joined_on,
            left_on,
            reviewed_on,
            need,
        )


def _presence(
    export: Export, joined_on: date | None, left_on: date | None, opened_on: date, closed_on: date | None
) -> tuple[date | None, date | None]:
    """When somebody was a member, within the days of the dossier."""
    if joined_on is not None and joined_on <= opened_on:
        joined_on = None
    if joined_on is not None and closed_on is not None:
        joined_on = min(joined_on, closed_on)
    left_on = export.known(left_on)
    return joined_on, None if left_on is None else max(left_on, joined_on or opened_on)


def _review(export: Export, row: dict[str, Any]) -> tuple[date | None, str]:
    """When somebody's need was first known, and what it was by the end of coverage."""
    reviewed_on = export.known(row["reviewed_on"])
    days = [day for day in (row["first_need"], reviewed_on) if day is not None]
    need = row["need"] if reviewed_on is not None else row["last_need"]
    if not days or need in (None, Need.UNKNOWN):
        return None, str(Need.UNKNOWN)
    return min(days), need


def involvements(export: Export) -> Iterator[Row]:
    """Every time in which somebody was involved, and besides the time in which a coordinator was one of two."""
    rows = (
        Involvement.objects.filter(export.opened(), started_at__lt=export.beyond)
        .order_by("dossier_id", "started_at", "pk")
        .values_list(
            "dossier_id", "role", "professional_id", "team__organisation_id", "person_id", "started_at", "ended_at"
        )
    )
    for dossier, involved in groupby(streamed(rows), key=lambda row: row[0]):
        here = list(involved)
        for _dossier, role, professional, organisation, person, started_at, ended_at in here:
            yield from _involved(
                export, dossier, role, professional, organisation, person, day_of(started_at), day_of(ended_at)
            )
        for professional, organisation, from_on, to_on in _coordinators_in_a_pair(here):
            yield (
                None, export.dossier(dossier), export.organisation(organisation), export.professional(professional),
                "pair_member", from_on, export.known(to_on),
            )  # fmt: skip


def _involved(
    export: Export, dossier: int, role: str, professional: int | None, organisation: int | None, person: int | None,
    from_on: date | None, to_on: date | None,
) -> Iterator[Row]:  # fmt: skip
    word = codes.in_facts(codes.INVOLVEMENT, role)
    if person is not None and word not in ROLES_WITHOUT_ORGANISATION:
        word = "informal_network"
    if organisation is None and word not in ROLES_WITHOUT_ORGANISATION:
        export.leave_out("involvement", "zonder organisatie")
        return
    yield (
        None, export.dossier(dossier), export.organisation(organisation), export.professional(professional), word,
        from_on, export.known(to_on),
    )  # fmt: skip


def _coordinators_in_a_pair(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, int | None, date, date | None]]:
    """For each coordinator the days on which there was a second too."""
    spans = [
        (role, professional, organisation, day_of(started_at), day_of(ended_at))
        for _dossier, role, professional, organisation, _person, started_at, ended_at in rows
    ]
    for role, professional, organisation, from_on, to_on in spans:
        if role != InvolvementRole.COORDINATOR:
            continue
        for other, second, _organisation, since, until in spans:
            if other != InvolvementRole.SECOND or second == professional:
                continue
            begin = max(day for day in (from_on, since) if day)
            ends = [day for day in (to_on, until) if day]
            end = min(ends) if ends else None
            if end is None or end > begin:
                yield professional, organisation, begin, end


def handovers(export: Export) -> Iterator[Row]:
    """Every role that passed from one professional to another."""
    rows = (
        Handover.objects.filter(export.opened(), handed_at__lt=export.beyond)
        .order_by("dossier_id", "handed_at", "pk")
        .values_list(
            "dossier_id", "role", "handed_at", "giver__team__organisation_id", "receiver__team__organisation_id"
        )
    )
    for dossier, role, handed_at, giver, receiver in streamed(rows):
        word = codes.in_facts(codes.INVOLVEMENT, role)
        if word not in HANDOVER_ROLES or giver is None or receiver is None:
            export.leave_out("handover", "rol zonder plek in de feiten, of zonder organisatie")
            continue
        yield (
            None, export.dossier(dossier), day_of(handed_at), word, export.organisation(giver),
            export.organisation(receiver),
        )  # fmt: skip
