"""The worked examples of the indicator book come out as they are written there."""

import json
import math
from pathlib import Path

import pytest

from kring.insight.indicators.run import indicators_of

# The book lies beside the project, not in it; without it the examples of the definitions still stand.
BOOK = Path(__file__).parents[3] / "shared" / "indicators" / "worked-examples"
FOLDERS = sorted(BOOK.glob("*/expected.json"))


def _key(row):
    return row["code"], row["period"], tuple(sorted(row["breakdown"].items()))


def _same(found, expected):
    if isinstance(expected, bool) or expected is None or isinstance(expected, str):
        return found is expected if isinstance(expected, bool) else found == expected
    if found is None or isinstance(found, bool | str):
        return False
    return math.isclose(found, expected, rel_tol=1e-6, abs_tol=1e-6)


@pytest.mark.skipif(not FOLDERS, reason="the worked examples of the indicator book do not lie beside the project")
@pytest.mark.parametrize("file", FOLDERS, ids=lambda file: file.parent.name)
def test_a_worked_example(file):
    rows = [row.as_result() for row in indicators_of(file.parent)]
    found = {_key(row): row for row in rows}

    assert len(found) == len(rows)
    for expected in json.loads(file.read_text()):
        got = found[_key(expected)]
        wrong = [name for name, value in expected.items() if name != "breakdown" and not _same(got.get(name), value)]
        assert wrong == [], (_key(expected), wrong)
