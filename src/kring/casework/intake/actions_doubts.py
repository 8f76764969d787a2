"""What can be done by who doubts: steps of the reporting code, and advice without a name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.intake import code_rules, terms
from kring.casework.intake.choices import CodeDecision, IntakeTermCode
from kring.casework.intake.models import Advice, ReportingCode
from kring.casework.intake.nameless import who_it_points_to
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Position, Professional, Team
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def begin_code(*, title: str, viewer: Viewer) -> ReportingCode:
    """Begin with the steps of the reporting code. They are of whoever begins, and of nobody else."""
    begun = ReportingCode.objects.create(
        professional_id=viewer.id,
        organisation_id=viewer.organisation_id or 0,
        title=title.strip(),
        keep_until=terms.ends(IntakeTermCode.CODE_KEPT).last_day,
    )
    audit.log(viewer, "intake.code.begun", begun, act=Act.CREATE)
    return begun


@transaction.atomic
def take_step(*, code: ReportingCode, step: int, values: dict[str, Any], viewer: Viewer) -> ReportingCode:
    """Keep what was written at one step, whatever the order; half of it is kept too."""
    _only_own(code, viewer)
    if code.finished_at is not None:
        raise Refused(_("U heeft deze stappen afgesloten."))
    for name, value in values.items():
        setattr(code, name, value)
    if step == 5 and (
        problem := code_rules.why_not_decided(
            decision=code.decision,
            pointer=code_rules.where_it_points(code_rules.answers_of(code)),
            reason=code.decision_reason,
            help_what=code.help_what,
            look_again_on=code.look_again_on,
            is_reported=code.reported_at is not None,
            today=viewer.today,
        )
    ):
        raise Refused(problem)
    if step == 5:
        code.decided_on = viewer.today
        if code.decision not in (CodeDecision.HELP, CodeDecision.BOTH):
            code.look_again_on = None
    code.keep_until = max(code.keep_until, terms.ends(IntakeTermCode.CODE_KEPT).last_day)
    code.save()
    audit.log(viewer, "intake.code.step", code)
    return code


@transaction.atomic
def share_code(*, code: ReportingCode, with_whom: Professional | None, viewer: Viewer) -> ReportingCode:
    """Let one colleague of the same organisation read along, such as who guards the code there; or nobody any more."""
    _only_own(code, viewer)
    if with_whom is not None and with_whom.pk not in colleagues_of(code, viewer):
        raise Refused(_("Delen kan alleen met een collega van uw eigen organisatie."))
    code.shared_with = with_whom
    code.save(update_fields=["shared_with"])
    audit.log(viewer, "intake.code.shared", code, act=Act.SHARE)
    return code


@transaction.atomic
def finish_code(*, code: ReportingCode, viewer: Viewer) -> ReportingCode:
    """Close the steps: from now on they are only read, until they are thrown away."""
    _only_own(code, viewer)
    if not code.decision:
        raise Refused(_("Schrijf eerst op wat u besluit."))
    code.finished_at = timezone.now()
    code.save(update_fields=["finished_at"])
    audit.log(viewer, "intake.code.finished", code)
    return code


@transaction.atomic
def code_became_report(*, code: ReportingCode, viewer: Viewer) -> ReportingCode:
    """Record that a report came of these steps; what they decide is then a report too."""
    _only_own(code, viewer)
    code.reported_at = code.reported_at or timezone.now()
    if code.decision not in (CodeDecision.REPORT, CodeDecision.BOTH):
        code.decision = CodeDecision.BOTH if code.decision == CodeDecision.HELP else CodeDecision.REPORT
        code.decided_on = viewer.today
    code.save(update_fields=["reported_at", "decision", "decided_on"])
    audit.log(viewer, "intake.code.reported", code)
    return code


@transaction.atomic
def throw_code_away(*, code: ReportingCode, viewer: Viewer) -> None:
    """Throw the steps away at once; that it was done stays in the log."""
    _only_own(code, viewer)
    audit.log(viewer, "intake.code.thrown_away", code, act=Act.REMOVE)
    # Pages remove nothing: Kring does, for whoever they are of.
    with looking_as(job(Job.RETENTION, today=viewer.today)):
        ReportingCode.objects.filter(pk=code.pk).delete()


def forget_old_codes(today: date) -> int:
    """Throw away what is kept long enough; gives how many. Kring itself does so, every night."""
    with looking_as(job(Job.RETENTION, today=today)) as kring:
        old = list(ReportingCode.objects.filter(keep_until__lt=today))
        for one in old:
            audit.log(kring, "intake.code.forgotten", one, act=Act.REMOVE)
            one.delete()
    return len(old)


@transaction.atomic
def give_advice(*, team: Team, viewer: Viewer, values: dict[str, Any]) -> Advice:
    """Write down what was advised, about a family that nobody named."""
    _nameless(values["question"], values["advised"])
    given = Advice.objects.create(team=team, adviser_id=viewer.id, **values)
    audit.log(viewer, "intake.advice.given", given, act=Act.CREATE)
    return given


@transaction.atomic
def called_back(*, advice: Advice, words: str, again_on: date | None, viewer: Viewer) -> Advice:
    """Write down how it went when they spoke again; maybe they speak once more."""
    _nameless(words)
    if again_on is not None and again_on <= viewer.today:
        raise Refused(_("De dag waarop u opnieuw belt, moet nog komen."))
    advice.called_words = "\n".join(part for part in (advice.called_words, words.strip()) if part)
    advice.call_back_on = again_on or advice.call_back_on
    advice.called_at = None if again_on else timezone.now()
    advice.save(update_fields=["called_words", "call_back_on", "called_at"])
    audit.log(viewer, "intake.advice.called", advice)
    return advice


@transaction.atomic
def advice_became_report(*, advice: Advice, viewer: Viewer) -> Advice:
    """Record that a report came of an advice: from then on it counts as a report, and names are given there."""
    advice.reported_at = advice.reported_at or timezone.now()
    advice.save(update_fields=["reported_at"])
    audit.log(viewer, "intake.advice.reported", advice)
    return advice


def colleagues_of(code: ReportingCode, viewer: Viewer) -> dict[int, str]:
    """Who works in the same organisation today, besides whose steps they are."""
    held = Position.objects.filter(team__organisation=code.organisation_id).on(viewer.today)
    found = Professional.objects.filter(pk__in=held.values("professional_id")).exclude(pk=code.professional_id)
    return {one.pk: str(one) for one in found.order_by("first_name", "last_name", "pk")}


def _only_own(code: ReportingCode, viewer: Viewer) -> None:
    if code.professional_id != viewer.id:
        raise Refused(_("Deze stappen zijn van een collega. U leest mee, en verandert niets."))


def _nameless(*texts: str) -> None:
    for text in texts:
        if problem := who_it_points_to(text):
            raise Refused(problem)
