"""Which account belongs to whom a provider sent. Nobody gets an account by this: it was there, or was prepared."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from kring.config.identity_providers import IdentityProvider
from kring.foundation.accounts.models import PreparedLink, Subject, User
from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.core.encryption import fingerprint
from kring.foundation.core.news import publish


@transaction.atomic
def account_of(claims: dict[str, Any], provider: IdentityProvider) -> User | None:
    """The account of issuer and subject; the first time the one that was prepared for this employee number."""
    known = Subject.objects.select_related("user").filter(issuer=provider.issuer, subject=_subject(claims)).first()
    if known is not None:
        return known.user
    employee = claims.get(provider.employee_claim) if provider.employee_claim else None
    if not isinstance(employee, str) or not employee.strip():
        return None
    prepared = (
        PreparedLink.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(issuer=provider.issuer, employee=_employee(employee), used_at__isnull=True)
        .first()
    )
    if prepared is None:
        return None
    prepared.used_at = timezone.now()
    prepared.save(update_fields=["used_at"])
    link(prepared.user, claims, provider)
    return prepared.user


def link(user: User, claims: dict[str, Any], provider: IdentityProvider) -> bool:
    """From now on this subject is this account. False when it is somebody else's already."""
    row, made = Subject.objects.get_or_create(issuer=provider.issuer, subject=_subject(claims), defaults={"user": user})
    if made:
        publish(AtTheDoor(user.pk, Happened.LINKED, provider.id))
    return row.user_id == user.pk


def prepare(user: User, *, issuer: str, employee: str) -> PreparedLink:
    """Make ready that whoever comes from this issuer with this employee number is this account."""
    row, _made = PreparedLink.objects.update_or_create(
        issuer=issuer, employee=_employee(employee), used_at__isnull=True, defaults={"user": user}
    )
    return row


def _subject(claims: dict[str, Any]) -> str:
    return fingerprint(f"subject\n{claims['sub']}")


def _employee(number: str) -> str:
    return fingerprint(f"employee\n{number.strip()}")
