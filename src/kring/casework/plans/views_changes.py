"""The pages on which a plan changes: what a signal proposes, a new version and why, what everybody says of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.plans import actions, forms, proposing
from kring.casework.plans.choices import ProposalAnswer
from kring.casework.plans.models import ImpactProposal, PlanVersion
from kring.casework.plans.touching import items_of
from kring.casework.plans.triggers import TRIGGERS
from kring.casework.plans.versions import difference_with_previous
from kring.casework.plans.views import dossier_at_work, get_or_post, plan_url
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.opened import carried, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@require_safe
@reads(Section.PLAN)
def version(request: Request, dossier_id: int, number: int) -> HttpResponse:
    """One version of the plan, what it changed and why, and what everybody says of it."""
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    chosen = get_object_or_404(PlanVersion.objects.of(dossier), number=number)
    circle = circle_of(dossier)
    said = [(circle.name_of(one.person_id) or _("iemand"), one) for one in chosen.consents.order_by("said_on", "id")]
    heard = {one.person_id for _name, one in said}
    not_heard = [name for pk, name in circle.person_choices() if pk not in heard]
    return render(
        request,
        "plans/version.html",
        {
            "dossier": dossier,
            "version": chosen,
            "difference": difference_with_previous(chosen),
            "said": said,
            "not_heard": not_heard,
            "may_write": writable(Section.PLAN).filter(pk=dossier_id).exists(),
        },
    )


@get_or_post
@reads(Section.PLAN)
@once
def agree_plan(request: Request, dossier_id: int) -> HttpResponse:
    """Fix the plan as it stands as a new version, with the reason that is known already."""
    dossier = dossier_at_work(dossier_id)
    reason = proposing.reason_of(ImpactProposal.objects.of(dossier).to_settle())
    return form_page(
        request,
        form=forms.AgreeForm(request.POST or None, initial={"reason": reason}),
        act=lambda filled: actions.agree_plan(
            dossier=dossier,
            viewer=request.viewer,
            reason=filled["reason"],
            on=filled["on"],
            organisations_present=filled["organisations_present"],
            family_present=filled["family_present"],
            look_again_on=filled["look_again_on"],
        ),
        done=_("Het plan is vastgesteld."),
        leads_to=plan_url(dossier_id),
        title=_("Plan vaststellen"),
        intro=_("Hiermee legt u vast hoe het plan er nu uitziet, en waarom het veranderde."),
        submit=_("Plan vaststellen"),
        cancel_url=plan_url(dossier_id),
    )


@get_or_post
@reads(Section.PLAN)
@once
def say_of_plan(request: Request, dossier_id: int, number: int) -> HttpResponse:
    """Record what one person says of a version of the plan."""
    dossier = dossier_at_work(dossier_id)
    chosen = get_object_or_404(PlanVersion.objects.of(dossier), number=number)
    version_url = reverse("plans:version", args=[dossier_id, number])
    return form_page(
        request,
        form=forms.ConsentForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.say_of_plan(
            plan=chosen,
            person_id=filled["person"],
            kind=filled["kind"],
            reason=filled["reason"],
            on=filled["on"],
            viewer=request.viewer,
        ),
        done=_("Het staat bij het plan."),
        leads_to=version_url,
        title=_("Wat iemand van het plan vindt"),
        intro=_("Vraag het ieder apart. Een ouder leest nooit wat de andere ouder zei."),
        submit=_("Vastleggen"),
        cancel_url=version_url,
    )


@get_or_post
@reads(Section.PLAN, Section.SAFETY)
@once
def answer_proposal(request: Request, dossier_id: int, proposal_id: int) -> HttpResponse:
    """Say what news means for the plan. Only who carries the family answers."""
    dossier = get_object_or_404(carried(Section.PLAN), pk=dossier_id)
    proposal = get_object_or_404(ImpactProposal.objects.of(dossier).select_related("asked_of"), pk=proposal_id)
    form = forms.ProposalForm(request.POST or None, initial={"seen_version": proposal.version})
    touched = set(proposal.touches)

    def answer(filled: dict[str, Any]) -> None:
        actions_given = {name: filled[name] for name in ("answer", "reason", "seen_version", "meet_at")}
        proposing.answer_proposal(proposal=proposal, viewer=request.viewer, **actions_given)

    def changed_meanwhile() -> list[tuple[str, str, str]]:
        proposal.refresh_from_db()
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen_version"] = str(proposal.version)  # type: ignore[index]
        theirs = f"{proposal.get_answer_display()}. {proposal.reason}" if proposal.answer else ""
        return [(_("Antwoord"), theirs, str(dict(ProposalAnswer.choices)[form.cleaned_data["answer"]]))]

    return form_page(
        request,
        form=form,
        act=answer,
        done=_("Uw antwoord is vastgelegd."),
        leads_to=plan_url(dossier_id),
        title=_("Wat betekent dit voor het plan?"),
        submit=_("Antwoord vastleggen"),
        cancel_url=plan_url(dossier_id),
        changed=changed_meanwhile,
        template="plans/proposal.html",
        dossier=dossier,
        proposal=proposal,
        fired_by=TRIGGERS[proposal.trigger].fired_by,  # type: ignore[index]
        touched=[item for item in items_of(dossier_id, TRIGGERS[proposal.trigger].touches) if item.key in touched],  # type: ignore[index]
    )
