"""What a person fills in about a plan. Each form knows the people of this dossier, and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from kring.casework.plans.choices import ActionKind, ConsentKind, LegalFrame, OrderKind, ProposalAnswer
from kring.casework.plans.models import CourtOrder, Goal
from kring.casework.separation.choices import Together
from kring.casework.separation.standing import in_words, standing_of
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.organisations.directory.rules import waiting_in_words
from kring.foundation.organisations.models import Organisation, Service
from kring.foundation.sharing.opened import opened
from kring.foundation.ui.forms import DateInput, DateTimeInput, ScaleInput, scale_choices


def whom(circle: Circle) -> forms.TypedMultipleChoiceField:
    """About whom: nobody ticked is the whole family."""
    return forms.TypedMultipleChoiceField(
        label=_("Over wie gaat dit?"),
        help_text=_("Niemand aangevinkt: het hele gezin. Wie u aanvinkt, bepaalt wie van het gezin dit leest."),
        choices=circle.person_choices(),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class GoalForm(OnceForm):
    wording = forms.CharField(
        label=_("Wat wil het gezin anders?"),
        help_text=_("In de woorden van het gezin zelf."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
    whose = forms.CharField(label=_("Van wie is dit doel?"), max_length=160, required=False)
    noticed_by = forms.CharField(
        label=_("Waaraan merkt u dat het beter gaat?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    agreed_on = forms.DateField(label=_("Afgesproken op"), widget=DateInput, initial=date.today)
    aim_on = forms.DateField(
        label=_("Wanneer hoopt het gezin dat te bereiken?"),
        help_text=_("Gaat die dag voorbij, dan vraagt Kring of het plan nog klopt."),
        widget=DateInput,
        required=False,
    )

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"] = whom(circle)


class GoalEditForm(EditForm):
    wording = forms.CharField(
        label=_("Wat wil het gezin anders?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )
    whose = forms.CharField(label=_("Van wie is dit doel?"), max_length=160, required=False)
    noticed_by = forms.CharField(
        label=_("Waaraan merkt u dat het beter gaat?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    aim_on = forms.DateField(label=_("Wanneer hoopt het gezin dat te bereiken?"), widget=DateInput, required=False)


class DayForm(OnceForm):
    """One day, for what began, ended or was reached."""

    on = forms.DateField(label=_("Op welke dag?"), widget=DateInput, initial=date.today)


class ScoreForm(OnceForm):
    scorer = forms.TypedChoiceField(label=_("Volgens wie?"), coerce=int, empty_value=None, required=False)
    score = forms.TypedChoiceField(
        label=_("Hoe dichtbij is dit doel?"),
        coerce=int,
        choices=scale_choices(0, 10),
        widget=ScaleInput(low=_("nog ver weg"), high=_("helemaal bereikt")),
    )
    one_more = forms.CharField(
        label=_("Hoe ziet één punt meer eruit?"),
        help_text=_("In de woorden van wie het cijfer geeft."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )
    on = forms.DateField(label=_("Op welke dag?"), widget=DateInput, initial=date.today)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scorer"].choices = [("", _("mijzelf, als professional")), *circle.person_choices()]  # type: ignore[attr-defined]


class ActionForm(OnceForm):
    goal = forms.ModelChoiceField(label=_("Voor welk doel?"), queryset=Goal.objects.none(), required=False)
    wording = forms.CharField(
        label=_("Wat gaat er gebeuren?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )
    kind = forms.ChoiceField(label=_("Soort"), choices=ActionKind.choices)
    service = forms.ModelChoiceField(
        label=_("Met welk hulpaanbod?"),
        help_text=_("Heeft het een wachttijd, schrijf dan hieronder op wat er in die tijd gebeurt."),
        queryset=Service.objects.none(),
        required=False,
    )
    doer = forms.ChoiceField(label=_("Wie doet dit?"))
    frame = forms.ChoiceField(
        label=_("In welk juridisch kader?"),
        choices=LegalFrame.choices,
        widget=forms.RadioSelect,
        initial=LegalFrame.VOLUNTARY,
        help_text=_(
            "Drang is in de wet vrijwillig. Gedwongen kan alleen op een beslissing van rechter of burgemeester."
        ),
    )
    order = forms.ModelChoiceField(
        label=_("Op grond van welke beslissing?"), queryset=CourtOrder.objects.none(), required=False
    )
    agreed_on = forms.DateField(label=_("Afgesproken op"), widget=DateInput, initial=date.today)
    due_on = forms.DateField(label=_("Klaar voor"), widget=DateInput, required=False)
    condition = forms.CharField(
        label=_("Als … dan …"),
        help_text=_("Bijvoorbeeld: als het in een week twee keer misgaat, dan bellen we meteen."),
        max_length=500,
        required=False,
    )
    waits_until_on = forms.DateField(label=_("Is er een wachttijd? Tot wanneer?"), widget=DateInput, required=False)
    bridge = forms.CharField(label=_("Wat doen we als er een wachttijd is?"), max_length=500, required=False)

    def __init__(self, *args: Any, circle: Circle, dossier: Dossier, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goal, order, doer = self.fields["goal"], self.fields["order"], self.fields["doer"]
        assert isinstance(goal, forms.ModelChoiceField)
        assert isinstance(order, forms.ModelChoiceField)
        assert isinstance(doer, forms.ChoiceField)
        goal.queryset = Goal.objects.of(dossier).open()
        goal.label_from_instance = lambda one: one.wording  # type: ignore[method-assign, assignment]
        order.queryset = CourtOrder.objects.of(dossier).in_force_on(today)
        order.label_from_instance = lambda one: (  # type: ignore[method-assign, assignment]
            f"{one.get_kind_display()} ({one.court})"
        )
        service = self.fields["service"]
        service.help_text = format_html(
            '{} <a class="nl-link" href="{}">{}</a>', service.help_text, reverse("workbench:services"),
            _("Zoek in het hulpaanbod"),
        )  # fmt: skip
        assert isinstance(service, forms.ModelChoiceField)
        offered = (
            Service.objects.filter(region=dossier.municipality.region_id)
            .there_on(today)
            .in_municipality(dossier.municipality_id)
            .select_related("organisation")
            .order_by("name")
        )
        together = standing_of(dossier)
        service.queryset = together.offered(offered)
        if why := in_words(dossier, together.at_separation):
            # What is not offered and is sent all the same gets the reason, with what is possible instead.
            service.error_messages["invalid_choice"] = why
        if together.here != Together.MAY:
            left_out = _("Hulp waarbij de ouders samen zitten, staat er niet bij.")
            service.help_text = format_html("{} <b>{}</b>", service.help_text, left_out)
            if opened(Section.SAFETY).filter(pk=dossier.pk).exists():
                service.help_text = format_html(
                    '{} <a class="nl-link" href="{}">{}</a>', service.help_text,
                    reverse("separation:screen", args=[dossier.pk]), _("Naar de veiligheidscheck"),
                )  # fmt: skip
        service.label_from_instance = lambda one: (  # type: ignore[method-assign, assignment]
            f"{one.name}, {one.organisation} ({waiting_in_words(capacity=one.capacity, weeks=one.waiting_weeks)})"
        )
        organisations = Organisation.objects.order_by("name").values_list("pk", "name")
        doer.choices = [
            (_("Gezin en netwerk"), [(f"person:{pk}", name) for pk, name in circle.person_choices()]),
            (_("Professionals"), [(f"professional:{pk}", name) for pk, name in circle.professional_choices()]),
            (_("Organisaties"), [(f"organisation:{pk}", name) for pk, name in organisations]),
        ]
        self.fields["about"] = whom(circle)

    def doer_columns(self) -> dict[str, int]:
        """The one column that says who does it."""
        kind, _colon, pk = self.cleaned_data["doer"].partition(":")
        return {f"doer_{kind}_id": int(pk)}


class OrderForm(OnceForm):
    kind = forms.ChoiceField(label=_("Wat is er beslist?"), choices=OrderKind.choices)
    whom = forms.TypedChoiceField(label=_("Voor wie?"), coerce=int, empty_value=None, required=False)
    court = forms.CharField(label=_("Wie heeft dit beslist?"), help_text=_("Bijvoorbeeld: rechtbank Waterdam."))
    reference = forms.CharField(label=_("Zaaknummer"), required=False, max_length=80)
    executor = forms.ModelChoiceField(
        label=_("Wie voert dit uit?"), queryset=Organisation.objects.order_by("name"), required=False
    )
    decided_on = forms.DateField(label=_("Beslist op"), widget=DateInput)
    from_on = forms.DateField(label=_("Geldt vanaf"), widget=DateInput)
    until_on = forms.DateField(label=_("Geldt tot"), widget=DateInput, required=False)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [("", _("het hele gezin")), *circle.person_choices()]  # type: ignore[attr-defined]


class AgreeForm(OnceForm):
    reason = forms.CharField(
        label=_("Waarom verandert het plan?"),
        help_text=_("Bijvoorbeeld: na de melding van 3 mei, of: eerste plan."),
        max_length=300,
    )
    on = forms.DateField(label=_("Vastgesteld op"), widget=DateInput, initial=date.today)
    look_again_on = forms.DateField(
        label=_("Wanneer kijkt u samen opnieuw?"),
        help_text=_("Gaat die dag voorbij, dan vraagt Kring ernaar."),
        widget=DateInput,
        required=False,
    )
    organisations_present = forms.IntegerField(label=_("Hoeveel organisaties waren erbij?"), min_value=1, max_value=40)
    family_present = forms.BooleanField(label=_("Het gezin was erbij"), required=False)


class ProposalForm(EditForm):
    answer = forms.ChoiceField(label=_("Wat betekent dit voor het plan?"), choices=ProposalAnswer.choices,
                               widget=forms.RadioSelect)  # fmt: skip
    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Nodig als u het plan zo houdt."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    meet_at = forms.DateTimeField(
        label=_("Wanneer praat u samen?"),
        help_text=_(
            "Nodig als u een overleg belegt. Wie dit gezin draagt, staat er dan al bij. Nodig daarna het gezin uit."
        ),
        widget=DateTimeInput,
        required=False,
    )


class ConsentForm(OnceForm):
    """What one person says of a version of the plan."""

    person = forms.TypedChoiceField(label=_("Wie?"), coerce=int)
    kind = forms.ChoiceField(label=_("Wat zegt die ervan?"), choices=ConsentKind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("In de eigen woorden. Wat iemand anders vindt, blijft bij het plan staan."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    on = forms.DateField(label=_("Gezegd op"), widget=DateInput, initial=date.today)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = circle.person_choices()  # type: ignore[attr-defined]
