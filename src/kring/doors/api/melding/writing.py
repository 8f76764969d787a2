"""From a report in Kring's words back to the framework's."""

from dataclasses import is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from kring.doors.api.melding.incoming import IncomingReport
from kring.doors.api.melding.schema import CODES, PARTS

PART_OF = {part.becomes: part for part in PARTS}


def as_melding(report: IncomingReport) -> dict[str, Any]:
    """The report as the framework writes it; lists without anything in them are left out."""
    return {name: value for name, value in _plain(report).items() if value != []}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        fields = PART_OF[type(value)].model_fields
        return {field.alias or name: _plain(getattr(value, name)) for name, field in fields.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return CODES[value]
    return value.isoformat() if isinstance(value, datetime) else value
