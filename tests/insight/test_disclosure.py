"""No suppressed count can be worked out from what is shown, as the book asks; and what is shown is not touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.engine import rows as statistics
from kring.insight.indicators.engine.disclosure import PARTS, VIOLENCE, protected
from kring.insight.indicators.engine.rows import Row

T = 10
REGION_OF = {"m1": "r1", "m2": "r1", "m3": "r2", "m4": "r2"}


def proportion(code, k, n, *, period="2024", dimension="", cell="", missing=0):
    row = Row(code, period, dimension, cell, "proportion", "wilson", partial=False)
    row.numbers = {"n": n, "n_missing": missing, "numerator": k}
    statistics.proportions([row])
    return row


CELLS = {
    "": lambda _: "",
    "municipality": lambda unit: unit[0],
    "region": lambda unit: REGION_OF[unit[0]],
    "phase": lambda unit: unit[1],
}


@st.composite
def grids(draw):
    """Units with a cell in every dimension and one of four outcomes, counted for the three violence indicators."""
    sizes = st.integers(0, 40)
    units = []
    for municipality in REGION_OF:
        for phase in ("acute", "recovery", "none"):
            for outcome in (*VIOLENCE, None):
                units.append((municipality, phase, draw(st.sampled_from([1, 2, 3, 4])), outcome, draw(sizes)))
    rows = []
    for code in VIOLENCE:
        for dimension, cell_of in CELLS.items():
            for cell in sorted({cell_of(unit) for unit in units}):
                rows.append(_counted(code, [u for u in units if cell_of(u) == cell], "2024", dimension, cell))
        for quarter in (1, 2, 3, 4):
            rows.append(_counted(code, [u for u in units if u[2] == quarter], f"2024-Q{quarter}", "", ""))
    return rows


def _counted(code, units, period, dimension, cell):
    n = sum(unit[4] for unit in units)
    return proportion(code, sum(u[4] for u in units if u[3] == code), n, period=period, dimension=dimension, cell=cell)


@settings(max_examples=60, deadline=None)
@given(grids())
def test_every_family_is_safe(rows):
    true = {id(row): row.counts() for row in rows}

    protected(rows, Configuration(disclosure_threshold=T), REGION_OF)

    for code in VIOLENCE:
        own = [row for row in rows if row.code == code]
        overall = next(row for row in own if row.period == "2024" and not row.dimension)
        for dimension in PARTS:
            _safe(overall, [row for row in own if row.dimension == dimension], true)
        for region in ("r1", "r2"):
            total = next(row for row in own if row.cell == region)
            _safe(total, [row for row in own if REGION_OF.get(row.cell) == region], true)
        _safe(overall, [row for row in own if row.period != "2024"], true)


def _safe(total, parts, true):
    parts = [row for row in parts if true[id(row)][0] > 0]
    hidden = [row for row in parts if row.suppressed]
    if len(hidden) == len(parts):
        return
    if total.suppressed:
        assert hidden
        return
    if hidden:
        assert len(hidden) >= 2
        for left in map(sum, zip(*(true[id(row)] for row in hidden), strict=True)):
            assert left == 0 or left >= T


@settings(max_examples=60, deadline=None)
@given(grids())
def test_small_numbers_are_gone_and_the_third_outcome_cannot_be_worked_out(rows):
    true = {id(row): row.counts() for row in rows}

    protected(rows, Configuration(disclosure_threshold=T), REGION_OF)

    cells = {}
    for row in rows:
        if any(1 <= count < T for count in true[id(row)]):
            assert row.suppression == "primary"
        if row.suppressed:
            assert set(row.numbers.values()) == {None}
        else:
            assert row.counts() == true[id(row)]
        cells.setdefault((row.period, row.dimension, row.cell), []).append(row)
    for together in cells.values():
        assert sum(row.suppressed for row in together) != 1


def test_a_single_suppressed_part_takes_the_smallest_shown_one_with_it():
    rows = [proportion("a", 40, 100), *(proportion("a", k, n, dimension="phase", cell=cell)
            for cell, k, n in (("x", 4, 30), ("y", 20, 40), ("z", 16, 30)))]  # fmt: skip

    protected(rows, Configuration(disclosure_threshold=T), {})

    assert [row.suppression for row in rows] == [None, "primary", None, "secondary"]


def test_ties_go_to_the_smaller_name():
    rows = [proportion("a", 60, 120), *(proportion("a", k, 30, dimension="phase", cell=cell)
            for cell, k in (("b", 15), ("a", 15), ("c", 4), ("d", 15)))]  # fmt: skip

    protected(rows, Configuration(disclosure_threshold=T), {})

    assert {row.cell: row.suppression for row in rows if row.dimension} == {
        "a": "secondary", "b": None, "c": "primary", "d": None,
    }  # fmt: skip


def test_a_small_number_of_missing_is_left_out_of_a_shown_row():
    shown, more = proportion("a", 40, 100, missing=9), proportion("b", 40, 100, missing=10)

    protected([shown, more], Configuration(disclosure_threshold=T), {})

    assert shown.numbers["n_missing"] is None
    assert more.numbers["n_missing"] == 10


def test_the_relation_goes_with_the_outcome_it_repeats():
    stopped = proportion("outcome.violence_stopped", 4, 100)
    relation = Row(
        "outcome.relation_help_violence", "2024", "", "", "relation", "newcombe_mantel_haenszel", partial=False
    )
    relation.numbers = {"n": 100, "n_missing": 0, "exposed_n": 50, "exposed_k": 0, "unexposed_n": 50, "unexposed_k": 50}

    protected([stopped, relation], Configuration(disclosure_threshold=T), {})

    assert (stopped.suppression, relation.suppression) == ("primary", "secondary")


def test_rounding_to_five():
    rows = [proportion("a", 13, 48, missing=12)]
    count = Row("b", "2024", "", "", "count", "count", partial=False, numbers={"n": 12, "n_missing": 0, "value": 12})
    rate = Row("c", "2024", "", "", "rate", "poisson_exact", partial=False)
    rate.numbers = {"n": 21, "n_missing": 0, "events": 13, "person_years": 20.5}

    protected([*rows, count, rate], Configuration(disclosure_threshold=0, rounding_base=5), {})

    assert (rows[0].numbers["numerator"], rows[0].n, rows[0].numbers["n_missing"]) == (15, 50, 10)
    assert rows[0].numbers["value"] == pytest.approx(0.3)
    assert (count.numbers["n"], count.numbers["value"]) == (10, 10)
    assert (rate.numbers["events"], rate.numbers["person_years"]) == (15, 20.5)
    assert rate.numbers["value"] == pytest.approx(15 / 20.5)


def test_threshold_nought_shows_everything_and_says_so(caplog):
    rows = [proportion("a", 1, 2, missing=1)]

    protected(rows, Configuration(disclosure_threshold=0), {})

    assert rows[0].counts() == (2, 1, 1)
    assert rows[0].numbers["n_missing"] == 1
    assert "disclosure_threshold" in caplog.text


def test_nothing_counted_is_not_suppressed():
    row = proportion("a", 0, 0)

    protected([row], Configuration(disclosure_threshold=T), {})

    assert not row.suppressed
    assert row.numbers["value"] is None
