"""What differs between two versions of an approach, line by line. No database: contents come in as dictionaries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Line = Mapping[str, Any]
# Of each part (and of the texts) the lines by what they are known by, each with what it says.
Content = Mapping[str, Mapping[str, Line]]


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that came, went, or says something else in one of its fields."""

    part: str
    key: str
    change: Change
    before: Line | None
    after: Line | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that say something else."""
        before, after = self.before or {}, self.after or {}
        return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def differences(old: Content, new: Content) -> list[Difference]:
    """Everything that differs, by part, in the order of the newer version; what went comes last."""
    found = []
    for part in {**new, **old}:
        before, after = old.get(part, {}), new.get(part, {})
        for key, line in after.items():
            if key not in before:
                found.append(Difference(part, key, Change.ADDED, None, line))
            elif before[key] != line:
                found.append(Difference(part, key, Change.CHANGED, before[key], line))
        found += [Difference(part, key, Change.REMOVED, before[key], None) for key in before if key not in after]
    return found


def fingerprint(content: Content) -> str:
    """A short mark of a content: another mark, another content."""
    written = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:32]
