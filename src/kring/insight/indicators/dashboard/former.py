"""When a definition changes: the numbers of the definition before it stay, beside those of the new one.

Taken along from the newest facts before the change, for the whole region only, and never together with a new number
from which they differ so little that the difference would point at somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kring.insight.indicators.dashboard.book import indicators
from kring.insight.indicators.models import FactsVersion, KeptRow

COUNTS = ("n", "numerator", "events", "exposed_n", "exposed_k", "unexposed_n", "unexposed_k")


def taken_along(before: FactsVersion | None, version: FactsVersion) -> Iterator[KeptRow]:
    """Rows for `version` of every definition that is no longer the one in the book, as they were kept last."""
    if before is None:
        return
    now = {code: one.version for code, one in indicators().items()}
    fresh = {(row.code, row.period): row for row in KeptRow.objects.filter(facts_version=version, dimension="")}
    for row in KeptRow.objects.filter(facts_version=before, dimension=""):
        if now.get(row.code, row.definition) == row.definition:
            continue
        new = fresh.get((row.code, row.period))
        row.pk, row.facts_version = None, version
        row._state.adding = True
        if new is not None and not row.suppression and too_close(row.numbers, new.numbers, before.threshold):
            row.suppression, row.numbers = "secondary", dict.fromkeys(row.numbers)
        yield row


def too_close(old: dict[str, Any], new: dict[str, Any], threshold: int) -> bool:
    """Whether two numbers of one quarter or year differ by a few people or dossiers, who could be found by that."""
    return any(
        1 <= abs(int(old[name]) - int(new[name])) < threshold
        for name in COUNTS
        if old.get(name) is not None and new.get(name) is not None
    )
