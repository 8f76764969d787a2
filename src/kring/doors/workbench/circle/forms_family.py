"""What a person fills in about who is who in a family. Each form knows the people of this dossier, and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kring.foundation.circle.choices import MemberRole
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import OnceForm
from kring.foundation.households.choices import AuthoritySource, RelationKind, Sex
from kring.foundation.households.models import Person
from kring.foundation.sharing.family import Called
from kring.foundation.ui.forms import DateInput


def _capital(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(value, capfirst(label)) for value, label in choices]


class FamilyForm(OnceForm):
    """A form that points at people of one family."""

    # Fields that choose one person, and fields that choose some.
    one: tuple[str, ...] = ()
    some: tuple[str, ...] = ()

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people: dict[int, Person] = {member.person_id: member.person for member in circle.members}
        for involvement in circle.involvements:
            if involvement.person is not None and hasattr(involvement.person, "identity"):
                self._people[involvement.person.pk] = involvement.person
        everyone = [(pk, str(person.identity)) for pk, person in self._people.items()]
        grown_ups = [
            (member.person_id, str(member.person.identity))
            for member in circle.members
            if member.role != MemberRole.CHILD
        ]
        for name in self.one:
            self._choices(name, [("", _("Kies iemand")), *everyone])
        for name in self.some:
            self._choices(name, grown_ups)
            if not grown_ups:
                del self.fields[name]

    def chosen(self, name: str) -> Person | None:
        return self._people.get(self.cleaned_data.get(name) or 0)

    def all_chosen(self, name: str) -> list[Person]:
        return [self._people[pk] for pk in self.cleaned_data.get(name, ())]

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _one(label: Any, *, required: bool = True, **more: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=required, **more)


def _some(label: Any, **more: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple, **more
    )


class SomebodyForm(FamilyForm):
    """Somebody new, and what they are to one of the family."""

    one = ("relation_to",)

    given_names = forms.CharField(label=_("Voornaam"), max_length=200)
    prefix = forms.CharField(label=_("Voorvoegsel"), max_length=10, required=False)  # type: ignore[assignment]
    surname = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    relation_kind = forms.ChoiceField(
        label=_("Wat is deze persoon van iemand in het gezin?"),
        choices=[("", _("niets, of dat is nog niet bekend")), *RelationKind.choices],
        required=False,
    )
    relation_to = _one(_("Van wie?"), required=False)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if bool(filled.get("relation_kind")) != bool(filled.get("relation_to")):
            self.add_error("relation_to", _("Kies wat deze persoon is én van wie, of laat allebei leeg."))
        return filled

    def relation(self) -> tuple[str, Person] | None:
        other = self.chosen("relation_to")
        return (self.cleaned_data["relation_kind"], other) if other else None

    def called(self) -> Called:
        names = ("given_names", "prefix", "surname", "birth_date", "sex")
        return Called(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


class NetworkForm(SomebodyForm):
    """Somebody whom the family trusts."""


class MemberForm(SomebodyForm):
    some = ("parents", "authority")

    role = forms.ChoiceField(label=_("Rol in het gezin"), choices=_capital(MemberRole.choices))
    birth_date = forms.DateField(label=_("Geboortedatum"), widget=DateInput, required=False)
    sex = forms.ChoiceField(label=_("Geslacht"), choices=_capital(Sex.choices), initial=Sex.UNKNOWN)
    joined_on = forms.DateField(label=_("Hoort erbij vanaf"), widget=DateInput, initial=date.today, required=False)
    parents = _some(_("Van wie is dit een kind?"))
    authority = _some(
        _("Wie heeft gezag over dit kind?"), help_text=_("Wie gezag heeft, leest mee over dit kind tot het 16 is.")
    )
    authority_source = forms.ChoiceField(
        label=_("Hoe weten we dat van het gezag?"),
        choices=_capital(AuthoritySource.choices),
        initial=AuthoritySource.TOLD,
        required=False,
    )

    field_order = (
        "given_names", "prefix", "surname", "birth_date", "sex", "role", "joined_on", "parents", "authority",
        "authority_source", "relation_kind", "relation_to",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        filled = super().clean()
        if filled.get("authority") and filled.get("role") != MemberRole.CHILD:
            self.add_error("authority", _("Gezag is er alleen over een kind."))
        if filled.get("authority") and not filled.get("authority_source"):
            self.add_error("authority_source", _("Zeg erbij hoe we dit weten."))
        return filled


class RelationForm(FamilyForm):
    one = ("person", "other")

    person = _one(_("Wie?"))
    kind = forms.ChoiceField(label=_("Is"), choices=_capital(RelationKind.choices))
    other = _one(_("Van wie?"))
    from_on = forms.DateField(label=_("Sinds"), widget=DateInput, required=False)


class AuthorityForm(FamilyForm):
    one = ("parent", "child")

    parent = _one(_("Wie heeft gezag?"), help_text=_("Wie gezag heeft, leest mee over dit kind tot het 16 is."))
    child = _one(_("Over wie?"))
    source = forms.ChoiceField(label=_("Hoe weten we dat?"), choices=_capital(AuthoritySource.choices))
    from_on = forms.DateField(label=_("Sinds"), widget=DateInput, initial=date.today)
    until_on = forms.DateField(label=_("Tot"), widget=DateInput, required=False)


class ResidenceForm(FamilyForm):
    one = ("person", "lives_with")

    person = _one(_("Wie woont ergens anders?"))
    lives_with = _one(
        _("Bij wie?"), required=False, help_text=_("Leeg: op een eigen plek. Een adres schrijft u hier niet op.")
    )
    from_on = forms.DateField(label=_("Sinds"), widget=DateInput, initial=date.today)
    nights_per_week = forms.IntegerField(label=_("Nachten per week"), min_value=1, max_value=7, required=False)
    keeps_other_home = forms.BooleanField(
        label=_("Woont ook nog op de andere plek"),
        help_text=_("Bijvoorbeeld een kind met twee huizen."),
        required=False,
    )
