"""The dashboards: who finds them, what stands there, and never a zero that means unknown."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import Position
from kring.insight.indicators.dashboard.book import NEEDS, VIOLENCE, group_of, indicators
from kring.insight.indicators.models import FactsVersion
from tests.insight.dashboard.conftest import FACE

PAGES = ("/inzicht/", f"/inzicht/{FACE}/", f"/inzicht/{FACE}/gezinnen/", "/inzicht/kwaliteit/", "/inzicht/bewaard/",
         "/inzicht/wat-het-oplevert/", f"/inzicht/{FACE}/cijfers.csv",
         f"/inzicht/{FACE}/verloop.svg")  # fmt: skip


def words(response):
    """The text of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def row_of(response, title):
    """The words of the table row that begins with this title."""
    for row in re.findall(r"<tr.*?</tr>", response.content.decode(), re.DOTALL):
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip()
        if text.startswith(title):
            return text
    raise AssertionError(f"no row {title!r}")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("wim", 200), ("jan", 200), ("fleur", 200), ("petra", 404), ("ria", 404), ("amina", 404), ("noor", 404)],
)
def test_who_finds_the_dashboards(numbers, signed_in, page, who, status):
    assert signed_in(who).get(page).status_code == status


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_signed_in_is_asked_to(numbers, client, page):
    assert client.get(page).status_code == 302


def test_a_region_manager_sees_everything(cast, numbers, signed_in):
    with looking_as(job(Job.DEMO)):
        Position.objects.filter(professional=cast.professionals["piet"]).update(kind="region_manager")

    page = signed_in("piet").get(f"/inzicht/{FACE}/")

    assert "Regionaal veiligheidsteam Waterdal" in words(page)


def test_whoever_left_last_month_finds_nothing(cast, numbers, signed_in):
    with looking_as(job(Job.DEMO)):
        Position.objects.filter(professional=cast.professionals["wim"]).update(until_on=cast.today - timedelta(days=30))

    assert signed_in("wim").get("/inzicht/").status_code == 404


@pytest.mark.parametrize("page", [f"/inzicht/{FACE}/", "/inzicht/", f"/inzicht/{FACE}/cijfers.csv"])
def test_a_team_sees_the_whole_and_itself_but_no_other_organisation(numbers, signed_in, page):
    seen = words(signed_in("jan").get(page))

    assert "Regionaal veiligheidsteam Waterdal" not in seen
    assert "Ggz Waterdal" not in seen
    assert "Lokaal team Waterdal" in seen


def test_a_team_cannot_ask_for_another_organisation(numbers, signed_in):
    page = signed_in("jan").get("/inzicht/?deel=organisation:veiligheid")

    assert "75,0%" in row_of(page, "Vast gezicht")
    assert "30,0%" not in row_of(page, "Vast gezicht")


def test_every_state_of_a_number_has_its_own_words(numbers, signed_in):
    page = signed_in("wim").get("/inzicht/?periode=2024")

    assert "75,0%" in row_of(page, "Vast gezicht")
    assert "0,00 per jaar" in row_of(page, "Overdrachten")
    assert "geen antwoorden" in row_of(page, "Ervaren veiligheid")
    assert re.search("Nog geen bron in Kring : .*Outreachend werken", words(page).replace("Kring:", "Kring :"))
    assert "geen gegevens" in row_of(page, "Bereikte gezinnen")


def test_a_small_number_is_withheld_everywhere(numbers, signed_in):
    page = signed_in("wim").get(f"/inzicht/{FACE}/?periode=2024")

    assert "Te klein om te tonen: Ggz Waterdal." in words(page)


def test_violence_is_always_three_numbers(numbers, signed_in):
    client = signed_in("wim")

    for code in (*VIOLENCE, ""):
        seen = words(client.get(f"/inzicht/{code}/".replace("//", "/") + "?periode=2024"))
        assert {"30,0%", "17,0%", "53,0%"} <= set(seen.split()), code


def test_organisations_stand_in_order_of_name(numbers, signed_in):
    page = signed_in("wim").get(f"/inzicht/{FACE}/?periode=2024").content.decode()

    places = [page.index(f">{name}<") for name in ("Lokaal team Waterdal", "Regionaal veiligheidsteam Waterdal")]
    assert places == sorted(places)


