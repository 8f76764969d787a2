"""Whom a row is about and on whose behalf, asked of the database together with the row."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, F, Func, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce

from kring.foundation.circle.models import Involvement, Member
from kring.foundation.organisations.models import Position
from kring.insight.facts.export.coverage import Export


def _members(export: Export, dossier: str) -> Any:
    """The members of the same dossier who are in the export."""
    return Member.objects.filter(
        Q(joined_on__isnull=True) | Q(joined_on__lte=export.coverage_to), dossier=OuterRef(dossier)
    )


def member(export: Export, person: str, dossier: str = "dossier") -> Subquery:
    """The member that a person is in this dossier; nothing when they are no member."""
    return Subquery(_members(export, dossier).filter(person=OuterRef(person)).values("pk")[:1])


def members_about(export: Export) -> ArraySubquery:
    """The members whom a record is about; empty means the whole family, or nobody of it."""
    place = Func(
        OuterRef("about"), Cast("person_id", BigIntegerField()), function="array_position", output_field=IntegerField()
    )
    about = _members(export, "dossier").annotate(place=place).filter(place__isnull=False)
    return ArraySubquery(about.order_by("pk").values("pk"))


def organisation(professional: str, day: str, dossier: str = "dossier") -> Coalesce:
    """For which organisation a professional worked in this dossier, or else on that day at all."""
    involved = Involvement.objects.filter(
        dossier=OuterRef(dossier), professional=OuterRef(professional), team__isnull=False
    )
    positions = Position.objects.filter(professional=OuterRef(professional), from_on__lte=OuterRef(day))
    return Coalesce(
        Subquery(involved.order_by("-started_at", "-pk").values(org=F("team__organisation"))[:1]),
        Subquery(positions.order_by("-from_on", "-pk").values(org=F("team__organisation"))[:1]),
    )
