"""Every definition is complete, and does with its own example what the example says."""

from dataclasses import fields
from datetime import date

import pytest

from kring.insight.facts.contract import TABLES
from kring.insight.indicators.definitions import every_indicator
from kring.insight.indicators.model import Example
from tests.insight.spec import facts_of, prove

EVERY = every_indicator()


def test_the_book_has_forty_nine_indicators_with_codes_of_their_own():
    codes = [one.code for one in EVERY]

    assert len(codes) == 49
    assert len(set(codes)) == 49


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.code)
def test_nothing_is_left_blank(one):
    words = {field.name: getattr(one, field.name) for field in fields(one)}
    if one.version == "1":
        assert words.pop("changed") == ""

    assert [name for name, value in words.items() if isinstance(value, str) and not value.strip()] == []
    assert one.review_on > date(2026, 11, 1)
    assert one.why not in {other.why for other in EVERY if other.code.rsplit("_", 1)[0] != one.code.rsplit("_", 1)[0]}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.code)
def test_its_example_comes_out_as_it_says(one):
    prove(one.code, one.example)


def test_an_example_that_is_wrong_fails():
    one = next(one for one in EVERY if one.code == "process.outreach")
    wrong = Example(facts=one.example.facts, counts={"a"}, out_of=one.example.out_of)

    with pytest.raises(AssertionError):
        prove(one.code, wrong)


def test_spec_tables_name_only_what_the_contract_has():
    assert set(facts_of("dossier | opened_on\n1 | 2024-01-01")) == set(TABLES)
