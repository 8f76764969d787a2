"""What may be chosen when indicators are computed, and how a choice is read from a file."""

import json
import logging
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)


class BadConfiguration(Exception):  # noqa: N818 — it is said to a person
    """A configuration cannot be used; the message says which key, and what was expected."""


@dataclass(frozen=True)
class Configuration:
    """The choices of the indicator book, section 4, with its own values where nothing is chosen."""

    disclosure_threshold: int = 10
    rounding_base: int = 0
    serious_threshold: float = 22
    improvement_points: float = 10
    extra_holidays: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if self.disclosure_threshold == 0:
            logger.warning(
                "Kleine aantallen worden niet afgeschermd (disclosure_threshold is 0): alleen voor "
                "synthetische gegevens, tests en feiten van de eigen regio."
            )


def read_configuration(file: Path) -> Configuration:
    """Read a JSON file with the keys of the book; raises BadConfiguration with one clear sentence."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BadConfiguration(f"{file.name} is niet te lezen als JSON: {problem}") from problem
    if not isinstance(content, dict):
        raise BadConfiguration(f"{file.name} hoort een JSON-object te zijn.")
    return from_mapping(content)


def from_mapping(content: dict[str, Any]) -> Configuration:
    """Make a configuration from keys and values; raises BadConfiguration on an unknown key or a wrong value."""
    known = {field.name for field in fields(Configuration)}
    if unknown := sorted(set(content) - known):
        raise BadConfiguration(f"Onbekende instelling {', '.join(unknown)}; bekend zijn {', '.join(sorted(known))}.")
    chosen: dict[str, Any] = {}
    for name in ("disclosure_threshold", "rounding_base"):
        if name in content:
            chosen[name] = _whole(name, content[name])
    for name in ("serious_threshold", "improvement_points"):
        if name in content:
            chosen[name] = _number(name, content[name])
    if "extra_holidays" in content:
        chosen["extra_holidays"] = _days("extra_holidays", content["extra_holidays"])
    return Configuration(**chosen)


def _whole(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadConfiguration(f"{name} hoort een geheel getal van 0 of meer te zijn.")
    return value


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadConfiguration(f"{name} hoort een getal te zijn.")
    return value


def _days(name: str, value: object) -> tuple[date, ...]:
    if not isinstance(value, list):
        raise BadConfiguration(f"{name} hoort een lijst met datums te zijn.")
    try:
        return tuple(date.fromisoformat(one) for one in value)
    except (TypeError, ValueError) as problem:
        raise BadConfiguration(f"{name} hoort datums te bevatten, zoals 2025-05-02.") from problem
