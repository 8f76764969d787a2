"""What Kring is told from outside: every environment variable it reads, and what it means when it is absent."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, ja or on; a wrong word is an error, not a guess."""
    value = os.environ.get(name, "").strip().lower()
    if value in ("", "0", "false", "no", "nee", "off"):
        return default if value == "" else False
    if value in ("1", "true", "yes", "ja", "on"):
        return True
    raise ValueError(f"{name} is '{value}'; use 1 or 0.")


def number(name: str, default: int) -> int:
    """A whole number, not below nought; anything else is an error, not a guess."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdigit():
        raise ValueError(f"{name} is '{value}'; use a whole number.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


@dataclass(frozen=True, slots=True)
class Home:
    """The one folder in which Kring keeps what it makes: the embedded database, keys and built files."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "database"

    @property
    def static(self) -> Path:
        return self.folder / "static"

    @property
    def secret_key(self) -> Path:
        return self.folder / "secret-key"


def home() -> Home:
    """The folder named by KRING_HOME; `var/` in the working folder when it is not set."""
    return Home(Path(os.environ.get("KRING_HOME") or "var").expanduser().resolve())
