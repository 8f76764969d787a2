"""What somebody fills in who is away: who, for which team, who stands in, and from when till when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.forms import OnceForm
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.ui.forms import DateInput

STANDS_IN = (PositionKind.PROFESSIONAL, PositionKind.DESK, PositionKind.TEAM_LEAD)


class AbsenceForm(OnceForm):
    absent = forms.ChoiceField(label=gettext_lazy("Wie is er niet?"))
    replacement = forms.ChoiceField(
        label=gettext_lazy("Wie vervangt?"),
        help_text=gettext_lazy("Deze collega leest en schrijft in die dagen bij de gezinnen van wie er niet is."),
    )
    from_on = forms.DateField(label=gettext_lazy("Eerste dag"), widget=DateInput, initial=date.today)
    last_on = forms.DateField(label=gettext_lazy("Laatste dag"), widget=DateInput)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        positions = Position.objects.on(viewer.today).select_related("professional", "team__organisation")
        mine = list(positions.filter(professional_id=viewer.id))
        led = [one.team_id for one in mine if one.kind == PositionKind.TEAM_LEAD]
        away = positions.filter(Q(professional_id=viewer.id) | Q(team_id__in=led)).order_by("professional__last_name")
        self._away = {str(one.pk): one for one in away}
        colleagues = Professional.objects.filter(
            pk__in=positions.filter(
                team__organisation_id__in={one.team.organisation_id for one in mine}, kind__in=STANDS_IN
            ).values("professional_id")
        ).order_by("last_name", "first_name")
        self._colleagues = {str(one.pk): one for one in colleagues}
        self.fields["absent"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.professional}, {one.team}") for key, one in self._away.items()
        ]
        self.fields["replacement"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((key, str(one)) for key, one in self._colleagues.items() if one.pk != viewer.id or led),
        ]

    def who(self) -> dict[str, Any]:
        """Who is away for which team, who stands in, and the day on which it ends."""
        position = self._away[self.cleaned_data["absent"]]
        return {
            "absent": position.professional,
            "team": position.team,
            "replacement": self._colleagues[self.cleaned_data["replacement"]],
            "from_on": self.cleaned_data["from_on"],
            # The last day of absence is the last on which it holds.
            "until_on": self.cleaned_data["last_on"] + timedelta(days=1),
        }


class EndForm(OnceForm):
    """Nothing to fill in: ending it is enough."""
