"""What somebody fills in about the approach of one family: which one, whether a line of it holds, who has a role."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kring.casework.meetings.models import Meeting
from kring.foundation.circle.approaches import DossierApproach
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import OnceForm
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.sharing.audit import item_key
from kring.foundation.ui.forms import DateInput

MEETINGS_SHOWN = 10
YES_OR_NO = [("yes", _("ja")), ("no", _("nee"))]


class ChooseForm(OnceForm):
    """Which approach, why, and whether that was decided in a meeting."""

    approach = forms.ChoiceField(label=_("Welke werkwijze past nu?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Het gezin leest dit ook. Schrijf het zo op dat zij het begrijpen."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    meeting = forms.ChoiceField(label=_("Besloten in een overleg?"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, dossier: Dossier, versions: list[ApproachVersion], now: DossierApproach | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._versions = {str(one.pk): one for one in versions if now is None or one.pk != now.approach_version_id}
        self.fields["approach"].choices = [(key, str(one)) for key, one in self._versions.items()]  # type: ignore[attr-defined]
        meetings = Meeting.objects.of(dossier).order_by("-starts_at")[:MEETINGS_SHOWN]
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]
            ("", _("nee, of nog niet")),
            *((item_key(one), f"{date_format(one.starts_at, 'j F Y')}: {one.purpose}") for one in meetings),
        ]
        self.fields["seen"].initial = now.pk if now else None

    def chosen(self) -> ApproachVersion:
        return self._versions[self.cleaned_data["approach"]]


class StepForm(OnceForm):
    """Whether a step is done, since when, and from what one can tell."""

    holds = forms.ChoiceField(label=_("Is deze stap klaar?"), choices=YES_OR_NO, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Sinds welke dag?"), widget=DateInput, initial=date.today)
    evidence = forms.CharField(label=_("Waaruit blijkt dat?"), widget=forms.Textarea(attrs={"rows": 3}))


class CriterionForm(OnceForm):
    """Whether a criterion holds, and from what one can tell."""

    holds = forms.ChoiceField(label=_("Is dit zo?"), choices=YES_OR_NO, widget=forms.RadioSelect)
    evidence = forms.CharField(label=_("Waaruit blijkt dat?"), widget=forms.Textarea(attrs={"rows": 3}))


class RoleForm(OnceForm):
    """Who of the circle has a role of the approach."""

    professional = forms.TypedChoiceField(label=_("Wie is dit?"), coerce=int)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["professional"].choices = [("", "—"), *circle.professional_choices()]  # type: ignore[attr-defined]
