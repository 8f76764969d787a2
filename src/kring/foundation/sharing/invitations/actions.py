"""Inviting somebody of the family, letting them in with the code, and ending their account."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.models import KeptForm, Subject, User
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.models import Dossier, Invitation, Involvement, Member
from kring.foundation.core import limits
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, Person, PersonAccount
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import only_who_carries
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.invitations import rules
from kring.foundation.sharing.invitations.codes import code_fingerprint, fresh_code, fresh_login_name

A_DAY = timedelta(days=1)
_INVITATIONS_A_DAY = 20


@transaction.atomic
def invite(*, dossier: Dossier, person: Person, viewer: Viewer, judged_capable: bool = False) -> tuple[Invitation, str]:
    """Make a code for somebody of this family. Gives it with the code, which is kept nowhere."""
    only_who_carries(dossier)
    age = person.identity.age_on(viewer.today)
    if problem := rules.why_not_invited(
        belongs=_belongs(dossier, person, viewer.today),
        deceased=person.deceased_on is not None,
        age=age,
        judged_capable=judged_capable,
    ):
        raise Refused(problem)
    if limits.spend("invitation made", viewer.id, at_most=_INVITATIONS_A_DAY, within=A_DAY):
        raise Refused(_("U heeft vandaag al veel uitnodigingen gemaakt. Probeer het morgen opnieuw."))
    now, code = timezone.now(), fresh_code()
    # One at a time for one person, whichever dossier it came from: an older paper is worth nothing any more.
    with looking_as(job(Job.SIGNING_IN, today=viewer.today)):
        Invitation.objects.filter(person=person, used_at__isnull=True, ended_at__isnull=True).update(ended_at=now)
    invitation = Invitation.objects.create(
        dossier=dossier,
        person=person,
        code=code_fingerprint(code),
        judged_capable=judged_capable if age is not None and age < rules.DECIDES_ALONE_FROM else None,
        made_by_id=viewer.id,
        made_at=now,
        valid_until=now + timedelta(days=settings.INVITATION_DAYS),
    )
    _log(viewer, "sharing.invitation.made", invitation, Act.SHARE)
    return invitation, code


@transaction.atomic
def withdraw(*, invitation: Invitation, viewer: Viewer) -> None:
    """The paper is worth nothing any more."""
    only_who_carries(invitation.dossier)
    if not Invitation.objects.filter(pk=invitation.pk).open().update(ended_at=timezone.now()):
        raise Refused(_("Deze uitnodiging was al gebruikt of gestopt."))
    _log(viewer, "sharing.invitation.withdrawn", invitation, Act.CHANGE)


@transaction.atomic
def redeem(*, code: str, birth_date: date, at: datetime) -> User | None:
    """Let in whoever has the paper and knows the birth date that goes with it. None when it does not fit.

    A new account, or the old one of the same person made empty: keys that were lost open nothing any more.
    """
    with looking_as(job(Job.SIGNING_IN)) as kring:
        invitation = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("dossier")
            .filter(code=code_fingerprint(code), used_at__isnull=True, ended_at__isnull=True, valid_until__gt=at)
            .first()
        )
        if invitation is None:
            return None
        if not Identity.objects.filter(person_id=invitation.person_id, birth_date=birth_date).exists():
            _count_wrong(invitation, at)
            return None
        invitation.used_at = at
        invitation.save(update_fields=["used_at"])
        account = PersonAccount.objects.select_related("user").filter(person_id=invitation.person_id).first()
        user = account.user if account else _new_user()
        if account is None:
            PersonAccount.objects.create(user=user, person_id=invitation.person_id)
        _empty(user)
        user.is_active = True
        user.save(update_fields=["is_active"])
        _log(kring, "sharing.invitation.used", invitation, Act.CHANGE)
    return user


@transaction.atomic
def end_account(*, dossier: Dossier, person: Person, viewer: Viewer) -> None:
    """Nobody comes in with this account any more: at once, and until a new invitation."""
    only_who_carries(dossier)
    if not _belongs(dossier, person, viewer.today):
        raise Refused(_("Deze persoon hoort niet bij dit gezin."))
    with looking_as(job(Job.SIGNING_IN, today=viewer.today)):
        account = PersonAccount.objects.select_related("user").filter(person=person, user__is_active=True).first()
        if account is None:
            raise Refused(_("Deze persoon heeft geen account."))
        account.user.is_active = False
        account.user.save(update_fields=["is_active"])
        _empty(account.user)
        Invitation.objects.filter(person=person, used_at__isnull=True, ended_at__isnull=True).update(
            ended_at=timezone.now()
        )
    audit.write(
        viewer, act=Act.CHANGE, name="sharing.account.ended", dossier_id=dossier.pk, about=[person.pk],
        key=audit.item_key(person),
    )  # fmt: skip


def _belongs(dossier: Dossier, person: Person, on: date) -> bool:
    return (
        Member.objects.of(dossier).present_on(on).filter(person=person).exists()
        or Involvement.objects.of(dossier).running().filter(person=person).exists()
    )


def _count_wrong(invitation: Invitation, at: datetime) -> None:
    """Whoever found the paper may not go on guessing."""
    invitation.wrong_tries += 1
    if invitation.wrong_tries >= rules.MOST_WRONG_TRIES:
        invitation.ended_at = at
    invitation.save(update_fields=["wrong_tries", "ended_at"])


def _new_user() -> User:
    for _attempt in range(20):
        try:
            with transaction.atomic():
                return User.objects.create_user(fresh_login_name())
        except IntegrityError:
            continue
    raise Refused(_("Er kon nu geen inlognaam gemaakt worden. Probeer het opnieuw."))


def _empty(user: User) -> None:
    """Take away every key and every session of an account."""
    Authenticator.objects.filter(user=user).delete()
    Subject.objects.filter(user=user).delete()
    KeptForm.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    user.set_unusable_password()
    user.save(update_fields=["password"])


def _log(viewer: Viewer, name: str, invitation: Invitation, act: Act) -> None:
    audit.write(
        viewer, act=act, name=name, dossier_id=invitation.dossier_id, about=[invitation.person_id],
        key=audit.item_key(invitation),
    )  # fmt: skip
