"""What one version of a plan changed with respect to the one before it; applied to that one, it gives this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kring.casework.plans.models import PlanVersion, PlanVersionLine


@dataclass(slots=True)
class Difference:
    """Lines that came, went, or were reworded (before, after); what stayed; and the order of what is there now."""

    came: list[PlanVersionLine] = field(default_factory=list)
    went: list[PlanVersionLine] = field(default_factory=list)
    reworded: list[tuple[PlanVersionLine, PlanVersionLine]] = field(default_factory=list)
    stayed: list[PlanVersionLine] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    moved: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.went or self.reworded or self.moved)


def difference(before: Sequence[PlanVersionLine], after: Sequence[PlanVersionLine]) -> Difference:
    """Compare two versions line by line; a line is the same when it is about the same goal or action."""
    earlier = {line.item_key: line for line in before}
    found = Difference(order=[line.item_key for line in after])
    for line in after:
        old = earlier.pop(line.item_key, None)
        if old is None:
            found.came.append(line)
        elif old.wording != line.wording:
            found.reworded.append((old, line))
        else:
            found.stayed.append(line)
    found.went = list(earlier.values())
    kept = {line.item_key for line in before} & set(found.order)
    found.moved = [key for key in found.order if key in kept] != [
        line.item_key for line in before if line.item_key in kept
    ]
    return found


def applied(changes: Difference, before: Iterable[PlanVersionLine]) -> list[tuple[str, str]]:
    """The lines (key, words) that come of changing a version like this, in their order."""
    words = {line.item_key: line.wording for line in before}
    for line in changes.went:
        del words[line.item_key]
    words |= {line.item_key: line.wording for line in changes.came}
    words |= {after.item_key: after.wording for _before, after in changes.reworded}
    return [(key, words[key]) for key in changes.order]


def difference_with_previous(version: PlanVersion) -> Difference:
    """What this version changed. The first version is all new."""
    lines = PlanVersionLine.objects.filter(
        dossier_id=version.dossier_id, plan_version__number__in=[version.number - 1, version.number]
    ).order_by("position")
    before = [line for line in lines if line.plan_version_id != version.pk]
    after = [line for line in lines if line.plan_version_id == version.pk]
    return difference(before, after)
