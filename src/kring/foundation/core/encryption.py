"""Columns that nobody can read in the database itself: encrypted, and found again by a keyed fingerprint."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


def fingerprint(value: str) -> str:
    """The same value gives the same fingerprint; without the key it cannot be turned back or guessed."""
    return hmac.new(bytes.fromhex(settings.LOOKUP_KEY), value.encode(), hashlib.sha256).hexdigest()


class EncryptedText(models.TextField):
    """Text that is encrypted on its way to the database and decrypted on its way back."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if value in (None, "") else _box().encrypt(value.encode()).decode()

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return value if value in (None, "") else _box().decrypt(value.encode()).decode()
