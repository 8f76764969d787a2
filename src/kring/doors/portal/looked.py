"""Who looked in what is written about me and the children for whom I read along: a line a day for each person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from kring.doors.portal.words import ABOUT_ACCESS, CHANGES, act_in_words, part_in_words
from kring.foundation.accounts.viewer import Kind
from kring.foundation.core.text import join_words
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import LogEntry

MOST_ROWS = 2000


@dataclass(frozen=True, slots=True)
class Looked:
    """What one person did on one day."""

    day: date
    who: str
    organisation: str
    what: list[str]


def who_looked(*, most: int = MOST_ROWS) -> list[Looked]:
    """The newest day first. One query.

    Only professionals and the work that Kring does itself. When a parent opens Kring is not for the other parent
    to know.
    """
    rows = (
        LogEntry.objects.filter(viewer_kind__in=[Kind.PROFESSIONAL, Kind.JOB])
        .exclude(act=Act.REFUSE)
        .exclude(about=[])
        .annotate(day=TruncDate("at"))
        .values(
            "day", "professional_id", "professional__first_name", "professional__last_name", "organisation__name",
            "act", "name", "sections",
        )
        .annotate(last=Max("at"))
        .order_by("-day", "-last")[:most]
    )  # fmt: skip
    by_person: dict[tuple[date, int | None], list[dict[str, Any]]] = {}
    for row in rows:
        by_person.setdefault((row["day"], row["professional_id"]), []).append(dict(row))
    return [_looked(day, found) for (day, _who), found in by_person.items()]


def _looked(day: date, rows: list[dict[str, Any]]) -> Looked:
    first = rows[0]
    by_act: dict[str, dict[str, None]] = {}
    for row in rows:
        parts = row["sections"] or [row["name"].split(".")[0]]
        by_act.setdefault(_kind_of_act(row["act"]), {}).update(dict.fromkeys(map(part_in_words, parts)))
    name = f"{first['professional__first_name'] or ''} {first['professional__last_name'] or ''}".strip()
    return Looked(
        day=day,
        who=name or _("Kring zelf"),
        organisation=first["organisation__name"] or "",
        what=[act_in_words(act, join_words(sorted(parts))) for act, parts in by_act.items()],
    )


def _kind_of_act(act: str) -> str:
    """Adding, changing and removing read as one: something was written."""
    if act in CHANGES:
        return Act.CHANGE
    return Act.SHARE if act in ABOUT_ACCESS else act
