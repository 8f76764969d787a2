"""What is filled in by who answers a request, or writes down one that was made on paper or aloud."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy

from kring.foundation.core.forms import OnceForm
from kring.foundation.sharing.rights.choices import Outcome, RefusalGround, RequestKind
from kring.foundation.sharing.rights.mending import changes_in, mendable_fields

MENDED = "m_"


class AnswerForm(OnceForm):
    """The decision; for a correction also what stands there now, to mend."""

    outcome = forms.ChoiceField(label=gettext_lazy("Uw besluit"), choices=Outcome.choices, widget=forms.RadioSelect)
    refusal_ground = forms.ChoiceField(
        label=gettext_lazy("Waarom niet, of niet helemaal"), required=False, choices=[("", "—"), *RefusalGround.choices]
    )
    reasons = forms.CharField(
        label=gettext_lazy("Uitleg voor wie het vroeg"),
        help_text=gettext_lazy("Wat doet u, of waarom kan het in dit geval niet? Schrijf het zoals u het zou zeggen."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )

    def __init__(self, *args: Any, kind: str, item: Model | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item if kind == RequestKind.CORRECTION else None
        if kind != RequestKind.CORRECTION:
            self.fields["refusal_ground"].choices = [  # type: ignore[attr-defined]
                ("", "—"),
                *((value, label) for value, label in RefusalGround.choices if value != RefusalGround.NO_MISTAKE),
            ]
        if self.item is not None:
            for name, field in mendable_fields(self.item).items():
                field.required = False
                self.fields[f"{MENDED}{name}"] = field
            self.fields["seen_version"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=getattr(self.item, "version", None)
            )

    def changes(self) -> dict[str, Any]:
        """What was mended."""
        if self.item is None:
            return {}
        # Only what was sent: a field that was not on the screen is left as it is.
        filled = {
            name.removeprefix(MENDED): value
            for name, value in self.cleaned_data.items()
            if name.startswith(MENDED) and name in self.data
        }
        return changes_in(self.item, filled)


class ExtendForm(OnceForm):
    reason = forms.CharField(
        label=gettext_lazy("Waarom duurt het langer?"),
        help_text=gettext_lazy("Wie het vroeg, leest dit. Verlengen kan één keer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class RecordForm(OnceForm):
    """A request that somebody made on paper or aloud."""

    requester_id = forms.TypedChoiceField(label=gettext_lazy("Wie vraagt het?"), coerce=int)
    about_person_id = forms.TypedChoiceField(label=gettext_lazy("Over wie gaat het?"), coerce=int)
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat wordt er gevraagd?"),
        widget=forms.RadioSelect,
        choices=[(value, label) for value, label in RequestKind.choices if value != RequestKind.CORRECTION],
    )
    words = forms.CharField(
        label=gettext_lazy("De vraag, in de woorden van wie het vroeg"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )

    def __init__(self, *args: Any, persons: list[tuple[int, str]], has_item: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("requester_id", "about_person_id"):
            self.fields[name].choices = [("", "—"), *persons]  # type: ignore[attr-defined]
        if has_item:
            self.fields["kind"].choices = RequestKind.choices  # type: ignore[attr-defined]


class GiveForm(OnceForm):
    handler = forms.ChoiceField(label=gettext_lazy("Wie behandelt dit verzoek?"))

    def __init__(self, *args: Any, professionals: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].choices = [("", "—"), *((str(pk), name) for pk, name in professionals)]  # type: ignore[attr-defined]
