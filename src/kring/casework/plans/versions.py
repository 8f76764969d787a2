"""What one version of a plan changed with respect to the one before it; applied to that one, it gives this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format

from kring.casework.plans.models import Action, Goal, PlanVersion, PlanVersionLine

# Everything of a line that may be agreed otherwise: in this order people read it.
PARTS = ("wording", "whose", "noticed_by", "frame", "condition", "bridge", "ready_on")
Held = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One line as it was and as it is."""

    before: PlanVersionLine
    after: PlanVersionLine

    @property
    def is_reworded(self) -> bool:
        return self.before.wording != self.after.wording

    @property
    def otherwise(self) -> list[tuple[str, str, str]]:
        """What else than the words changed: what it is called, how it was, how it is."""
        return [
            (str(PlanVersionLine._meta.get_field(name).verbose_name), *words)  # type: ignore[union-attr]
            for name in PARTS[1:]
            if (words := (_in_words(self.before, name), _in_words(self.after, name)))[0] != words[1]
        ]


@dataclass(slots=True)
class Difference:
    """Lines that came, went, or were changed (before, after); what stayed; and the order of what is there now."""

    came: list[PlanVersionLine] = field(default_factory=list)
    went: list[PlanVersionLine] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    stayed: list[PlanVersionLine] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    moved: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.went or self.changed or self.moved)


def difference(before: Sequence[PlanVersionLine], after: Sequence[PlanVersionLine]) -> Difference:
    """Compare two versions line by line; a line is the same when it is about the same goal or action."""
    earlier = {line.item_key: line for line in before}
    found = Difference(order=[line.item_key for line in after])
    for line in after:
        old = earlier.pop(line.item_key, None)
        if old is None:
            found.came.append(line)
        elif held(old) != held(line):
            found.changed.append(Changed(old, line))
        else:
            found.stayed.append(line)
    found.went = list(earlier.values())
    kept = {line.item_key for line in before} & set(found.order)
    found.moved = [key for key in found.order if key in kept] != [
        line.item_key for line in before if line.item_key in kept
    ]
    return found


def held(line: PlanVersionLine) -> Held:
    """All that was agreed in this line."""
    return tuple(getattr(line, name) for name in PARTS)


def applied(changes: Difference, before: Iterable[PlanVersionLine]) -> list[tuple[str, Held]]:
    """The lines (key, all that they hold) that come of changing a version like this, in their order."""
    lines = {line.item_key: held(line) for line in before}
    for line in changes.went:
        del lines[line.item_key]
    lines |= {line.item_key: held(line) for line in changes.came}
    lines |= {one.after.item_key: held(one.after) for one in changes.changed}
    return [(key, lines[key]) for key in changes.order]


def line_of(item: Goal | Action) -> dict[str, Any]:
    """What a version holds of a goal or an action."""
    if isinstance(item, Goal):
        parts = {"whose": item.whose, "noticed_by": item.noticed_by, "ready_on": item.aim_on}
    else:
        parts = {
            "frame": item.frame, "condition": item.condition, "bridge": item.bridge, "ready_on": item.due_on,
        }  # fmt: skip
    return {"wording": item.wording, "about": item.about, **parts}


def difference_with_previous(version: PlanVersion) -> Difference:
    """What this version changed. The first version is all new."""
    lines = PlanVersionLine.objects.filter(
        dossier_id=version.dossier_id, plan_version__number__in=[version.number - 1, version.number]
    ).order_by("position")
    before = [line for line in lines if line.plan_version_id != version.pk]
    after = [line for line in lines if line.plan_version_id == version.pk]
    return difference(before, after)


def _in_words(line: PlanVersionLine, name: str) -> str:
    value = getattr(line, name)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(line.get_frame_display()) if name == "frame" else str(value or "")
