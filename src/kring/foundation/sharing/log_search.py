"""Which lines of the log are asked for. Who may read which is decided by the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from kring.foundation.accounts.viewer import AMSTERDAM, Kind
from kring.foundation.sharing.choices import BasisCode
from kring.foundation.sharing.models import LogEntry

EVERYTHING_RELATED = ("professional", "on_behalf_of", "organisation")


@dataclass(frozen=True, slots=True)
class Asked:
    """What lines must fit; what is left out fits everything."""

    from_on: date | None = None
    last_on: date | None = None
    professional: str = ""
    organisation_id: int | None = None
    act: str = ""
    dossier_id: int | None = None
    only_refused: bool = False
    only_emergency: bool = False
    only_family: bool = False


def lines_that_fit(asked: Asked) -> QuerySet[LogEntry]:
    """The newest first."""
    lines = LogEntry.objects.select_related(*EVERYTHING_RELATED).order_by("-id")
    if asked.from_on is not None:
        lines = lines.filter(at__gte=_begin(asked.from_on))
    if asked.last_on is not None:
        lines = lines.filter(at__lt=_begin(asked.last_on + timedelta(days=1)))
    for word in asked.professional.split():
        lines = lines.filter(Q(professional__first_name__icontains=word) | Q(professional__last_name__icontains=word))
    if asked.organisation_id is not None:
        lines = lines.filter(organisation_id=asked.organisation_id)
    if asked.act:
        lines = lines.filter(act=asked.act)
    if asked.dossier_id is not None:
        lines = lines.filter(dossier_id=asked.dossier_id)
    if asked.only_refused:
        lines = lines.exclude(outcome="ok")
    if asked.only_emergency:
        lines = lines.filter(emergency_id__isnull=False)
    if asked.only_family:
        lines = lines.filter(viewer_kind=Kind.PERSON)
    return lines


@dataclass(frozen=True, slots=True)
class Basis:
    """The legal basis of a ground: no purpose and no persons, which say something about a family."""

    code: str
    words: str
    article: str


def bases_of(lines: list[LogEntry]) -> dict[int, Basis]:
    """The legal basis of each line that was written on a ground, by ground. One query.

    Whoever reads the log may not read the grounds themselves; on which law somebody looked is part of the log.
    """
    asked = sorted({line.ground_id for line in lines if line.ground_id is not None})
    if not asked:
        return {}
    words = {str(value): str(label) for value, label in BasisCode.choices}
    with connection.cursor() as cursor:
        cursor.execute("SELECT ground_id, basis, article FROM sharing.bases_of(%s::bigint[])", [asked])
        return {pk: Basis(code, words.get(code, code), article) for pk, code, article in cursor.fetchall()}


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM)
