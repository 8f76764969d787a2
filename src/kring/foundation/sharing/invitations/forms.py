"""What a coordinator fills in to invite somebody, and what somebody fills in to come in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.sharing.invitations.rules import DECIDES_ALONE_FROM, OWN_ACCOUNT_FROM
from kring.foundation.ui.forms import DateInput


class InviteForm(OnceForm):
    """Only for a child of 12 to 15 there is something to fill in."""

    def __init__(self, *args: Any, name: str, age: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if age is not None and OWN_ACCOUNT_FROM <= age < DECIDES_ALONE_FROM:
            self.fields["judged_capable"] = forms.BooleanField(
                label=_("Ik heb met %(name)s besproken wat meelezen betekent. %(name)s kan dat zelf overzien.")
                % {"name": name},
                required=False,
            )


class RedeemForm(forms.Form):
    """The code on the paper, and the birth date."""

    code = forms.CharField(
        label=gettext_lazy("De code op uw papier"),
        help_text=gettext_lazy("Drie keer vier letters en cijfers. Streepjes hoeven niet."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    birth_date = forms.DateField(label=gettext_lazy("Uw geboortedatum"), widget=DateInput)
