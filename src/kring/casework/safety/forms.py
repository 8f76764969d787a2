"""What a person fills in about safety. Each form knows the people of this dossier, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.casework.plans.forms import whom
from kring.casework.safety.choices import (
    CheckInOutcome,
    CheckInWay,
    IncidentKind,
    PhaseCode,
    Severity,
    StepDirection,
    WhoReads,
)
from kring.casework.safety.phases import reachable_from
from kring.casework.safety.steps import CRITERIA
from kring.foundation.circle.choices import MemberRole
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import EditForm, OnceForm
from kring.foundation.organisations.approaches.parts import ApproachCriterion
from kring.foundation.ui.forms import DateInput, ScaleInput, scale_choices

# The choice that says: it was thought about, and nobody is kept out.
EVERYBODY_MAY = 0


def persons(circle: Circle, label: Any, help_text: Any = "") -> forms.TypedMultipleChoiceField:
    """Some members of the family, or nobody."""
    return forms.TypedMultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=circle.person_choices(),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def kept_from(circle: Circle) -> forms.TypedMultipleChoiceField:
    """From whom it is kept."""
    return persons(
        circle,
        _("Wie van het gezin mag dit niet lezen?"),
        _("Een ouder met gezag leest mee met een kind tot 16 jaar. Vink aan voor wie dit gevaar kan geven."),
    )


class RatingForm(OnceForm):
    rater = forms.TypedChoiceField(label=_("Volgens wie?"), coerce=int, empty_value=None, required=False)
    score = forms.TypedChoiceField(
        label=_("Hoe veilig is het nu?"),
        coerce=int,
        choices=scale_choices(0, 10),
        widget=ScaleInput(low=_("helemaal niet veilig"), high=_("helemaal veilig")),
    )
    words = forms.CharField(
        label=_("Waarom dit cijfer?"),
        help_text=_("In de woorden van wie het cijfer geeft."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    on = forms.DateField(label=_("Op welke dag?"), widget=DateInput, initial=date.today)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {one.person_id for one in circle.members if one.role == MemberRole.CHILD}
        self.fields["rater"].choices = [("", _("mijzelf, als professional")), *circle.person_choices()]  # type: ignore[attr-defined]
        self.fields["withheld_from"] = kept = kept_from(circle)
        kept.choices = [*circle.person_choices(), (EVERYBODY_MAY, _("niemand: een ouder met gezag mag dit lezen"))]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or self.cleaned_data
        rater, kept = filled.get("rater"), filled.get("withheld_from") or []
        if rater and rater in kept:
            self.add_error("withheld_from", _("Iemand mag altijd het eigen cijfer lezen."))
        elif rater in self.children and not kept:
            # What a child says about a parent, that parent would read: never by forgetting to tick a box.
            why = _("Een kind moet vrij kunnen praten. Kies wie dit niet mag lezen, of kies ‘niemand’.")
            self.add_error("withheld_from", why)
        filled["withheld_from"] = [person for person in kept if person != EVERYBODY_MAY]
        return filled


class AgreementForm(OnceForm):
    wording = forms.CharField(label=_("Wat spreken we af?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)
    doer = forms.CharField(
        label=_("Wie doet dit?"), help_text=_("Een naam, ook van iemand uit het netwerk."), max_length=200
    )
    when = forms.CharField(label=_("Wanneer?"), max_length=200, required=False)
    network_person = forms.TypedChoiceField(
        label=_("Wie van het netwerk doet mee?"),
        help_text=_("Die weet wat te doen als het misgaat."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    safe_enough = forms.CharField(
        label=_("Wat is veilig genoeg?"),
        help_text=_("Zo dat ook een kind het begrijpt."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    otherwise = forms.CharField(
        label=_("Wat doen we als het niet lukt?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    agreed_on = forms.DateField(label=_("Afgesproken op"), widget=DateInput, initial=date.today)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"] = whom(circle)
        network = [(one.person_id, circle.name_of(one.person_id)) for one in circle.involvements if one.person_id]
        self.fields["network_person"].choices = [("", _("niemand")), *network]  # type: ignore[attr-defined]


class BrokenForm(OnceForm):
    on = forms.DateField(label=_("Op welke dag lukte het niet?"), widget=DateInput, initial=date.today)
    words = forms.CharField(label=_("Wat gebeurde er?"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["withheld_from"] = kept_from(circle)


class EndForm(EditForm):
    on = forms.DateField(label=_("Vanaf welke dag geldt de afspraak niet meer?"), widget=DateInput, initial=date.today)
    because = forms.CharField(
        label=_("Waarom is de afspraak niet meer nodig?"), widget=forms.Textarea(attrs={"rows": 2})
    )


class IncidentForm(OnceForm):
    kind = forms.ChoiceField(label=_("Wat voor incident?"), choices=IncidentKind.choices)
    severity = forms.ChoiceField(label=_("Hoe ernstig?"), choices=Severity.choices, widget=forms.RadioSelect)
    description = forms.CharField(label=_("Wat gebeurde er?"), widget=forms.Textarea(attrs={"rows": 4}))
    occurred_on = forms.DateField(label=_("Wanneer gebeurde het?"), widget=DateInput, required=False)
    known_on = forms.DateField(label=_("Sinds wanneer is het bekend?"), widget=DateInput, initial=date.today)
    who_reads = forms.ChoiceField(
        label=_("Wie van het gezin leest dit?"),
        help_text=_("Wat iemand u vertelde, kan gevaar geven als een ander het leest."),
        choices=WhoReads.choices,
        widget=forms.RadioSelect,
    )

    field_order = ("kind", "severity", "done_by", "done_to")

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_by"] = persons(circle, _("Wie deed het?"), _("Niemand aangevinkt: dat is niet bekend."))
        self.fields["done_to"] = persons(circle, _("Wie overkwam het?"), _("Ook kinderen die het zagen of hoorden."))
        self.order_fields(self.field_order)


class PhaseForm(OnceForm):
    """To which phase, and why. Knows which phase was on the screen."""

    to = forms.ChoiceField(label=_("In welke fase is het gezin?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Vanaf welke dag?"), widget=DateInput, initial=date.today)
    evidence = forms.CharField(
        label=_("Waaruit blijkt dat?"),
        help_text=_("Wat ziet u, wat zeggen de gezinsleden? Tijd alleen is nooit genoeg."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    checked_by = forms.TypedChoiceField(
        label=_("Wie heeft dit nagekeken?"),
        help_text=_("Voor een stap vooruit: iemand anders dan uzelf."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    seen_phase = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, circle: Circle, now: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {now: _("blijft: %s")} if now else {}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (code.value, words[code] % code.label if code in words else code.label) for code in reachable_from(now)
        ]
        self.fields["checked_by"].choices = [("", _("nog niemand")), *circle.professional_choices()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> str:
        return str(PhaseCode(self.cleaned_data["to"]).label)


class CheckInForm(OnceForm):
    """When one person is asked how safe it is, by whom, and how."""

    person = forms.TypedChoiceField(label=_("Aan wie vraagt u het?"), coerce=int)
    way = forms.ChoiceField(
        label=_("Hoe?"),
        help_text=_("Op de eigen pagina is het één tik. Overslaan mag altijd, en betekent niets."),
        choices=CheckInWay.choices,
        widget=forms.RadioSelect,
        initial=CheckInWay.PHONE,
    )
    asker = forms.TypedChoiceField(label=_("Wie vraagt het, of belt?"), coerce=int)
    first_on = forms.DateField(label=_("Eerste keer"), widget=DateInput, initial=date.today)
    weeks = forms.TypedChoiceField(
        label=_("Hoe vaak daarna?"),
        coerce=int,
        choices=[(1, _("elke week")), (2, _("om de week")), (0, _("elke maand"))],
        initial=1,
    )
    times = forms.IntegerField(label=_("Hoeveel keer in totaal?"), min_value=1, max_value=26, initial=4)

    def __init__(self, *args: Any, circle: Circle, me: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {one.person_id for one in circle.members if one.role == MemberRole.CHILD}
        self.fields["person"].choices = circle.person_choices()  # type: ignore[attr-defined]
        self.fields["asker"].choices = circle.professional_choices()  # type: ignore[attr-defined]
        self.fields["asker"].initial = me
        self.fields["withheld_from"] = kept = kept_from(circle)
        kept.choices = [*circle.person_choices(), (EVERYBODY_MAY, _("niemand: een ouder met gezag mag dit lezen"))]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or self.cleaned_data
        person, kept = filled.get("person"), filled.get("withheld_from") or []
        if person and person in kept:
            self.add_error("withheld_from", _("Iemand mag altijd het eigen cijfer lezen."))
        elif person in self.children and not kept:
            why = _("Een kind moet vrij kunnen praten. Kies wie dit niet mag lezen, of kies ‘niemand’.")
            self.add_error("withheld_from", why)
        filled["withheld_from"] = [one for one in kept if one != EVERYBODY_MAY]
        return filled


class CheckInOutcomeForm(OnceForm):
    """What came of one moment."""

    outcome = forms.ChoiceField(
        label=_("Wat kwam ervan?"),
        choices=[
            (CheckInOutcome.ANSWERED.value, _("gaf een cijfer")),
            (CheckInOutcome.SKIPPED.value, _("slaat deze keer over")),
            (CheckInOutcome.NOT_REACHED.value, _("was niet te bereiken")),
            (CheckInOutcome.CALLED_OFF.value, _("is niet meer nodig")),
        ],
        widget=forms.RadioSelect,
    )
    score = forms.TypedChoiceField(
        label=_("Hoe veilig is het nu?"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=scale_choices(0, 10),
        widget=ScaleInput(low=_("helemaal niet veilig"), high=_("helemaal veilig")),
    )
    words = forms.CharField(
        label=_("Waarom dit cijfer?"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=1000
    )

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or self.cleaned_data
        if filled.get("outcome") == CheckInOutcome.ANSWERED and filled.get("score") is None:
            self.add_error("score", _("Vul het cijfer in, of kies dat deze keer wordt overgeslagen."))
        return filled


class StepForm(OnceForm):
    """A step in one direction, with what belongs to that direction."""

    wording = forms.CharField(label=_("Wat verandert er?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)
    criteria = forms.MultipleChoiceField(label=_("Wat is er zo?"), widget=forms.CheckboxSelectMultiple)
    approach_criteria = forms.TypedMultipleChoiceField(
        label=_("En volgens de werkwijze van dit gezin?"), coerce=int, widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    evidence = forms.CharField(label=_("Waaruit blijkt dat?"), widget=forms.Textarea(attrs={"rows": 3}))
    agreed_after = forms.CharField(
        label=_("Wat is er voor daarna afgesproken?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    watched_by_id = forms.TypedChoiceField(
        label=_("Wie volgt hoe het gaat?"), coerce=int, empty_value=None, required=False
    )
    taken_on = forms.DateField(label=_("Vanaf welke dag?"), widget=DateInput, initial=date.today)
    look_again_on = forms.DateField(label=_("Wanneer kijkt u opnieuw?"), widget=DateInput, required=False)

    def __init__(
        self, *args: Any, circle: Circle, direction: str, of_approach: Iterable[ApproachCriterion], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        down = direction == StepDirection.DOWN
        self.fields["criteria"].choices = list(CRITERIA[StepDirection(direction)].items())  # type: ignore[attr-defined]
        self.fields["watched_by_id"].choices = [("", _("nog niemand")), *circle.professional_choices()]  # type: ignore[attr-defined]
        if known := [(one.pk, one.wording) for one in of_approach]:
            self.fields["approach_criteria"].choices = known  # type: ignore[attr-defined]
            # Together they are enough: the rule counts both.
            self.fields["criteria"].required = False
        else:
            del self.fields["approach_criteria"]
        for name in ("agreed_after", "watched_by_id", "look_again_on"):
            self.fields[name].required = down
