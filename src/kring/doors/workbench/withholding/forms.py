"""What a person fills in to withhold: from whom, why, and when to look again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.people import Circle
from kring.foundation.core.forms import OnceForm
from kring.foundation.households.choices import PlaceKind
from kring.foundation.sharing.withholding import Whom
from kring.foundation.ui.forms import DateInput

LOOK_AGAIN_AFTER = timedelta(days=90)


class LookAgainForm(OnceForm):
    """A reason, and a day to look again."""

    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Alleen wie het gezin draagt, leest dit. Wie het niet mag weten, ziet ook niet dát er iets is."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    review_on = forms.DateField(label=_("Wanneer kijkt u opnieuw?"), widget=DateInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].initial = today + LOOK_AGAIN_AFTER


class WithholdForm(LookAgainForm):
    """From whom, besides."""

    whom = forms.MultipleChoiceField(label=_("Voor wie?"), widget=forms.CheckboxSelectMultiple)

    field_order = ("whose", "whom", "reason", "review_on")

    def __init__(self, *args: Any, circle: Circle, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, today=viewer.today, **kwargs)
        self.fields["whom"].choices = _everyone(circle, viewer)  # type: ignore[attr-defined]

    def from_whom(self) -> list[Whom]:
        """Who was ticked."""
        chosen = [key.partition(":") for key in self.cleaned_data["whom"]]
        return [Whom(**{f"{kind}_id": int(number)}) for kind, _colon, number in chosen]


class SecretAddressForm(WithholdForm):
    """Whose address, besides."""

    whose = forms.ChoiceField(label=_("Van wie is het adres geheim?"))

    def __init__(self, *args: Any, circle: Circle, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, circle=circle, viewer=viewer, **kwargs)
        self.fields["whose"].choices = [("", _("Kies iemand")), *_people(circle)]  # type: ignore[attr-defined]


class PlaceForm(OnceForm):
    """A place or number of somebody."""

    whose = forms.ChoiceField(label=_("Van wie?"))
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=PlaceKind.choices)
    text = forms.CharField(label=_("Adres, nummer of naam"), max_length=300)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = [("", _("Kies iemand")), *_people(circle)]  # type: ignore[attr-defined]


class SureForm(OnceForm):
    """Nothing to fill in: being sure is enough."""


def _people(circle: Circle) -> list[tuple[int, str]]:
    network = [
        (one.person_id, str(one.person.identity))
        for one in circle.involvements
        if one.person is not None and one.person_id and hasattr(one.person, "identity")
    ]
    return [*circle.person_choices(), *network]


def _everyone(circle: Circle, viewer: Viewer) -> list[tuple[Any, list[tuple[str, str]]]]:
    organisations = {
        one.team.organisation_id: str(one.team.organisation)
        for one in circle.involvements
        if one.team is not None and one.team.organisation_id != viewer.organisation_id
    }
    groups = [
        (_("Gezin en netwerk"), [(f"person:{pk}", name) for pk, name in _people(circle)]),
        (
            _("Professionals"),
            [(f"professional:{pk}", name) for pk, name in circle.professional_choices() if pk != viewer.id],
        ),
        (
            _("Iedereen van een organisatie"),
            [(f"organisation:{pk}", name) for pk, name in organisations.items()],
        ),
    ]
    return [group for group in groups if group[1]]