def test_the_course_says_what_is_more_than_chance(numbers, signed_in):
    page = words(signed_in("wim").get(f"/inzicht/{FACE}/"))

    assert "De mediaan is 40,5%." in page
    assert "Meer dan toeval: 5 kwartalen op rij omhoog (3e kwartaal 2023 – 3e kwartaal 2024)." in page
    assert "boven de mediaan" not in page


def test_a_quarter_that_still_runs_does_not_move_the_median(numbers, signed_in):
    assert "99,0%" in words(signed_in("wim").get(f"/inzicht/{FACE}/"))


def test_what_lies_far_from_the_region_is_said_in_words(numbers, signed_in):
    page = words(signed_in("wim").get(f"/inzicht/{FACE}/?periode=2024"))

    assert "Regionaal veiligheidsteam Waterdal: 30,0%, verder van de regio dan toeval verklaart." in page
    assert "Lokaal team Waterdal: 75,0%, verder" not in page


def test_a_page_tells_how_to_quote_it(numbers, signed_in):
    page = words(signed_in("wim").get(f"/inzicht/{FACE}/"))

    assert (
        f"{FACE}, definitie 1, indicatorenboek 1.0.0, feiten 2025-09-30.{numbers.pk} (tot en met 30 september 2025)"
        in page
    )


def test_every_indicator_has_a_page_also_without_numbers(numbers, signed_in):
    client = signed_in("wim")

    for code in indicators():
        page = client.get(f"/inzicht/{code}/")
        assert page.status_code == 200, code
        assert "style=" not in page.content.decode()


@pytest.mark.parametrize(
    "page",
    ["process.nothing/", f"{FACE}/cijfers.exe", f"{FACE}/iets.png", f"{FACE}/verloop.csv", "nothing/cijfers.csv"],
)
def test_what_does_not_exist_is_not_found(numbers, signed_in, page):
    assert signed_in("wim").get(f"/inzicht/{page}").status_code == 404


@pytest.mark.parametrize(
    "query", ["periode=1999", "periode=<b>", "deel=organisation:x", "deel=:", "naar=professional_id"]
)
def test_a_strange_choice_gives_the_usual_page(numbers, signed_in, query):
    client = signed_in("wim")

    assert client.get(f"/inzicht/?{query}").status_code == 200
    assert client.get(f"/inzicht/{FACE}/?{query}").status_code == 200


def test_the_choice_lives_in_the_address(numbers, signed_in):
    page = signed_in("wim").get("/inzicht/?deel=organisation:noord&periode=2024")

    assert "75,0%" in row_of(page, "Vast gezicht")
    assert f"/inzicht/{FACE}/?periode=2024" in page.content.decode()


def test_quality_tells_of_each_table_how_complete_and_how_plausible_it_is(numbers, signed_in):
    page = signed_in("wim").get("/inzicht/kwaliteit/")

    assert "contacten" in words(page)
    assert "geboortedatum: 90%" in row_of(page, "gezinsleden")
    assert "geboortedatum onbekend: 30" in row_of(page, "gezinsleden")


def test_quality_for_each_organisation_withholds_what_is_small(numbers, signed_in):
    page = signed_in("wim").get("/inzicht/kwaliteit/?tabel=member")

    assert "geboortedatum: 95%" in row_of(page, "Lokaal team Waterdal")
    assert "te klein om te tonen" in row_of(page, "Ggz Waterdal")


def test_a_team_sees_the_quality_of_its_own_organisation_only(numbers, signed_in):
    page = words(signed_in("jan").get("/inzicht/kwaliteit/?tabel=member"))

    assert "Lokaal team Waterdal" in page
    assert "Ggz Waterdal" not in page
    assert "Regionaal veiligheidsteam Waterdal" not in page


def test_the_newest_ready_version_is_shown(numbers, signed_in):
    FactsVersion.objects.create(state="making", steps=10, steps_done=3)

    assert signed_in("wim").get("/inzicht/").status_code == 200


def test_few_queries(numbers, signed_in, django_assert_max_num_queries):
    client = signed_in("wim")
    client.get("/inzicht/")

    with django_assert_max_num_queries(12):
        client.get("/inzicht/")
    with django_assert_max_num_queries(12):
        client.get(f"/inzicht/{FACE}/")


def test_what_needs_a_source_is_an_indicator_of_the_book():
    assert set(NEEDS) <= set(indicators())
    assert {group_of(code) for code in indicators()} == {"target", "structure", "process", "output", "outcome"}
