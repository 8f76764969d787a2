"""What happens when a trigger fires: one proposal for each cause, that is answered or goes on to somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kring.casework.plans import rules
from kring.casework.plans.asking import arranged, first_asked, holders
from kring.casework.plans.choices import AskedRole, ProposalAnswer, TriggerCode
from kring.casework.plans.models import ImpactProposal, PlanVersion
from kring.casework.plans.news import MeetingWanted
from kring.casework.plans.touching import items_of
from kring.casework.plans.triggers import last_day_and_moment, next_asked, touched
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind
from kring.foundation.core.dutch import day, label
from kring.foundation.core.editing import change
from kring.foundation.core.news import publish
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@dataclass(frozen=True, slots=True)
class Cause:
    """What happened: in words, once for each key, about whom, and what hangs on it."""

    trigger: TriggerCode
    words: str
    key: str
    at: datetime
    about: tuple[int, ...] = ()
    item_key: str = ""
    links: tuple[str, ...] = ()


@transaction.atomic
def fire(*, dossier_id: int, cause: Cause, viewer: Viewer) -> ImpactProposal:
    """Ask what this means for the plan, also when whoever tells may not see it. One cause asks once."""
    with looking_as(job(Job.RECEIVING, today=viewer.today)) as kring:
        trigger = arranged(cause.trigger, dossier_id)
        held = holders(dossier_id, viewer.today)
        asked = first_asked(held)
        due_on, due_at = last_day_and_moment(trigger, cause.at)
        proposal, new = ImpactProposal.objects.get_or_create(
            dossier_id=dossier_id,
            cause_key=cause.key,
            defaults={
                "trigger": cause.trigger,
                "because_of": cause.words,
                "item_key": cause.item_key,
                "about": sorted(cause.about),
                "touches": touched(
                    trigger, items_of(dossier_id, trigger.touches), about=cause.about, links=cause.links
                ),
                "asked_at": cause.at,
                "asked": asked,
                "asked_of": held.get(asked),
                "due_on": due_on,
                "due_at": due_at,
                "family_may_read": False,
            },
        )
        if new:
            who = _called(asked, held.get(asked))
            _note(kring, proposal, f"Na {cause.words} gevraagd aan {who}: verandert het plan? Voor {day(due_on)}.")
            audit.log(viewer, "plan.proposal.made", proposal, act=Act.CREATE)
    return proposal


@transaction.atomic
def answer_proposal(
    *,
    proposal: ImpactProposal,
    answer: str,
    reason: str,
    seen_version: int,
    viewer: Viewer,
    meet_at: datetime | None = None,
) -> ImpactProposal:
    """Say what the news means for the plan: adapt it, keep it with a reason, or meet."""
    now = timezone.now()
    if problem := rules.why_not_answered(
        is_answered=proposal.is_answered, answer=answer, reason=reason, meet_at=meet_at, now=now
    ):
        raise Refused(problem)
    values = {"answer": answer, "reason": reason.strip(), "answered_at": now, "answered_by_id": viewer.id}
    if answer == ProposalAnswer.ADAPT:
        # The plan itself has a term again, with whoever said so.
        due_on, due_at = last_day_and_moment(arranged(proposal.trigger, proposal.dossier_id), now)
        values |= {"due_on": due_on, "due_at": due_at}
    change(proposal, seen_version=seen_version, **values)
    words = label(ProposalAnswer(answer))
    _note(viewer, proposal, f"Na {proposal.because_of}: {words}. {reason}".strip())
    audit.log(viewer, "plan.proposal.answered", proposal)
    if answer == ProposalAnswer.MEET and meet_at is not None:
        publish(
            MeetingWanted(
                proposal.dossier_id, proposal.because_of, meet_at, tuple(proposal.about), proposal.item_key, viewer
            )
        )  # fmt: skip
    return proposal


def settle(*, plan: PlanVersion, viewer: Viewer) -> None:
    """A new version of the plan is what was promised after everything that asked to adapt it."""
    for proposal in ImpactProposal.objects.of(plan.dossier).to_settle():
        change(proposal, seen_version=proposal.version, plan_version=plan)
        audit.log(viewer, "plan.proposal.settled", proposal)


def reason_of(proposals: Iterable[ImpactProposal]) -> str:
    """Why the plan changed, in words: "Veranderd na de melding van 3 mei"."""
    causes = list(dict.fromkeys(one.because_of for one in proposals))
    return f"Veranderd na {' en '.join(causes)}" if causes else ""


def pass_on_late(*, now: datetime) -> int:
    """Ask the next one about everything that was not answered in time; gives how many. Never asks one step twice."""
    with looking_as(job(Job.WATCHING, today=timezone.localdate(now))) as kring:
        late = (
            ImpactProposal.objects.late_at(now)
            .filter(dossier__closed_at__isnull=True)
            .select_for_update(skip_locked=True, of=("self",))
        )
        return sum(_pass_on(proposal, now, kring) for proposal in late)


def _pass_on(proposal: ImpactProposal, now: datetime, kring: Viewer) -> bool:
    trigger = arranged(proposal.trigger, proposal.dossier_id)
    held = holders(proposal.dossier_id, kring.today)
    asked = next_asked(proposal.asked, held, trigger.asked)
    if asked is None:
        return False
    due_on, due_at = last_day_and_moment(trigger, now)
    change(
        proposal, seen_version=proposal.version, asked=asked, asked_of=held.get(asked), due_on=due_on, due_at=due_at,
        escalated_at=now,
    )  # fmt: skip
    who = _called(asked, held.get(asked))
    _note(kring, proposal, f"Nog geen antwoord na {proposal.because_of}. Nu gevraagd aan {who}, voor {day(due_on)}.")
    audit.log(kring, "plan.proposal.passed_on", proposal)
    return True


def _called(asked: str, who: Professional | None) -> str:
    role = label(AskedRole(asked))
    return f"{who} ({role})" if who else f"de {role}"


def _note(viewer: Viewer, proposal: ImpactProposal, sentence: str) -> None:
    """A line for professionals. It is about the question, and so is kept from whom the question is kept from."""
    teller = viewer if viewer.is_professional else replace(viewer, name=chronology.KRING)
    chronology.note_about(
        teller,
        dossier_id=proposal.dossier_id,
        section=proposal.section,
        kind=LineKind.PLAN,
        sentence=sentence,
        about=list(proposal.about),
        family_may_read=False,
        key=audit.item_key(proposal),
    )


def soon(now: datetime) -> datetime:
    """A first suggestion for a meeting: tomorrow at this hour."""
    tomorrow = (timezone.localtime(now) + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    # In the night of summer time there is no hour between two and three: by way of UTC it becomes one that is.
    return timezone.localtime(tomorrow.astimezone(UTC))
