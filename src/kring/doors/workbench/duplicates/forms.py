"""What somebody fills in who joins two, or takes two apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.households.models import Identity
from kring.foundation.sharing.merging.actions import Counts
from kring.foundation.sharing.rights.items import words_of
from kring.foundation.sharing.rights.names import kind_of

WORDS_OF_ONE = 80


def _why(label: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ChooseForm(forms.Form):
    """Two persons of whom somebody knows that they are one."""

    een = forms.ChoiceField(label=gettext_lazy("De een"))
    ander = forms.ChoiceField(label=gettext_lazy("De ander"))

    def __init__(self, *args: Any, people: Iterable[Identity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", _("Kies iemand")), *((str(one.person_id), _with_day(one)) for one in people)]
        for field in self.fields.values():
            field.choices = known  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("een") and filled.get("een") == filled.get("ander"):
            self.add_error("ander", _("Kies twee verschillende personen."))
        return filled


class ReasonForm(OnceForm):
    """Why two homes are one."""

    reason = _why(gettext_lazy("Waarom is dit hetzelfde huis?"))


class MergeForm(OnceForm):
    """What counts where the two differ, and why they are one person."""

    name = forms.ChoiceField(label=gettext_lazy("Welke naam klopt?"), widget=forms.RadioSelect)
    birth_date = forms.ChoiceField(label=gettext_lazy("Welke geboortedatum klopt?"), widget=forms.RadioSelect)
    bsn = forms.ChoiceField(
        label=gettext_lazy("Welk burgerservicenummer klopt?"),
        help_text=gettext_lazy("Kring laat het nummer zelf niet zien. Kijk het na in de brief of de pas."),
        widget=forms.RadioSelect,
    )
    reason = _why(gettext_lazy("Hoe weet u dat dit dezelfde persoon is?"))

    def __init__(self, *args: Any, one: Identity, other: Identity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._one = one
        both = (one, other)
        self._ask("name", {one.person_id: _full(one) for one in both}, _same_name(one, other))
        self._ask(
            "birth_date",
            {one.person_id: date_format(one.birth_date, "j F Y") for one in both if one.birth_date},
            one.birth_date == other.birth_date,
        )
        first, second = _("die van de eerste kolom"), _("die van de tweede kolom")
        self._ask(
            "bsn",
            {two.person_id: words for two, words in zip(both, (first, second), strict=True) if two.bsn},
            one.bsn == other.bsn,
        )

    def _ask(self, name: str, options: Mapping[int, str], same: bool) -> None:
        """Ask only what has two answers."""
        if same or len(options) < 2:
            del self.fields[name]
            self._fixed = {**getattr(self, "_fixed", {}), name: next(iter(options), self._one.person_id)}
        else:
            self.fields[name].choices = list(options.items())  # type: ignore[attr-defined]

    def counts(self) -> Counts:
        """Of which of the two each counts."""
        chosen = {name: int(self.cleaned_data[name]) for name in ("name", "birth_date", "bsn") if name in self.fields}
        return Counts(**{**getattr(self, "_fixed", {}), **chosen})


class SplitForm(OnceForm):
    """Why two are two after all, and what of the time in between is of the other."""

    to_other = forms.MultipleChoiceField(
        label=gettext_lazy("Wat is sindsdien geschreven, en hoort bij de ander?"),
        help_text=gettext_lazy("Wat u niet aanvinkt, blijft waar het nu staat."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = _why(gettext_lazy("Waarom haalt u ze uit elkaar?"))

    def __init__(self, *args: Any, since: Mapping[str, models.Model], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if since:
            self.fields["to_other"].choices = [(key, _told(row)) for key, row in since.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["to_other"]


def _told(row: models.Model) -> str:
    words = words_of(row)
    short = words if len(words) <= WORDS_OF_ONE else f"{words[:WORDS_OF_ONE].rstrip()}…"
    moment = getattr(row, "written_at", None)
    day = date_format(timezone.localtime(moment), "j F Y") if moment else ""
    return " · ".join(part for part in (kind_of(row), short, day) if part)


def _with_day(identity: Identity) -> str:
    born = f" ({date_format(identity.birth_date, 'j F Y')})" if identity.birth_date else ""
    return f"{_full(identity)}{born}"


def _full(identity: Identity) -> str:
    return " ".join(part for part in (identity.given_names, identity.prefix, identity.surname) if part)


def _same_name(one: Identity, other: Identity) -> bool:
    return _full(one) == _full(other) and one.call_name == other.call_name
