"""All grounds of a family, now, later and past, with what a page needs to tell them in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Concat

from kring.foundation.circle.people import Circle
from kring.foundation.sharing.models import Consent, Ground


@dataclass(slots=True)
class GroundLine:
    """One ground: what it was, how it stands on a day, and the consents under it that whoever looks may see."""

    ground: Ground
    whom: str
    # now, later or past
    state: str
    last_day: date
    consents: list[Consent] = field(default_factory=list)
    is_renewed: bool = False

    @property
    def not_told(self) -> bool:
        """Whether somebody still has to tell the family."""
        return self.ground.tell_by is not None and self.ground.family_told_on is None and self.state != "past"


def grounds_of(dossiers: Sequence[int]) -> QuerySet[Ground]:
    """Every ground of these dossiers that whoever looks may see, the newest first."""
    return (
        Ground.objects.filter(dossier_id__in=dossiers)
        .select_related("professional", "team__organisation", "dossier")
        .order_by(F("from_on").desc(), "-pk")
    )


def ending_soon(dossiers: QuerySet[Any, Any], today: date, until: date) -> QuerySet[Ground]:
    """Grounds that end at the latest on `until`, and that nobody renewed yet; with `whom` for a list."""
    renewed = Ground.objects.filter(renews=OuterRef("pk"), ended_at__isnull=True)
    found = Ground.objects.filter(dossier_id__in=dossiers, until_on__lte=until).valid_on(today)
    return _with_whom(found.filter(~Exists(renewed)))


def not_told(dossiers: QuerySet[Any, Any], today: date) -> QuerySet[Ground]:
    """Grounds of which the family should know by now, and was not told; with `whom` for a list."""
    found = Ground.objects.filter(dossier_id__in=dossiers, family_told_on__isnull=True, tell_by__lte=today)
    return _with_whom(found.to_come(today))


def _with_whom(found: QuerySet[Ground]) -> QuerySet[Ground]:
    person = Concat("professional__first_name", Value(" "), "professional__last_name")
    return found.annotate(
        whom=Case(When(professional__isnull=False, then=person), default=F("team__name"), output_field=CharField())
    )


def lines_of(grounds: Sequence[Ground], circle: Circle, today: date) -> list[GroundLine]:
    """The grounds with their names and consents. Two queries, whatever their number."""
    renewed = {one.renews_id for one in grounds if one.ended_at is None}
    found = {ground.pk: _line(ground, circle, today, ground.pk in renewed) for ground in grounds}
    given = Consent.objects.filter(ground__in=list(found)).select_related("recorded_by").order_by("pk")
    for consent in given:
        found[consent.ground_id].consents.append(consent)
    return list(found.values())


def state_of(ground: Ground, today: date) -> str:
    """Whether it opens something now, later, or no longer."""
    if ground.ended_at is not None or ground.until_on <= today:
        return "past"
    return "now" if ground.from_on <= today else "later"


def _line(ground: Ground, circle: Circle, today: date, is_renewed: bool) -> GroundLine:
    return GroundLine(
        ground=ground,
        whom=circle.names_of(ground.persons or []),
        state=state_of(ground, today),
        last_day=ground.until_on - timedelta(days=1),
        is_renewed=is_renewed,
    )
