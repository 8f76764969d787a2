"""A problem with a row, in words for whoever has to mend it, and the query that finds such rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

SHOWN_VALUE = "[A-Za-z0-9_.:/+-]{1,32}"
HIDDEN = "een waarde die hier niet wordt herhaald"


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what was expected. `key` is the row's key, or its number when that may not be shown."""

    rule: str
    table: str
    key: str
    sentence: str

    @property
    def is_warning(self) -> bool:
        """Whether the package is accepted all the same."""
        return self.rule.startswith("W")


@dataclass(frozen=True)
class Check:
    """One rule on one table: a query for row number, key and what the sentence needs."""

    rule: str
    table: str
    query: str
    sentence: Callable[..., str]


@dataclass
class Verdict:
    """Everything that was found: the first problems of each rule and table, and how many there are in all."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def rejected(self) -> bool:
        """Whether at least one rule rejects the package."""
        return any(rule.startswith("E") for rule, _ in self.counts)

    @property
    def rules(self) -> set[str]:
        """The rules that were broken, warnings too."""
        return {rule for rule, _ in self.counts}

    def total(self, kind: str) -> int:
        """How many rejections (E) or warnings (W) there are in all."""
        return sum(count for (rule, _), count in self.counts.items() if rule.startswith(kind))


def dutch_list(words: list[str] | tuple[str, ...]) -> str:
    """Words with commas between."""
    return ", ".join(words)


def shown(value: Any) -> str:
    """A value for a sentence: the value itself when the query let it through, else that it is not repeated."""
    return HIDDEN if value is None else f"'{value}'"
