"""A handful of questions to share with care: with whom first, then the rest with sensible answers filled in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.doors.workbench.circle.around import sections_in_words
from kring.doors.workbench.circle.faces import Faces
from kring.doors.workbench.circle.forms import INVOLVED_AS
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import OnceForm
from kring.foundation.organisations.models import Team
from kring.foundation.sharing import grounds
from kring.foundation.sharing.bases import Bases
from kring.foundation.sharing.choices import ConsentHow, LighterWay, Measure
from kring.foundation.sharing.consents import Asking
from kring.foundation.sharing.granting import Chosen, Recipient
from kring.foundation.ui.forms import DateInput

TEAM = "team-"
TOLD, NOT_YET = "told", "not_yet"


class WithWhomForm(forms.Form):
    """With whom; and as what, for who does not take part yet."""

    met = forms.ChoiceField(label=gettext_lazy("Met wie wilt u delen?"))
    rol = forms.ChoiceField(
        label=gettext_lazy("Doet deze persoon nog niet mee? Kies als wat"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, faces: Faces, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._faces = faces
        self._teams: dict[str, Team] = {
            f"{TEAM}{one.team_id}": one.team
            for one in circle.involvements
            if one.team is not None and one.professional_id is None
        }
        self._roles: dict[int, str] = {}
        for one in circle.involvements:
            if one.professional_id is not None:
                self._roles.setdefault(one.professional_id, one.role)
        whole = [(key, str(team)) for key, team in self._teams.items()]
        choices: list[Any] = [("", _("Kies iemand")), *faces.choices()]
        if whole:
            choices.insert(1, (_("Een heel team dat al meedoet"), whole))
        self.fields["met"].choices = choices  # type: ignore[attr-defined]
        self.fields["rol"].choices = [  # type: ignore[attr-defined]
            (role.value, f"{capfirst(role.label)}: {sections_in_words(grounds.PROPOSALS[role].sections)}")
            for role in INVOLVED_AS
        ]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if "met" in filled and not self._is_known(filled["met"]) and not filled.get("rol"):
            self.add_error("rol", _("Deze persoon doet nog niet mee. Kies als wat."))
        return filled

    def recipient(self) -> Recipient:
        key = self.cleaned_data["met"]
        if key in self._teams:
            return Recipient(team=self._teams[key])
        face = self._faces.face(key)
        role = "" if self._is_known(key) else self.cleaned_data["rol"]
        return Recipient(team=face.team, professional=face.professional, role=role)

    def usual_role(self) -> str:
        """The role by which the answers are proposed."""
        recipient = self.recipient()
        if recipient.role:
            return recipient.role
        return self._roles.get(recipient.professional.pk, "adviser") if recipient.professional else "adviser"

    def _is_known(self, key: str) -> bool:
        return key in self._teams or self._faces.is_in_circle(key)


class ReasonsForm(OnceForm):
    """Why, on which law, till when, and what the family knows: asked anew each time."""

    asks_about_whom = False

    purpose = forms.CharField(
        label=gettext_lazy("Waarvoor?"), help_text=gettext_lazy("Het gezin leest dit."), max_length=300
    )
    necessity = forms.CharField(
        label=gettext_lazy("Waarom is het nodig?"),
        help_text=gettext_lazy("In één zin: wat gaat er mis als u dit niet deelt?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    proportionality = forms.ChoiceField(
        label=gettext_lazy("Is dit niet meer dan nodig?"), choices=Measure.choices, widget=forms.RadioSelect
    )
    subsidiarity = forms.ChoiceField(
        label=gettext_lazy("Waarom kan het niet op een lichtere manier?"),
        choices=LighterWay.choices,
        widget=forms.RadioSelect,
    )
    basis = forms.ChoiceField(label=gettext_lazy("Op grond van?"), widget=forms.RadioSelect)
    consents = forms.MultipleChoiceField(
        label=gettext_lazy("Wie gaf toestemming?"),
        help_text=gettext_lazy("Alleen nodig als u delen op toestemming baseert."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    consent_how = forms.ChoiceField(
        label=gettext_lazy("Hoe gaven zij toestemming?"), choices=ConsentHow.choices, required=False
    )
    until_on = forms.DateField(label=gettext_lazy("Tot wanneer?"), widget=DateInput)
    told = forms.ChoiceField(
        label=gettext_lazy("Weet het gezin dit?"),
        choices=[(TOLD, gettext_lazy("Ja")), (NOT_YET, gettext_lazy("Nog niet"))],
        widget=forms.RadioSelect,
        initial=TOLD,
    )
    family_told_on = forms.DateField(label=gettext_lazy("Verteld op"), widget=DateInput, required=False)
    not_told_reason = forms.CharField(
        label=gettext_lazy("Nog niet? Waarom niet"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    tell_by = forms.DateField(
        label=gettext_lazy("Nog niet? Uiterlijk vertellen op"),
        help_text=gettext_lazy("Hoogstens drie maanden. Vanaf die dag leest het gezin het zelf."),
        widget=DateInput,
        required=False,
    )

    def __init__(
        self, *args: Any, kind: str, bases: Bases, asking: Asking, today: date, proposed: dict[str, Any], **kwargs: Any
    ) -> None:
        self._options = {str(row.pk): row for row in bases.options(kind, today)}
        usual = bases.usual(kind, today)
        limit = asking.until(proposed.get("persons"))
        until = proposed.pop("until_on")
        if usual is None or usual.consent_needed:
            until = min(until, limit or until)
        super().__init__(
            *args,
            initial={
                "basis": str(usual.pk) if usual else "",
                "proportionality": Measure.ONLY_NEEDED,
                "subsidiarity": LighterWay.AT_THE_TABLE,
                "consent_how": ConsentHow.SPOKEN,
                "family_told_on": today,
                "tell_by": today + timedelta(days=28),
                "until_on": until,
                **proposed,
            },
            **kwargs,
        )
        self.fields["basis"].choices = [(key, _basis_in_words(row)) for key, row in self._options.items()]  # type: ignore[attr-defined]
        asked = asking.needed if self.asks_about_whom else asking.about(proposed.get("persons"))
        given = {one.key: one.in_words for one in asked if one.giver_id is not None}
        self.fields["consents"].choices = list(given.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("told") == TOLD and not filled.get("family_told_on") and "family_told_on" in filled:
            self.add_error("family_told_on", _("Vul in wanneer u het vertelde."))
        if filled.get("told") == NOT_YET and not filled.get("not_told_reason"):
            self.add_error("not_told_reason", _("Schrijf op waarom het gezin het nog niet weet."))
        return filled

    def chosen(self) -> Chosen:
        filled = self.cleaned_data
        row = self._options[filled["basis"]]
        is_told = filled["told"] == TOLD
        return Chosen(
            sections=filled.get("sections", ()),
            persons=self._persons(),
            purpose=filled["purpose"],
            necessity=filled["necessity"],
            proportionality=filled["proportionality"],
            subsidiarity=filled["subsidiarity"],
            basis=row.code,
            article=row.article,
            until_on=filled["until_on"],
            family_told_on=filled["family_told_on"] if is_told else None,
            not_told_reason="" if is_told else filled["not_told_reason"],
            tell_by=None if is_told else filled["tell_by"],
            consents=filled["consents"],
            consent_how=filled["consent_how"] or ConsentHow.SPOKEN,
        )

    def _persons(self) -> list[int] | None:
        return None


class ShareForm(ReasonsForm):
    """All of it: about whom and which parts too."""

    asks_about_whom = True

    persons = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Over wie?"),
        help_text=gettext_lazy("Alles aangekruist betekent: ook wie later bij het gezin komt."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Welke onderdelen?"), choices=Section.choices, widget=forms.CheckboxSelectMultiple
    )

    field_order = ("persons", "sections", *ReasonsForm.base_fields)

    def __init__(self, *args: Any, circle: Circle, proposed: dict[str, Any], **kwargs: Any) -> None:
        self._everyone = circle.person_choices()
        if proposed.get("persons") is None:
            proposed["persons"] = [person for person, _name in self._everyone]
        super().__init__(*args, proposed=proposed, **kwargs)
        self.fields["persons"].choices = self._everyone  # type: ignore[attr-defined]

    def _persons(self) -> list[int] | None:
        """None when everyone was chosen."""
        chosen = self.cleaned_data["persons"]
        return None if set(chosen) == {person for person, _name in self._everyone} else chosen


class EndForm(OnceForm):
    reason = forms.CharField(
        label=gettext_lazy("Waarom stopt het delen?"),
        help_text=gettext_lazy("Het gezin leest dit."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )


class ToldForm(OnceForm):
    told_on = forms.DateField(label=gettext_lazy("Verteld op"), widget=DateInput)


class YesForm(OnceForm):
    """Nothing to fill in: it is a yes or a no."""


def _basis_in_words(row: Any) -> str:
    words = f"{capfirst(row.name)} ({row.article})"
    return _("%(law)s: vraag toestemming") % {"law": words} if row.consent_needed else words
