"""Whether a family is known in Kring already. Asked as a job: whoever receives may not see those dossiers.

A citizen service number is proof. A surname with a birth date is only a hint, and tells no more than whom to ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from kring.casework.intake import rules
from kring.casework.intake.models import ReportedPerson
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.encryption import fingerprint
from kring.foundation.core.text import full_name
from kring.foundation.households.models import Identity
from kring.foundation.organisations.models import Professional


def print_of(bsn: str | None) -> str | None:
    """The fingerprint by which a number is found again; None when it points to nobody."""
    return fingerprint(bsn) if bsn is not None and rules.tells_who(bsn) else None


def known_dossier(prints: Iterable[str | None], viewer: Viewer) -> Dossier | None:
    """The open dossier to which most of these persons belong; the newest when that is a tie."""
    asked = [one for one in prints if one]
    if not asked:
        return None
    with looking_as(job(Job.MATCHING, today=viewer.today)):
        found = Counter(
            Member.objects.present_on(viewer.today)
            .filter(person__identity__bsn_fingerprint__in=asked, dossier__closed_at__isnull=True)
            .values_list("dossier_id", flat=True)
        )
        if not found:
            return None
        most = max(found.values())
        best = [dossier_id for dossier_id, times in found.items() if times == most]
        return Dossier.objects.filter(pk__in=best).order_by("-opened_at", "-pk").first()


def earlier_dossier(prints: Iterable[str | None], viewer: Viewer) -> Dossier | None:
    """The dossier that was closed last of a family to which one of these persons belonged."""
    asked = [one for one in prints if one]
    with looking_as(job(Job.MATCHING, today=viewer.today)):
        members = Member.objects.filter(person__identity__bsn_fingerprint__in=asked).values("dossier_id")
        return Dossier.objects.closed().filter(pk__in=members).order_by("-closed_at").first() if asked else None


def known_persons(prints: Iterable[str | None]) -> dict[str, int]:
    """Which of these persons Kring knows already: fingerprint → person."""
    asked = [one for one in prints if one]
    if not asked:
        return {}
    with looking_as(job(Job.MATCHING)):
        known = Identity.objects.filter(bsn_fingerprint__in=asked).values_list("bsn_fingerprint", "person_id")
        return {found: person_id for found, person_id in known if found}


def carried_by(dossier_id: int) -> Professional | None:
    """The coordinator of a dossier: the one thing about it that a desk may hear."""
    with looking_as(job(Job.MATCHING)):
        running = Involvement.objects.running().filter(dossier_id=dossier_id, role=InvolvementRole.COORDINATOR)
        first = running.select_related("professional").first()
        return first.professional if first else None


def carries(dossier_id: int, viewer: Viewer) -> bool:
    """Whether this professional was just made, or is already, one of the faces of a family."""
    with looking_as(job(Job.MATCHING)):
        return Involvement.objects.running().filter(dossier_id=dossier_id, professional_id=viewer.id).exists()


def whom_to_ask(
    persons: Iterable[ReportedPerson | Identity], viewer: Viewer, *, besides: Collection[int] = ()
) -> list[str]:
    """The coordinators of families in which somebody has the same surname and birth date.

    `besides` are families that whoever asks sees already: there is nothing to ask.
    """
    asked = {(_surname(one.prefix, one.surname), one.birth_date) for one in persons if one.surname and one.birth_date}
    if not asked:
        return []
    with looking_as(job(Job.MATCHING, today=viewer.today)):
        members = (
            Member.objects.present_on(viewer.today)
            .filter(person__identity__birth_date__in={day for _name, day in asked}, dossier__closed_at__isnull=True)
            .select_related("person__identity")
        )
        alike = {one.dossier_id for one in members if _alike(one.person.identity, asked)} - set(besides)
        coordinators = (
            Involvement.objects.running()
            .filter(dossier_id__in=alike, role=InvolvementRole.COORDINATOR)
            .select_related("professional")
        )
        return sorted({str(one.professional) for one in coordinators})


def _alike(identity: Identity, asked: set[tuple[str, date]]) -> bool:
    return (_surname(identity.prefix, identity.surname), identity.birth_date) in asked


def _surname(prefix: str, surname: str) -> str:
    """The name as it is compared: "van den Akker" whether the prefix stood apart or not."""
    return " ".join(full_name("", prefix, surname).casefold().split())
