"""What somebody fills in to find help, and who offers it to tell of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.organisations.directory.choices import (
    AgeBand,
    Capacity,
    Evidence,
    HelpsWith,
    Intensity,
    Language,
    Way,
)
from kring.foundation.organisations.directory.models import Service
from kring.foundation.organisations.models import Municipality, Organisation
from kring.foundation.ui.forms import DateInput

BY_NAME, BY_WAITING = "naam", "wachttijd"
FIRST = ("woord", "probleem", "leeftijd")
OLDEST = 120
LONGEST_WAIT = 260


class FindForm(forms.Form):
    """What one looks for. Everything in the address, and nothing in it is about somebody."""

    woord = forms.CharField(label=_("Zoekwoord"), required=False, max_length=100)
    probleem = forms.ChoiceField(label=_("Helpt bij"), required=False, choices=[("", "—"), *HelpsWith.choices])
    leeftijd = forms.ChoiceField(label=_("Leeftijd"), required=False, choices=[("", "—"), *AgeBand.choices])
    zwaarte = forms.TypedChoiceField(
        label=_("Hoe licht of zwaar"), required=False, coerce=int, empty_value=None,
        choices=[("", "—"), *Intensity.choices],
    )  # fmt: skip
    taal = forms.ChoiceField(label=_("Taal"), required=False, choices=[("", "—"), *Language.choices])
    manier = forms.ChoiceField(
        label=_("In het echt of digitaal"), required=False,
        choices=[("", "—"), (Way.IN_PERSON.value, Way.IN_PERSON.label), (Way.DIGITAL.value, Way.DIGITAL.label)],
    )  # fmt: skip
    volgorde = forms.ChoiceField(
        label=_("Volgorde"), required=False,
        choices=[("", _("op naam")), (BY_WAITING, _("kortste wachttijd eerst"))],
    )  # fmt: skip
    ouders = forms.ChoiceField(
        label=_("Ouders"), required=False, choices=[("", "—"), ("apart", _("zitten niet samen"))]
    )
    plek = forms.BooleanField(label=_("Alleen zonder wachttijd"), required=False)

    def found_in(self, services: Any) -> Any:
        """What fits all that was chosen. What an address asks that is no choice, is left out."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("woord"):
            services = services.with_words(asked["woord"])
        if asked.get("probleem"):
            services = services.helping_with(asked["probleem"])
        if asked.get("leeftijd"):
            services = services.for_age(asked["leeftijd"])
        if asked.get("zwaarte"):
            services = services.as_heavy_as(asked["zwaarte"])
        if asked.get("taal"):
            services = services.in_language(asked["taal"])
        if asked.get("manier"):
            services = services.digital() if asked["manier"] == Way.DIGITAL else services.in_person()
        if asked.get("ouders"):
            services = services.apart()
        if asked.get("plek"):
            services = services.without_waiting()
        return services.shortest_waiting_first() if asked.get("volgorde") else services.order_by("name", "id")

    def further(self) -> list[forms.BoundField]:
        """What one chooses less often: folded away until it is used."""
        return [field for field in self if field.name not in FIRST]

    @property
    def asks_more(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name not in FIRST)

    @property
    def is_filtered(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "volgorde")


class ServiceForm(OnceForm):
    """What an organisation tells of a service."""

    organisation = forms.ModelChoiceField(label=_("Wie biedt dit aan?"), queryset=Organisation.objects.none())
    name = forms.CharField(label=_("Naam"), max_length=160)
    does = forms.CharField(
        label=_("Wat doet het?"),
        help_text=_("In gewone woorden. Een gezin moet dit ook kunnen lezen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    helps_with = forms.MultipleChoiceField(
        label=_("Waar helpt het bij?"), choices=HelpsWith.choices, widget=forms.CheckboxSelectMultiple
    )
    age_from = forms.IntegerField(
        label=_("Vanaf welke leeftijd?"), min_value=0, max_value=OLDEST, required=False,
        help_text=_("Leeg: voor iedereen."),
    )  # fmt: skip
    age_until = forms.IntegerField(label=_("Tot en met welke leeftijd?"), min_value=0, max_value=OLDEST, required=False)
    lightest = forms.TypedChoiceField(label=_("Hoe licht kan het zijn?"), choices=Intensity.choices, coerce=int)
    heaviest = forms.TypedChoiceField(label=_("Hoe zwaar kan het zijn?"), choices=Intensity.choices, coerce=int)
    not_when = forms.CharField(
        label=_("Wanneer is het niet geschikt?"),
        help_text=_("Bijvoorbeeld: als de een de ander in zijn macht houdt."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    parents_together = forms.BooleanField(
        label=_("De ouders zitten hierbij samen"),
        help_text=_("Bijvoorbeeld bemiddeling. Dan komt bij een scheiding eerst de veiligheidscheck."),
        required=False,
    )
    evidence = forms.ChoiceField(label=_("Wat is bekend over of het werkt?"), choices=Evidence.choices)
    evidence_source = forms.CharField(
        label=_("Waar staat dat?"), help_text=_("Nodig als het onderzocht is."), max_length=500, required=False
    )
    languages = forms.MultipleChoiceField(
        label=_("In welke talen?"), choices=Language.choices, widget=forms.CheckboxSelectMultiple
    )
    way = forms.ChoiceField(label=_("In het echt of digitaal?"), choices=Way.choices)
    municipalities = forms.TypedMultipleChoiceField(
        label=_("Voor wie woont in"), help_text=_("Niets aangevinkt: de hele regio."), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    who_may_refer = forms.CharField(
        label=_("Wie kan aanmelden, en hoe?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    capacity = forms.ChoiceField(label=_("Is er plek?"), choices=Capacity.choices, widget=forms.RadioSelect)
    waiting_weeks = forms.IntegerField(
        label=_("Hoeveel weken wacht iemand nu?"), min_value=0, max_value=LONGEST_WAIT, required=False,
        help_text=_("0: geen wachttijd. Leeg: niet bekend."),
    )  # fmt: skip
    valid_from = forms.DateField(label=_("Er vanaf"), widget=DateInput)
    valid_until = forms.DateField(label=_("Er tot"), widget=DateInput, required=False)

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], regions: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offers = self.fields["organisation"]
        assert isinstance(offers, forms.ModelChoiceField)
        offers.queryset = organisations
        towns = Municipality.objects.filter(region_id__in=regions).order_by("name")
        self.fields["municipalities"].choices = [  # type: ignore[attr-defined]
            (town.pk, town.name) for town in towns
        ]

    def told(self) -> dict[str, Any]:
        """What was filled in, by column of a service; who offers it apart."""
        return {name: self.cleaned_data[name] for name in TOLD}


# What can be told of a service, in the order of the form.
TOLD = tuple(name for name in ServiceForm.base_fields if name != "organisation")


class ServiceEditForm(ServiceForm, EditForm):
    """The same over a service that exists. Who offers it does not change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, organisations=Organisation.objects.none(), **kwargs)
        del self.fields["organisation"]


class ConfirmForm(EditForm):
    """Nothing to fill in: the waiting time as it was seen is right."""

    @classmethod
    def of(cls, service: Service) -> ConfirmForm:
        return cls(initial={"seen_version": service.version}, auto_id="confirm_%s")
