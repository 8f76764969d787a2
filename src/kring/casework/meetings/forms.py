"""What a person fills in about a meeting. Each form knows the people of this dossier, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.casework.meetings import rules
from kring.casework.meetings.actions import Agreed, People
from kring.casework.meetings.choices import DecisionKind
from kring.casework.meetings.models import Participant
from kring.casework.meetings.where import Where
from kring.casework.plans.choices import LegalFrame
from kring.casework.plans.forms import whom
from kring.casework.plans.models import CourtOrder
from kring.casework.safety.forms import kept_from
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.households.choices import PlaceKind
from kring.foundation.households.models import Place
from kring.foundation.organisations.models import Organisation
from kring.foundation.ui.forms import DateInput, DateTimeInput

NOT_TO_MEET_AT = (PlaceKind.PHONE, PlaceKind.EMAIL)
Group = tuple[Any, list[tuple[str, str]]]


def everyone(circle: Circle) -> list[Group]:
    """The family, its network and the professionals, as groups of choices."""
    family = [(f"person:{pk}", name) for pk, name in circle.person_choices()]
    network = [
        (f"person:{one.person_id}", str(one.person.identity))
        for one in circle.involvements
        if one.person is not None and hasattr(one.person, "identity")
    ]
    professionals = [(f"professional:{pk}", name) for pk, name in circle.professional_choices()]
    groups = [(_("Het gezin"), family), (_("Netwerk"), network), (_("Professionals"), professionals)]
    return [group for group in groups if group[1]]


def usual(circle: Circle) -> list[str]:
    """Whom one would ask: the whole family, and who carries it."""
    return [*(f"person:{pk}" for pk, _name in circle.person_choices()), *carriers(circle)]


def carriers(circle: Circle) -> list[str]:
    """Who carries the family, each once."""
    pair = [circle.coordinator, circle.second, circle.safety_holder]
    return list(dict.fromkeys(f"professional:{one.professional_id}" for one in pair if one is not None))


def around_the_table(circle: Circle, label: Any, asked: Iterable[Participant] = ()) -> forms.MultipleChoiceField:
    """Everyone in the circle, and who was asked but is no longer in it."""
    groups = everyone(circle)
    here = {key for _title, choices in groups for key, _name in choices}
    if others := [(key_of(one), name_of(one)) for one in asked if key_of(one) not in here]:
        groups.append((_("Anderen"), others))
    return forms.MultipleChoiceField(label=label, choices=groups, widget=forms.CheckboxSelectMultiple)


def key_of(participant: Participant) -> str:
    """How a participant is named in a form."""
    if participant.person_id:
        return f"person:{participant.person_id}"
    return f"professional:{participant.professional_id}"


def name_of(participant: Participant) -> str:
    """By which name a participant is known to whoever looks."""
    if participant.professional is not None:
        return str(participant.professional)
    identity = getattr(participant.person, "identity", None)
    return str(identity) if identity is not None else str(_("iemand uit de kring"))


def people(keys: list[str]) -> People:
    """Who was ticked."""
    chosen: dict[str, set[int]] = {"person": set(), "professional": set()}
    for key in keys:
        kind, _colon, pk = key.partition(":")
        chosen[kind].add(int(pk))
    return People(frozenset(chosen["person"]), frozenset(chosen["professional"]))


def places_of(circle: Circle, today: date) -> list[Place]:
    """Where one can meet, of the places that whoever looks may know: no telephone numbers."""
    persons = [pk for pk, _name in circle.person_choices()]
    return list(
        Place.objects.filter(person__in=persons).on(today).exclude(kind__in=NOT_TO_MEET_AT).order_by("person_id", "id")
    )


def _place_in_words(place: Place, circle: Circle) -> str:
    kind = str(place.get_kind_display())
    return f"{kind} ({circle.name_of(place.person_id)}): {place.text}"


class MeetingForm(OnceForm):
    purpose = forms.CharField(
        label=_("Waar gaat het overleg over?"),
        help_text=_("Eén vraag, in woorden die het gezin ook gebruikt."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
    starts_at = forms.DateTimeField(label=_("Wanneer?"), widget=DateTimeInput)
    known_place = forms.ChoiceField(label=_("Waar?"), required=False)
    place = forms.CharField(
        label=_("Of ergens anders"),
        help_text=_("Wie een adres niet mag weten, ziet dit ook niet. Schrijf een adres alleen hier op."),
        max_length=160,
        required=False,
    )
    agenda = forms.CharField(
        label=_("Wat willen we beslissen?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    field_order = ("purpose", "starts_at", "who")

    def __init__(self, *args: Any, circle: Circle, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {str(place.pk): place for place in places_of(circle, today)}
        known = [(pk, _place_in_words(place, circle)) for pk, place in self._places.items()]
        self.fields["known_place"].choices = [("", _("ergens anders, of nog niet bekend")), *known]  # type: ignore[attr-defined]
        self.fields["who"] = around_the_table(circle, _("Wie zijn erbij?"))
        self.fields["about"] = whom(circle)
        self.fields["withheld_from"] = kept_from(circle)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or self.cleaned_data
        if filled.get("known_place") and filled.get("place"):
            self.add_error("place", _("Kies een plek, of schrijf er een op. Niet allebei."))
        return filled

    def where(self) -> Where:
        """The place that was chosen, or the words for another one."""
        return Where(self._places.get(self.cleaned_data["known_place"]), self.cleaned_data["place"])


class UrgentForm(MeetingForm):
    """The same, with no more than is needed to sit together within hours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["agenda"], self.fields["about"]


