"""The engine and a second, plain reading of the book give the same units, values and cells on random facts."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.insight.facts import validate
from kring.insight.indicators.blocks.periods import grid
from kring.insight.indicators.definitions import indicator
from kring.insight.indicators.engine.breakdowns import by_organisation, in_cells
from kring.insight.indicators.engine.tallies import units_of
from tests.insight import second_reading as book
from tests.insight import second_reading_of_answers as answers
from tests.insight.random_facts import FIRST, LAST, random_facts
from tests.insight.spec import facts_on_engine, outcome, write

DOSSIERS = 120
ALONE = {
    "process.fixed_face": book.fixed_face,
    "process.pair": book.pair,
    "structure.care_safety_link": book.care_safety_link,
    "process.reassessed": book.reassessed,
    "process.all_members": book.all_members,
    "output.time_to_help": book.time_to_help,
    "output.rereports": book.rereports,
    "output.relay": book.relay,
    "output.children_measure": book.children_measure,
    "output.placements": book.placements,
    "outcome.satisfaction": lambda r, p: answers.own_answers(r, p, "satisfaction"),
    "outcome.violence_stopped": lambda r, p: {
        key: (on, None if value is None else value[1] == 0) for key, (on, value) in answers.violence(r, p).items()
    },
    "outcome.violence_decreased": lambda r, p: {
        key: (on, None if value is None else 0 < value[1] < value[0] and value[1] < 22)
        for key, (on, value) in answers.violence(r, p).items()
    },
    "outcome.wellbeing_adults": lambda r, p: _gain(answers.changes(r, p, ADULT)),
    "outcome.wellbeing_children": lambda r, p: _gain(answers.changes(r, p, CHILD)),
    "outcome.trust": lambda r, p: _gain(answers.changes(r, p, ["trust"])),
    "outcome.relation_help_violence": lambda r, p: answers.relation_violence(r, p, answers.helped),
    "outcome.relation_measure_violence": lambda r, p: answers.relation_violence(r, p, answers.measured),
    "outcome.relation_help_wellbeing": lambda r, p: answers.relation_wellbeing(r, p, answers.helped),
    "outcome.relation_measure_wellbeing": lambda r, p: answers.relation_wellbeing(r, p, answers.measured),
}
ADULT = ["trauma_adult", "parenting_stress", "quality_of_life", "substance_use", "financial_strain"]
CHILD = ["trauma_child", "psychosocial", "attachment", "felt_unsafety_child"]
seeds = settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def _gain(found):
    return {key: (on, None if value is None else value[0]) for key, (on, value) in found.items()}


def _value(code, row):
    name = indicator(code).statistic.name
    if name == "relation":
        return None if row["hit"] is None else (row["hit"], row["exposed"], row["stratum"])
    if name == "rate":
        return row["events"], row["days"]
    if name == "survival":
        return row["days"], row["event"]
    return row["value"] if name == "mean" else row["hit"]


def _reader(rows):
    full = {name: rows.get(name, []) for name in ("dossier", "member", "involvement", "signal", "factor", "action",
            "handover", "state", "measure", "incident", "response", "organisation")}  # fmt: skip
    return book.Reader(full, FIRST, LAST)


def periods():
    return grid(FIRST, LAST)


@seeds
@given(seed=st.integers(0, 10_000))
def test_units_reference_dates_and_values_are_the_same(tmp_path_factory, seed):
    rows = random_facts(seed, DOSSIERS)
    folder = write(tmp_path_factory.mktemp("facts"), rows, (FIRST, LAST))
    reader = _reader(rows)

    assert not validate(folder).rejected
    with facts_on_engine(folder) as facts:
        for code, read in ALONE.items():
            found = {}
            for row in outcome(facts, code):
                found.setdefault(row["period"], {})[row["unit_id"]] = (row["ref_on"], _value(code, row))
            for period in periods():
                expected = read(reader, period)
                got = found.get(period.name, {})
                assert got.keys() == expected.keys(), (code, period.name)
                for unit, (on, value) in expected.items():
                    assert got[unit][0] == on, (code, period.name, unit)
                    close = pytest.approx(value) if isinstance(value, float) else value
                    assert got[unit][1] == close, (code, period.name, unit)


@seeds
@given(seed=st.integers(0, 10_000))
@pytest.mark.parametrize("code", ["process.fixed_face", "output.placements", "outcome.relation_help_wellbeing"])
def test_units_fall_in_the_same_cells(tmp_path_factory, code, seed):
    rows = random_facts(seed, DOSSIERS)
    folder = write(tmp_path_factory.mktemp("facts"), rows, (FIRST, LAST))
    reader, one = _reader(rows), indicator(code)
    by_member = one.population.by_member
    simple = ("age_group", "phase", "legal_frame")

    with facts_on_engine(folder) as facts:
        units = units_of(facts, one.population, [one])
        units = facts.engine.keep(units.filter(units.yearly))
        placed = in_cells(facts, units, one.population, simple).to_pyarrow().to_pylist()
        beside = by_organisation(facts, units, one.population).to_pyarrow().to_pylist()

    organisations = {}
    for row in beside:
        organisations.setdefault((row["period"], row["unit_id"]), set()).add(row["organisation"])
    assert placed
    for row in placed:
        expected = book.cells(reader, row["dossier_id"], row["ref_on"], row["member_id"] if by_member else None)
        assert {name: row[name] for name in simple} == {name: expected[name] for name in simple}
        assert organisations[row["period"], row["unit_id"]] == expected["organisation"]
    assert len(placed) == len({(row["period"], row["unit_id"]) for row in placed})
