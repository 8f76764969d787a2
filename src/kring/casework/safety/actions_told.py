"""What somebody of the family tells about an agreement: it did not work out. Nobody else of the family reads it."""

from __future__ import annotations

from django.db import transaction

from kring.casework.plans.choices import TriggerCode
from kring.casework.plans.proposing import Cause, fire
from kring.casework.safety import rules, secrecy
from kring.casework.safety.actions import REASON_TO_KEEP
from kring.casework.safety.models import BrokenAgreement, SafetyAgreement
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind
from kring.foundation.circle.models import Involvement, Member
from kring.foundation.core.dutch import day
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import Notice
from kring.foundation.sharing.replacement import replacements_of


@transaction.atomic
def tell_broken_agreement(*, agreement: SafetyAgreement, words: str, viewer: Viewer) -> BrokenAgreement:
    """Write down what this person tells, for who works with the family; the plan is looked at again."""
    on = viewer.today
    if problem := rules.why_not_told(is_person=viewer.is_person, words=words) or rules.why_not_broken(
        agreed_on=agreement.agreed_on, ended_on=agreement.ended_on, happened_on=on, today=viewer.today
    ):
        raise Refused(problem)
    # Somebody of the family writes nothing themselves: what they say is written down for them.
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        broken = BrokenAgreement.objects.create(
            dossier_id=agreement.dossier_id, agreement=agreement, happened_on=on, words=words.strip(),
            told_by_id=viewer.id, about=[viewer.id],
        )  # fmt: skip
        secrecy.keep_from(broken, persons=_everybody_else(broken, viewer), reason=REASON_TO_KEEP, viewer=viewer)
        who = Identity.objects.filter(person_id=viewer.id).first()
        chronology.note(
            viewer, broken, LineKind.SAFETY, f"{who or 'Iemand'} vertelt: niet gelukt: “{agreement.wording}”. {words}"
        )
        audit.log(viewer, "safety.agreement.told", broken, act=Act.CREATE)
        key = audit.item_key(broken)
        cause = Cause(
            TriggerCode.AGREEMENT_BROKEN, f"een veiligheidsafspraak die niet lukte op {day(on)}", key,
            broken.written_at, about=(viewer.id,), item_key=key, links=(audit.item_key(agreement),),
        )  # fmt: skip
        fire(dossier_id=agreement.dossier_id, cause=cause, viewer=viewer)
        _let_the_holder_know(broken, viewer)
    return broken


def _everybody_else(broken: BrokenAgreement, viewer: Viewer) -> set[int]:
    """The whole family and its network, a parent who reads along with a child included; and not who tells it."""
    family = Member.objects.filter(dossier_id=broken.dossier_id).values_list("person_id", flat=True)
    network = Involvement.objects.filter(dossier_id=broken.dossier_id, person__isnull=False)
    return {*family, *(pk for pk in network.values_list("person_id", flat=True) if pk)} - {viewer.id}


def _let_the_holder_know(broken: BrokenAgreement, viewer: Viewer) -> None:
    """Who carries the family, and who stands in for them, hears at once that it was told; what, stands in safety."""
    holding = (
        Involvement.objects.of(broken.dossier)
        .running()
        .filter(role__in=[InvolvementRole.SAFETY_HOLDER, InvolvementRole.COORDINATOR])
    )
    faces = {one.professional_id for one in holding if one.professional_id}
    away = replacements_of(faces, viewer.today)
    faces |= {one.replacement_id for found in away.values() for one in found}
    for to in sorted(faces):
        Notice.objects.create(
            to_id=to, kind=NoticeKind.AGREEMENT_BROKEN, dossier_id=broken.dossier_id,
            sentence="Iemand van het gezin vertelt dat een veiligheidsafspraak niet lukte. Kijk bij Veiligheid.",
        )  # fmt: skip
