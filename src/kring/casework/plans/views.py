"""The pages of a plan: fetch, hand over. The database has already decided what this viewer can fetch."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.plans import actions, forms, rules
from kring.casework.plans.apart import may_not_go_on
from kring.casework.plans.models import Action, CourtOrder, Goal, GoalScore, ImpactProposal, PlanVersion
from kring.casework.plans.what_helps import what_helps
from kring.casework.separation.standing import only_apart
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.opened import carried, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def plan_url(dossier_id: int) -> str:
    return reverse("plans:plan", args=[dossier_id])


def dossier_at_work(dossier_id: int, section: Section = Section.PLAN) -> Dossier:
    """The open dossier in which whoever looks may write; for a family member these pages do not exist."""
    return get_object_or_404(writable(section), pk=dossier_id)


@require_safe
@reads(Section.PLAN, Section.FRAME)
def plan(request: Request, dossier_id: int) -> HttpResponse:
    """The plan of one family: goals, who does what, and the frame in which it stands."""
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    goals = list(Goal.objects.of(dossier).order_by("position", "id"))
    open_actions = list(
        Action.objects.of(dossier)
        .select_related("doer_professional", "doer_organisation", "order", "service__organisation")
        .order_by("id")
    )
    scores: dict[int, dict[int | None, GoalScore]] = {}
    for score in GoalScore.objects.of(dossier).order_by("scored_on", "id"):
        scores.setdefault(score.goal_id, {})[score.scorer_id] = score
    circle = circle_of(dossier)
    may_write = writable(Section.PLAN).filter(pk=dossier_id).exists()
    apart = may_write and only_apart(dossier)
    return render(
        request,
        "plans/plan.html",
        {
            "dossier": dossier,
            "circle": circle,
            "goals": [
                {
                    "goal": goal,
                    "what_helps": what_helps(dossier, goal.about, circle, request.viewer.today, apart=apart),
                    "actions": [action for action in open_actions if action.goal_id == goal.pk],
                    "scores": [
                        (circle.name_of(scorer) or _("professional"), score)
                        for scorer, score in scores.get(goal.pk, {}).items()
                    ],
                }
                for goal in goals
                if goal.reached_on is None and goal.dropped_on is None
            ],
            "reached": [goal for goal in goals if goal.reached_on is not None],
            "other_actions": [action for action in open_actions if action.goal_id is None],
            "legal_frame": rules.heaviest(action.frame for action in open_actions if action.ended_on is None),
            "orders": CourtOrder.objects.of(dossier).order_by("-from_on"),
            "today": request.viewer.today,
            "versions": PlanVersion.objects.of(dossier).order_by("-number"),
            "proposals": list(ImpactProposal.objects.of(dossier).waiting().select_related("asked_of")),
            "may_write": may_write,
            "not_together": may_not_go_on(dossier, open_actions) if may_write else "",
            "may_answer": carried(Section.PLAN).filter(pk=dossier_id).exists(),
        },
    )


@get_or_post
@reads(Section.PLAN)
@once
def new_goal(request: Request, dossier_id: int) -> HttpResponse:
    """Agree on a goal."""
    dossier = dossier_at_work(dossier_id)
    return form_page(
        request,
        form=forms.GoalForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.set_goal(dossier=dossier, viewer=request.viewer, **_without_once(filled)),
        done=_("Het doel staat in het plan."),
        leads_to=plan_url(dossier_id),
        title=_("Nieuw doel"),
        submit=_("Doel afspreken"),
        cancel_url=plan_url(dossier_id),
    )


@get_or_post
@reads(Section.PLAN)
@once
def edit_goal(request: Request, dossier_id: int, goal_id: int) -> HttpResponse:
    """Change the words of a goal; when two people do so at once, the second sees it and chooses."""
    goal = get_object_or_404(Goal.objects.of(dossier_at_work(dossier_id)), pk=goal_id)
    names = ("wording", "whose", "noticed_by", "aim_on")
    form = forms.GoalEditForm(
        request.POST or None, initial={name: getattr(goal, name) for name in names} | {"seen_version": goal.version}
    )

    def changed_meanwhile() -> list[tuple[str, str, str]]:
        goal.refresh_from_db()
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen_version"] = str(goal.version)  # type: ignore[index]
        return [
            (str(form.fields[name].label), str(getattr(goal, name) or ""), str(form.cleaned_data[name] or ""))
            for name in names
            if getattr(goal, name) != form.cleaned_data[name]
        ]

    return form_page(
        request,
        form=form,
        act=lambda filled: actions.reword_goal(goal=goal, viewer=request.viewer, **_without_once(filled)),
        done=_("Het doel is veranderd."),
        leads_to=plan_url(dossier_id),
        title=_("Doel veranderen"),
        submit=_("Opslaan"),
        cancel_url=plan_url(dossier_id),
        changed=changed_meanwhile,
    )


@get_or_post
@reads(Section.PLAN)
@once
def reach_goal(request: Request, dossier_id: int, goal_id: int) -> HttpResponse:
    """Record that a goal was reached."""
    goal = get_object_or_404(Goal.objects.of(dossier_at_work(dossier_id)).open(), pk=goal_id)
    return form_page(
        request,
        form=forms.DayForm(request.POST or None),
        act=lambda filled: actions.reach_goal(goal=goal, on=filled["on"], viewer=request.viewer),
        done=_("Het doel is bereikt."),
        leads_to=plan_url(dossier_id),
        title=_("Doel bereikt"),
        intro=f"“{goal.wording}”",
        submit=_("Doel bereikt"),
        cancel_url=plan_url(dossier_id),
    )


@get_or_post
@reads(Section.PLAN)
@once
def score_goal(request: Request, dossier_id: int, goal_id: int) -> HttpResponse:
    """Give a goal a number, according to somebody."""
    dossier = dossier_at_work(dossier_id)
    goal = get_object_or_404(Goal.objects.of(dossier).open(), pk=goal_id)
    return form_page(
        request,
        form=forms.ScoreForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.score_goal(
            goal=goal,
            viewer=request.viewer,
            score=filled["score"],
            on=filled["on"],
            scorer_id=filled["scorer"],
            one_more=filled["one_more"],
        ),
        done=_("Het cijfer staat bij het doel."),
        leads_to=plan_url(dossier_id),
        title=_("Cijfer geven"),
        intro=f"“{goal.wording}”",
        submit=_("Cijfer opslaan"),
        cancel_url=plan_url(dossier_id),
    )


def _without_once(filled: dict) -> dict:
    return {name: value for name, value in filled.items() if name != "eenmalig"}
