"""What a person fills in at the steps of the reporting code, and at advice without a name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.casework.intake import code_rules
from kring.casework.intake.choices import (
    AgeGroup,
    CodeDecision,
    ConcernKind,
    ConsultedWith,
    ReporterKind,
    YesNo,
)
from kring.casework.intake.nameless import who_it_points_to
from kring.casework.intake.received import NewQuestion
from kring.foundation.core.forms import OnceForm
from kring.foundation.organisations.choices import OrganisationKind
from kring.foundation.organisations.models import Team
from kring.foundation.ui.forms import DateInput

_YES_NO = [("", gettext_lazy("weet ik nog niet")), *YesNo.choices]
BALANCE = "zwaar_"


def _words(label: Any, help_text: Any = "", rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}), required=False, **more
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DateInput, required=False)


class BeginForm(OnceForm):
    title = forms.CharField(
        label=gettext_lazy("Hoe noemt u dit voor uzelf?"),
        help_text=gettext_lazy(
            "Een paar woorden waaraan u het herkent, zonder naam. Bijvoorbeeld: stille jongen groep 5."
        ),
        max_length=120,
    )

    def clean_title(self) -> str:
        return _nameless(self.cleaned_data["title"])


class SignalsForm(OnceForm):
    signals = _words(
        gettext_lazy("Wat zag of hoorde u?"),
        gettext_lazy("Feiten eerst: wat, wanneer, wie zei het. Daarna wat u ervan vindt."),
        rows=6,
    )
    signals_on = _day(gettext_lazy("Op welke dag zette u dit op een rij?"))


class ConsultForm(OnceForm):
    consulted_with = forms.ChoiceField(
        label=gettext_lazy("Met wie overlegde u?"),
        choices=[("", gettext_lazy("nog niet overlegd")), *ConsultedWith.choices],
        required=False,
    )
    consulted = _words(
        gettext_lazy("Wat leverde dat op?"),
        gettext_lazy("Veilig Thuis geeft advies zonder dat u een naam noemt: 0800-2000, dag en nacht."),
    )
    consulted_on = _day(gettext_lazy("Wanneer overlegde u?"))


class TalkForm(OnceForm):
    talk = _words(
        gettext_lazy("Met wie sprak u, en wat zeiden zij zelf?"),
        gettext_lazy("Praat als het kan ook met het kind. Is praten gevaarlijk? Doe het dan niet, en overleg eerst."),
    )
    not_talked = _words(gettext_lazy("Geen gesprek? Schrijf op waarom niet"), rows=2)
    talked_on = _day(gettext_lazy("Wanneer sprak u?"))


class WeighForm(OnceForm):
    weighing = _words(gettext_lazy("Waarom denkt u dat?"))
    weighed_on = _day(gettext_lazy("Wanneer woog u dit?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in code_rules.WEIGHING.items():
            self.fields[name] = forms.ChoiceField(
                label=question, choices=_YES_NO, widget=forms.RadioSelect, required=False
            )
        self.order_fields([*code_rules.WEIGHING, "weighing", "weighed_on"])


class DecideForm(OnceForm):
    decision = forms.ChoiceField(
        label=gettext_lazy("Wat besluit u?"), choices=CodeDecision.choices, widget=forms.RadioSelect
    )
    decision_reason = _words(gettext_lazy("Waarom besluit u dit?"), rows=3)
    help_what = _words(gettext_lazy("Biedt u zelf hulp? Welke, en wie let op de veiligheid?"), rows=3)
    look_again_on = _day(gettext_lazy("Biedt u zelf hulp? Wanneer kijkt u of het werkt?"))


STEP_FORMS: dict[int, type[OnceForm]] = {1: SignalsForm, 2: ConsultForm, 3: TalkForm, 4: WeighForm, 5: DecideForm}


class ShareCodeForm(OnceForm):
    with_whom = forms.TypedChoiceField(
        label=gettext_lazy("Met wie deelt u dit?"),
        help_text=gettext_lazy("Bijvoorbeeld de aandachtsfunctionaris. Deze collega leest mee en verandert niets."),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, colleagues: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with_whom"].choices = [("", _("met niemand")), *colleagues.items()]  # type: ignore[attr-defined]


class BalanceFields(forms.Form):
    """The five questions with which somebody breaks confidentiality: all of them, or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in code_rules.BALANCE.items():
            self.fields[BALANCE + name] = _words(question, rows=2, max_length=2000)

    def about_the_balance(self) -> list[BoundField]:
        return [self[BALANCE + name] for name in code_rules.BALANCE]

    def balance_is_filled(self) -> bool:
        """Whether something stands below the fold that must be seen."""
        return any(field.errors or field.value() for field in self.about_the_balance())

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if problem := code_rules.why_not_balanced(self.balance(filled)):
            empty = next(name for name in code_rules.BALANCE if not filled.get(BALANCE + name))
            self.add_error(BALANCE + empty, problem)
        return filled

    @staticmethod
    def balance(filled: dict[str, Any]) -> dict[str, str]:
        return {name: (filled.get(BALANCE + name) or "").strip() for name in code_rules.BALANCE}

    def balance_as_questions(self) -> tuple[NewQuestion, ...]:
        """The answers as they go along with a report."""
        answers = self.balance(self.cleaned_data)
        return tuple(NewQuestion(str(code_rules.BALANCE[name]), answer) for name, answer in answers.items() if answer)


