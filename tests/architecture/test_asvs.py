"""docs/reference/asvs.md names only what exists, and each requirement once."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/reference/asvs.md").read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if re.match(r"\| \d", line)
    ]


def gone(text: str) -> list[str]:
    """Paths that are named as evidence and are not there."""
    return [one for _number, _what, evidence in rows(text) for one in re.findall(r"`([^`]+)`", evidence)
            if not (ROOT / one).exists()]  # fmt: skip


def without_evidence(text: str) -> list[str]:
    """Requirements that are said to be met by a test or by code, and name neither; `No …` is met by what is absent."""
    return [number for number, what, evidence in rows(text)
            if not evidence and not what.startswith(("*n/a*", "**Not", "No ", "Templates"))]  # fmt: skip


def test_every_path_exists():
    assert not gone(TEXT)


def test_what_is_claimed_has_evidence():
    assert not without_evidence(TEXT)


def test_each_requirement_stands_there_once_and_every_chapter_is_there():
    numbers = [one for number, *_ in rows(TEXT) for one in re.findall(r"\d+\.\d+\.\d+", number)]

    assert len(numbers) == len(set(numbers)), sorted({one for one in numbers if numbers.count(one) > 1})
    assert {int(one.split(".")[0]) for one in numbers} == set(range(1, 18))


def test_a_path_that_is_gone_and_a_claim_without_evidence_are_seen():
    assert gone("| 1.1.1 | does it | `tests/nothing_here.py` |") == ["tests/nothing_here.py"]
    assert without_evidence("| 1.1.1 | does it | |") == ["1.1.1"]
