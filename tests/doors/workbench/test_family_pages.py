"""My families, the whole picture of one, and everything that happened in it: who sees what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.plans.models import Action, GoalScore, ImpactProposal
from kring.casework.safety.models import SafetyRating
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import ChronologyLine, Involvement, LastLook
from kring.foundation.sharing import grounds
from kring.foundation.sharing.actions import Face, close_circle
from kring.foundation.sharing.models import LogEntry

STRANGERS = ["piet", "sami", "ria", "wim", "petra"]


@pytest.fixture
def address(cast):
    return reverse("workbench:family", args=[cast.dossier.pk])


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("page", ["workbench:family", "workbench:chronology"])
def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, cast, goal, name, page):
    client = signed_in(name)

    real = client.get(reverse(page, args=[cast.dossier.pk]))
    absent = client.get(reverse(page, args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_has_no_families(signed_in, goal, name):
    text = signed_in(name).get(reverse("workbench:families")).content.decode()

    assert "U bent nu bij geen gezin betrokken" in text
    assert "Amina" not in text


def test_my_families_tells_who_carries_each_and_what_is_new(signed_in, cast, as_kring, address):
    with as_kring():
        _line(cast, "Vierde gesprek bij de ggz")

    text = signed_in("fleur").get(reverse("workbench:families")).content.decode()

    assert "Amina, Karim, Noor en Sem" in text
    assert "Jan de Boer" in text
    assert "Vierde gesprek bij de ggz" in text
    assert "Vrijwillig kader" in text
    assert f'href="{address}"' in text


def test_open_and_closed_families_are_apart(signed_in, cast, many_families, as_kring):
    closed = many_families(1)[0]
    with as_kring():
        type(closed).objects.filter(pk=closed.pk).update(closed_at=timezone.now(), closure_reason="goals_reached")

    client = signed_in("jan")
    open_page = client.get(reverse("workbench:families")).content.decode()
    closed_page = client.get(reverse("workbench:families") + "?toon=gesloten").content.decode()

    assert "Amina" in open_page
    assert "Kind0" not in open_page
    assert "Kind0" in closed_page
    assert "Amina" not in closed_page


def test_many_families_come_in_pages(signed_in, many_families):
    many_families(30, lines=1)
    client = signed_in("jan")

    first = client.get(reverse("workbench:families")).context["heads"]
    second = client.get(reverse("workbench:families") + "?pagina=2").context["heads"]

    assert (len(first), len(second)) == (25, 6)
    assert not {one.pk for one in first} & {one.pk for one in second}


def test_the_whole_picture_stands_on_one_screen(signed_in, cast, goal, as_kring, address):
    with as_kring():
        GoalScore.objects.create(
            dossier=cast.dossier, goal=goal, scorer=cast.persons["noor"], score=4, scored_on=cast.today,
            about=[cast.persons["noor"].pk],
        )  # fmt: skip
        SafetyRating.objects.create(
            dossier=cast.dossier, person=cast.persons["amina"], score=7, rated_on=cast.today,
            about=[cast.persons["amina"].pk],
        )  # fmt: skip
        _line(cast, "Oma bracht de kinderen")

    text = signed_in("jan").get(address).content.decode()

    assert "Het gezin van Amina, Karim, Noor en Sem" in text
    assert "Dat we rustig wakker worden" in text
    assert "Noor: 4 van 10" in text
    assert "Amina gaf: 7" in text
    assert "Oma bracht de kinderen" in text
    assert "Regionaal veiligheidsteam Waterdal · tweede van het duo, zicht op veiligheid" in text


def test_the_genogram_says_the_same_in_words(signed_in, address):
    sentences = signed_in("jan").get(address).context["genogram"].as_text

    assert "bij Amina: hier wonen Amina, Noor en Sem." in [one[0].lower() + one[1:] for one in sentences]
    assert any("Karim" in one and "Amina" in one and "Noor" in one and "Sem" in one for one in sentences)
    assert any(one.startswith("Fatna") and "netwerk" in one for one in sentences)


def test_the_genogram_holds_nothing_of_whom_the_viewer_may_not_see(signed_in, cast, as_kring, address):
    with as_kring():
        face = {"professional": cast.professionals["piet"], "team": cast.teams["zuid"]}
        Involvement.objects.create(
            dossier=cast.dossier, role="expert_by_experience", started_at=timezone.now() - timedelta(hours=1), **face
        )
        grounds.record(dossier=cast.dossier, role="expert_by_experience", on=cast.today, **face)

    page = signed_in("piet").get(address)
    text = page.content.decode()

    assert page.status_code == 200
    assert "Amina" not in text
    assert "Dit onderdeel staat niet voor u open." in text


@pytest.mark.parametrize(("name", "title"), [("jan", "Vraagt om u"), ("fleur", "Vraagt om u")])
def test_an_open_question_about_the_plan_stands_on_top(signed_in, cast, as_kring, address, name, title):
    with as_kring():
        review = _review(cast)

    text = signed_in(name).get(address).content.decode()

    assert f"{title}: de melding van 18 november raakt misschien het plan" in text
    assert reverse("plans:answer-proposal", args=[cast.dossier.pk, review.pk]) in text


def test_who_does_not_carry_the_family_reads_on_whom_it_waits(signed_in, cast, as_kring, address):
    with as_kring():
        review = _review(cast)
        face = {"professional": cast.professionals["piet"], "team": cast.teams["zuid"]}
        Involvement.objects.create(
            dossier=cast.dossier, role="practitioner", started_at=timezone.now() - timedelta(hours=1), **face
        )
        grounds.record(dossier=cast.dossier, role="practitioner", on=cast.today, **face)

    text = signed_in("piet").get(address).content.decode()

    assert "Wacht op Jan de Boer: de melding van 18 november" in text
    assert reverse("plans:answer-proposal", args=[cast.dossier.pk, review.pk]) not in text


def test_the_frame_is_the_heaviest_of_what_runs(signed_in, cast, goal, as_kring, address):
    with as_kring():
        Action.objects.create(
            dossier=cast.dossier, goal=goal, wording="Gesprekken bij De Waag", frame="pressure",
            doer_professional=cast.professionals["fleur"], agreed_on=cast.today,
        )  # fmt: skip

    text = signed_in("jan").get(address).content.decode()

    assert "Vrijwillig kader, met drang" in text


def test_what_is_new_since_one_looked_is_marked_and_can_be_asked_for(signed_in, cast, as_kring, address):
    with as_kring():
        LastLook.objects.create(
            dossier=cast.dossier, professional=cast.professionals["jan"], looked_at=timezone.now() - timedelta(days=2)
        )
        _line(cast, "Nieuws van vandaag")
        _line(cast, "Oud nieuws", happened_at=timezone.now() - timedelta(days=9), days_ago=9)
    client = signed_in("jan")

    page = client.get(address)
    marks = {line["what"]: line["mark"] for line in page.context["lines"]}
    link = page.content.decode().split(">Alles wat sinds")[0].rsplit('href="', 1)[1].split('"')[0]
    since = client.get(link.replace("&amp;", "&")).content.decode()

    assert marks == {"Nieuws van vandaag": "nieuw", "Oud nieuws": ""}
    assert "Nieuws van vandaag" in since
    assert "Oud nieuws" not in since


def test_opening_the_page_again_today_loses_nothing(signed_in, cast, as_kring, address):
    with as_kring():
        LastLook.objects.create(
            dossier=cast.dossier, professional=cast.professionals["jan"], looked_at=timezone.now() - timedelta(days=2)
        )
        _line(cast, "Nieuws van vandaag")
    client = signed_in("jan")

    marks = [{line["what"]: line["mark"] for line in client.get(address).context["lines"]} for _ in range(3)]

    assert [one["Nieuws van vandaag"] for one in marks] == ["nieuw", "nieuw", "nieuw"]


def test_looking_is_remembered_once_for_each_family(signed_in, cast, address):
    client = signed_in("jan")
    client.get(address)
    client.get(address)

    with looking_as(cast["jan"]):
        assert LastLook.objects.filter(dossier=cast.dossier, professional=cast.professionals["jan"]).count() == 1


def test_reading_and_being_refused_stand_in_the_log(signed_in, cast, as_kring, address):
    signed_in("jan").get(address)
    signed_in("piet").get(address)

    with as_kring():
        read = LogEntry.objects.get(name="workbench.family", professional=cast.professionals["jan"])
        refused = LogEntry.objects.get(name="workbench.family", professional=cast.professionals["piet"])
    assert (read.act, read.dossier_id) == ("read", cast.dossier.pk)
    assert set(read.about) >= {cast.persons["amina"].pk, cast.persons["sem"].pk}
    assert (refused.act, refused.about) == ("refuse", [])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Plan gemaakt", "Ruzie bij de overdracht", "Overleg gehouden"}),
        ("soort=plan", {"Plan gemaakt"}),
        ("tekst=OVERDRACHT+ruzie", {"Ruzie bij de overdracht"}),
        ("vanaf={week_ago}", {"Overleg gehouden"}),
        ("tot={week_ago}", {"Plan gemaakt", "Ruzie bij de overdracht"}),
        ("soort=plan&tekst=ruzie", set()),
        ("soort=onzin&sinds=onzin&vanaf=onzin", {"Plan gemaakt", "Ruzie bij de overdracht", "Overleg gehouden"}),
        ("tot=9999-12-31", {"Plan gemaakt", "Ruzie bij de overdracht", "Overleg gehouden"}),
    ],
)
def test_the_chronology_is_filtered_by_its_address(signed_in, cast, as_kring, asked, found):
    with as_kring():
        _line(cast, "Plan gemaakt", kind="plan", happened_at=timezone.now() - timedelta(days=30))
        _line(cast, "Ruzie bij de overdracht", kind="incident", happened_at=timezone.now() - timedelta(days=20))
        _line(cast, "Overleg gehouden", kind="meeting", happened_at=timezone.now() - timedelta(days=2))

    asked = asked.format(week_ago=(cast.today - timedelta(days=7)).isoformat())
    page = signed_in("jan").get(reverse("workbench:chronology", args=[cast.dossier.pk]) + "?" + asked)

    assert page.status_code == 200
    assert {event["what"] for event in page.context["events"]} == found


def test_a_period_that_ends_before_it_begins_says_so(signed_in, cast):
    address = reverse("workbench:chronology", args=[cast.dossier.pk]) + "?vanaf=2026-05-02&tot=2026-05-01"

    assert "Draai de dagen om" in signed_in("jan").get(address).content.decode()


def test_a_closed_family_is_read_by_who_gives_after_care_and_asks_for_nothing(signed_in, cast, goal, as_kring, address):
    face = Face(cast.professionals["jan"], cast.teams["noord"])
    with as_kring():
        close_circle(dossier=cast.dossier, reason="goals_reached", after_care=face, viewer=cast["jan"])
        Involvement.objects.filter(role="after_care").update(started_at=timezone.now() - timedelta(days=1))

    text = signed_in("jan").get(address).content.decode()

    assert "Gesloten op" in text
    assert "doelen bereikt" in text
    assert "Antwoord geven" not in text
    assert signed_in("fleur").get(address).status_code == 404


def _line(cast, sentence, *, days_ago=0, **values):
    return ChronologyLine.objects.create(
        dossier=cast.dossier, of_section="circle", sentence=sentence, teller="Fleur Wit",
        written_at=timezone.now() - timedelta(days=days_ago), **{"kind": "circle", **values},
    )  # fmt: skip


def _review(cast):
    return ImpactProposal.objects.create(
        dossier=cast.dossier,
        because_of="de melding van 18 november",
        cause_key="x:1",
        due_on=cast.today,
        due_at=timezone.now(),
        trigger="new_report",
    )
