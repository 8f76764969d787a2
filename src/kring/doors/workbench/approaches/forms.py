"""What somebody fills in who writes an approach: its texts, a line of a part, and from when it holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from kring.doors.workbench.approaches.words import codes_of, label_of
from kring.foundation.core.forms import OnceForm
from kring.foundation.organisations.approaches.choices import PartKind, TermUnit
from kring.foundation.organisations.approaches.contents import TEXTS
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import PARTS
from kring.foundation.ui.forms import DateInput

# In a trigger a term is in hours or in working days.
UNITS_OF_A_TRIGGER = (TermUnit.HOURS, TermUnit.WORKING_DAYS)


class WritingForm(OnceForm):
    """Fields of a row by their names, with the codes of every context to choose from."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    part = ""

    def take_over(self, model: Any, names: tuple[str, ...]) -> None:
        """Ask for these fields of a model."""
        for name, field in fields_for_model(model, names).items():
            self.fields[name] = self._with_codes(name, model._meta.get_field(name), field)
            self.fields[name].label = label_of(self.part, name)

    def written(self, names: tuple[str, ...]) -> dict[str, Any]:
        """What was filled in, by field."""
        return {name: self.cleaned_data[name] for name in names}

    def _with_codes(self, name: str, column: Any, field: Any) -> forms.Field:
        codes = codes_of(self.part, name)
        if codes is None:
            return field  # type: ignore[no-any-return]
        many = hasattr(column, "base_field")
        required = not column.blank
        choices = codes.choices
        if self.part == PartKind.TRIGGERS and name == "unit":
            choices = [(unit.value, unit.label) for unit in UNITS_OF_A_TRIGGER]
        if many:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, required=required)
        return forms.ChoiceField(choices=choices if required else [("", "—"), *choices], required=required)


class TextsForm(WritingForm):
    """What an approach says about itself, and when it is proposed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.take_over(ApproachVersion, TEXTS)


class LineForm(WritingForm):
    """One line of a part."""

    def __init__(self, *args: Any, part: PartKind, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        self.names = PARTS[part].says if is_new else (*PARTS[part].says, "position")
        self.take_over(PARTS[part], self.names)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if self.part != PartKind.STEPS or self.errors:
            return filled
        told = (filled["term_amount"], filled["term_unit"], filled["term_basis"])
        if any(told) and not all(told):
            self.add_error("term_amount", _("Vul de hele termijn in: hoeveel, waarin, en wie die stelt. Of niets."))
        if filled["term_basis"] == "statutory" and not filled["law"].strip():
            self.add_error("law", _("Een termijn uit de wet heeft een artikel."))
        return filled


class PublishForm(OnceForm):
    from_on = forms.DateField(
        label=_("Geldt vanaf"),
        widget=DateInput,
        help_text=_("Gezinnen die al een werkwijze volgen, houden de versie die met hen is afgesproken."),
    )
    reason = forms.CharField(
        label=_("Wat is er anders, en waarom?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class StopForm(OnceForm):
    on = forms.DateField(label=_("Niet meer voorstellen vanaf"), widget=DateInput)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class NothingForm(OnceForm):
    """Nothing to fill in: saying yes is enough."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
