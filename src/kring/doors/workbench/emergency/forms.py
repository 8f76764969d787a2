"""What somebody fills in who must read at once: who is in danger, why now, and about whom it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.sharing.emergency import Sought
from kring.foundation.ui.forms import DateInput

HOURS = [("1", gettext_lazy("1 uur")), ("2", gettext_lazy("2 uur")), ("4", gettext_lazy("4 uur"))]


class EmergencyForm(OnceForm):
    in_danger = forms.CharField(label=gettext_lazy("Wie is er in gevaar?"), max_length=200)
    why_now = forms.CharField(
        label=gettext_lazy("Waarom moet u nu lezen wat er staat?"),
        help_text=gettext_lazy("De coördinator van het gezin en de functionaris gegevensbescherming lezen dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    hours = forms.ChoiceField(label=gettext_lazy("Hoe lang heeft u nodig?"), choices=HOURS, widget=forms.RadioSelect)
    bsn = forms.CharField(
        label=gettext_lazy("Burgerservicenummer van iemand uit het gezin"),
        help_text=gettext_lazy("Weet u het niet? Vul dan naam en geboortedatum in."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    given_name = forms.CharField(label=gettext_lazy("Voornaam"), required=False, max_length=200)
    surname = forms.CharField(
        label=gettext_lazy("Achternaam"),
        help_text=gettext_lazy("Zonder ‘van’ of ‘de’."),
        required=False,
        max_length=200,
    )
    birth_date = forms.DateField(label=gettext_lazy("Geboortedatum"), required=False, widget=DateInput)

    def clean_bsn(self) -> str:
        return "".join(letter for letter in self.cleaned_data["bsn"] if letter.isdigit())

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        by_name = filled.get("given_name") and filled.get("surname") and filled.get("birth_date")
        if not filled.get("bsn") and not by_name and not self.errors:
            raise forms.ValidationError(
                _("Vul het burgerservicenummer in, of de voornaam, de achternaam en de geboortedatum.")
            )
        return filled

    def sought(self) -> Sought:
        """Who it is about. A number goes before a name."""
        filled = self.cleaned_data
        return Sought(
            bsn=filled["bsn"],
            given_name=filled["given_name"],
            surname=filled["surname"],
            birth_date=filled["birth_date"],
        )


class EndForm(OnceForm):
    """Nothing to fill in: closing it is enough."""
