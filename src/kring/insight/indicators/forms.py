"""What is asked to keep a choice."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.foundation.core.forms import OnceForm
from kring.insight.indicators.dashboard.kept import Kept


class SaveForm(OnceForm):
    """A name, and of which part of the region."""

    name = forms.CharField(label=_("Naam van het rapport"), max_length=80)
    part = forms.ChoiceField(label=_("Waarover"), required=False)

    def __init__(self, *args: object, kept: Kept, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [  # type: ignore[attr-defined]
            ("", _("de hele regio")),
            *((f"{kind}:{code}", kept.name_of(kind, code)) for kind, code in kept.parts()),
        ]
