"""Search finds what one may read, and nothing else; an address is never searched."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.intake.models import Report
from kring.foundation.sharing.models import LogEntry

FOUND = "Gevonden bij 1 gezin."


def search(client, words):
    return client.get(reverse("workbench:search"), {"q": words})


@pytest.mark.parametrize("words", ["amina", "El Idrissi", "AMINA idrissi", "rustig wakker", "noo"])
def test_names_and_goals_are_found(signed_in, goal, words):
    text = search(signed_in("jan"), words).content.decode()

    assert FOUND in text
    assert "Amina, Karim, Noor en Sem" in text


def test_a_report_is_found_by_what_it_tells(signed_in, cast, as_kring):
    with as_kring():
        moment = timezone.now()
        Report.objects.create(
            dossier=cast.dossier, desk=cast.teams["noord"], safety_holder=cast.professionals["jan"], kind="concern",
            reporter_kind="education", reported_at=moment, received_at=moment, situation="Sem had een blauwe plek",
        )  # fmt: skip

    assert "blauwe plek" in search(signed_in("jan"), "blauwe").content.decode()


@pytest.mark.parametrize("name", ["piet", "sami", "ria", "wim", "petra"])
@pytest.mark.parametrize("words", ["amina", "rustig", "idrissi"])
def test_a_stranger_finds_nothing(signed_in, goal, name, words):
    text = search(signed_in(name), words).content.decode()

    assert "Niets gevonden in wat u mag lezen" in text
    assert "Noor" not in text


@pytest.mark.parametrize("name", ["jan", "fleur", "piet", "karim", "amina"])
@pytest.mark.parametrize("words", ["Wilgenpad", "1234 SA", "Waterdam"])
def test_an_address_is_found_by_nobody(signed_in, goal, name, words):
    page = search(signed_in(name), words)
    text = page.content.decode()

    assert page.status_code == (404 if name in ("karim", "amina") else 200)
    assert "Wilgenpad 3" not in text
    assert "Gevonden bij" not in text


@pytest.mark.parametrize("words", ["", " ", "a", "  n  ", "a\x00b", "a\u202eb"])
def test_too_little_to_search_for_says_so(signed_in, goal, words):
    text = search(signed_in("jan"), words).content.decode()

    assert "Typ minstens twee letters" in text


@pytest.mark.parametrize("words", ["%%", "__", "' OR 1=1 --", "\\\\"])
def test_signs_of_the_database_are_words_like_any_other(signed_in, goal, words):
    assert "Niets gevonden" in search(signed_in("jan"), words).content.decode()


def test_that_one_searched_is_logged_without_the_words(signed_in, cast, as_kring):
    search(signed_in("jan"), "amina")

    with as_kring():
        line = LogEntry.objects.get(act="search", dossier__isnull=True)
    assert line.name == "workbench.find"
    assert "amina" not in str(vars(line)).lower()
