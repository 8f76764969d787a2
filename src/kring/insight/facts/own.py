"""Whether facts are those of one's own region, and noting that they were counted without protecting small numbers."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path

from kring.config.environment import home
from kring.config.secrets import facts_key
from kring.insight.facts.package import EXPORT_LOG, unpacked

NOTES = "unprotected.log"


class NotOurs(Exception):  # noqa: N818 — it is said to a person
    """These facts come from the Kring of another region; their small numbers stay protected here."""


def mark() -> str:
    """By which an export of this Kring is known again; says nothing to who has not its key."""
    return hmac.new(facts_key().encode(), b"export of this kring", hashlib.sha256).hexdigest()[:24]


def note_unprotected(path: Path) -> None:
    """Write down that a package (folder or zip) is counted unprotected, by whom and when, in KRING_HOME.

    A package that no Kring made (synthetic, or of one's own other system) is taken for one's own: whoever has it sees
    every row of it anyway. Raises NotOurs for an export of another Kring.
    """
    with unpacked(path) as folder:
        made_by = _made_by(folder)
    if made_by and made_by != mark():
        raise NotOurs(
            "Deze feiten komen uit de Kring van een andere regio. Kleine aantallen blijven dan afgeschermd: "
            "laat disclosure_threshold weg."
        )
    note = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": _who(),
        "facts": str(path.resolve()),
        "export_of_this_kring": bool(made_by),
    }
    place = home().folder
    place.mkdir(parents=True, exist_ok=True)
    with (place / NOTES).open("a", encoding="utf-8") as notes:
        notes.write(json.dumps(note, ensure_ascii=False) + "\n")


def _made_by(folder: Path) -> str:
    try:
        told = json.loads((folder / EXPORT_LOG).read_text(encoding="utf-8"))
        return str(told.get("mark", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "onbekend"
