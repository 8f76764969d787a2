"""What a definition counts, in plain words for the page. What holds is the indicator book; these words explain it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("in_dutch.txt")


@dataclass(frozen=True)
class Told:
    """Who takes part, what counts, and what is missing."""

    who: str
    what: str
    missing: str


@cache
def told() -> dict[str, Told]:
    """The words of every indicator, by its code."""
    lines = [
        line.split("|") for line in FILE.read_text(encoding="utf-8").splitlines() if "|" in line and line[0] != "#"
    ]
    return {code.strip(): Told(*(part.strip() for part in parts)) for code, *parts in lines}
