"""The account of a professional: made when it is prepared, never by signing in; and ending who is in."""

from __future__ import annotations

import secrets

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from kring.foundation.accounts.models import User
from kring.foundation.accounts.oidc.linking import prepare
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.news import publish
from kring.foundation.organisations.models import Professional


@transaction.atomic
def prepare_account(*, professional_id: int, issuer: str, employee: str) -> Professional:
    """Make ready that whoever comes from this issuer with this employee number is this professional."""
    with looking_as(job(Job.SIGNING_IN)):
        professional = Professional.objects.select_for_update(of=("self",)).get(pk=professional_id)
        if professional.user_id is None:
            professional.user = User.objects.create_user(f"professional-{secrets.token_hex(6)}")
            professional.save(update_fields=["user"])
        assert professional.user is not None
        prepare(professional.user, issuer=issuer, employee=employee)
    return professional


@transaction.atomic
def end_sessions(*, professional_id: int | None = None) -> int:
    """End every session of this professional, or of everybody who is in. Gives how many there were.

    Raises Professional.DoesNotExist.
    """
    with looking_as(job(Job.SIGNING_IN)):
        sessions = UserSession.objects.all()
        if professional_id is not None:
            sessions = sessions.filter(user_id=Professional.objects.get(pk=professional_id).user_id)
        ended = list(sessions.values_list("user_id", "session_key"))
        Session.objects.filter(session_key__in=[key for _account, key in ended]).delete()
        sessions.delete()
        for account, _key in ended:
            publish(AtTheDoor(account, Happened.SESSION_ENDED))
    return len(ended)
