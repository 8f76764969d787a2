"""What a person fills in about how it hangs together. Each form knows what is in this dossier, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.casework.explanation.choices import Certainty, HypothesisStatus, Strength
from kring.casework.explanation.models import Factor
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.ui.forms import DateInput

STANDINGS = [
    (HypothesisStatus.OPEN.value, _("Nog open: we zoeken het uit")),
    (HypothesisStatus.TESTED.value, _("Nagegaan: het past bij wat we weten")),
    (HypothesisStatus.SHARED.value, _("Samen gedeeld: zo zien we het. Wie het anders ziet, staat erbij")),
    (HypothesisStatus.REJECTED.value, _("Het klopt niet")),
]


def _of(factors: Sequence[Factor]) -> list[tuple[Any, Any]]:
    return [("", _("Kies")), *((one.pk, one.wording) for one in factors)]


class InfluenceForm(OnceForm):
    source = forms.TypedChoiceField(label=_("Wat heeft invloed?"), coerce=int)
    target = forms.TypedChoiceField(label=_("Waarop?"), coerce=int)
    strength = forms.ChoiceField(
        label=_("Hoe sterk?"), choices=Strength.choices, initial=Strength.SOME, widget=forms.RadioSelect
    )
    certainty = forms.ChoiceField(
        label=_("Hoe zeker?"), choices=Certainty.choices, initial=Certainty.THOUGHT, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, factors: Sequence[Factor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = _of(factors)
        self._factors = {one.pk: one for one in factors}

    def ends(self) -> tuple[Factor, Factor]:
        return self._factors[self.cleaned_data["source"]], self._factors[self.cleaned_data["target"]]


class HypothesisFields(forms.Form):
    wording = forms.CharField(
        label=_("Wat zou het kunnen verklaren?"),
        help_text=_("Eén gedachte, zo gewoon mogelijk gezegd. Hij hoeft nog niet te kloppen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class HypothesisForm(HypothesisFields, OnceForm):
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


class HypothesisEditForm(HypothesisFields, EditForm):
    pass


class ArgumentForm(OnceForm):
    factor = forms.TypedChoiceField(label=_("Wat weten we?"), coerce=int)
    supports = forms.TypedChoiceField(
        label=_("Spreekt dat ervoor of ertegen?"),
        choices=[("yes", _("Ervoor")), ("no", _("Ertegen"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, factors: Sequence[Factor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["factor"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _of(factors)
        self._factors = {one.pk: one for one in factors}

    def chosen(self) -> Factor:
        return self._factors[self.cleaned_data["factor"]]


class StanceForm(OnceForm):
    who = forms.ChoiceField(label=_("Wie zegt dit?"))
    agrees = forms.TypedChoiceField(
        label=_("Ziet die het ook zo?"),
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Bij nee: waarom niet. Iedereen die deze verklaring mag lezen, leest dit ook."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
    on = forms.DateField(label=_("Gezegd op"), widget=DateInput, initial=date.today)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Kies iemand")), ("me", _("Ikzelf")), *circle.person_choices()]

    def person_id(self) -> int | None:
        return None if self.cleaned_data["who"] == "me" else int(self.cleaned_data["who"])


class WeighForm(EditForm):
    status = forms.ChoiceField(label=_("Hoe staat het ervoor?"), choices=STANDINGS, widget=forms.RadioSelect)
    outcome = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Wat gaf de doorslag, en wat weten we nog niet?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class AskChallengeForm(EditForm):
    challenger = forms.TypedChoiceField(label=_("Wie vraagt u om tegenspraak?"), coerce=int)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["challenger"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Kies iemand")), *circle.professional_choices()]


class GiveChallengeForm(EditForm):
    words = forms.CharField(
        label=_("Wat spreekt hiertegen?"),
        help_text=_("Wat zien we over het hoofd? Welke andere verklaring past net zo goed?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=3000,
    )


class PerspectiveForm(OnceForm):
    words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Letterlijk. Voor een jong kind: wat het zegt, tekent of laat merken."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )
    on = forms.DateField(label=_("Verteld op"), widget=DateInput, initial=date.today)
    for_everyone = forms.BooleanField(
        label=_("Het hele gezin mag dit lezen"),
        help_text=_("Vraag het eerst. Zonder vinkje lezen alleen dit gezinslid en de betrokken professionals het."),
        required=False,
    )
