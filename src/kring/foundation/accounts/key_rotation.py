"""Every place where something is sealed: the encrypted columns, and the secrets of code apps and paper codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from kring.foundation.core.encryption import seal, sealed_with_the_newest, unseal
from kring.foundation.core.encryption_rotate import BATCH, Column, encrypted_columns, rotate

KEYS_OF_ACCOUNTS = "mfa_authenticator.data"
# Under which names allauth keeps a sealed secret in the data of a key.
_SECRETS = ("secret", "seed")

Told = Callable[[int, int], None]


def places_with_secrets() -> list[Column | str]:
    """All of them, the columns first."""
    return [*encrypted_columns(), KEYS_OF_ACCOUNTS]


def rotate_place(place: Column | str, *, told: Told = lambda seen, changed: None) -> tuple[int, int]:
    """Give everything in this place the newest key. Gives how many were seen, and how many were changed."""
    return rotate(place, told=told) if isinstance(place, Column) else _rotate_keys_of_accounts(told)


def _rotate_keys_of_accounts(told: Told) -> tuple[int, int]:
    seen = changed = after = 0
    keys = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")
    while True:
        with transaction.atomic():
            # Locked, because using a code writes the same row.
            batch = list(keys.filter(pk__gt=after).select_for_update()[:BATCH])
            if not batch:
                return seen, changed
            for key in batch:
                seen += 1
                anew = {name: _anew(value) if name in _SECRETS else value for name, value in key.data.items()}
                if anew != key.data:
                    Authenticator.objects.filter(pk=key.pk).update(data=anew)
                    changed += 1
            after = batch[-1].pk
        told(seen, changed)


def _anew(sealed: Any) -> Any:
    return sealed if not isinstance(sealed, str) or sealed_with_the_newest(sealed) else seal(unseal(sealed))
