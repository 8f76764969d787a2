"""The account of a professional: made when it is prepared, never by signing in."""

from __future__ import annotations

import secrets

from django.db import transaction

from kring.foundation.accounts.models import User
from kring.foundation.accounts.oidc.linking import prepare
from kring.foundation.accounts.viewer import Job, job, looking_as
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
