"""What Kring itself watches: dates that pass, check-ins and questions without an answer, silence, hand-overs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from kring.casework.plans.asking import arranged
from kring.casework.plans.choices import TriggerCode
from kring.casework.plans.models import Action, CourtOrder, Goal, ImpactProposal, PlanVersion
from kring.casework.plans.proposing import Cause, fire, pass_on_late
from kring.casework.safety.actions_check_ins import note_missed
from kring.casework.safety.models import CareStep, CheckIn
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.chronology import KRING
from kring.foundation.circle.models import ChronologyLine, Dossier
from kring.foundation.circle.records import DossierRecord
from kring.foundation.core.dutch import day
from kring.foundation.sharing import audit
from kring.foundation.sharing.handing_over.moving import settle_due


@dataclass(frozen=True, slots=True)
class Seen:
    """How much was found, for the command line and the tests."""

    dates: int
    check_ins: int
    silent: int
    passed_on: int
    handed_over: int = 0


@transaction.atomic
def watch(*, now: datetime | None = None) -> Seen:
    """Look once. Looking twice finds nothing new: each cause asks once, and each step is asked once."""
    moment = now or timezone.now()
    with looking_as(job(Job.WATCHING, today=timezone.localdate(moment))) as kring:
        asked = set(
            ImpactProposal.objects.filter(
                trigger__in=[TriggerCode.DATE_PASSED, TriggerCode.SILENCE], dossier__closed_at__isnull=True
            ).values_list("cause_key", flat=True)
        )
        return Seen(
            dates=sum(_fire_once(cause, dossier, asked, kring) for cause, dossier in _dates(kring)),
            check_ins=note_missed(kring),
            silent=sum(_fire_once(cause, dossier, asked, kring) for cause, dossier in _silences(moment)),
            passed_on=pass_on_late(now=moment),
            handed_over=settle_due(now=moment),
        )


def _fire_once(cause: Cause, dossier_id: int, asked: set[str], kring: Viewer) -> bool:
    """Ask what was not asked yet. The keys hold the item or the dossier itself: one set serves all families."""
    if cause.key in asked:
        return False
    fire(dossier_id=dossier_id, cause=cause, viewer=kring)
    return True


def _dates(kring: Viewer) -> Iterator[tuple[Cause, int]]:
    """A goal, an action, an order, a step or a plan of which the day passed."""
    for item, what, on in _passed(kring.today):
        if on is None:
            continue
        words = f"{what}, {day(on)}"
        key = audit.item_key(item)
        links = [key]
        if isinstance(item, Action) and item.goal_id:
            links.append(f"{Goal._meta.db_table}:{item.goal_id}")
        if isinstance(item, CourtOrder):
            links += [audit.item_key(one) for one in Action.objects.open().filter(order=item)]
        # A day that was moved and passes again is another cause.
        yield Cause(
            TriggerCode.DATE_PASSED, words, f"{key}:{on}", timezone.now(), about=tuple(item.about), item_key=key,
            links=tuple(links),
        ), item.dossier_id  # fmt: skip


def _passed(today: date) -> Iterator[tuple[DossierRecord, str, date | None]]:
    running = {"dossier__closed_at__isnull": True}
    for goal in Goal.objects.open().filter(aim_on__lt=today, **running):
        yield goal, "de dag waarop een doel bereikt zou zijn", goal.aim_on
    late = Q(due_on__lt=today) | Q(waits_until_on__lt=today, started_on__isnull=True)
    for action in Action.objects.open().filter(late, **running):
        on = action.due_on if action.due_on and action.due_on < today else action.waits_until_on
        what = "klaar zou zijn" if on == action.due_on else "zou beginnen na de wachttijd"
        yield action, f"de dag waarop een actie {what}", on
    newest = PlanVersion.objects.filter(dossier=OuterRef("dossier")).order_by("-number")
    # An order that ended before the plan was agreed is in that plan already.
    ended = CourtOrder.objects.filter(until_on__lte=today, **running).annotate(
        looked_on=Coalesce(Subquery(newest.values("agreed_on")[:1]), "decided_on")
    )
    for order in ended.filter(until_on__gte=F("looked_on")):
        yield order, "het einde van een maatregel", order.until_on
    for step in CareStep.objects.standing().filter(look_again_on__lt=today, **running):
        yield step, "de dag om opnieuw naar een stap te kijken", step.look_again_on
    for plan in PlanVersion.objects.filter(pk=Subquery(newest.values("pk")[:1]), look_again_on__lt=today, **running):
        yield plan, "de dag om het plan opnieuw te bekijken", plan.look_again_on


def _silences(now: datetime) -> Iterator[tuple[Cause, int]]:
    """Families of which nobody wrote anything, and who said nothing, for long. What Kring tells breaks no silence."""
    lines = ChronologyLine.objects.filter(dossier=OuterRef("pk")).exclude(teller=KRING).order_by()
    heard = lines.values("dossier").annotate(last=Max("written_at")).values("last")
    words = CheckIn.objects.filter(dossier=OuterRef("pk"), outcome__in=["answered", "skipped"]).order_by()
    spoke = words.values("dossier").annotate(last=Max("outcome_at")).values("last")
    families = Dossier.objects.open().annotate(
        last_sign=Greatest(Coalesce(Subquery(heard), "opened_at"), Coalesce(Subquery(spoke), "opened_at"))
    )
    for one in families.filter(last_sign__lte=now - timedelta(days=1)):
        days = arranged(TriggerCode.SILENCE, one.pk).threshold or 1
        if one.last_sign <= now - timedelta(days=days):
            since = timezone.localdate(one.last_sign)
            key = f"{audit.item_key(one)}:silent:{since}"
            yield Cause(TriggerCode.SILENCE, f"de stilte sinds {day(since)}", key, now), one.pk
