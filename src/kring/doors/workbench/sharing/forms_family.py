"""What is filled in about who reads along with somebody of 12 to 17, and for a parent without authority."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.sharing.choices import ConsentHow
from kring.foundation.ui.forms import DateInput


class ParentReadsForm(OnceForm):
    """Which parent reads along, how the child said so, and till when."""

    parent = forms.TypedChoiceField(label=gettext_lazy("Welke ouder mag meelezen?"), coerce=int)
    how = forms.ChoiceField(label=gettext_lazy("Hoe gaf het kind toestemming?"), choices=ConsentHow.choices)
    until_on = forms.DateField(
        label=gettext_lazy("Tot wanneer?"),
        help_text=gettext_lazy("Leeg: tot het kind het intrekt of 18 wordt."),
        widget=DateInput,
        required=False,
    )

    def __init__(self, *args: Any, parents: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [("", _("Kies een ouder")), *parents]  # type: ignore[attr-defined]


class IncapacityForm(OnceForm):
    """Who judged that somebody cannot weigh this, when, why and until when."""

    judged_by = forms.CharField(
        label=gettext_lazy("Wie beoordeelde dit?"), help_text=gettext_lazy("Naam en functie."), max_length=200
    )
    judged_on = forms.DateField(label=gettext_lazy("Wanneer?"), widget=DateInput)
    reason = forms.CharField(
        label=gettext_lazy("Waarom kan dit kind dit niet zelf overzien?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    until_on = forms.DateField(
        label=gettext_lazy("Tot wanneer geldt dit?"),
        help_text=gettext_lazy("Daarna beslist het kind weer zelf, tenzij het opnieuw wordt beoordeeld."),
        widget=DateInput,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"judged_on": today, "until_on": today + timedelta(days=180)}, **kwargs)


class LetterForm(OnceForm):
    """A parent asked: the facts they may know, in words of their own; or why not."""

    pair = forms.ChoiceField(label=gettext_lazy("Aan wie, over wie?"))
    asked_on = forms.DateField(label=gettext_lazy("Gevraagd op"), widget=DateInput)
    question = forms.CharField(label=gettext_lazy("Wat vroeg deze ouder?"), widget=forms.Textarea(attrs={"rows": 2}))
    facts = forms.CharField(
        label=gettext_lazy("Belangrijke feiten over het kind"),
        help_text=gettext_lazy(
            "Schrijf ze zelf op: hoe het gaat, school, gezondheid, grote besluiten. "
            "Er komt niets vanzelf uit het dossier. Geen adressen en niets over de andere ouder."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        max_length=8000,
    )
    refusal = forms.CharField(
        label=gettext_lazy("Of: waarom u de feiten niet geeft"),
        help_text=gettext_lazy("Bijvoorbeeld omdat het het kind schaadt. De ouder leest deze reden."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, pairs: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"asked_on": today, **kwargs.pop("initial", {})}, **kwargs)
        self.fields["pair"].choices = [("", _("Kies")), *pairs] if len(pairs) != 1 else pairs  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if bool(filled.get("facts")) == bool(filled.get("refusal")):
            self.add_error("facts", _("Schrijf de feiten op, of schrijf op waarom u ze niet geeft. Niet allebei."))
        return filled
