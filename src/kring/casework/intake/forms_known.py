"""What a person fills in to ask whether a family is known elsewhere, and to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.casework.intake.actions_known import Reason, Whom
from kring.casework.intake.choices import KnownAnswer, RequestAnswer
from kring.casework.intake.known_rules import Telling
from kring.foundation.core.forms import OnceForm
from kring.foundation.organisations.models import Organisation
from kring.foundation.sharing.models import LegalBasis
from kring.foundation.ui.forms import DateInput

TOLD, NOT_YET = "told", "not_yet"
USUALLY_TOLD_WITHIN = timedelta(days=28)


class ReasonForm(OnceForm):
    """Why, and on which law."""

    purpose = forms.CharField(
        label=gettext_lazy("Waarom vraagt u dit?"),
        help_text=gettext_lazy("Het gezin en wie antwoordt lezen dit. Schrijf geen adres op."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    basis = forms.ChoiceField(label=gettext_lazy("Op grond van?"), widget=forms.RadioSelect)
    consent = forms.CharField(
        label=gettext_lazy("Wie gaf toestemming, en wanneer?"),
        help_text=gettext_lazy("Alleen nodig als u het op toestemming baseert."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, bases: Sequence[LegalBasis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bases = {str(row.pk): row for row in bases}
        self.fields["basis"].choices = [(key, _in_words(row)) for key, row in self._bases.items()]  # type: ignore[attr-defined]
        self.fields["basis"].initial = next(iter(self._bases), "")

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        row = self._bases.get(filled.get("basis", ""))
        if row is not None and row.consent_needed and not filled.get("consent"):
            self.add_error("consent", _("Schrijf op wie toestemming gaf, en wanneer."))
        return filled

    def reason(self) -> Reason:
        filled = self.cleaned_data
        row = self._bases[filled["basis"]]
        return Reason(filled["purpose"], row.code, row.article, filled["consent"], self.telling())

    def telling(self) -> Telling:
        return Telling()


class AskForm(ReasonForm):
    """Whom one asks, about whom, why, and what the family knows of it."""

    organisations = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Aan wie vraagt u het?"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    persons = forms.MultipleChoiceField(
        label=gettext_lazy("Over wie?"),
        help_text=gettext_lazy("De ander ziet alleen de naam en de geboortedatum."),
        widget=forms.CheckboxSelectMultiple,
    )
    told = forms.ChoiceField(
        label=gettext_lazy("Weet het gezin dat u dit vraagt?"),
        choices=[(TOLD, gettext_lazy("Ja")), (NOT_YET, gettext_lazy("Nog niet"))],
        widget=forms.RadioSelect,
    )
    told_on = forms.DateField(label=gettext_lazy("Verteld op"), widget=DateInput, required=False)
    not_told = forms.CharField(
        label=gettext_lazy("Nog niet? Waarom niet"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    tell_by = forms.DateField(
        label=gettext_lazy("Nog niet? Uiterlijk vertellen op"),
        help_text=gettext_lazy("Hoogstens drie maanden. Vanaf die dag leest het gezin het zelf."),
        widget=DateInput,
        required=False,
    )

    field_order = ("organisations", "persons", "purpose", "basis", "consent", "told", "told_on", "not_told", "tell_by")

    def __init__(
        self, *args: Any, organisations: Any, whom: dict[str, Whom], today: date, told: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._whom = whom
        self.fields["organisations"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["persons"].choices = [(key, _with_day(one)) for key, one in whom.items()]  # type: ignore[attr-defined]
        self.fields["persons"].initial = list(whom)
        # Nobody says by a box that was ticked beforehand that the family knows.
        self.fields["told"].initial = None if told else NOT_YET
        self.fields["told_on"].initial = today
        self.fields["tell_by"].initial = today + USUALLY_TOLD_WITHIN

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("told") == TOLD and not filled.get("told_on") and "told_on" in filled:
            self.add_error("told_on", _("Vul in wanneer u het vertelde."))
        if filled.get("told") == NOT_YET and not filled.get("not_told"):
            self.add_error("not_told", _("Schrijf op waarom het gezin het nog niet weet."))
        return filled

    def whom(self) -> list[Whom]:
        return [self._whom[key] for key in self.cleaned_data["persons"]]

    def telling(self) -> Telling:
        filled = self.cleaned_data
        if filled["told"] == TOLD:
            return Telling(told_on=filled["told_on"])
        return Telling(reason=filled["not_told"], tell_by=filled["tell_by"])


class InformationForm(ReasonForm):
    """What one wants to know after a yes."""

    what = forms.CharField(
        label=gettext_lazy("Wat wilt u weten?"),
        help_text=gettext_lazy("Vraag alleen wat u nodig heeft. De ander mag weigeren."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    field_order = ("what", "purpose", "basis", "consent")


class KnownForm(OnceForm):
    """Yes or no, and nothing more."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Kent uw organisatie deze mensen?"),
        help_text=gettext_lazy("Kies ‘bekend’ als één van hen nu bij u bekend is. Vertel verder niets."),
        choices=KnownAnswer.choices,
        widget=forms.RadioSelect,
    )


class GiveForm(OnceForm):
    """Give what was asked, or refuse with a reason."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Geeft u deze informatie?"),
        choices=[
            (RequestAnswer.GRANTED, gettext_lazy("Ja, ik geef deze informatie")),
            (RequestAnswer.REFUSED, gettext_lazy("Nee, ik geef dit niet")),
        ],
        widget=forms.RadioSelect,
    )
    given = forms.CharField(
        label=gettext_lazy("Ja? Schrijf op wat u geeft"),
        help_text=gettext_lazy(
            "Niet meer dan gevraagd is. Feiten eerst. Schrijf geen adres op. Het gezin mag dit lezen."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    refusal = forms.CharField(
        label=gettext_lazy("Nee? Schrijf op waarom niet"),
        help_text=gettext_lazy("Wie het vroeg en het gezin lezen dit."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )


class ToldForm(OnceForm):
    told_on = forms.DateField(label=gettext_lazy("Verteld op"), widget=DateInput)


class DangerForm(OnceForm):
    how = forms.CharField(
        label=gettext_lazy("Wat deed u, en wie is er nu veilig?"),
        help_text=gettext_lazy("Bijvoorbeeld: gebeld met moeder. De politie is er. De kinderen zijn bij oma."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


def _in_words(row: LegalBasis) -> str:
    words = f"{capfirst(row.name)} ({row.article})"
    return _("%(law)s: vraag toestemming") % {"law": words} if row.consent_needed else words


def _with_day(one: Whom) -> str:
    if one.birth_date is None:
        return _("%(name)s (geboortedatum niet bekend)") % {"name": one.name}
    return f"{one.name} ({one.birth_date:%d-%m-%Y})"
