"""What a person fills in to make a report."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.casework.intake import rules
from kring.casework.intake.choices import ReporterKind
from kring.casework.intake.forms_doubts import BalanceFields
from kring.casework.intake.received import NewContact, NewIncident, NewPerson, NewReport
from kring.foundation.circle.choices import MemberRole
from kring.foundation.core.forms import OnceForm
from kring.foundation.households.choices import Sex
from kring.foundation.organisations.models import Team
from kring.foundation.ui.forms import DateInput

PERSONS_AT_FIRST = 3
MOST_PERSONS = 20


class DeskField(forms.ModelChoiceField[Team]):
    """A desk by the name under which others know it."""

    def label_from_instance(self, team: Team) -> str:
        return f"{team.organisation}, {team}"


class BsnField(forms.CharField):
    """Nine digits; points and spaces may stand between them. Whether the number exists is not looked up."""

    def clean(self, value: Any) -> str:
        number = re.sub(r"[\s.]", "", super().clean(value))
        if number and not re.fullmatch(r"[0-9]{9}", number):
            raise forms.ValidationError(_("Een burgerservicenummer heeft 9 cijfers."))
        return number


class ReportForm(BalanceFields, OnceForm):
    """A report without the persons: those are a form each."""

    # From the steps of the reporting code, or from an advice: nothing is typed twice.
    from_code = forms.IntegerField(widget=forms.HiddenInput, required=False)
    from_advice = forms.IntegerField(widget=forms.HiddenInput, required=False)

    situation = forms.CharField(
        label=_("Wat is er aan de hand?"),
        help_text=_("Schrijf op wat u zag of hoorde. Feiten eerst, daarna wat u ervan vindt."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    immediate_danger = forms.BooleanField(
        label=_("Er is nu direct gevaar"), help_text=_("Bel dan eerst 112. Meld het daarna hier."), required=False
    )
    disclosure = forms.BooleanField(
        label=_("Iemand vertelt het zelf, of vraagt zelf om hulp"),
        help_text=_("Dan kijkt het aanmeldpunt binnen het uur of iedereen veilig is."),
        required=False,
    )
    request = forms.CharField(
        label=_("Wat vraagt u?"),
        help_text=_("Bijvoorbeeld: kijk mee of het thuis veilig is."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    incident_on = forms.DateField(label=_("Is er iets gebeurd? Op welke dag?"), widget=DateInput, required=False)
    incident = forms.CharField(
        label=_("Wat gebeurde er die dag?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    reporter_kind = forms.ChoiceField(label=_("Wie meldt?"), choices=[("", _("Kies …")), *ReporterKind.choices])
    name = forms.CharField(label=_("Naam van de melder"), max_length=200, required=False)
    organisation = forms.CharField(label=_("Organisatie van de melder"), max_length=160, required=False)
    phone = forms.CharField(label=_("Telefoon"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    wants_feedback = forms.BooleanField(label=_("De melder wil horen wat er met de melding gebeurt"), required=False)
    desk = DeskField(
        label=_("Naar welk aanmeldpunt?"),
        queryset=Team.objects.that_receive_reports()
        .select_related("organisation")
        .order_by("organisation__name", "name"),
        empty_label=_("Kies …"),
    )

    SITUATION = ("situation", "immediate_danger", "disclosure", "request", "incident_on", "incident")
    REPORTER = ("reporter_kind", "name", "organisation", "phone", "email", "wants_feedback")
    DESK = ("desk",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desks = list(self.fields["desk"].queryset[:2])  # type: ignore[attr-defined]
        if len(desks) == 1:
            self.fields["desk"].initial = desks[0]

    def about_the_situation(self) -> list[BoundField]:
        return [self[name] for name in self.SITUATION]

    def about_the_reporter(self) -> list[BoundField]:
        return [self[name] for name in self.REPORTER]

    def about_the_desk(self) -> list[BoundField]:
        return [self[name] for name in self.DESK]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("wants_feedback") and not (filled.get("phone") or filled.get("email")):
            self.add_error("phone", _("Vul een telefoonnummer of een e-mailadres in, anders kan niemand terugbellen."))
        if filled.get("incident") and not filled.get("incident_on") and "incident_on" not in self.errors:
            self.add_error("incident_on", _("Vul de dag in. Weet u die niet precies? Kies een dag in de buurt."))
        if filled.get("incident_on") and filled["incident_on"] > timezone.localdate():
            self.add_error("incident_on", _("Deze dag is nog niet geweest."))
        return filled

    def as_report(self, persons: PersonFormSet) -> NewReport:
        """Everything that was filled in, as a report that comes in now."""
        filled = self.cleaned_data
        contact = {name: filled[name] for name in ("name", "email", "phone", "organisation")}
        incidents: tuple[NewIncident, ...] = ()
        if day := filled["incident_on"]:
            noon = timezone.make_aware(datetime.combine(day, time(12)))
            incidents = (NewIncident(happened_at=noon, description=filled["incident"]),)
        return NewReport(
            kind=rules.kind_for(filled["desk"].organisation.kind),
            reporter_kind=ReporterKind(filled["reporter_kind"]),
            reported_at=timezone.now(),
            situation=filled["situation"],
            request=filled["request"],
            wants_feedback=filled["wants_feedback"],
            immediate_danger=filled["immediate_danger"],
            disclosure=filled["disclosure"],
            questions=self.balance_as_questions(),
            contact=NewContact(**contact) if any(contact.values()) else None,
            persons=tuple(form.as_person() for form in persons if form.has_changed()),
            incidents=incidents,
        )


class PersonForm(forms.Form):
    """Somebody whom the report is about; a block that stays empty does not count."""

    quiet = True  # What is wrong stands above the whole page, with the number of the person.

    given_names = forms.CharField(label=_("Voornaam"), max_length=200, required=False)
    prefix = forms.CharField(label=_("Voorvoegsel"), max_length=10, required=False)  # type: ignore[assignment]
    surname = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    birth_date = forms.DateField(label=_("Geboortedatum"), widget=DateInput, required=False)
    role = forms.ChoiceField(
        label=_("Rol in het gezin"), choices=[("", _("weet ik niet")), *MemberRole.choices], required=False
    )
    bsn = BsnField(
        label=_("Burgerservicenummer"),
        help_text=_("Alleen als u het weet. Zo ziet Kring of het gezin al bekend is."),
        required=False,
    )
    sex = forms.ChoiceField(
        label=_("Geslacht"),
        choices=[("", Sex.UNKNOWN.label), *(one for one in Sex.choices if one[0] != Sex.UNKNOWN)],
        required=False,
    )
    street = forms.CharField(label=_("Straat"), max_length=120, required=False)
    house_number = forms.CharField(label=_("Huisnummer"), max_length=12, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    town = forms.CharField(label=_("Plaats"), max_length=120, required=False)

    NAMED = ("given_names", "prefix", "surname", "birth_date", "role", "bsn")
    MORE = ("sex", "street", "house_number", "postcode", "town")

    def named_by(self) -> list[BoundField]:
        return [self[name] for name in self.NAMED]

    def more(self) -> list[BoundField]:
        return [self[name] for name in self.MORE]

    def more_is_filled(self) -> bool:
        """Whether something stands below the fold that must be seen."""
        return any(self[name].errors or self[name].value() for name in self.MORE)

    def clean_birth_date(self) -> Any:
        day = self.cleaned_data["birth_date"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag is nog niet geweest."))
        return day

    def clean_postcode(self) -> str:
        written = self.cleaned_data["postcode"]
        letters = re.sub(r"\s", "", written).upper()
        if not letters:
            return ""
        if not re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", letters):
            raise forms.ValidationError(_("Een postcode heeft 4 cijfers en 2 letters, zoals 1234 AB."))
        return f"{letters[:4]} {letters[4:]}"

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if self.has_changed() and not (filled.get("given_names") or filled.get("surname")):
            self.add_error("given_names", _("Vul een voornaam of een achternaam in."))
        return filled

    def as_person(self) -> NewPerson:
        filled = dict(self.cleaned_data)
        filled["bsn"] = filled["bsn"] or None
        filled["sex"] = filled["sex"] or Sex.UNKNOWN
        return NewPerson(**filled)


class PersonFormSet(forms.BaseFormSet[PersonForm]):
    """The persons of a report: every block is a new one, also those that were filled in before a block was added."""

    def initial_form_count(self) -> int:
        return 0

    def clean(self) -> None:
        if any(self.errors):
            return
        if not any(form.has_changed() for form in self.forms):
            raise forms.ValidationError(_("Vul minstens één persoon in over wie u zich zorgen maakt."))


def persons_form(posted: Any = None, *, blocks: int = PERSONS_AT_FIRST, kept: Any = None) -> PersonFormSet:
    """The blocks for persons: as posted, or fresh ones with what was filled in until now kept."""
    blocks = min(blocks, MOST_PERSONS)
    made = forms.formset_factory(
        PersonForm, formset=PersonFormSet, extra=blocks, max_num=MOST_PERSONS, absolute_max=MOST_PERSONS
    )
    initial = None
    if kept is not None:
        initial = [
            {name: kept.get(f"persoon-{number}-{name}", "") for name in PersonForm.base_fields}
            for number in range(blocks)
        ]
    return cast(PersonFormSet, made(posted, prefix="persoon", initial=initial))


def blocks_in(posted: Any) -> int:
    """How many blocks for persons a sent form had."""
    written = posted.get("persoon-TOTAL_FORMS", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else PERSONS_AT_FIRST
