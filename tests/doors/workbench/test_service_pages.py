"""The pages of the service directory: found by who works in the region, told by who offers, named in a plan."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.casework.plans.models import Action
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier
from kring.foundation.organisations.models import Region, Service
from kring.foundation.sharing.directory import writing
from kring.testing.cast import make_goal, make_service

LIST = 12
SENT = {
    "name": "Spreekuur opvoeden", "does": "Praten over opvoeden.", "helps_with": ["parenting"], "lightest": "1",
    "heaviest": "1", "evidence": "not_studied", "languages": ["nl"], "way": "both", "who_may_refer": "Iedereen",
    "capacity": "open", "waiting_weeks": "0",
}  # fmt: skip


@pytest.fixture
def service(cast) -> Service:
    return make_service(cast)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_an_empty_directory_says_whose_turn_it_is(signed_in):
    assert "Wie hulp aanbiedt in de regio" in text(signed_in("fleur").get("/hulpaanbod/"))


def test_whoever_works_in_the_region_finds_it_and_what_does_not_fit_is_left_out(signed_in, cast, service):
    make_service(cast, name="Geldzorgen", helps_with=["money"])

    page = text(signed_in("sami").get("/hulpaanbod/?probleem=money&leeftijd=18-64"))

    assert "Geldzorgen" in page
    assert service.name not in page
    assert "1 gevonden" in page


@pytest.mark.parametrize("query", ["probleem=x&leeftijd=x&zwaarte=x&taal=x&manier=x", "pagina=9999", "woord=%25%00_"])
def test_an_address_that_asks_nonsense_is_answered(signed_in, service, query):
    assert signed_in("jan").get(f"/hulpaanbod/?{query}").status_code == 200


def test_what_one_chose_further_stays_in_sight(signed_in, service):
    folded, open_ = (text(signed_in("jan").get(f"/hulpaanbod/?{query}")) for query in ("leeftijd=0-3", "zwaarte=2"))

    assert '<details class="kring-details">' in folded
    assert '<details class="kring-details" open>' in open_


def test_nothing_found_leads_back_to_everything(signed_in, service):
    page = text(signed_in("jan").get("/hulpaanbod/?probleem=addiction"))

    assert "Niets gevonden" in page
    assert "Alles laten zien" in page


def test_somebody_of_a_family_has_no_directory(signed_in, service):
    assert signed_in("amina").get("/hulpaanbod/").status_code == 404
    assert signed_in("amina").get(f"/hulpaanbod/{service.pk}/").status_code == 404


def test_what_is_offered_in_another_region_is_not_there(signed_in, cast, service):
    with looking_as(job(Job.DEMO)):
        service.region = Region.objects.create(name="Elders")
        service.save()

    assert service.name not in text(signed_in("fleur").get("/hulpaanbod/"))
    assert signed_in("fleur").get(f"/hulpaanbod/{service.pk}/").status_code == 404


def test_a_service_says_everything_that_was_told(signed_in, cast):
    service = make_service(
        cast, age_from=4, age_until=12, not_when="Het thuis nog niet veilig is.", evidence="well_founded",
        evidence_source="Databank, 2024", municipalities=[cast.dossier.municipality_id],
    )  # fmt: skip

    page = text(signed_in("fleur").get(f"/hulpaanbod/{service.pk}/"))

    for words in (
        "4 tot en met 12 jaar", "opvoeden", "Het thuis nog niet veilig is.", "goed onderbouwd (Databank, 2024)",
        "Waterdam", "6 weken wachten", "door Jan de Boer", "van begeleiding tot behandeling",
    ):  # fmt: skip
        assert words in page
    assert "Veranderen" not in page


def test_a_waiting_time_that_was_not_confirmed_lately_says_so_and_one_click_mends_it(signed_in, cast):
    service = make_service(cast, waiting_confirmed_on=cast.today - timedelta(days=31))
    jan, own = signed_in("jan"), f"/hulpaanbod/{service.pk}/"
    assert "lang niet bevestigd" in text(jan.get("/hulpaanbod/"))
    asked = jan.get(own)
    assert "Dat is lang geleden" in text(asked)
    sent = {"seen_version": service.version, "eenmalig": asked.context["confirm"]["eenmalig"].value()}

    for _twice in range(2):
        answer = jan.post(f"{own}bevestigen/", sent)
        assert (answer.status_code, answer["Location"]) == (302, own)

    assert "Dat is lang geleden" not in text(jan.get(own))
    with looking_as(cast["jan"]):
        service.refresh_from_db()
        assert (service.waiting_confirmed_by, service.version) == (cast.professionals["jan"], 2)


def test_jan_tells_of_a_service_once_however_often_he_clicks(signed_in, cast):
    jan = signed_in("jan")
    form = jan.get("/hulpaanbod/nieuw/").context["form"]
    sent = SENT | {
        "organisation": cast.teams["noord"].organisation_id, "valid_from": cast.today.isoformat(),
        "eenmalig": form["eenmalig"].value(),
    }  # fmt: skip

    for _twice in range(2):
        assert jan.post("/hulpaanbod/nieuw/", sent).status_code == 302

    with looking_as(cast["jan"]):
        told = Service.objects.get()
        assert (told.waiting_confirmed_on, told.languages) == (cast.today, ["nl"])


def test_nobody_tells_what_another_organisation_offers(signed_in, cast):
    sent = SENT | {"organisation": cast.teams["noord"].organisation_id, "valid_from": cast.today.isoformat()}

    assert signed_in("fleur").post("/hulpaanbod/nieuw/", sent).status_code == 422


def test_what_does_not_fit_together_stays_in_the_form(signed_in, cast):
    sent = SENT | {
        "organisation": cast.teams["noord"].organisation_id, "valid_from": cast.today.isoformat(), "heaviest": "1",
        "lightest": "3",
    }  # fmt: skip

    response = signed_in("jan").post("/hulpaanbod/nieuw/", sent)

    assert response.status_code == 422
    assert "lichter dan de lichtste" in text(response)
    assert 'value="Spreekuur opvoeden"' in response.content.decode()


def test_two_who_change_it_at_once_see_each_other(signed_in, cast, service):
    with looking_as(cast["wim"]):
        writing.change_service(service=service, seen_version=1, viewer=cast["wim"], does="Wat Wim schreef")
    sent = SENT | {"valid_from": cast.today.isoformat(), "seen_version": "1", "does": "Wat Jan schreef"}

    response = signed_in("jan").post(f"/hulpaanbod/{service.pk}/veranderen/", sent)

    assert response.status_code == 409
    for words in ("Wat Wim schreef", "Wat Jan schreef", "geweld en onveiligheid thuis"):
        assert words in text(response)


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ([], {"probleem": ["violence"]}),
        (["sem"], {"probleem": ["violence"], "leeftijd": ["4-11"]}),
        (["sem", "noor"], {"probleem": ["violence"]}),
    ],
)
def test_a_goal_leads_to_what_may_help_with_codes_and_nothing_else(signed_in, cast, service, about, asked):
    make_goal(cast, about=[cast.persons[name].pk for name in about])

    goal = signed_in("jan").get(f"/gezinnen/{cast.dossier.pk}/plan/").context["goals"][0]

    assert parse_qs(urlsplit(goal["what_helps"]).query) == asked
    assert signed_in("jan").get(goal["what_helps"]).status_code == 200


def test_a_family_is_not_led_to_pages_that_it_does_not_have(signed_in, cast, goal):
    assert "/hulpaanbod/" not in text(signed_in("amina").get(f"/gezinnen/{cast.dossier.pk}/plan/"))


def _agree(client, cast, goal, service, **changed):
    sent = {
        "goal": goal.pk, "wording": "Begeleiding thuis", "kind": "help", "service": service.pk, "frame": "voluntary",
        "doer": f"organisation:{service.organisation_id}", "agreed_on": cast.today.isoformat(),
    }  # fmt: skip
    return client.post(f"/gezinnen/{cast.dossier.pk}/plan/actie/nieuw/", sent | changed)


def test_whoever_waits_for_a_service_has_something_until_then(signed_in, cast, goal, service):
    jan = signed_in("jan")
    refused = _agree(jan, cast, goal, service)
    assert refused.status_code == 422
    assert "Niemand wacht zonder iets" in text(refused)

    assert _agree(jan, cast, goal, service, bridge="Jan belt elke vrijdag").status_code == 302

    with looking_as(cast["jan"]):
        action = Action.objects.of(cast.dossier).get()
        assert action.waits_until_on == cast.today + timedelta(weeks=6)
    page = text(jan.get(f"/gezinnen/{cast.dossier.pk}/plan/"))
    assert "nu 6 weken wachten" in page
    assert f'href="/hulpaanbod/{service.pk}/"' in page
    assert service.name in text(signed_in("amina").get(f"/gezinnen/{cast.dossier.pk}/plan/"))


def test_what_has_place_needs_no_bridge_and_what_is_no_more_cannot_be_chosen(signed_in, cast, goal):
    free = make_service(cast, name="Direct", waiting_weeks=0)
    gone = make_service(cast, name="Vroeger", valid_until=cast.today)
    jan = signed_in("jan")

    assert _agree(jan, cast, goal, gone).status_code == 422
    assert _agree(jan, cast, goal, free).status_code == 302


@pytest.mark.parametrize("address", ["/hulpaanbod/", "/hulpaanbod/{service}/"])
def test_how_often_a_page_asks_the_database(signed_in, cast, service, address):
    for number in range(8):
        make_service(cast, name=f"Aanbod {number}")
    client = signed_in("jan")

    with CaptureQueriesContext(connection) as questions:
        assert client.get(address.format(service=service.pk)).status_code == 200

    assert len(questions) <= LIST


def test_a_named_service_costs_the_plan_no_question(signed_in, cast, goal, service):
    def asked() -> int:
        client = signed_in("jan")
        client.get(f"/gezinnen/{cast.dossier.pk}/plan/")
        with CaptureQueriesContext(connection) as questions:
            client.get(f"/gezinnen/{cast.dossier.pk}/plan/")
        return len(questions)

    before = asked()
    with looking_as(job(Job.DEMO)):
        for _more in range(3):
            Action.objects.create(
                dossier=Dossier.objects.get(), goal=goal, wording="Begeleiding", frame="voluntary", service=service,
                doer_organisation=service.organisation, agreed_on=cast.today, written_by=cast.professionals["jan"],
            )  # fmt: skip

    assert asked() == before
