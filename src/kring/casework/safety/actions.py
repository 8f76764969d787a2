"""What can be done about safety: rate it, agree on it, say that it failed. Check, write, log; one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kring.casework.plans.asking import arranged
from kring.casework.plans.choices import TriggerCode
from kring.casework.plans.proposing import Cause, fire
from kring.casework.plans.triggers import has_dropped
from kring.casework.safety import rules, secrecy
from kring.casework.safety.choices import IncidentKind, Severity, WhoReads
from kring.casework.safety.models import BrokenAgreement, Incident, SafetyAgreement, SafetyRating
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.circle.records import DossierRecord
from kring.foundation.core.dutch import day, label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act

REASON_TO_KEEP = "Kan gevaar geven als deze persoon het leest"


@transaction.atomic
def rate_safety(
    *,
    dossier: Dossier,
    viewer: Viewer,
    score: int,
    on: date,
    words: str = "",
    person_id: int | None = None,
    withheld_from: Iterable[int] = (),
) -> SafetyRating:
    """Record how safe it is: for themselves according to a member, for the family according to who writes.

    What a member says is about that member, so that nobody reads the number of another by accident;
    `withheld_from` keeps it from a parent who would read along with a child.
    """
    if problem := rules.why_not_rated(score=score, rated_on=on, today=viewer.today):
        raise Refused(problem)
    if person_id is None and not viewer.is_professional:
        raise Refused(_("Vul in volgens wie dit cijfer is."))
    rater = {"person_id": person_id, "professional_id": None if person_id else viewer.id}
    who = _member(dossier, person_id) if person_id else viewer.name
    before = SafetyRating.objects.of(dossier).filter(**rater, rated_on__lte=on).order_by("-rated_on", "-id").first()
    rating = SafetyRating.objects.create(
        dossier=dossier, score=score, rated_on=on, words=words, about=[person_id] if person_id else [], **rater,
        **authored_by(viewer),
    )  # fmt: skip
    secrecy.keep_from(rating, persons=withheld_from, reason=REASON_TO_KEEP, viewer=viewer)
    chronology.note(viewer, rating, LineKind.SAFETY, f"Cijfer {score} voor veiligheid volgens {who}")
    audit.log(viewer, "safety.rated", rating, act=Act.CREATE)
    dropped = arranged(TriggerCode.RATING_DROPPED, dossier.pk)
    if has_dropped(dropped, before=before.score if before else None, now=score):
        _fire(TriggerCode.RATING_DROPPED, rating, f"een lager cijfer voor veiligheid van {day(on)}", viewer)
    return rating


@transaction.atomic
def agree_safety(
    *,
    dossier: Dossier,
    viewer: Viewer,
    wording: str,
    doer: str,
    agreed_on: date,
    safe_enough: str = "",
    otherwise: str = "",
    when: str = "",
    network_person: int | None = None,
    about: Iterable[int] = (),
) -> SafetyAgreement:
    """Agree who does what when, so that it is safe enough, and what then."""
    if problem := rules.why_not_agreed(doer=doer, agreed_on=agreed_on, today=viewer.today):
        raise Refused(problem)
    agreement = SafetyAgreement.objects.create(
        dossier=dossier, wording=wording, doer=doer, agreed_on=agreed_on, safe_enough=safe_enough,
        otherwise=otherwise, when=when, network_person_id=network_person, about=list(about), **authored_by(viewer),
    )  # fmt: skip
    chronology.note(viewer, agreement, LineKind.SAFETY, f"Veiligheidsafspraak: “{wording}” ({doer})")
    audit.log(viewer, "safety.agreed", agreement, act=Act.CREATE)
    return agreement


@transaction.atomic
def end_agreement(
    *, agreement: SafetyAgreement, on: date, because: str, seen_version: int, viewer: Viewer
) -> SafetyAgreement:
    """Record that a safety agreement holds no longer, and why."""
    if problem := rules.why_not_ended(
        agreed_on=agreement.agreed_on,
        ended_on=on,
        already_ended=agreement.ended_on is not None,
        because=because,
        today=viewer.today,
    ):
        raise Refused(problem)
    change(agreement, seen_version=seen_version, ended_on=on, ended_because=because)
    chronology.note(viewer, agreement, LineKind.SAFETY, f"Geldt niet meer: “{agreement.wording}”. {because}")
    audit.log(viewer, "safety.agreement.ended", agreement)
    return agreement


@transaction.atomic
def report_broken_agreement(
    *, agreement: SafetyAgreement, on: date, words: str, viewer: Viewer, withheld_from: Iterable[int] = ()
) -> BrokenAgreement:
    """Record that an agreement failed once; the plan is looked at again."""
    if problem := rules.why_not_broken(
        agreed_on=agreement.agreed_on, ended_on=agreement.ended_on, happened_on=on, today=viewer.today
    ):
        raise Refused(problem)
    broken = BrokenAgreement.objects.create(
        dossier_id=agreement.dossier_id, agreement=agreement, happened_on=on, words=words, about=agreement.about,
        family_may_read=agreement.family_may_read, **authored_by(viewer),
    )  # fmt: skip
    secrecy.keep_from(broken, persons=withheld_from, reason=REASON_TO_KEEP, viewer=viewer)
    told = f"Niet gelukt op {day(on)}: “{agreement.wording}”. {words}"
    chronology.note(viewer, broken, LineKind.SAFETY, told.strip())
    audit.log(viewer, "safety.agreement.broken", broken, act=Act.CREATE)
    _fire(
        TriggerCode.AGREEMENT_BROKEN, broken, f"een veiligheidsafspraak die niet lukte op {day(on)}", viewer,
        links=(audit.item_key(agreement),),
    )  # fmt: skip
    return broken


@transaction.atomic
def record_incident(
    *,
    dossier: Dossier,
    viewer: Viewer,
    kind: str,
    severity: str,
    known_on: date,
    description: str,
    occurred_on: date | None = None,
    done_by: Iterable[int] = (),
    done_to: Iterable[int] = (),
    who_reads: str = WhoReads.CONCERNED,
) -> Incident:
    """Record violence or neglect; the plan is looked at again, and so is a later phase."""
    done_by, done_to = sorted(set(done_by)), sorted(set(done_to))
    if problem := rules.why_not_recorded(occurred_on=occurred_on, known_on=known_on, today=viewer.today):
        raise Refused(problem)
    if who_reads == WhoReads.NOT_WHO_DID_IT and not done_by:
        raise Refused(_("Vul in wie het deed. Anders weet Kring niet wie dit niet mag lezen."))
    incident = Incident.objects.create(
        dossier=dossier, kind=kind, severity=severity, occurred_on=occurred_on, known_on=known_on,
        done_by=done_by, done_to=done_to, description=description, about=sorted({*done_by, *done_to}),
        family_may_read=who_reads != WhoReads.NOBODY_YET, **authored_by(viewer),
    )  # fmt: skip
    if who_reads == WhoReads.NOT_WHO_DID_IT:
        secrecy.keep_from(incident, persons=done_by, reason=REASON_TO_KEEP, viewer=viewer)
    told = f"{label(IncidentKind(kind))}, {label(Severity(severity))}"
    chronology.note(viewer, incident, LineKind.INCIDENT, f"Incident bekend: {told}")
    audit.log(viewer, "safety.incident.recorded", incident, act=Act.CREATE)
    _fire(TriggerCode.INCIDENT, incident, f"het incident dat op {day(known_on)} bekend werd", viewer)
    return incident


def _member(dossier: Dossier, person_id: int) -> str:
    """The name of somebody of this family, or a refusal."""
    member = Member.objects.of(dossier).filter(person_id=person_id).select_related("person__identity").first()
    if member is None:
        raise Refused(_("Deze persoon hoort niet bij dit gezin."))
    return str(member.person.identity)


def _fire(trigger: TriggerCode, item: DossierRecord, words: str, viewer: Viewer, links: tuple[str, ...] = ()) -> None:
    """Ask the coordinator what this means for the plan; also when whoever tells may not see the plan."""
    key = audit.item_key(item)
    cause = Cause(trigger, words, key, item.written_at, about=tuple(item.about), item_key=key, links=links)
    fire(dossier_id=item.dossier_id, cause=cause, viewer=viewer)
