"""What goes together, and what it costs: with what it does not prove, and without a word about what causes what."""

from __future__ import annotations

import json
import re

import pytest

from kring.config.environment import home
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.insight.indicators.dashboard.book import RELATIONS, indicators
from kring.insight.indicators.dashboard.in_dutch import told
from tests.insight.dashboard.conftest import kept
from tests.insight.dashboard.test_pages import row_of, words

PAGE = "/inzicht/wat-het-oplevert/?periode=2024"
CAUSAL = re.compile(
    r"\bzorg(t|en|de) (er)?voor\b|\bleid(t|en|de) tot\b|\bdoor de (hulp|maatregel)\b|\beffect|\bdankzij\b|\bveroorza|"
    r"\boorzaak|\bhelpt tegen\b|\bvoorkomt\b|\bheeft geholpen\b|\bresultaat van\b|\bkomt door\b|\bwerkt tegen\b",
    re.IGNORECASE,
)


@pytest.fixture
def relations(numbers):
    """One relation with a number, one withheld, two without."""
    with looking_as(job(Job.FACTS)):
        kept(
            numbers, "outcome.relation_help_violence", "2024", statistic=("relation", "newcombe_mantel_haenszel"),
            n=100, n_missing=30, exposed_n=60, exposed_k=24, unexposed_n=40, unexposed_k=12, value=0.1, ci_low=-0.09,
            ci_high=0.28, adjusted=0.12, adjusted_low=-0.07, adjusted_high=0.31,
        )  # fmt: skip
        kept(
            numbers, "outcome.relation_measure_violence", "2024", suppression="secondary",
            statistic=("relation", "newcombe_mantel_haenszel"), n=None, value=None,
        )  # fmt: skip
        numbers.used = {"2024": {
            "family": {"quantity": 50.0, "dossiers": 80, "withheld": False, "partial": False},
            "placement": {"quantity": 10.0, "dossiers": 15, "withheld": False, "partial": False},
            "help:mental_health": {"quantity": 8.0, "dossiers": 20, "withheld": False, "partial": False},
            "criminal_measure": {"quantity": None, "dossiers": None, "withheld": True, "partial": False},
        }}  # fmt: skip
        numbers.save()
    return numbers


def test_a_relation_has_its_margin_its_groups_and_what_it_does_not_prove(relations, signed_in):
    page = words(signed_in("wim").get(PAGE))

    assert "+10,0 procentpunt" in page
    assert "-9,0 procentpunt en +28,0 procentpunt" in page
    assert "24 van 60 (40,0%)" in page
    assert "12 van 40 (30,0%)" in page
    assert "Bij gelijke ernst aan het begin +12,0 procentpunt" in page
    assert page.count("Wat dit niet bewijst") == 4
    assert "te klein om te tonen" in page


def test_no_word_says_that_one_thing_causes_another(relations, signed_in):
    definitions = [
        f"{one.title} {one.question} {one.limits} {told()[one.code].what}"
        for one in (indicators()[code] for code in RELATIONS)
    ]
    client = signed_in("wim")
    pages = [client.get(PAGE), *(client.get(f"/inzicht/{code}/") for code in RELATIONS)]

    found = [hit.group() for text in [*definitions, *map(words, pages)] for hit in CAUSAL.finditer(text)]

    assert found == []


@pytest.mark.parametrize("text", ["Hulp zorgt voor rust", "dankzij de hulp", "het effect is groot", "dit leidt tot"])
def test_such_a_word_would_be_found(text):
    assert CAUSAL.search(text)


def test_costs_for_each_payer_with_source_and_year(relations, signed_in):
    page = signed_in("wim").get(PAGE)

    assert "€ 8.000" in row_of(page, "gemeente")
    assert "2012" in row_of(page, "uithuisplaatsing, per kind")
    assert "samen 50,0 gezinsjaren" in words(page)


def test_what_has_no_price_or_is_withheld_is_named(relations, signed_in):
    page = words(signed_in("wim").get(PAGE))

    assert re.search(r"er is geen prijs : .*hulp door ggz", page)
    assert re.search(r"te klein om te tonen : maatregel van de strafrechter", page)


def test_benefits_are_assumptions_with_a_source(relations, signed_in):
    page = words(signed_in("wim").get(PAGE))

    assert "Dit is niet berekend uit deze feiten." in page
    assert "Aanname : Amsterdamse aanpak" in page.replace("Aanname:", "Aanname :")
    assert "VONL, 2021" in page


def test_a_price_list_that_cannot_be_used_is_said(relations, signed_in, monkeypatch, tmp_path):
    monkeypatch.setenv("KRING_HOME", str(tmp_path))
    (home().folder / "prices.json").write_text(json.dumps({"version": "1", "prices": [{"item": "x"}]}))

    page = signed_in("wim").get(PAGE)

    assert page.status_code == 200
    assert "kan niet worden gebruikt" in words(page)


def test_a_year_without_facts_says_so(numbers, signed_in):
    assert "niet bekend wat gezinnen kregen" in words(signed_in("wim").get(PAGE))
