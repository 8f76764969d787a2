"""What a person fills in about the explanation. Each form knows the people of this dossier, and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kring.casework.explanation.choices import Domain, FactorFunction, SourceKind
from kring.foundation.circle.choices import Need
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.ui.forms import DateInput

FUNCTIONS = [
    (_("Het maakt het moeilijk"), [
        (FactorFunction.PREDISPOSING.value, _("het maakte kwetsbaar")),
        (FactorFunction.PRECIPITATING.value, _("het was de aanleiding")),
        (FactorFunction.PERPETUATING.value, _("het houdt de problemen in stand")),
    ]),
    (_("Het helpt"), [(FactorFunction.PROTECTIVE.value, _("het beschermt"))]),
]  # fmt: skip
SOURCES = [
    (SourceKind.FACT.value, _("feit")),
    (SourceKind.OBSERVATION.value, _("iemand heeft het gezien")),
    (SourceKind.DOCUMENT.value, _("het staat in een stuk")),
    (SourceKind.STATEMENT.value, _("iemand heeft het verteld")),
    (SourceKind.OPINION.value, _("iemand vindt dit: een mening")),
]
FACTOR_FIELDS = (
    "wording", "own_words", "domain", "function", "source_kind", "told_by", "verified", "identified_on",
)  # fmt: skip


class FactorFields(forms.Form):
    """One thing that plays a part, and how we know it."""

    wording = forms.CharField(
        label=_("Wat speelt er?"),
        help_text=_("Eén ding tegelijk, zo gewoon mogelijk gezegd."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
    own_words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Letterlijk zoals iemand het zei."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    domain = forms.ChoiceField(label=_("Waar gaat het over?"), choices=Domain.choices)
    function = forms.ChoiceField(label=_("Wat doet het?"), choices=FUNCTIONS, widget=forms.RadioSelect)
    source_kind = forms.ChoiceField(label=_("Hoe weten we dit?"), choices=SOURCES, widget=forms.RadioSelect)
    told_by = forms.CharField(
        label=_("Van wie, of uit welk stuk?"),
        help_text=_("Nodig bij wat iemand vertelt of vindt."),
        max_length=160,
        required=False,
    )
    verified = forms.BooleanField(label=_("Dit is nagekeken"), required=False)
    identified_on = forms.DateField(label=_("Gezien of gehoord op"), widget=DateInput, initial=date.today)


class FactorForm(FactorFields, OnceForm):
    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"] = forms.TypedMultipleChoiceField(
            label=_("Over wie gaat dit?"),
            help_text=_("Niemand aangevinkt: het hele gezin. Wie u aanvinkt, bepaalt wie van het gezin dit leest."),
            choices=circle.person_choices(),
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )


class FactorEditForm(FactorFields, EditForm):
    """Over whom it is stays as it was: that decided who could read it, from the first line on."""


class DropForm(OnceForm):
    on = forms.DateField(label=_("Sinds welke dag speelt dit niet meer?"), widget=DateInput, initial=date.today)


class DraftForm(OnceForm):
    """The words of the version that is being written. Version 0 was seen: there was no draft yet."""

    text = forms.CharField(
        label=_("Hoe hangt het samen?"),
        help_text=_("Iedereen in het gezin leest dit. Schrijf er niets in wat één van hen niet mag weten."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    dissent = forms.CharField(
        label=_("Waarover zijn we het niet eens?"),
        help_text=_("Wie ziet het anders, en hoe? Dit blijft bij de verklaring staan."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ShareForm(EditForm):
    on = forms.DateField(label=_("Samen vastgesteld op"), widget=DateInput, initial=date.today)
    organisations_present = forms.IntegerField(label=_("Hoeveel organisaties waren erbij?"), min_value=1, max_value=40)
    family_present = forms.BooleanField(label=_("Het gezin was erbij"), required=False)


class NeedForm(OnceForm):
    need = forms.ChoiceField(
        label=_("Wat zegt dit gezinslid?"),
        choices=[(value, capfirst(label)) for value, label in Need.choices if value != Need.UNKNOWN],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Alleen dit gezinslid zelf, wie over dit kind beslist en de betrokken professionals lezen dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
    on = forms.DateField(label=_("Gezegd op"), widget=DateInput, initial=date.today)
