"""What a person fills in to assess a report: first how safe it is and what follows, then what that asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kring.casework.intake import matching, rules
from kring.casework.intake.actions import Opening
from kring.casework.intake.choices import SafetyLevel, TriageOutcome
from kring.casework.intake.forms import BsnField
from kring.casework.intake.models import Report, ReportedPerson
from kring.casework.intake.received import NewPerson
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import MemberRole, ProblemType
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.forms import OnceForm
from kring.foundation.core.text import join_words
from kring.foundation.organisations.models import Municipality, Position, Team
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.approaches.following import versions_in_use

NOBODY = [("", _("Kies …"))]


class TriageForm(OnceForm):
    """How safe it is, what follows, and why."""

    safety_level = forms.ChoiceField(
        label=_("Hoe veilig is het?"), choices=SafetyLevel.choices, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(label=_("Wat gebeurt er nu?"), choices=TriageOutcome.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Waarom besluit u dit?"),
        help_text=_("Schrijf het zo op dat het gezin het ook kan begrijpen."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        if report.dossier_id is not None:
            # The family has a dossier: only how safe it is, is still to be said.
            self.fields["outcome"].choices = [(TriageOutcome.ATTACH, TriageOutcome.ATTACH.label)]  # type: ignore[attr-defined]
            self.fields["outcome"].initial = TriageOutcome.ATTACH
        if report.disclosure:
            self.fields["safety_level"].initial = SafetyLevel.ACUTE

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if not self.errors and (
            problem := rules.why_not_triaged(
                is_triaged=self.report.triaged_at is not None,
                is_attached=self.report.dossier_id is not None,
                safety_level=filled["safety_level"],
                outcome=filled["outcome"],
                reasons=filled["reasons"],
                is_disclosure=self.report.disclosure,
            )
        ):
            self.add_error(None, problem)
        return filled


class OpenForm(forms.Form):
    """Who belongs to the family, what it is about, and who carries it."""

    def __init__(
        self, *args: Any, report: Report, persons: list[ReportedPerson], viewer: Viewer, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.persons = persons
        self.municipality = report.desk.municipality
        for person in persons:
            self.fields[f"role_{person.pk}"] = forms.ChoiceField(
                label=_("%(name)s hoort erbij als") % {"name": person.full_name or _("Deze persoon")},
                choices=[("", _("hoort niet bij dit gezin")), *MemberRole.choices],
                initial=person.role,
                required=False,
            )
        if not persons:
            self.fields["given_names"] = forms.CharField(label=_("Voornaam van iemand uit het gezin"), max_length=200)
            self.fields["surname"] = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
            self.fields["role"] = forms.ChoiceField(label=_("Rol in het gezin"), choices=[*NOBODY, *MemberRole.choices])
        self.fields["problem_type"] = forms.ChoiceField(
            label=_("Waar gaat het om?"), choices=[*NOBODY, *ProblemType.choices]
        )
        if self.municipality is None:
            self.fields["municipality"] = forms.ModelChoiceField(
                label=_("In welke gemeente?"),
                queryset=Municipality.objects.filter(region=report.desk.organisation.region).order_by("name"),
            )
        faces = Faces(report.desk, viewer.today)
        self.fields["coordinator"] = faces.field(
            _("Wie wordt het vaste gezicht?"), _("De coördinator: deze persoon belt en komt langs."), carrying=True
        )
        self.fields["second"] = faces.field(
            _("Wie is de tweede van het duo?"), _("Kijkt mee, en neemt over bij ziekte of vakantie."), required=False
        )
        self.fields["safety_holder"] = faces.field(
            _("Wie houdt zicht op de veiligheid?"), _("Altijd precies één persoon, ook als de hulp nog moet beginnen."),
            carrying=True,
        )  # fmt: skip
        self.fields["safety_holder"].initial = faces.value_of(report.safety_holder_id)
        self.approaches = {str(one.pk): one for one in versions_in_use(report.desk.organisation.region_id, viewer)}
        if self.approaches:
            self.fields["approach"] = forms.ChoiceField(
                label=_("Volgens welke werkwijze gaat u werken?"),
                help_text=_(
                    "Zonder keuze neemt Kring wat de regio bij dit soort melding voorstelt. U kunt later wisselen."
                ),
                choices=[
                    ("", _("zoals de regio voorstelt")),
                    *((key, str(one)) for key, one in self.approaches.items()),
                ],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if not self.errors and (
            problem := rules.why_not_opened(
                members=len(self.roles()) if self.persons else 1,
                coordinator_id=filled["coordinator"].professional.pk,
                second_id=filled["second"].professional.pk if filled["second"] else None,
            )
        ):
            self.add_error(None, problem)
        return filled

    def roles(self) -> dict[int, str]:
        """Who joins, as what."""
        chosen = {person.pk: self.cleaned_data.get(f"role_{person.pk}", "") for person in self.persons}
        return {pk: role for pk, role in chosen.items() if role}

    def opening(self) -> Opening:
        filled = self.cleaned_data
        others = () if self.persons else (
            NewPerson(given_names=filled["given_names"], surname=filled["surname"], role=filled["role"]),
        )  # fmt: skip
        return Opening(
            municipality=self.municipality or filled["municipality"],
            problem_type=filled["problem_type"],
            coordinator=filled["coordinator"],
            safety_holder=filled["safety_holder"],
            second=filled["second"],
            approach=self.approaches.get(filled.get("approach", "")),
            roles=self.roles(),
            others=others,
        )


class AttachForm(forms.Form):
    """To which family a report belongs: one that whoever assesses may see, or one found by an exact number."""

    dossier = forms.TypedChoiceField(label=_("Een gezin dat u kent"), coerce=int, empty_value=None, required=False)
    bsn = BsnField(
        label=_("Of zoek op burgerservicenummer"),
        help_text=_("Van iemand uit het gezin. Kring zegt alleen of er een dossier is, en wie het vaste gezicht is."),
        required=False,
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.found: Dossier | None = None
        self.fields["dossier"].choices = [("", _("geen van deze")), *_families()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if self.errors:
            return filled
        if bool(filled["dossier"]) == bool(filled["bsn"]):
            self.add_error(None, _("Kies een gezin, of zoek op een burgerservicenummer. Eén van de twee."))
        elif filled["dossier"]:
            self.found = Dossier.objects.open().filter(pk=filled["dossier"]).first()
        else:
            self.found = matching.known_dossier([matching.print_of(filled["bsn"])], self.viewer)
            if self.found is None:
                self.add_error("bsn", _("Er is geen open dossier met dit burgerservicenummer."))
        return filled


class Faces:
    """The professionals who can be chosen: with a position today, around the municipality of the desk."""

    def __init__(self, desk: Team, today: date) -> None:
        near = Q(team__municipality=None) | Q(team__municipality=desk.municipality)
        if desk.municipality is None:
            near = Q(team__organisation__region=desk.organisation.region)
        self.positions = list(
            Position.objects.on(today)
            .filter(near, kind__in=rules.WORKING_POSITIONS)
            .select_related("professional", "team__organisation")
            .order_by("team__organisation__name", "professional__first_name", "professional__last_name", "team__name")
        )

    def field(
        self, label: Any, help_text: Any, *, carrying: bool = False, required: bool = True
    ) -> forms.TypedChoiceField:
        """A choice of faces, grouped by organisation; `carrying` leaves out who cannot carry a family."""
        faces = {_value(one): one for one in self.positions if not carrying or _carries(one)}
        groups: dict[str, list[tuple[str, str]]] = {}
        for value, one in faces.items():
            groups.setdefault(one.team.organisation.name, []).append((value, f"{one.professional} ({one.team})"))
        return forms.TypedChoiceField(
            label=label,
            help_text=help_text,
            choices=[("", _("Kies …") if required else _("nog niemand")), *groups.items()],
            coerce=lambda value: Face(faces[value].professional, faces[value].team),
            empty_value=None,
            required=required,
        )

    def value_of(self, professional_id: int) -> str:
        """The first face of somebody who can carry a family; empty when there is none."""
        return next(
            (_value(one) for one in self.positions if one.professional_id == professional_id and _carries(one)), ""
        )


def _value(position: Position) -> str:
    return f"{position.professional_id}:{position.team_id}"


def _carries(position: Position) -> bool:
    return position.team.organisation.kind in rules.CARRYING_ORGANISATIONS


def _families() -> list[tuple[int, str]]:
    """The open dossiers that whoever looks may see, by the first names of the family."""
    names: dict[int, list[str]] = {}
    members = Member.objects.filter(dossier__closed_at__isnull=True).select_related("person__identity")
    for member in members.order_by("id"):
        if hasattr(member.person, "identity"):
            names.setdefault(member.dossier_id, []).append(str(member.person.identity))
    return sorted(((dossier_id, join_words(found)) for dossier_id, found in names.items()), key=lambda one: one[1])
