"""The code on the paper: easy to read out and to type, impossible to guess."""

from __future__ import annotations

import secrets

from kring.foundation.core.encryption import fingerprint

# Without letters and numbers that look alike.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUPS, _IN_A_GROUP = 3, 4
_WORDS = (
    "appel", "beuk", "bloem", "boot", "brug", "duif", "eend", "eik", "fiets", "gras", "heide", "kastanje", "kers",
    "klaver", "kust", "lamp", "linde", "maan", "meer", "molen", "noot", "oever", "pauw", "peer", "plein", "regen",
    "rivier", "roos",
    "schelp", "ster", "strand", "tuin", "uil", "veer", "vijver", "vlinder", "wilg", "wolk", "zand", "zeil",
)  # fmt: skip


def fresh_code() -> str:
    """Such as `K7RM-2XQH-9PTD`: nearly 60 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS))


def code_fingerprint(code: str) -> str:
    """The same for the code however it was typed."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return fingerprint(f"invitation\n{bare}")


def fresh_login_name() -> str:
    """A name to come in with that says nothing about who it is: `vlinder-48213`."""
    return f"{secrets.choice(_WORDS)}-{secrets.randbelow(90_000) + 10_000}"
