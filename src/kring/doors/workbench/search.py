"""Looks for words in what one may see. The database decides what that is; addresses are never searched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kring.casework.intake.models import Report
from kring.casework.plans.models import Goal
from kring.doors.workbench.heads import Head, dossiers_with_heads, head_of
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.models import Member

SHORTEST = 2
MOST_FAMILIES = 30
MOST_HITS = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words were found."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundFamily:
    """A family in which the words were found."""

    head: Head
    hits: list[Hit] = field(default_factory=list)


def find(words: str, viewer: Viewer) -> tuple[list[FoundFamily], bool]:
    """Families in which all these words occur together in one place; and whether there are more. Two queries."""
    asked = words.split()
    names = Concat(
        "person__identity__given_names", Value(" "), "person__identity__call_name", Value(" "),
        "person__identity__prefix", Value(" "), "person__identity__surname",
    )  # fmt: skip
    parts = [
        _holding(asked, Member.objects.filter(person__identity__isnull=False), "name", names),
        _holding(asked, Goal.objects.all(), "goal", F("wording")),
        _holding(asked, Report.objects.filter(dossier__isnull=False), "report", F("situation")),
    ]
    columns = ("row_kind", "dossier_id", "text")
    first, *others = [part.values_list(*columns) for part in parts]
    rows = list(first.union(*others, all=True).order_by("-dossier_id", "row_kind")[:MOST_HITS])
    by_family: dict[int, list[Hit]] = {}
    for kind, dossier_id, text in rows:
        by_family.setdefault(dossier_id, []).append(Hit(_label(kind), Truncator(" ".join(text.split())).words(18)))
    shown = list(by_family)[:MOST_FAMILIES]
    heads = {one.pk: head_of(one) for one in dossiers_with_heads().filter(pk__in=shown)}
    found = [FoundFamily(heads[pk], by_family[pk]) for pk in shown if pk in heads]
    return found, len(by_family) > len(shown) or len(rows) == MOST_HITS


def _holding(asked: list[str], rows: QuerySet[Any, Any], kind: str, text: Any) -> QuerySet[Any, Any]:
    everything = Q()
    for word in asked:
        everything &= Q(text__icontains=word)
    with_text: QuerySet[Any, Any] = rows.order_by().annotate(
        row_kind=Value(kind, CharField()), text=Cast(text, CharField())
    )
    return with_text.filter(everything)


def _label(kind: str) -> str:
    return {"name": _("naam"), "goal": _("doel"), "report": _("melding")}[kind]
