"""What a privacy officer fills in: which lines, what came of a look, and from when on something is listed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.organisations.models import Organisation
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import FindingState, Judgement
from kring.foundation.sharing.log_search import Asked
from kring.foundation.ui.forms import DateInput


class LogForm(forms.Form):
    """Which lines of the log. Everything in the address, so that a search can be kept and sent on."""

    vanaf = forms.DateField(label=gettext_lazy("Vanaf"), required=False, widget=DateInput)
    tot = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=DateInput)
    wie = forms.CharField(label=gettext_lazy("Naam van de professional"), required=False, max_length=100)
    organisatie = forms.ModelChoiceField(
        Organisation.objects.order_by("name"), label=gettext_lazy("Organisatie"), required=False, empty_label="—"
    )
    wat = forms.ChoiceField(label=gettext_lazy("Wat er gebeurde"), required=False)
    dossier = forms.IntegerField(
        label=gettext_lazy("Nummer van het dossier"), required=False, min_value=1, max_value=2**63 - 1
    )
    alleen = forms.ChoiceField(label=gettext_lazy("Alleen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wat"].choices = [("", "—"), *Act.choices]  # type: ignore[attr-defined]
        self.fields["alleen"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            ("geweigerd", _("wat geweigerd werd")),
            ("spoed", _("wat met spoed gebeurde")),
            ("gezin", _("wat gezinsleden deden")),
        ]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("vanaf") and filled.get("tot") and filled["tot"] < filled["vanaf"]:
            self.add_error("tot", _("Deze dag ligt vóór de eerste dag. Draai de dagen om."))
        return filled

    def asked(self) -> Asked | None:
        """What is asked for; None when something is filled in that means nothing."""
        if not self.is_valid():
            return None
        filled = self.cleaned_data
        organisation = filled.get("organisatie")
        return Asked(
            from_on=filled.get("vanaf"),
            last_on=filled.get("tot"),
            professional=filled.get("wie") or "",
            organisation_id=organisation.pk if organisation else None,
            act=filled.get("wat") or "",
            dossier_id=filled.get("dossier"),
            only_refused=filled.get("alleen") == "geweigerd",
            only_emergency=filled.get("alleen") == "spoed",
            only_family=filled.get("alleen") == "gezin",
        )


class FindingForm(OnceForm):
    """What came of looking."""

    state = forms.ChoiceField(
        label=gettext_lazy("Wat is de stand?"),
        choices=[choice for choice in FindingState.choices if choice[0] != FindingState.NEW],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Toelichting"),
        help_text=gettext_lazy("Wat u vroeg, en wat u hoorde. Geen gegevens van het gezin."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("state") in (FindingState.EXPLAINED, FindingState.FOLLOWED_UP) and not filled.get("note"):
            self.add_error("note", _("Schrijf op wat de uitleg was, of wat u deed."))
        return filled


class ThresholdForm(OnceForm):
    """From how many on within how long something is listed."""

    number = forms.IntegerField(label=gettext_lazy("Vanaf hoeveel keer"), min_value=1, max_value=10_000)
    within_minutes = forms.IntegerField(
        label=gettext_lazy("Binnen hoeveel minuten"),
        min_value=1,
        max_value=1440,
        help_text=gettext_lazy("1440 is een dag."),
    )
    is_on = forms.BooleanField(label=gettext_lazy("Kring kijkt hiernaar"), required=False)


class BasisForm(OnceForm):
    """Whether and until when a law counts, and whether consent is needed. Its article is what it is."""

    name = forms.CharField(label=gettext_lazy("Naam in gewone woorden"), max_length=120)
    source = forms.CharField(label=gettext_lazy("Waar dat staat"), max_length=200)
    valid_until = forms.DateField(label=gettext_lazy("Geldt tot"), widget=DateInput, required=False)
    consent_needed = forms.BooleanField(label=gettext_lazy("Er is toestemming nodig"), required=False)
    in_force = forms.BooleanField(label=gettext_lazy("Deze wet is in werking"), required=False)


class JudgementForm(OnceForm):
    """Whether a use of emergency access was right."""

    judgement = forms.ChoiceField(
        label=gettext_lazy("Wat vindt u?"), choices=Judgement.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=gettext_lazy("Waarom"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
