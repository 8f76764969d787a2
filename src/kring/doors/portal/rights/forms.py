"""What a family member fills in to ask something about what is written down, or to put their own words beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.sharing.rights.choices import RequestKind

LONGEST = 4000
# What somebody asks, in the words in which they would.
QUESTIONS = [
    (RequestKind.ACCESS, gettext_lazy("Ik wil meer lezen dan wat ik hier zie")),
    (RequestKind.CORRECTION, gettext_lazy("Er staat iets wat niet klopt")),
    (RequestKind.OBJECTION, gettext_lazy("Ik wil niet dat mijn gegevens zo worden gebruikt")),
    (RequestKind.DESTRUCTION, gettext_lazy("Ik wil dat iets wordt vernietigd")),
]


class AskForm(OnceForm):
    kind = forms.ChoiceField(label=gettext_lazy("Wat vraagt u?"), choices=QUESTIONS, widget=forms.RadioSelect)
    about_person_id = forms.TypedChoiceField(
        label=gettext_lazy("Over wie gaat het?"), coerce=int, widget=forms.RadioSelect
    )
    dossier_id = forms.TypedChoiceField(label=gettext_lazy("Bij welk gezin hoort het?"), coerce=int)
    words = forms.CharField(
        label=gettext_lazy("Vertel wat u wilt"),
        help_text=gettext_lazy("Klopt iets niet? Schrijf dan op wat er wel moet staan."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
    )

    def __init__(
        self,
        *args: Any,
        persons: list[tuple[int, str]],
        dossiers: list[tuple[int, str]],
        has_item: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about_person_id"].choices = persons  # type: ignore[attr-defined]
        self.fields["dossier_id"].choices = dossiers  # type: ignore[attr-defined]
        # Reading more is about everything, mending is about one thing.
        left_out = RequestKind.ACCESS if has_item else RequestKind.CORRECTION
        kinds = [(str(value), label) for value, label in QUESTIONS if value != left_out]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        # What can be only one thing is not asked.
        for name, choices in (("about_person_id", persons), ("dossier_id", dossiers)):
            if len(choices) == 1:
                self.fields[name].widget = forms.HiddenInput()
                self.fields[name].initial = choices[0][0]


class StatementForm(OnceForm):
    words = forms.CharField(
        label=gettext_lazy("Uw eigen woorden"),
        help_text=gettext_lazy("Dit komt erbij te staan. Niemand verandert het. U kunt het later weer weghalen."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
    )


class SureForm(OnceForm):
    """Nothing to fill in: it is enough to be sure."""
