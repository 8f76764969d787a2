"""docs/reference/asvs.md names only what exists, each requirement of levels 1 and 2 once, and counts them rightly."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The numbers of ASVS 5.0.0: the section, those of level 1, and those that level 2 adds.
NUMBERS = """
1.1    -            1-2      |  6.2    1-8        9-12   |  11.1   -          1-2
1.2    1-5          6-9      |  6.3    1-2        3-4    |  11.2   -          1-3
1.3    1-2          3-11     |  6.4    1-2        3-4    |  11.3   1-2        3
1.4    -            1-3      |  6.5    -          1-5    |  11.4   1          2-4
1.5    1            2        |  6.6    -          1-3    |  11.5   -          1
2.1    1            2-3      |  6.8    -          1-4    |  11.6   -          1
2.2    1-2          3        |  7.1    -          1-3    |  12.1   1          2-3
2.3    1            2-4      |  7.2    1-4        -      |  12.2   1-2        -
2.4    -            1        |  7.3    -          1-2    |  12.3   -          1-4
3.2    1-2          -        |  7.4    1-2        3-5    |  13.1   -          1
3.3    1            2-4      |  7.5    -          1-2    |  13.2   -          1-5
3.4    1-2          3-6      |  7.6    -          1-2    |  13.3   -          1-2
3.5    1-3          4-5      |  8.1    1          2      |  13.4   1          2-5
3.7    -            1-2      |  8.2    1-2        3      |  14.1   -          1-2
4.1    1            2-3      |  8.3    1          -      |  14.2   1          2-4
4.2    -            1        |  8.4    -          1      |  14.3   1          2-3
4.3    -            1-2      |  9.1    1-3        -      |  15.1   1          2-3
4.4    1            2-4      |  9.2    1          2-4    |  15.2   1          2-3
5.1    -            1        |  10.1   -          1-2    |  15.3   1          2-7
5.2    1-2          3        |  10.2   -          1-2    |  16.1   -          1
5.3    1-2          -        |  10.3   -          1-4    |  16.2   -          1-5
5.4    -            1-3      |  10.4   1-5        6-11   |  16.3   -          1-4
6.1    1            2-3      |  10.5   -          1-5    |  16.4   -          1-3
17.1   -            1        |  10.6   -          1-2    |  16.5   -          1-3
17.2   -            1-4      |  10.7   -          1-3    |  17.3   -          1-2
"""
WORDS = {
    "*n/a*": "n/a",
    "**Not yet**": "not yet",
    "**Partly**": "partly",
    "**Not by Kring itself**": "not by Kring itself",
}
TEXT = (ROOT / "docs/reference/asvs.md").read_text(encoding="utf-8")


def numbers_of(table: str) -> dict[str, int]:
    """Each number with its level."""
    found = {}
    for line in table.split("\n"):
        for cell in filter(str.strip, line.split("|")):
            section, *levels = cell.split()
            for level, told in enumerate(levels, 1):
                if told != "-":
                    first, _to, last = told.partition("-")
                    found |= {f"{section}.{one}": level for one in range(int(first), int(last or first) + 1)}
    return found


LEVEL_OF = numbers_of(NUMBERS)


def rows(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if re.match(r"\| \d+\.\d", line)
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


def numbers_in(text: str) -> list[str]:
    return [one for number, *_ in rows(text) for one in number.split(", ")]


def counts(text: str) -> dict[int, Counter[str]]:
    """For each level how many requirements stand where."""
    found: dict[int, Counter[str]] = {1: Counter(), 2: Counter()}
    for number, what, _evidence in rows(text):
        where = next((word for mark, word in WORDS.items() if what.startswith(mark)), "shown")
        for one in number.split(", "):
            found[LEVEL_OF[one]][where] += 1
    return found


def table_of(found: dict[int, Counter[str]]) -> str:
    order = ["shown", "partly", "not yet", "not by Kring itself", "n/a"]
    lines = ["| Level | requirements | " + " | ".join(order) + " |", "|---|---|" + "---|" * len(order)]
    for level, many in found.items():
        lines.append(f"| {level} | {many.total()} | " + " | ".join(str(many[one]) for one in order) + " |")
    return "\n".join(lines)


def test_the_standard_has_70_requirements_at_level_1_and_183_more_at_level_2():
    assert Counter(LEVEL_OF.values()) == {1: 70, 2: 183}
    assert {int(one.split(".")[0]) for one in LEVEL_OF} == set(range(1, 18))


def test_each_requirement_of_the_standard_stands_there_once_and_no_other():
    numbers = numbers_in(TEXT)

    assert not [one for one, times in Counter(numbers).items() if times > 1]
    assert not set(LEVEL_OF) - set(numbers)
    assert not set(numbers) - set(LEVEL_OF)


def test_the_counts_at_the_top_are_those_of_the_rows():
    assert table_of(counts(TEXT)) in TEXT


def test_what_does_not_apply_or_is_not_all_says_why():
    assert not [
        number for number, what, _ in rows(TEXT) if what.startswith(("*n/a*", "**")) and not re.search(r": \S", what)
    ]


def test_a_path_that_is_gone_and_a_claim_without_evidence_are_seen():
    assert gone("| 1.1.1 | does it | `tests/nothing_here.py` |") == ["tests/nothing_here.py"]
    assert without_evidence("| 1.1.1 | does it | |") == ["1.1.1"]


def test_a_number_of_another_edition_and_one_that_is_missing_are_seen():
    told = numbers_in("| 1.1.1, 1.2.99 | does it | `tests` |\n| 99.1.1 | does it | `tests` |")

    assert set(told) - set(LEVEL_OF) == {"1.2.99", "99.1.1"}
    assert "1.1.2" in set(LEVEL_OF) - set(told)


def test_a_wrong_count_is_seen():
    found = counts("| 1.1.1 | does it | `tests` |\n| 1.2.1 | *n/a*: no HTML | |\n| 1.2.2 | **Not yet**: it takes … | |")

    assert found == {1: Counter({"n/a": 1, "not yet": 1}), 2: Counter({"shown": 1})}
    assert "| 1 | 2 | 0 | 0 | 1 | 0 | 1 |" in table_of(found)
