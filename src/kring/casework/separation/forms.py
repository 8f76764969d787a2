"""What is filled in for a safety screen: by a parent alone, by a professional with them, and the conclusion."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.casework.separation.actions import Said
from kring.casework.separation.choices import ANSWERS, HowSevere, Pattern, Power, Scale, ScreenWay
from kring.casework.separation.models import ScreenAnswer, ScreenQuestion
from kring.foundation.core.forms import OnceForm
from kring.foundation.ui.forms import DateInput

LOOK_AGAIN_AFTER = timedelta(days=90)
LONGEST = 2000


class AnswersForm(OnceForm):
    """Some questions, each of which may be skipped. What was said before stands in it."""

    def __init__(
        self,
        *args: Any,
        questions: Iterable[ScreenQuestion],
        before: Iterable[ScreenAnswer],
        may_finish: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        said = {one.question_id: one for one in before}
        self.asked = list(questions)
        for question in self.asked:
            kept = said.get(question.pk)
            in_words = question.scale == Scale.WORDS
            if not in_words:
                choices = [(one.value, one.label) for one in ANSWERS[Scale(question.scale)]]
                self.fields[f"antwoord-{question.pk}"] = forms.ChoiceField(
                    label=question.wording, choices=[("", _("sla ik over")), *choices], required=False,
                    widget=forms.RadioSelect, initial=kept.answer if kept else "",
                )  # fmt: skip
            self.fields[f"woorden-{question.pk}"] = forms.CharField(
                label=question.wording if in_words else _("Wilt u hier iets bij zeggen?"),
                widget=forms.Textarea(attrs={"rows": 4 if in_words else 1}), max_length=LONGEST, required=False,
                initial=kept.words if kept else "",
            )  # fmt: skip
        if may_finish:
            self.fields["klaar"] = forms.BooleanField(
                label=_("Deze ouder zei wat die wilde zeggen"), help_text=_("Aanvullen kan altijd nog."), required=False
            )

    def said(self) -> dict[int, Said]:
        """What was filled in, by number of the question."""
        filled = self.cleaned_data
        return {
            one.pk: (filled.get(f"antwoord-{one.pk}", ""), filled.get(f"woorden-{one.pk}", "")) for one in self.asked
        }


class AskForm(OnceForm):
    """How one parent is asked."""

    way = forms.ChoiceField(
        label=_("Hoe?"),
        help_text=_("De eigen pagina alleen als niemand op die telefoon meekijkt. Twijfelt u, kies dan een gesprek."),
        choices=ScreenWay.choices,
        widget=forms.RadioSelect,
        initial=ScreenWay.FACE_TO_FACE,
    )


class WhyNotForm(OnceForm):
    why_not = forms.CharField(
        label=_("Waarom vraagt u deze ouder niet?"),
        help_text=_("Bijvoorbeeld: vragen zelf zou nu gevaar geven. Het gezin leest dit niet."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )


class ConcludeForm(OnceForm):
    """What a professional concludes. Nothing is filled in beforehand: a person decides."""

    pattern = forms.ChoiceField(label=_("Welk patroon ziet u?"), choices=Pattern.choices, widget=forms.RadioSelect)
    severity = forms.ChoiceField(label=_("Hoe ernstig is het?"), choices=HowSevere.choices, widget=forms.RadioSelect)
    power = forms.ChoiceField(label=_("Hoe is de macht verdeeld?"), choices=Power.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Waarom vindt u dat?"),
        help_text=_("Wat zei elke ouder, wat spreekt elkaar tegen, en wat weegt voor u het zwaarst?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )
    observed = forms.CharField(
        label=_("Wat zag u zelf?"),
        help_text=_("In de gesprekken, bij het brengen en halen, bij de kinderen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    concluded_on = forms.DateField(label=_("Vastgesteld op"), widget=DateInput, initial=date.today)
    look_again_on = forms.DateField(
        label=_("Wanneer bekijkt u dit opnieuw?"),
        help_text=_("Op die dag staat het op Vandaag. Eerder mag altijd."),
        widget=DateInput,
        initial=lambda: timezone.localdate() + LOOK_AGAIN_AFTER,
    )
