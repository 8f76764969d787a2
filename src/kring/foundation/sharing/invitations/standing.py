"""Who of a family has an account, who was invited, and who has neither."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Invitation
from kring.foundation.circle.people import circle_of
from kring.foundation.households.models import PersonAccount
from kring.foundation.sharing.invitations.rules import OWN_ACCOUNT_FROM


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands: may they have an account, do they, is there an invitation on paper?"""

    person_id: int
    name: str
    too_young: bool
    has_account: bool
    invited_until: datetime | None
    invitation_id: int | None


def standings(dossier: Dossier, *, today: date) -> list[Standing]:
    """Everybody of the family and its network whom the viewer may see."""
    circle = circle_of(dossier)
    persons = [member.person for member in circle.members]
    persons += [one.person for one in circle.involvements if one.person is not None and hasattr(one.person, "identity")]
    open_now = {one.person_id: one for one in Invitation.objects.filter(dossier=dossier).open()}
    ids = [person.pk for person in persons]
    # Whose account is whose is closed to pages; that somebody of one's own family has one is not a secret here.
    with looking_as(job(Job.SIGNING_IN, today=today)):
        accounts = set(
            PersonAccount.objects.filter(person_id__in=ids, user__is_active=True).values_list("person_id", flat=True)
        )
    found = []
    for person in persons:
        age = person.identity.age_on(today)
        invitation = open_now.get(person.pk)
        found.append(
            Standing(
                person_id=person.pk,
                name=str(person.identity),
                too_young=age is not None and age < OWN_ACCOUNT_FROM,
                has_account=person.pk in accounts,
                invited_until=invitation.valid_until if invitation else None,
                invitation_id=invitation.pk if invitation else None,
            )
        )
    return found
