"""What a privacy officer fills in about keeping: a decision, and by which rule Kring counts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.sharing.retention.choices import Extension, OnRequest, Trigger, Verdict
from kring.foundation.ui.forms import DateInput


class DecideForm(OnceForm):
    verdict = forms.ChoiceField(label=gettext_lazy("Uw besluit"), choices=Verdict.choices, widget=forms.RadioSelect)
    keep_until = forms.DateField(
        label=gettext_lazy("Langer bewaren tot"),
        help_text=gettext_lazy("Alleen bij langer bewaren. Op deze dag komt het hier terug."),
        required=False,
        widget=DateInput,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom"),
        help_text=gettext_lazy("Dit blijft bewaard als bewijs. Geen gegevens van het gezin."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class RuleForm(OnceForm):
    """A rule from a day on."""

    legal_source = forms.CharField(label=gettext_lazy("Wet of bron"), max_length=300)
    trigger = forms.ChoiceField(label=gettext_lazy("De termijn telt"), choices=Trigger.choices)
    years = forms.IntegerField(label=gettext_lazy("Aantal jaar"), min_value=0, max_value=200)
    extension = forms.ChoiceField(label=gettext_lazy("Langer bewaren"), choices=Extension.choices)
    on_request = forms.ChoiceField(label=gettext_lazy("Vernietigen op verzoek"), choices=OnRequest.choices)
    valid_from = forms.DateField(label=gettext_lazy("Vanaf welke dag rekent Kring hiermee?"), widget=DateInput)
    note = forms.CharField(
        label=gettext_lazy("Toelichting"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "note"])
