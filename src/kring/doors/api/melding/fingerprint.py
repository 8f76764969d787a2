"""Whether two readings of a report say the same, whatever the file looked like around it."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from kring.doors.api.melding.incoming import IncomingReport

VERSION = "1"
DIGEST_SIZE = 31  # with the version in front, 64 characters


def fingerprint(report: IncomingReport) -> str:
    """The same text for the same content, another for any other; `VERSION` changes when this recipe does.

    The order of people and incidents and the time zone in which a moment is written do not count. It is made
    from personal data and stays with them: it belongs in no export and no log.
    """
    content = json.dumps(_plain(report), sort_keys=True, ensure_ascii=False)
    return f"{VERSION}-{hashlib.blake2b(content.encode(), digest_size=DIGEST_SIZE).hexdigest()}"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, tuple):
        return sorted((_plain(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
