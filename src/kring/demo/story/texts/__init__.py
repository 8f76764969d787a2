"""The sentences that stories are told with: text files with a heading per kind, one sentence a line.

A sentence may hold words in braces, filled in per family: see `telling.slots_for`. A sentence whose words a
family does not
have (no child, no second adult, no network) is simply not chosen.
"""

from functools import cache
from importlib.resources import files

Sentences = dict[str, tuple[str, ...]]


@cache
def sentences(name: str) -> Sentences:
    """All sentences of one file, by heading. Raises ValueError for a line before the first heading."""
    found: dict[str, list[str]] = {}
    heading: str | None = None
    for line in (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            heading = line[3:].strip()
            found[heading] = []
        elif line.strip():
            if heading is None:
                raise ValueError(f"A sentence without a heading in {name}.txt: {line!r}")
            found[heading].append(line.strip())
    return {key: tuple(lines) for key, lines in found.items()}
