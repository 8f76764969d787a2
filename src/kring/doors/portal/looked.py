"""Who looked in what is written about me and the children for whom I read along: a line a day for each person.

What they did stands there in plain words, with why they could: what they do for the family, and the law or the danger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Max
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.doors.portal.words import ABOUT_ACCESS, CHANGES, act_in_words, part_in_words, why_in_words
from kring.foundation.accounts.viewer import AMSTERDAM, Kind
from kring.foundation.core.text import join_words
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import Ground, LogEntry
from kring.foundation.ui.forms import DateInput

MOST_ROWS = 2000


class LookedForm(forms.Form):
    """Between which days."""

    vanaf = forms.DateField(label=gettext_lazy("Vanaf"), required=False, widget=DateInput)
    tot = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=DateInput)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("vanaf") and filled.get("tot") and filled["tot"] < filled["vanaf"]:
            self.add_error("tot", _("Deze dag ligt vóór de eerste dag. Draai de dagen om."))
        return filled

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day; none where nothing sensible was filled in."""
        if not self.is_valid():
            return None, None
        return self.cleaned_data.get("vanaf"), self.cleaned_data.get("tot")


@dataclass(frozen=True, slots=True)
class Looked:
    """What one person did on one day, and why they could."""

    day: date
    who: str
    organisation: str
    what: list[str]
    why: str = ""
    in_emergency: bool = False
    on_behalf_of: str = ""


def who_looked(*, from_on: date | None = None, last_on: date | None = None, most: int = MOST_ROWS) -> list[Looked]:
    """The newest day first. Two queries.

    Only professionals and the work that Kring does itself. When a parent opens Kring is not for the other parent
    to know.
    """
    lines = LogEntry.objects.filter(viewer_kind__in=[Kind.PROFESSIONAL, Kind.JOB]).exclude(act=Act.REFUSE)
    if from_on is not None:
        lines = lines.filter(at__gte=_begin(from_on))
    if last_on is not None:
        lines = lines.filter(at__lt=_begin(last_on + timedelta(days=1)))
    rows = (
        lines.exclude(about=[])
        .annotate(day=TruncDate("at"))
        .values(
            "day", "professional_id", "professional__first_name", "professional__last_name", "organisation__name",
            "on_behalf_of__first_name", "on_behalf_of__last_name", "role", "ground_id", "emergency_id", "act", "name",
            "sections",
        )
        .annotate(last=Max("at"))
        .order_by("-day", "-last")[:most]
    )  # fmt: skip
    by_person: dict[tuple[date, int | None, bool], list[dict[str, Any]]] = {}
    for row in rows:
        # What was done in an emergency stands apart from what the same person did otherwise.
        key = (row["day"], row["professional_id"], row["emergency_id"] is not None)
        by_person.setdefault(key, []).append(dict(row))
    grounds = {row["ground_id"] for found in by_person.values() for row in found if row["ground_id"]}
    laws = {ground.pk: str(ground.get_basis_display()) for ground in Ground.objects.filter(pk__in=grounds)}
    return [_looked(key[0], found, laws) for key, found in by_person.items()]


def _looked(day: date, rows: list[dict[str, Any]], laws: dict[int, str]) -> Looked:
    first = rows[0]
    by_act: dict[str, dict[str, None]] = {}
    for row in rows:
        parts = _parts(row)
        by_act.setdefault(_kind_of_act(row["act"]), {}).update(dict.fromkeys(map(part_in_words, parts)))
    return Looked(
        day=day,
        who=_name(first, "professional") or _("Kring zelf"),
        organisation=first["organisation__name"] or "",
        what=[act_in_words(act, join_words(sorted(parts))) for act, parts in by_act.items()],
        why=why_in_words(
            roles={role for row in rows for role in row["role"].split(",") if role},
            laws={laws[row["ground_id"]] for row in rows if row["ground_id"] in laws},
        ),
        in_emergency=first["emergency_id"] is not None,
        on_behalf_of=_name(first, "on_behalf_of"),
    )


def _parts(row: dict[str, Any]) -> list[str]:
    """What it was about: the name of a list counts before the sections of which a list shows a little."""
    return [row["name"]] if row["name"] in LISTS else row["sections"] or [row["name"].split(".")[0]]


LISTS = frozenset({"workbench.families", "workbench.today", "workbench.find", "steering.dossiers"})


def _name(row: dict[str, Any], of: str) -> str:
    return f"{row[f'{of}__first_name'] or ''} {row[f'{of}__last_name'] or ''}".strip()


def _kind_of_act(act: str) -> str:
    """Adding, changing and removing read as one: something was written."""
    if act in CHANGES:
        return Act.CHANGE
    return Act.SHARE if act in ABOUT_ACCESS else act


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM)
