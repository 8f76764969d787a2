"""Which lines of what happened are asked for: kind, period and words, all in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import ChronologyLine, Dossier
from kring.foundation.sharing.rights.statements import OwnWords
from kring.foundation.ui.forms import DateInput

EARLIEST_YEAR = 1900
KIND_LABEL = gettext_lazy("Soort")


class PeriodForm(forms.Form):
    """Between which days, and with which words."""

    vanaf = forms.DateField(label=gettext_lazy("Vanaf"), required=False, widget=DateInput)
    tot = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=DateInput)
    tekst = forms.CharField(label=gettext_lazy("Woorden"), required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("vanaf") and filled.get("tot") and filled["tot"] < filled["vanaf"]:
            self.add_error("tot", _("Deze dag ligt vóór de eerste dag. Draai de dagen om."))
        return filled


def kinds() -> list[tuple[str, str]]:
    """The kinds of lines, with everything as the first choice."""
    return [("", _("alles")), *((str(kind.value), str(kind.label)) for kind in LineKind)]


def lines_asked_for(dossier: Dossier, asked: QueryDict, form: PeriodForm) -> QuerySet[ChronologyLine]:
    """The lines of this family that fit what is asked for, the newest first."""
    lines = ChronologyLine.objects.of(dossier).order_by("-happened_at", "-pk")
    if asked.get("soort") in LineKind.values:
        lines = lines.filter(kind=asked["soort"])
    if since := moment_in(asked):
        lines = lines.filter(written_at__gt=since)
    filled = form.cleaned_data if form.is_valid() else {}
    if filled.get("vanaf"):
        lines = lines.filter(happened_at__date__gte=filled["vanaf"])
    if filled.get("tot"):
        lines = lines.filter(happened_at__date__lte=filled["tot"])
    for word in (filled.get("tekst") or "").split():
        lines = lines.filter(sentence__icontains=word)
    return lines


def moment_in(asked: QueryDict) -> datetime | None:
    """The moment after which lines must be written, when the address names one."""
    try:
        moment = parse_datetime(asked.get("sinds", ""))
    except ValueError:
        return None
    if moment is None or moment.year < EARLIEST_YEAR:
        return None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def keys_of(line: ChronologyLine) -> list[str]:
    """What a line can be answered by: the line itself, and the item that it tells about."""
    return [key for key in (f"circle_chronologyline:{line.pk}", line.item_key) if key]


def words_beside(line: ChronologyLine, said: Mapping[str, list[OwnWords]]) -> str:
    """What family members put beside it, as one sentence each."""
    found = [one for key in keys_of(line) for one in said.get(key, [])]
    return " ".join(_("%(who)s zegt hierbij: “%(words)s”") % {"who": one.who, "words": one.words} for one in found)
