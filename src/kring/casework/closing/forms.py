"""What a person fills in about closing. Each form knows the people of this dossier, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kring.casework.closing.standing import Voice
from kring.foundation.circle.choices import ClosureReason
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.actions import Face
from kring.foundation.ui.forms import DateInput

AGREES = [("yes", _("Eens met afsluiten")), ("no", _("Niet eens met afsluiten"))]


class ProposeForm(OnceForm):
    reason = forms.ChoiceField(
        label=_("Waarom sluiten we af?"), choices=[(value, capfirst(label)) for value, label in ClosureReason.choices]
    )
    summary = forms.CharField(
        label=_("Wat is er bereikt, en wat blijft?"),
        help_text=_("Het gezin leest dit."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    after_care_on = forms.DateField(label=_("Wanneer vraagt iemand hoe het gaat?"), widget=DateInput)
    after_care_by = forms.ModelChoiceField(label=_("Wie doet dat?"), queryset=Professional.objects.none())
    way_back = forms.CharField(
        label=_("Wat doet het gezin als het weer misgaat?"),
        help_text=_("Wie bellen ze, en hoe?"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by = self.fields["after_care_by"]
        assert isinstance(by, forms.ModelChoiceField)
        by.queryset = Professional.objects.filter(pk__in=[pk for pk, _name in circle.professional_choices()])


class WordFields(forms.Form):
    """What somebody says about closing."""

    agrees = forms.TypedChoiceField(
        label=_("Is dat eens of niet eens?"),
        choices=AGREES,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Voor een jong kind: wat het zelf laat merken, of wat de ouder zegt."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class SayForm(WordFields, OnceForm):
    who = forms.ChoiceField(label=_("Wie zegt dit?"), widget=forms.RadioSelect)

    field_order = ("who", "agrees", "words")

    def __init__(self, *args: Any, voices: Iterable[Voice], own_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (voice.key, voice.name if voice.person_id else _("ikzelf, %(name)s") % {"name": voice.name})
            for voice in voices
            if voice.person_id or voice.professional_id == own_id
        ]
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = choices

    def person_id(self) -> int | None:
        """The member who speaks; None for whoever fills this in."""
        kind, _colon, pk = self.cleaned_data["who"].partition(":")
        return int(pk) if kind == "person" else None


class ChangeWordForm(WordFields, EditForm):
    """The same word, thought over again."""


class WithdrawForm(OnceForm):
    reason = forms.CharField(label=_("Waarom nu nog niet?"), widget=forms.Textarea(attrs={"rows": 3}))


class CloseForm(OnceForm):
    """Nothing to fill in: closing is a yes or a no."""


class AfterCareForm(EditForm):
    on = forms.DateField(label=_("Wanneer was dat?"), widget=DateInput, initial=date.today)
    words = forms.CharField(
        label=_("Hoe gaat het, volgens het gezin?"),
        help_text=_("In hun eigen woorden."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReopenForm(OnceForm):
    """Why working together begins again, and who carries it from the first moment."""

    reason = forms.CharField(
        label=_("Wat is er aan de hand?"), help_text=_("Het gezin leest dit."), widget=forms.Textarea(attrs={"rows": 3})
    )
    coordinator = forms.ChoiceField(label=_("Wie wordt het vaste gezicht?"))
    safety_holder = forms.ChoiceField(label=_("Wie houdt zicht op de veiligheid?"))

    def __init__(self, *args: Any, faces: Mapping[str, Face], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {key: f"{face.professional}, {face.team.organisation}" for key, face in faces.items()}
        for field, role in (("coordinator", "coordinator"), ("safety_holder", "safety_holder")):
            chosen = self.fields[field]
            assert isinstance(chosen, forms.ChoiceField)
            chosen.choices = list(names.items())
            chosen.initial = role if role in names else "me"
