"""What families get and what it costs: by tables that can be checked by hand, and never a zero that means unknown."""

from __future__ import annotations

import json

import pytest

from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.costs.bill import bill
from kring.insight.indicators.costs.prices import SHIPPED, BadPrices, PriceList, prices_in, read_prices
from kring.insight.indicators.costs.quantities import used_in
from tests.insight.spec import facts_of, write

# A leap year of 366 days: one dossier the whole year, one for the last 184 days.
YEAR = """
    organisation | kind
    g | mental_health

    dossier | opened_on | closed_on
    1 | 2024-01-01 |
    2 | 2024-07-01 |

    member | dossier | role | birth_date
    a | 1 | child | 2015-01-01
    b | 1 | child | 2017-01-01

    measure | dossier | member | kind | from_on | to_on
    m1 | 1 | a | out_of_home_placement | 2024-01-01 | 2024-03-01
    m2 | 1 | a | out_of_home_placement | 2024-02-01 | 2024-04-01
    m3 | 1 | b | out_of_home_placement | 2023-12-01 | 2024-01-31
    m4 | 2 | | exclusion_order | 2024-07-02 | 2024-07-12
    m5 | 2 | | exclusion_order | 2024-06-30 | 2024-07-10

    action | dossier | organisation | kind | agreed_on | started_on | ended_on
    a1 | 2 | g | help | 2024-06-01 | 2024-06-01 | 2024-07-31
    a2 | 2 | g | practical | 2024-07-01 | 2024-07-01 |
"""


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("facts"), facts_of(YEAR))
    return used_in(folder, Configuration(disclosure_threshold=0))["2024"]


@pytest.mark.parametrize(
    ("item", "quantity", "dossiers"),
    [
        # (366 + 184) days of 365.25
        ("family", 1.5, 2),
        # Child a from 1 January to 1 April counts once (91 days), child b until 31 January (30 days).
        ("placement", 0.3, 1),
        # The order of 30 June began before the dossier did.
        ("exclusion_order", 1.0, 1),
        # Help counts from the opening of the dossier: 30 days. What is practical is no help.
        ("help:mental_health", 0.1, 1),
    ],
)
def test_what_families_got(used, item, quantity, dossiers):
    assert (used[item]["quantity"], used[item]["dossiers"]) == (quantity, dossiers)


def test_small_numbers_leave_only_through_disclosure_control(tmp_path):
    folder = write(tmp_path, facts_of(YEAR))

    found = used_in(folder)["2024"]

    assert all(one["withheld"] and one["quantity"] is None and one["dossiers"] is None for one in found.values())


def got(quantity, dossiers=20, *, withheld=False):
    return {"quantity": None if withheld else quantity, "dossiers": None if withheld else dossiers,
            "withheld": withheld, "partial": False}  # fmt: skip


PRICES = PriceList.model_validate({"version": "1", "prices": [
    {"item": "family", "unit": "year", "low": 40, "high": 114, "payer": "municipality", "adds_up": False,
     "source": "bron", "year": "2012"},
    {"item": "placement", "unit": "year", "low": 100, "high": 200, "payer": "municipality", "source": "b", "year": "1"},
    {"item": "report", "unit": "times", "low": 3, "high": 3, "payer": "justice", "source": "b", "year": "1"},
    {"item": "criminal_measure", "unit": "year", "payer": "justice"},
    {"item": "help:mental_health", "unit": "year", "low": 7, "high": 9, "payer": "health_insurer", "source": "b",
     "year": "1"},
]})  # fmt: skip


def test_the_bill_for_each_payer_by_hand():
    made = bill({"family": got(50), "placement": got(10), "report": got(25)}, PRICES)

    assert made.by_payer == {"municipality": (20.0, 40.0), "justice": (1.5, 1.5), "health_insurer": (0.0, 0.0)}


def test_what_contains_other_items_is_never_added():
    made = bill({"family": got(50), "placement": got(10)}, PRICES)

    assert [one.item for one in made.anchors] == ["family"]
    assert "family" not in {one.item for one in made.lines}


def test_without_a_price_is_said_and_is_not_zero():
    made = bill({"family": got(50), "criminal_measure": got(5), "help:school": got(2)}, PRICES)

    assert {one.item for one in made.without_price} == {"criminal_measure", "help:school"}
    assert {one.low for one in made.without_price} == {None}


def test_withheld_is_said_and_does_not_count():
    made = bill({"family": got(50), "placement": got(0, withheld=True)}, PRICES)

    assert [one.item for one in made.withheld] == ["placement"]
    assert "municipality" not in made.by_payer


def test_without_family_years_there_is_no_bill():
    made = bill({"family": got(0, withheld=True), "placement": got(10)}, PRICES)

    assert made.family_years is None
    assert made.by_payer == {}


def test_every_amount_that_comes_with_kring_has_a_source_and_a_year():
    shipped = read_prices(SHIPPED)

    assert shipped.of("placement").low == 40_000
    assert all(one.source and one.year for one in (*shipped.prices, *shipped.assumptions) if one.low is not None)
    assert any(one.low is None for one in shipped.prices)


def test_a_region_lays_its_own_list(tmp_path):
    own = {"version": "Waterdal 3", "prices": [{"item": "placement", "unit": "year", "payer": "municipality"}]}
    (tmp_path / "prices.json").write_text(json.dumps(own))

    assert prices_in(tmp_path).version == "Waterdal 3"
    assert prices_in(tmp_path / "elsewhere").version != "Waterdal 3"


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ({"low": 5}, "low en high horen samen"),
        ({"low": 5, "high": 4, "source": "b", "year": "1"}, "low is hoger dan high"),
        ({"low": 5, "high": 6, "year": "1"}, "bron"),
        ({"low": -1, "high": 6, "source": "b", "year": "1"}, "greater than or equal to 0"),
        ({"cost": 5}, "not permitted"),
    ],
)
def test_a_wrong_list_says_what_is_wrong(tmp_path, price, said):
    file = tmp_path / "prices.json"
    line = {"item": "x", "unit": "year", "payer": "justice", **price}
    file.write_text(json.dumps({"version": "1", "prices": [line]}))

    with pytest.raises(BadPrices, match=said):
        read_prices(file)


def test_an_item_stands_once_on_a_list(tmp_path):
    file = tmp_path / "prices.json"
    line = {"item": "x", "unit": "year", "payer": "justice"}
    file.write_text(json.dumps({"version": "1", "prices": [line, line]}))

    with pytest.raises(BadPrices, match="meer dan eens"):
        read_prices(file)
