"""The pages of a hand-over: what must still happen, what the other must know, and who reads it on their own page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, ImpactProposal
from kring.casework.safety.models import SafetyAgreement
from kring.foundation.circle.models import Involvement
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import PreparedHandover
from tests.doors.in_browser import wrong_with


def page_of(cast, name, *args):
    return reverse(f"workbench:{name}", args=[cast.dossier.pk, *args])


def words_of(page):
    assert page.status_code == 200, page.content.decode()[-2000:]
    return page.content.decode()


@pytest.fixture
def prepare(cast, signed_in):
    """Jan prepares a hand-over on the page; gives the address that it leads to."""

    def prepares(to="fleur", days=0):
        position = Position.objects.get(professional=cast.professionals[to])
        page = signed_in("jan").post(
            page_of(cast, "circle-hand-over"),
            {
                "role": "coordinator", "to": position.pk, "from_on": cast.today + timedelta(days=days),
                "reason": "Jan gaat verhuizen.", "words": "Noor belt liever dan dat ze mailt.",
            },
        )  # fmt: skip
        assert page.status_code == 302, page.content.decode()
        return page["Location"]

    return prepares


@pytest.fixture
def tell(cast, signed_in):
    def tells(address):
        everyone = [cast.persons[name].pk for name in ("amina", "karim", "noor", "sem")]
        page = signed_in("jan").post(
            f"{address}gezin/",
            {
                "persons": everyone, "told": "told", "told_on": cast.today, "how": "together",
                "told_by": cast.professionals["jan"].pk,
            },
        )  # fmt: skip
        assert page.status_code == 302, page.content.decode()

    return tells


def sign(client, address):
    version = client.get(f"{address}tekenen/").context["form"]["seen_version"].value()
    return client.post(f"{address}tekenen/", {"seen_version": version})


def test_from_preparing_to_both_signatures(cast, as_kring, signed_in, prepare, tell):
    address = prepare()
    assert "eerst dit" in words_of(signed_in("jan").get(address))
    tell(address)

    assert sign(signed_in("jan"), address).status_code == 302
    assert "Jan de Boer wil u de regie overdragen" in words_of(signed_in("fleur").get("/vandaag/"))
    assert sign(signed_in("fleur"), address)["Location"] == address

    with as_kring():
        assert (
            Involvement.objects.of(cast.dossier).running().get(role="coordinator").professional_id == cast["fleur"].id
        )
    assert signed_in("jan").get(address).status_code == 404
    assert "Fleur Wit heeft de rol sinds" in words_of(signed_in("fleur").get(address))


def test_what_the_other_must_know_comes_from_what_stands_in_kring(cast, as_kring, signed_in, prepare):
    with as_kring():
        SafetyAgreement.objects.create(
            dossier=cast.dossier, wording="Oma komt als het misgaat", doer="Fatna", agreed_on=cast.today
        )
        Action.objects.create(
            dossier=cast.dossier, wording="School bellen", frame="voluntary", agreed_on=cast.today,
            due_on=cast.today - timedelta(days=1), doer_professional=cast.professionals["jan"],
        )  # fmt: skip
        Meeting.objects.create(
            dossier=cast.dossier, purpose="Hoe verder?", starts_at=timezone.now() + timedelta(days=3)
        )
        ImpactProposal.objects.create(
            dossier=cast.dossier, trigger="new_report", because_of="de melding van 18 november", cause_key="x:1",
            due_on=cast.today, due_at=timezone.now(), family_may_read=False,
        )  # fmt: skip

    text = words_of(signed_in("jan").get(prepare()))

    for said in (
        "Noor belt liever dan dat ze mailt.", "Oma komt als het misgaat", "School bellen", "te laat", "Hoe verder?",
        "De melding van 18 november", "06 00 00 00 00",
    ):  # fmt: skip
        assert said in text


def test_who_does_not_take_part_yet_gets_a_ground_in_the_guided_form(cast, signed_in, prepare):
    address = prepare(to="piet")

    text = words_of(signed_in("jan").get(address))
    guided = text.partition("Vastleggen op welke grond")[0].rpartition('href="')[2].partition('"')[0]

    assert "Delen met Piet Hofstra" in words_of(signed_in("jan").get(guided.replace("&amp;", "&")))


def test_the_family_reads_who_comes_and_from_when(cast, signed_in, prepare, tell):
    tell(prepare(days=10))

    assert "is Fleur Wit uw vaste persoon. Tot dan blijft dat Jan de Boer." in words_of(
        signed_in("amina").get("/mijn/")
    )
    assert "is Fleur Wit jouw vaste persoon" in words_of(signed_in("noor").get("/mijn/"))


def test_who_would_take_over_says_no_with_a_reason(cast, signed_in, prepare, tell):
    address = prepare()
    tell(address)
    sign(signed_in("jan"), address)

    fleur = signed_in("fleur")
    version = fleur.get(f"{address}niet-overnemen/").context["form"]["seen_version"].value()
    fleur.post(f"{address}niet-overnemen/", {"because": "Ik houd al zicht op veiligheid.", "seen_version": version})

    jan = signed_in("jan")
    assert "Ik houd al zicht op veiligheid." in words_of(jan.get("/vandaag/"))
    assert "neemt het niet over" in words_of(jan.get(address))
    assert jan.get(f"{address}tekenen/").status_code == 404


def test_a_wrong_answer_keeps_the_form_and_says_what_is_missing(cast, signed_in, prepare):
    address = prepare()

    page = signed_in("jan").post(f"{address}gezin/", {"persons": [cast.persons["amina"].pk], "told": "not_yet"})

    assert page.status_code == 422
    assert "Schrijf op waarom u het nog niet vertelt." in page.content.decode()


def test_the_circle_leads_to_what_is_on_its_way_and_the_family_does_not_see_it(cast, signed_in, prepare):
    address = prepare()

    assert address in words_of(signed_in("jan").get(page_of(cast, "circle")))
    assert "Wordt overgedragen" not in words_of(signed_in("amina").get(page_of(cast, "circle")))


def test_withdrawing_leaves_everything_as_it_was(cast, as_kring, signed_in, prepare, tell):
    address = prepare(days=10)
    tell(address)
    sign(signed_in("jan"), address)
    sign(signed_in("fleur"), address)

    jan = signed_in("jan")
    version = jan.get(f"{address}intrekken/").context["form"]["seen_version"].value()
    page = jan.post(f"{address}intrekken/", {"because": "Jan blijft.", "seen_version": version})

    assert page.status_code == 302
    assert "Jan blijft." in words_of(jan.get(address))
    with as_kring():
        assert PreparedHandover.objects.get().moves_at is not None
        assert Involvement.objects.of(cast.dossier).get(role="coordinator").ended_at is None


@pytest.mark.journey
def test_on_a_phone(cast, signed_in, prepare, tell):
    address = prepare(days=10)
    jan = signed_in("jan")
    pages = {
        "prepare": words_of(jan.get(page_of(cast, "circle-hand-over"))),
        "on its way": words_of(jan.get(address)),
        "tell": words_of(jan.get(f"{address}gezin/")),
    }
    tell(address)
    pages["told"] = words_of(signed_in("jan").get(address))
    pages["sign"] = words_of(signed_in("jan").get(f"{address}tekenen/"))

    assert wrong_with(pages) == {}
