"""The pages of who doubts: where to begin, and the five steps of the reporting code, in any order."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.intake import actions_doubts as actions
from kring.casework.intake import code_rules, forms
from kring.casework.intake.began import FROM_CODE
from kring.casework.intake.forms_doubts import BALANCE, STEP_FORMS, BalanceForm, BeginForm, ShareCodeForm
from kring.casework.intake.models import Advice, ReportingCode
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.forms import OnceForm
from kring.foundation.core.once import FIELD, once
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
STEP_INTROS = {
    1: "",
    2: gettext_lazy("Overleg kan zonder naam. U hoeft nog niets te besluiten."),
    3: gettext_lazy("Openheid helpt bijna altijd. Alleen als praten gevaar geeft, slaat u deze stap over."),
    4: gettext_lazy(
        "Vijf vragen. Kring rekent niets uit: u ziet waar het landelijke kader naar wijst, en u besluit zelf."
    ),
    5: gettext_lazy("Melden en hulp bieden kan ook allebei."),
}


@require_safe
@reads()
def doubt(request: Request) -> HttpResponse:
    """Where to begin when one doubts: the steps of the code, advice, or a report."""
    viewer = _professional(request)
    codes = ReportingCode.objects.select_related("professional").order_by("finished_at", "-started_at")
    return render(
        request,
        "intake/doubt.html",
        {
            "codes": [_in_a_row(code, viewer) for code in codes[:50]],
            "at_a_desk": PositionKind.DESK in viewer.roles,
            "to_call_back": Advice.objects.to_call_back(viewer.today).order_by("call_back_on")[:20],
            "answers": PositionKind.ANSWERS_QUESTIONS in viewer.roles,
        },
    )


@get_or_post
@reads()
@once
def begin(request: Request) -> HttpResponse:
    """Begin with the steps."""
    viewer = _professional(request)
    begun: list[ReportingCode] = []
    response = form_page(
        request,
        form=BeginForm(request.POST or None),
        act=lambda filled: begun.append(actions.begin_code(title=filled["title"], viewer=viewer)),
        done=_("U kunt beginnen. Alles wordt bewaard, ook als het half af is."),
        leads_to=reverse("intake:doubt"),
        title=_("De meldcode: beginnen"),
        intro=_("Alleen u leest wat u hier schrijft, tot u het zelf deelt."),
        submit=_("Beginnen"),
        cancel_url=reverse("intake:doubt"),
    )
    return HttpResponseRedirect(_code_url(begun[0])) if begun else response


@require_safe
@reads()
def code(request: Request, code_id: int) -> HttpResponse:
    """The five steps together: what stands there, where the weighing points to, and what can be done now."""
    viewer = _professional(request)
    one = get_object_or_404(ReportingCode.objects.select_related("professional", "shared_with"), pk=code_id)
    audit.log(viewer, "intake.code", one, act=Act.READ)
    return render(
        request,
        "intake/code.html",
        {
            "code": one,
            "own": one.professional_id == viewer.id,
            "may_write": one.professional_id == viewer.id and one.finished_at is None,
            "steps": [_step(one, number) for number in code_rules.STEPS],
            "pointer": code_rules.where_it_points(code_rules.answers_of(one)),
            "persons": _names(one),
            "balance": _balance_in_words(one),
            "report_url": f"{reverse('intake:new')}?{FROM_CODE}={one.pk}",
            "look_again": one.look_again_on is not None and one.look_again_on <= viewer.today and not one.finished_at,
        },
    )


@get_or_post
@reads()
@once
def step(request: Request, code_id: int, number: int) -> HttpResponse:
    """One of the five steps. What is not there yet may come later."""
    one, viewer = _own(request, code_id)
    if number not in STEP_FORMS:
        raise Http404
    form_of = STEP_FORMS[number]
    names = [name for name in form_of().fields if name != FIELD]
    intro = str(STEP_INTROS[number])
    if number == 5 and (pointer := code_rules.where_it_points(code_rules.answers_of(one))):
        intro = _("Het wegen wijst naar: %(what)s. %(why)s U besluit zelf.") % {
            "what": pointer.decision.label,
            "why": pointer.why,
        }

    def keep(filled: dict[str, Any]) -> None:
        values = {name: filled[name] for name in names}
        actions.take_step(code=one, step=number, values=values, viewer=viewer)

    return form_page(
        request,
        form=form_of(request.POST or None, initial={name: getattr(one, name) for name in names}),
        act=keep,
        done=_("Bewaard."),
        leads_to=_code_url(one),
        title=_("Stap %(number)s: %(name)s") % {"number": number, "name": str(code_rules.STEP_NAMES[number]).lower()},
        intro=intro,
        submit=_("Bewaren"),
        cancel_url=_code_url(one),
    )


@get_or_post
@reads()
@once
def persons(request: Request, code_id: int) -> HttpResponse:
    """About whom it is, as a report asks for it: written once, kept sealed."""
    one, viewer = _own(request, code_id)
    if request.method == "POST":
        blocks = forms.persons_form(request.POST)
        if blocks.is_valid():
            filled = [form.cleaned_data for form in blocks if form.has_changed()]
            actions.take_step(code=one, step=1, values={"persons": code_rules.as_text(filled)}, viewer=viewer)
            return HttpResponseRedirect(_code_url(one))
    else:
        known = code_rules.from_text(one.persons) or []
        kept = {f"persoon-{number}-{name}": told for number, each in enumerate(known) for name, told in each.items()}
        blocks = forms.persons_form(blocks=max(len(known), forms.PERSONS_AT_FIRST), kept=kept)
    faults = blocks.non_form_errors() if blocks.is_bound else []
    return render(
        request,
        "intake/code_persons.html",
        {"code": one, "persons": blocks, "form": OnceForm(), "faults": faults, "cancel_url": _code_url(one)},
        status=422 if blocks.is_bound else 200,
    )


@get_or_post
@reads()
@once
def balance(request: Request, code_id: int) -> HttpResponse:
    """Why one reports without consent: five questions, which go along with the report."""
    one, viewer = _own(request, code_id)
    told = {BALANCE + name: answer for name, answer in (code_rules.from_text(one.balance) or {}).items()}

    def keep(filled: dict[str, Any]) -> None:
        answers = BalanceForm.balance(filled)
        text = code_rules.as_text(answers) if any(answers.values()) else ""
        actions.take_step(code=one, step=4, values={"balance": text}, viewer=viewer)

    return form_page(
        request,
        form=BalanceForm(request.POST or None, initial=told),
        act=keep,
        done=_("Bewaard."),
        leads_to=_code_url(one),
        title=_("Melden zonder toestemming"),
        intro=_("U heeft een geheimhouding. Deze vijf vragen helpen u te zeggen waarom u die nu doorbreekt."),
        submit=_("Bewaren"),
        cancel_url=_code_url(one),
    )


@get_or_post
@reads()
@once
def share(request: Request, code_id: int) -> HttpResponse:
    """Let one colleague read along, or nobody any more."""
    one, viewer = _own(request, code_id)
    colleagues = actions.colleagues_of(one, viewer)

    def keep(filled: dict[str, Any]) -> None:
        whom = Professional.objects.filter(pk=filled["with_whom"] or 0).first()
        actions.share_code(code=one, with_whom=whom, viewer=viewer)

    return form_page(
        request,
        form=ShareCodeForm(request.POST or None, colleagues=colleagues, initial={"with_whom": one.shared_with_id}),
        act=keep,
        done=_("Bewaard."),
        leads_to=_code_url(one),
        title=_("Delen met een collega"),
        submit=_("Bewaren"),
        cancel_url=_code_url(one),
    )


@get_or_post
@reads()
@once
def finish(request: Request, code_id: int) -> HttpResponse:
    """Close the steps."""
    one, viewer = _own(request, code_id)
    return form_page(
        request,
        form=OnceForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: actions.finish_code(code=one, viewer=viewer),
        done=_("Afgesloten."),
        leads_to=_code_url(one),
        title=_("De stappen afsluiten?"),
        intro=_("U leest ze nog, en verandert niets meer. Na de bewaartermijn gooit Kring ze weg."),
        submit=_("Ja, afsluiten"),
        cancel_url=_code_url(one),
    )


@get_or_post
@reads()
@once
def throw_away(request: Request, code_id: int) -> HttpResponse:
    """Throw the steps away."""
    one, viewer = _own(request, code_id)
    return form_page(
        request,
        form=OnceForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: actions.throw_code_away(code=one, viewer=viewer),
        done=_("Weggegooid."),
        leads_to=reverse("intake:doubt"),
        title=_("Alles hiervan weggooien?"),
        intro=_("Dit kan niet ongedaan worden gemaakt. Een melding die u deed, blijft bestaan."),
        submit=_("Ja, weggooien"),
        cancel_url=_code_url(one),
    )


def _own(request: Request, code_id: int) -> tuple[ReportingCode, Viewer]:
    viewer = _professional(request)
    return get_object_or_404(ReportingCode, pk=code_id, professional_id=viewer.id), viewer


def _professional(request: Request) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_professional:
        raise Http404
    return viewer


def _code_url(one: ReportingCode) -> str:
    return reverse("intake:code", args=[one.pk])


def _in_a_row(one: ReportingCode, viewer: Viewer) -> dict[str, Any]:
    return {
        "code": one,
        "own": one.professional_id == viewer.id,
        "done": sum(code_rules.is_done(number, one) for number in code_rules.STEPS),
    }


def _step(one: ReportingCode, number: int) -> dict[str, Any]:
    told: dict[int, list[tuple[Any, Any]]] = {
        1: [("", one.signals)],
        2: [("", one.get_consulted_with_display()), ("", one.consulted)],
        3: [("", one.talk), (_("Geen gesprek, want"), one.not_talked)],
        4: [
            *((question, getattr(one, f"get_{name}_display")()) for name, question in code_rules.WEIGHING.items()),
            ("", one.weighing),
        ],
        5: [
            ("", one.get_decision_display()),
            (_("Waarom"), one.decision_reason),
            (_("Hulp"), one.help_what),
        ],
    }
    days = {1: one.signals_on, 2: one.consulted_on, 3: one.talked_on, 4: one.weighed_on, 5: one.decided_on}
    return {
        "number": number,
        "name": code_rules.STEP_NAMES[number],
        "done": code_rules.is_done(number, one),
        "on": days[number],
        "told": [(head, text) for head, text in told[number] if text],
    }


def _names(one: ReportingCode) -> list[str]:
    known = code_rules.from_text(one.persons) or []
    parts = ("given_names", "prefix", "surname")
    return [" ".join(str(each[part]) for part in parts if each.get(part)) for each in known]


def _balance_in_words(one: ReportingCode) -> list[tuple[Any, str]]:
    answers = code_rules.from_text(one.balance) or {}
    return [(question, answers[name]) for name, question in code_rules.BALANCE.items() if answers.get(name)]
