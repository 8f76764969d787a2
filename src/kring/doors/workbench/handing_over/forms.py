"""What a person fills in about a hand-over: preparing it, telling the family, signing, and taking it back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kring.doors.workbench.circle.faces import Faces
from kring.doors.workbench.circle.forms import HANDED_OVER
from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.choices import ToldHow
from kring.foundation.ui.forms import DateInput

TOLD, NOT_YET = "told", "not_yet"


class PrepareForm(OnceForm):
    """Which role, to whom, from when, and what the other must know beside what Kring puts there."""

    role = forms.ChoiceField(label=_("Wat draagt u over?"), widget=forms.RadioSelect)
    to = forms.ChoiceField(label=_("Aan wie?"))
    from_on = forms.DateField(label=_("Vanaf wanneer?"), widget=DateInput)
    reason = forms.CharField(
        label=_("Waarom?"), help_text=_("Het gezin leest dit."), widget=forms.Textarea(attrs={"rows": 2})
    )
    words = forms.CharField(
        label=_("Wat moet de ander verder weten?"),
        help_text=_("Wat in Kring staat, zetten we er zelf bij: afspraken, wat er moet gebeuren en wie u belt."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, circle: Circle, faces: Faces, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"from_on": today + timedelta(days=14)}, **kwargs)
        held = [(role, circle.holding(role)) for role in HANDED_OVER]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (
                role.value,
                gettext("%(role)s (nu: %(name)s)") % {"role": capfirst(role.label), "name": now.professional},
            )
            for role, now in held
            if now is not None
        ]
        self.fields["to"].choices = [("", gettext("Kies iemand")), *faces.choices()]  # type: ignore[attr-defined]
        self._faces = faces

    def face(self) -> Face:
        return self._faces.face(self.cleaned_data["to"])


class TellForm(OnceForm):
    """Who of the family knows: when, how and by whom; or why not yet, and until when."""

    persons = forms.TypedMultipleChoiceField(
        label=_("Over wie gaat het?"),
        help_text=_("Vertel het een kind zelf, in eigen woorden. Weet iemand het al, en een ander nog niet? "
                    "Vul dit dan twee keer in."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    told = forms.ChoiceField(
        label=_("Weten zij het?"),
        choices=[(TOLD, _("Ja, het is verteld")), (NOT_YET, _("Nog niet"))],
        widget=forms.RadioSelect,
        initial=TOLD,
    )
    told_on = forms.DateField(label=_("Verteld op"), widget=DateInput, required=False)
    how = forms.ChoiceField(label=_("Hoe?"), choices=ToldHow.choices, required=False)
    told_by = forms.TypedChoiceField(label=_("Door wie?"), coerce=int, required=False, empty_value=None)
    not_told_reason = forms.CharField(
        label=_("Nog niet? Waarom niet"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    tell_by = forms.DateField(
        label=_("Nog niet? Uiterlijk vertellen op"),
        help_text=_("Hoogstens drie maanden."),
        widget=DateInput,
        required=False,
    )

    def __init__(
        self, *args: Any, circle: Circle, chosen: list[int], viewer_id: int, today: date, **kwargs: Any
    ) -> None:
        super().__init__(
            *args, initial={"persons": chosen, "told_on": today, "told_by": viewer_id, "how": ToldHow.SPOKEN}, **kwargs
        )
        self.fields["persons"].choices = circle.person_choices()  # type: ignore[attr-defined]
        self.fields["told_by"].choices = circle.professional_choices()  # type: ignore[attr-defined]
        self._professionals = {
            one.professional_id: one.professional for one in circle.involvements if one.professional is not None
        }

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("told") == TOLD and "told_on" in filled and not filled["told_on"]:
            self.add_error("told_on", gettext("Vul in wanneer het is verteld."))
        if filled.get("told") == NOT_YET and not filled.get("not_told_reason"):
            self.add_error("not_told_reason", gettext("Schrijf op waarom u het nog niet vertelt."))
        if filled.get("told") == NOT_YET and "tell_by" in filled and not filled["tell_by"]:
            self.add_error("tell_by", gettext("Vul in wanneer u het uiterlijk vertelt."))
        return filled

    def values(self) -> dict[str, Any]:
        """What is written down of each of these persons."""
        filled = self.cleaned_data
        if filled["told"] == NOT_YET:
            return {"not_told_reason": filled["not_told_reason"], "tell_by": filled["tell_by"]}
        by: Professional | None = self._professionals.get(filled["told_by"])
        return {"told_on": filled["told_on"], "how": filled["how"] or ToldHow.SPOKEN, "told_by": by}


class SignForm(EditForm):
    """Signing for oneself: a yes. In the place of somebody who is away: with the reason."""

    because = forms.CharField(
        label=_("Waarom tekent u in de plaats van wie overdraagt?"),
        help_text=_("Het staat bij de handtekening."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_another:
            del self.fields["because"]


class ReasonForm(EditForm):
    """Why it does not go on."""

    because = forms.CharField(label=_("Waarom?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


def role_in_a_sentence(role: str) -> str:
    """A role as it is handed over: "de regie"."""
    return {
        InvolvementRole.COORDINATOR: gettext("de regie"),
        InvolvementRole.SAFETY_HOLDER: gettext("het zicht op veiligheid"),
        InvolvementRole.SECOND: gettext("de plaats van tweede van het duo"),
    }.get(InvolvementRole(role), str(InvolvementRole(role).label))
