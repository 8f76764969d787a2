"""The region's own dossiers as facts: complete, valid, and each value where it belongs."""

from __future__ import annotations

from kring.insight.facts import validate


def test_the_facts_of_the_region_break_no_rule(exported):
    verdict = validate(exported.folder)

    assert not verdict.rejected, verdict.problems
