"""What a person fills in about who is around a family."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kring.doors.workbench.circle.around import sections_in_words
from kring.doors.workbench.circle.faces import Faces
from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import OnceForm
from kring.foundation.sharing import grounds
from kring.foundation.sharing.actions import Face

HANDED_OVER = (InvolvementRole.COORDINATOR, InvolvementRole.SAFETY_HOLDER, InvolvementRole.SECOND)
INVOLVED_AS = (
    InvolvementRole.PRACTITIONER,
    InvolvementRole.ADVISER,
    InvolvementRole.EXPERT_BY_EXPERIENCE,
    InvolvementRole.SECOND,
)


class HandOverForm(OnceForm):
    """Which role, to whom, and why: the family reads the reason."""

    role = forms.ChoiceField(label=_("Wat draagt u over?"), widget=forms.RadioSelect)
    to = forms.ChoiceField(label=_("Aan wie?"))
    reason = forms.CharField(
        label=_("Waarom?"), help_text=_("Het gezin leest dit."), widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, circle: Circle, faces: Faces, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [(role, circle.holding(role)) for role in HANDED_OVER]
        _field(self, "role").choices = [
            (role.value, _("%(role)s (nu: %(name)s)") % {"role": capfirst(role.label), "name": now.professional})
            for role, now in held
            if now is not None
        ]
        _field(self, "to").choices = [("", _("Kies iemand")), *faces.choices()]
        self._faces = faces

    def face(self) -> Face:
        return self._faces.face(self.cleaned_data["to"])


class InvolveForm(OnceForm):
    """Who joins as what. Each role opens its own parts, on a ground that is recorded with it."""

    who = forms.ChoiceField(label=_("Wie doet er mee?"))
    role = forms.ChoiceField(
        label=_("Als wat?"),
        help_text=_("Elke rol opent alleen wat erbij staat. Iedereen in de kring kan dat lezen."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, faces: Faces, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _field(self, "who").choices = [("", _("Kies iemand")), *faces.choices()]
        _field(self, "role").choices = [
            (role.value, f"{capfirst(role.label)}: {sections_in_words(grounds.PROPOSALS[role].sections)}")
            for role in INVOLVED_AS
        ]
        self._faces = faces

    def face(self) -> Face:
        return self._faces.face(self.cleaned_data["who"])


class EndForm(OnceForm):
    """Nothing to fill in: letting go is a yes or a no."""


def _field(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field
