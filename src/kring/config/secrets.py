"""Where the keys come from: the environment in production, a file in KRING_HOME that is made once elsewhere."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

from kring.config.environment import home


def secret_key() -> str:
    """The key that signs sessions and forms."""
    return os.environ.get("KRING_SECRET_KEY") or _kept(home().secret_key, secrets.token_urlsafe(64))


def field_keys() -> list[str]:
    """The keys of encrypted columns, newest first: the first writes, all read."""
    told = [key.strip() for key in os.environ.get("KRING_FIELD_KEYS", "").split(",") if key.strip()]
    return told or [_kept(home().folder / "field-key", Fernet.generate_key().decode())]


def lookup_key() -> str:
    """The key of the fingerprints by which an encrypted number can be found again."""
    return os.environ.get("KRING_LOOKUP_KEY") or _kept(home().folder / "lookup-key", secrets.token_hex(32))


def facts_key() -> str:
    """The key by which dossiers get their pseudonym in the facts; whoever has it can tell which dossier is which."""
    return os.environ.get("KRING_FACTS_KEY") or _kept(home().folder / "facts-key", secrets.token_hex(32))


def _kept(file: Path, fresh: str) -> str:
    """What the file holds; when it is not there yet, `fresh`, written for its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(fresh)
    return fresh