class ExpectForm(OnceForm):
    expectations = forms.CharField(
        label=_("Wat wel, en wat niet?"),
        help_text=_(
            "Bijvoorbeeld: ik kan zeggen wat een kind van deze leeftijd nodig heeft. "
            "Ik kan niet zeggen wat er is gebeurd. Iedereen die dit overleg mag lezen, leest dit ook."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=600,
        required=False,
    )


class HoldForm(EditForm):
    held_at = forms.DateTimeField(label=_("Wanneer was het?"), widget=DateTimeInput)
    report = forms.CharField(
        label=_("Wat is er besproken?"),
        help_text=_("Kort, en zo dat ieder gezinslid het herkent. Besluiten legt u hierna apart vast."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    field_order = ("held_at", "who")

    def __init__(self, *args: Any, circle: Circle, asked: Iterable[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = around_the_table(circle, _("Wie waren erbij?"), asked)
        self.order_fields(self.field_order)


class CallOffForm(EditForm):
    because = forms.CharField(
        label=_("Waarom gaat het niet door?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )


class DecisionForm(OnceForm):
    kind = forms.ChoiceField(
        label=_("Waarover gaat het besluit?"), choices=DecisionKind.choices, initial=DecisionKind.PLAN
    )
    wording = forms.CharField(label=_("Wat is er besloten?"), widget=forms.Textarea(attrs={"rows": 3}))
    dissent = forms.CharField(
        label=_("Wie was het er niet mee eens, en waarom?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    action_wording = forms.CharField(
        label=_("Wat gaat er gebeuren?"),
        help_text=_("Dit komt meteen als actie in het plan. Leeg: het besluit vraagt geen actie."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )
    doer = forms.ChoiceField(label=_("Wie doet het?"), required=False)
    due_on = forms.DateField(label=_("Voor wanneer?"), widget=DateInput, required=False)
    frame = forms.ChoiceField(
        label=_("In welk juridisch kader?"),
        choices=LegalFrame.choices,
        widget=forms.RadioSelect,
        initial=LegalFrame.VOLUNTARY,
        required=False,
    )
    order = forms.ModelChoiceField(
        label=_("Op grond van welke beslissing?"),
        help_text=_("Alleen bij ‘gedwongen’."),
        queryset=CourtOrder.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, circle: Circle, dossier: Dossier, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        order, doer = self.fields["order"], self.fields["doer"]
        assert isinstance(order, forms.ModelChoiceField)
        assert isinstance(doer, forms.ChoiceField)
        order.queryset = CourtOrder.objects.of(dossier).in_force_on(today)
        order.label_from_instance = lambda one: (  # type: ignore[method-assign, assignment]
            f"{one.get_kind_display()} ({one.court})"
        )
        organisations = Organisation.objects.order_by("name").values_list("pk", "name")
        doer.choices = [
            ("", _("kies wie")),
            *everyone(circle),
            (_("Organisaties"), [(f"organisation:{pk}", name) for pk, name in organisations]),
        ]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or self.cleaned_data
        if problem := rules.why_no_action(
            wording=filled.get("action_wording", ""),
            has_doer=bool(filled.get("doer")),
            has_due_day=filled.get("due_on") is not None,
        ):
            self.add_error("doer" if filled.get("action_wording") else "action_wording", problem)
        return filled

    def agreed(self) -> Agreed | None:
        """What comes of the decision, if anything."""
        filled = self.cleaned_data
        if not filled["action_wording"].strip():
            return None
        kind, _colon, pk = filled["doer"].partition(":")
        return Agreed(
            wording=filled["action_wording"],
            frame=filled["frame"] or LegalFrame.VOLUNTARY,
            doer={f"doer_{kind}_id": int(pk)},
            order=filled["order"],
            due_on=filled["due_on"],
        )
