"""A safety screen of one parent changes nothing at all for the other: no word, no count, no line, no number of queries.

Everything that Karim can open is opened before and after Amina is asked, answers, is ready, and a conclusion is drawn.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.casework.separation import actions
from kring.casework.separation.models import SafetyScreen, ScreenAnswer, ScreenConclusion, ScreenQuestion
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing.models import Ground
from tests.access.address_table import expected
from tests.access.address_world import one_of_everything
from tests.access.listening import drawn, leaked
from tests.access.test_addresses import FRESH, filled, there

__all__ = ["drawn"]

# A PDF says when it was made. What stands in it is looked at in test_nothing_refused_appears.
NOT_COMPARED = (".pdf", "demo/", "onderdelen/", "account/", "i18n/")

# A calendar file says when it was fetched.
WHEN_MADE = re.compile(rb"DTSTAMP:\S+")


@pytest.fixture
def world(cast):
    """One of everything, and no screen of anybody yet."""
    rows = one_of_everything(cast)
    with looking_as(job(Job.DEMO, today=cast.today)):
        for model in (ScreenConclusion, ScreenAnswer, SafetyScreen):
            model.objects.all().delete()
    return cast, rows


def seen_by(who, cast, rows, client):
    """Every page that this person gets, without the numbers that are fresh each time, and how often it asked."""
    client.force_login(cast.users[who])
    client.get("/account/")
    found = {}
    for address in there():
        if expected()[address].get(who) != 200 or any(part in address for part in NOT_COMPARED):
            continue
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(filled(address, rows))
        found[address] = (answer.status_code, WHEN_MADE.sub(b"", FRESH.sub(rb"\1", answer.content)), len(asked))
    return found


def ask_amina(cast, client):
    with looking_as(cast["jan"]):
        screen = actions.ask(dossier=cast.dossier, person_id=cast.persons["amina"].pk, way="portal", viewer=cast["jan"])
    client.force_login(cast.users["amina"])
    for topic in ("fear", "control"):
        asked = ScreenQuestion.objects.filter(topic=topic)
        sent = {f"antwoord-{one.pk}": "often" if one.scale == "often" else "no" for one in asked}
        answer = client.post(f"/mijn/veiligheidscheck/{screen.pk}/{topic}/", sent)
        assert answer.status_code == 302
    assert client.post(f"/mijn/veiligheidscheck/{screen.pk}/klaar/").status_code == 302
    with looking_as(cast["jan"]):
        screen.refresh_from_db()
        assert screen.state == "done"
        assert ScreenAnswer.objects.filter(screen=screen).count() >= 5


def conclude(cast):
    with looking_as(cast["jan"]):
        actions.conclude(
            dossier=cast.dossier, viewer=cast["jan"], pattern="coercive_control", severity="serious", power="unequal",
            reasons="Wat Amina zei", concluded_on=cast.today, look_again_on=cast.today + timedelta(days=90),
        )  # fmt: skip


def test_nothing_changes_for_the_other_parent(world, client):
    cast, rows = world
    before = seen_by("karim", cast, rows, client)
    assert len(before) > 15

    ask_amina(cast, client)

    after = seen_by("karim", cast, rows, client)
    assert [one for one in before if before[one] != after[one]] == []


def test_nor_when_a_professional_concludes(world, client):
    """In who looked stands that something about safety was written, for both parents, and not what."""
    cast, rows = world
    before = seen_by("karim", cast, rows, client)

    conclude(cast)

    after = seen_by("karim", cast, rows, client)
    assert {one for one in before if before[one] != after[one]} <= {"mijn/", "mijn/wie-keek/"}
    told = after["mijn/wie-keek/"][1].decode()
    assert "veiligheid" in told, re.findall(r"<li>.*?</li>", told, re.S)
    assert "check" not in told.lower()
    assert "scheiding" not in told


def test_nor_does_it_look_otherwise_for_who_is_asked_themselves_when_the_other_answers(world, client):
    """Karim is asked too: his list and his thanks are the same whether Amina answered or not."""
    cast, _rows = world
    with looking_as(cast["jan"]):
        his = actions.ask(dossier=cast.dossier, person_id=cast.persons["karim"].pk, way="portal", viewer=cast["jan"])
    client.force_login(cast.users["karim"])
    address = f"/mijn/veiligheidscheck/{his.pk}/"
    before = FRESH.sub(rb"\1", client.get(address).content)

    ask_amina(cast, client)
    conclude(cast)

    client.force_login(cast.users["karim"])
    assert FRESH.sub(rb"\1", client.get(address).content) == before
    assert client.post(f"{address}klaar/", follow=True).status_code == 200


@pytest.mark.parametrize("who", ["karim", "noor", "fatna", "piet"])
def test_nobody_else_opens_or_fills_in_her_list(world, client, who):
    cast, _rows = world
    with looking_as(cast["jan"]):
        hers = actions.ask(dossier=cast.dossier, person_id=cast.persons["amina"].pk, way="portal", viewer=cast["jan"])
    client.force_login(cast.users[who])

    for address in (f"/mijn/veiligheidscheck/{hers.pk}/", f"/mijn/veiligheidscheck/{hers.pk}/fear/"):
        assert client.get(address).status_code in {302, 404}
        assert client.post(address, {}).status_code in {302, 404, 405}
    client.post(f"/mijn/veiligheidscheck/{hers.pk}/klaar/")
    with looking_as(job(Job.DEMO)):
        hers.refresh_from_db()
        assert hers.state == "asked"


def test_who_reads_about_one_parent_only_sees_no_conclusion_and_no_answers_of_the_other(world, client):
    cast, _rows = world
    ask_amina(cast, client)
    conclude(cast)
    with looking_as(job(Job.DEMO)):
        Ground.objects.filter(professional=cast.professionals["fleur"]).update(persons=[cast.persons["karim"].pk])
    client.force_login(cast.users["fleur"])

    page = client.get(f"/gezinnen/{cast.dossier.pk}/veiligheid/scheiding/")
    shown = page.content.decode()
    assert page.status_code == 200
    assert (
        client.get(f"/gezinnen/{cast.dossier.pk}/veiligheid/scheiding/ouder/{cast.persons['amina'].pk}/").status_code
        == 404
    )
    for word in (
        "nog niet gevraagd",
        "Wat Amina zei",
        "wingende controle: één",
        "wordt hier niet aangeboden",
        "klaar</",
    ):
        assert word not in shown
    assert client.get(f"/gezinnen/{cast.dossier.pk}/veiligheid/scheiding/conclusie/").status_code == 404


MARKS = {"zq00sc1": "why_not", "zq00sc2": "words", "zq00sc3": "reasons", "zq00sc4": "observed"}


@pytest.mark.parametrize(("who", "reads"), [("karim", set()), ("amina", {"zq00sc2"})])
def test_her_words_are_in_no_answer_no_file_and_no_header(cast, client, drawn, who, reads):
    """Every address of Kring, PDFs and calendar files included; only Amina reads what she wrote, and no conclusion."""
    rows = one_of_everything(cast)
    with looking_as(job(Job.DEMO, today=cast.today)):
        # Her history holds it too: what once stood there is as secret as what stands there now.
        SafetyScreen.objects.update(why_not="zq00sc1", family_may_read=False)
        SafetyScreen.objects.update(why_not="", family_may_read=True)
        ScreenAnswer.objects.update(words="zq00sc2")
        ScreenConclusion.objects.update(reasons="zq00sc3", observed="zq00sc4")
    client.force_login(cast.users[who])

    found = set()
    for address in there():
        if not address.startswith(("demo/", "onderdelen/", "account/")):
            _status, words = leaked(client, filled(address, rows), set(), drawn)
            found |= words & set(MARKS)

    assert found == reads
