"""Columns that nobody can read in the database itself: encrypted, and found again by a keyed fingerprint."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


def seal(text: str) -> str:
    """Encrypt with the newest key."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt with whichever of the keys it was sealed."""
    return _box().decrypt(sealed.encode()).decode()


def sealed_with_the_newest(sealed: str) -> bool:
    """Whether the newest key alone opens it: then the older keys are no longer needed for it."""
    try:
        Fernet(settings.FIELD_KEYS[0]).decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True


def fingerprint(value: str) -> str:
    """The same value gives the same fingerprint; without the key it cannot be turned back or guessed."""
    return hmac.new(bytes.fromhex(settings.LOOKUP_KEY), value.encode(), hashlib.sha256).hexdigest()


class EncryptedText(models.TextField):
    """Text that is encrypted on its way to the database and decrypted on its way back."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if value in (None, "") else seal(value)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return None if value is None else value and unseal(value)
