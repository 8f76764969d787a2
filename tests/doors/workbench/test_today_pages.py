"""Vandaag: what asks for whoever looks, and a calm page when nothing does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.closing.models import Closing
from kring.casework.intake.models import Report
from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, ImpactProposal
from kring.foundation.circle.models import ChronologyLine, LastLook
from kring.foundation.sharing.models import LogEntry
from tests.doors.conftest import reports_at_the_desk

TODAY = "/vandaag/"


def text_of(client, address=TODAY):
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("piet", "Er vraagt nu niets om u"),
        ("sami", "Er vraagt nu niets om u"),
        ("ria", "Als onderzoeker ziet u alleen uw eigen onderzoek"),
        ("wim", "Voor uw werk in de regio"),
        ("petra", "Als functionaris gegevensbescherming"),
    ],
)
def test_who_is_not_involved_finds_a_calm_page_that_fits_their_work(signed_in, goal, name, says):
    text = text_of(signed_in(name))

    assert says in text
    assert "Amina" not in text


@pytest.mark.parametrize(("name", "sees"), [("jan", True), ("fleur", False), ("piet", False)])
def test_a_new_report_waits_at_the_desk_with_its_term(cast, as_kring, signed_in, name, sees):
    with as_kring():
        reports_at_the_desk(cast, 1)

    text = text_of(signed_in(name))

    assert ("Melding van politie" in text) == sees
    assert ("nog 5 werkdagen" in text) == sees


def test_a_report_that_waited_too_long_says_how_late_it_is(cast, as_kring, signed_in):
    with as_kring():
        reports_at_the_desk(cast, 1)
        Report.objects.update(received_at=timezone.now() - timedelta(days=21))

    assert "te laat" in text_of(signed_in("jan"))


@pytest.mark.parametrize(
    ("asked", "name", "sees"),
    [
        ("coordinator", "jan", True),
        ("coordinator", "fleur", False),
        ("second", "jan", True),
        ("second", "fleur", True),
        ("second", "sami", False),
    ],
)
def test_news_that_touches_the_plan_asks_who_is_asked(cast, as_kring, signed_in, asked, name, sees):
    with as_kring():
        review = ImpactProposal.objects.create(
            dossier=cast.dossier,
            because_of="de melding van 18 november",
            cause_key="x:1",
            due_on=cast.today,
            due_at=timezone.now(),
            trigger="new_report",
            asked=asked,
        )

    text = text_of(signed_in(name))

    assert ("De melding van 18 november raakt misschien het plan" in text) == sees
    assert (reverse("plans:answer-proposal", args=[cast.dossier.pk, review.pk]) in text) == sees
    assert ("vandaag" in text.split("<main")[1]) == sees


def test_an_action_of_mine_is_announced_and_one_of_somebody_else_only_when_it_is_late(cast, as_kring, signed_in):
    with as_kring():
        for name, wording, days in [
            ("jan", "Bellen met school", 3),
            ("fleur", "Bezoek bij Karim", 3),
            ("fleur", "Contract tekenen", -1),
        ]:
            Action.objects.create(
                dossier=cast.dossier,
                wording=wording,
                frame="voluntary",
                doer_professional=cast.professionals[name],
                agreed_on=cast.today - timedelta(days=9),
                due_on=cast.today + timedelta(days=days),
            )

    text = text_of(signed_in("jan"))

    assert "Bellen met school" in text
    assert "Bezoek bij Karim" not in text
    assert "Contract tekenen" in text


def test_a_meeting_is_announced_a_fortnight_ahead(cast, as_kring, signed_in):
    with as_kring():
        for days, purpose in [(3, "Hoe gaat de overdracht?"), (40, "Ver weg")]:
            Meeting.objects.create(
                dossier=cast.dossier, purpose=purpose, starts_at=timezone.now() + timedelta(days=days)
            )

    text = text_of(signed_in("fleur"))

    assert "Hoe gaat de overdracht?" in text
    assert "Ver weg" not in text


def test_who_is_involved_is_asked_for_a_word_on_closing(cast, as_kring, signed_in):
    with as_kring():
        Closing.objects.create(
            dossier=cast.dossier, reason="goals_reached", summary="Rustig", way_back="Bel", after_care_on=cast.today,
            after_care_by=cast.professionals["jan"], proposed_on=cast.today,
        )  # fmt: skip

    assert "Zeggen wat u van afsluiten vindt" in text_of(signed_in("fleur"))
    assert "Zeggen wat u van afsluiten vindt" not in text_of(signed_in("piet"))


def test_a_family_is_new_until_one_has_looked(cast, as_kring, signed_in):
    with as_kring():
        _line(cast, "Oma bracht de kinderen")
    client = signed_in("jan")

    before = text_of(client)
    client.get(reverse("workbench:family", args=[cast.dossier.pk]))
    after = text_of(client)

    assert "Oma bracht de kinderen" in before
    assert "u keek hier nog niet" in before
    assert "Oma bracht de kinderen" not in after


def test_a_coordinator_of_forty_families_reads_what_changed_since_they_last_looked(
    cast, as_kring, signed_in, many_families
):
    jan = signed_in("jan")
    families = many_families(40, lines=1)
    with as_kring():
        # Jan looked everywhere today; since then something was written in three of them.
        LastLook.objects.bulk_create(
            LastLook(dossier=one, professional=cast.professionals["jan"], looked_at=timezone.now()) for one in families
        )
        changed = families[5], families[17], families[38]
        for number, dossier in enumerate(changed):
            ChronologyLine.objects.create(
                dossier=dossier, of_section="circle", kind="circle", sentence=f"Nieuw bericht {number}",
                written_at=timezone.now() + timedelta(minutes=1), written_by=cast.professionals["fleur"],
            )  # fmt: skip

    news = jan.get(TODAY).context["asks"]

    assert {one.head.pk for one in news.news} >= {one.pk for one in changed}
    assert {one.head.pk for one in news.news} <= {one.pk for one in changed} | {cast.dossier.pk}
    assert not news.more_news


def test_more_news_than_fits_says_where_the_rest_is(signed_in, many_families):
    many_families(13, lines=1)

    page = signed_in("jan").get(TODAY)

    assert len(page.context["asks"].news) == 12
    assert "Er is nog meer nieuws" in page.content.decode()


def test_what_one_wrote_oneself_is_no_news(cast, as_kring, signed_in):
    with as_kring():
        LastLook.objects.create(
            dossier=cast.dossier,
            professional=cast.professionals["jan"],
            looked_at=timezone.now() - timedelta(days=1),
        )
        _line(cast, "Jan belde", written_by=cast.professionals["jan"])

    assert "Jan belde" not in text_of(signed_in("jan"))


def test_each_looks_for_themselves(cast, as_kring, signed_in):
    with as_kring():
        _line(cast, "Oma bracht de kinderen")
    signed_in("jan").get(reverse("workbench:family", args=[cast.dossier.pk]))

    assert "Oma bracht de kinderen" in text_of(signed_in("fleur"))


def test_that_somebody_opened_vandaag_stands_in_the_log(cast, as_kring, signed_in):
    signed_in("jan").get(TODAY)

    with as_kring():
        assert LogEntry.objects.filter(name="workbench.today", professional=cast.professionals["jan"]).exists()


def _line(cast, sentence, **values):
    ChronologyLine.objects.create(
        dossier=cast.dossier, of_section="circle", kind="circle", sentence=sentence, teller="Fleur Wit", **values
    )


@pytest.mark.parametrize(("name", "sees"), [("wim", True), ("jan", False), ("petra", False)])
def test_what_nobody_answered_comes_to_who_steers_the_region_that_and_not_what(cast, as_kring, signed_in, name, sees):
    with as_kring():
        ImpactProposal.objects.create(
            dossier=cast.dossier, because_of="Karim stond aan de deur", cause_key="x:1", due_on=cast.today,
            due_at=timezone.now(), trigger="incident", asked="process_coordinator",
        )  # fmt: skip

    text = text_of(signed_in(name))

    assert ("Te lang zonder antwoord" in text) == sees
    if sees:
        assert "Jan de Boer" in text
        assert "Karim" not in text
        with as_kring():
            assert LogEntry.objects.filter(name="steering.dossiers", dossier=cast.dossier).exists()


def test_what_was_answered_to_adapt_waits_until_a_version_says_so(cast, as_kring, signed_in):
    with as_kring():
        ImpactProposal.objects.create(
            dossier=cast.dossier, because_of="de melding van 3 mei", cause_key="x:1", due_on=cast.today,
            due_at=timezone.now(), trigger="new_report", answer="adapt", answered_at=timezone.now(),
        )  # fmt: skip

    assert "Het plan aanpassen na de melding van 3 mei" in text_of(signed_in("jan"))