class BalanceForm(BalanceFields, OnceForm):
    """The same on a page of its own."""


class AdviceForm(OnceForm):
    """Advice about a family that nobody names: refuses what points to somebody."""

    team = forms.ModelChoiceField(label=gettext_lazy("Aanmeldpunt"), queryset=Team.objects.none(), empty_label=None)
    asker_kind = forms.ChoiceField(
        label=gettext_lazy("Wie vraagt advies?"), choices=[("", gettext_lazy("Kies …")), *ReporterKind.choices]
    )
    concern = forms.ChoiceField(
        label=gettext_lazy("Waar gaat het over?"), choices=[("", gettext_lazy("Kies …")), *ConcernKind.choices]
    )
    age_group = forms.ChoiceField(
        label=gettext_lazy("Hoe oud is degene om wie het gaat?"),
        choices=[("", gettext_lazy("Kies …")), *AgeGroup.choices],
    )
    question = forms.CharField(
        label=gettext_lazy("Wat speelt er?"),
        help_text=gettext_lazy("Zonder naam, geboortedatum, adres of nummer."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
    advised = forms.CharField(
        label=gettext_lazy("Wat adviseert u?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    call_back_on = forms.DateField(
        label=gettext_lazy("Wanneer spreekt u elkaar weer?"),
        help_text=gettext_lazy(
            "Degene die advies vroeg belt zelf, met het nummer van dit advies. Leeg als het niet nodig is."
        ),
        widget=DateInput,
        required=False,
    )

    def __init__(self, *args: Any, desks: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["team"].queryset = desks  # type: ignore[attr-defined]
        self.fields["team"].initial = desks.first()
        if desks.count() == 1:
            self.fields["team"].widget = forms.HiddenInput()

    def clean_question(self) -> str:
        return _nameless(self.cleaned_data["question"])

    def clean_advised(self) -> str:
        return _nameless(self.cleaned_data["advised"])

    def clean_call_back_on(self) -> date | None:
        day: date | None = self.cleaned_data["call_back_on"]
        if day is not None and day <= self._today:
            raise forms.ValidationError(_("Deze dag moet nog komen."))
        return day


class CalledForm(OnceForm):
    words = forms.CharField(
        label=gettext_lazy("Hoe gaat het nu?"),
        help_text=gettext_lazy("Zonder naam."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    again_on = _day(gettext_lazy("Spreekt u elkaar nog eens? Wanneer"))

    def clean_words(self) -> str:
        return _nameless(self.cleaned_data["words"])


def reporter_kind_of(organisation_kind: str) -> str:
    """Who reports, when somebody of this kind of organisation does."""
    return {
        OrganisationKind.POLICE: ReporterKind.POLICE,
        OrganisationKind.SCHOOL: ReporterKind.EDUCATION,
        OrganisationKind.GP: ReporterKind.HEALTH,
        OrganisationKind.YOUTH_HEALTH_CARE: ReporterKind.HEALTH,
        OrganisationKind.MENTAL_HEALTH: ReporterKind.MENTAL_HEALTH,
        OrganisationKind.LOCAL_TEAM: ReporterKind.LOCAL_TEAM,
    }.get(OrganisationKind(organisation_kind), ReporterKind.OTHER_PROFESSIONAL)


def _nameless(text: str) -> str:
    if problem := who_it_points_to(text):
        raise forms.ValidationError(problem)
    return text
