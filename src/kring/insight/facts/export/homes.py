"""In which home of the family each member lives: the first, the second, both, or elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def homes_of(living: Sequence[Sequence[int]]) -> list[str]:
    """Say it for every member, given the homes in which each of them lives.

    The home with most members is the first, the next the second (the oldest when they are alike). Of whom nothing is
    known lives with the others as long as nobody's home is known, and elsewhere when some are.
    """
    counted = Counter(home for homes in living for home in homes)
    order = sorted(counted, key=lambda home: (-counted[home], home))[:2]
    if not order:
        return ["first"] * len(living)
    return [_home(set(homes), order) for homes in living]


def _home(homes: set[int], order: list[int]) -> str:
    where = [word for word, home in zip(("first", "second"), order, strict=False) if home in homes]
    if len(where) == 2:
        return "both"
    return where[0] if where else "elsewhere"
