"""What a person fills in about a tie around a family. The form knows the people of this dossier, and no others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kring.doors.workbench.pictures.around import name_of, parties_of
from kring.foundation.circle.choices import TieStrength
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import OnceForm


class TieForm(OnceForm):
    """How one tie is. Asked of the family, and not about it."""

    who = forms.ChoiceField(label=_("Van wie?"), required=False)
    place = forms.CharField(
        label=_("Of van wat?"),
        help_text=_("Bijvoorbeeld de school, de voetbalclub of het werk."),
        max_length=80,
        required=False,
    )
    to = forms.TypedChoiceField(
        label=_("Met wie?"),
        help_text=_("Een band met één gezinslid leest alleen wie over dit gezinslid mag lezen."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    strength = forms.ChoiceField(
        label=_("Hoe is de band?"),
        help_text=_("Vraag het aan het gezinslid zelf."),
        choices=[(value, capfirst(label)) for value, label in TieStrength.choices],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who, to = self.fields["who"], self.fields["to"]
        assert isinstance(who, forms.ChoiceField)
        assert isinstance(to, forms.ChoiceField)
        parties = parties_of(circle, {member.person_id: "" for member in circle.members})
        who.choices = [("", _("Kies iemand")), *((str(one[0].pk), name_of(one[0])) for one in parties.values())]
        to.choices = [("", _("het hele gezin")), *circle.person_choices()]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or self.cleaned_data
        if bool(filled.get("who")) == bool(filled.get("place")):
            self.add_error("who", _("Kies wie het is, of schrijf op wat het is. Eén van de twee."))
        return filled
