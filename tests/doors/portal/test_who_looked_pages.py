"""Who looked: each reads who opened what is written about them, in plain words, a line a day for each person."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.foundation.sharing.models import LogEntry

ADDRESS = "/mijn/wie-keek/"


def lines_of(client):
    page = client.get(ADDRESS)
    assert page.status_code == 200
    return list(page.context["page"])


def test_amina_reads_that_jan_opened_the_plan(signed_in, cast, goal):
    signed_in("jan").get(reverse("plans:plan", args=[cast.dossier.pk]))

    text = signed_in("amina").get(ADDRESS).content.decode()

    assert "Jan de Boer" in text
    assert "Lokaal team Waterdal" in text
    assert "Bekeek het plan en wat een rechter besliste." in text


def test_what_one_person_did_on_one_day_is_one_line(signed_in, cast, goal):
    jan = signed_in("jan")
    for _ in range(3):
        jan.get(reverse("plans:plan", args=[cast.dossier.pk]))
    jan.get(reverse("workbench:chronology", args=[cast.dossier.pk]))
    jan.post(reverse("plans:new-goal", args=[cast.dossier.pk]), {"wording": "Samen eten", "agreed_on": cast.today})

    lines = lines_of(signed_in("amina"))

    assert [line.who for line in lines] == ["Jan de Boer"]
    assert sorted(lines[0].what) == [
        "bekeek het plan, wat een rechter besliste en wie er betrokken is",
        "schreef iets op over het plan",
    ]


def test_days_are_apart_and_the_newest_stands_first(signed_in, cast, as_kring):
    with as_kring():
        for days in (1, 5):
            _entry(cast, "jan", at=timezone.now() - timedelta(days=days))

    days = [line.day for line in lines_of(signed_in("amina"))]

    assert days == [cast.today - timedelta(days=1), cast.today - timedelta(days=5)]


@pytest.mark.parametrize(
    ("about", "readers"), [("amina", {"amina"}), ("sem", {"amina", "karim"}), ("noor", {"noor", "amina", "karim"})]
)
def test_each_reads_about_themselves_and_their_children(signed_in, cast, as_kring, about, readers):
    with as_kring():
        _entry(cast, "fleur", about=[cast.persons[about].pk])

    found = {name for name in ("amina", "karim", "noor", "fatna") if lines_of(signed_in(name))}

    assert found == readers


def test_when_one_parent_looks_the_other_does_not_read_it(signed_in, cast, as_kring):
    with as_kring():
        LogEntry.objects.create(
            act="read", name="portal.my_plan", viewer_kind="person", person=cast.persons["amina"],
            about=[cast.persons["noor"].pk], sections=["plan"],
        )  # fmt: skip

    assert lines_of(signed_in("karim")) == []


def test_a_refusal_tells_nobody_anything(signed_in, cast):
    signed_in("piet").get(reverse("workbench:family", args=[cast.dossier.pk]))

    assert lines_of(signed_in("amina")) == []


def test_a_search_is_read_without_the_words(signed_in, cast, as_kring):
    with as_kring():
        _entry(cast, "jan", act="search", sections=["family"])

    assert lines_of(signed_in("amina"))[0].what == ["zocht en zag wie er in uw gezin is"]


def test_why_somebody_could_look_stands_with_it(signed_in, cast, goal):
    signed_in("jan").get(reverse("plans:plan", args=[cast.dossier.pk]))

    (line,) = lines_of(signed_in("amina"))

    assert line.why == "uw vaste persoon en mag dit op grond van: Jeugdwet"


def test_a_family_reads_in_which_lists_it_stood(signed_in, cast, goal):
    jan = signed_in("jan")
    jan.get(reverse("workbench:families"))
    jan.get(reverse("workbench:search"), {"q": "rustig"})

    (line,) = lines_of(signed_in("amina"))

    assert sorted(line.what) == [
        "bekeek uw naam in een lijst van gezinnen",
        "zocht en zag uw naam bij wat er gevonden werd",
    ]


def test_only_the_days_that_were_asked_for(signed_in, cast, as_kring):
    with as_kring():
        for days in (1, 5, 9):
            _entry(cast, "jan", at=timezone.now() - timedelta(days=days))
    asked = {"vanaf": cast.today - timedelta(days=6), "tot": cast.today - timedelta(days=2)}

    page = signed_in("amina").get(ADDRESS, asked)

    assert [line.day for line in page.context["page"]] == [cast.today - timedelta(days=5)]


def test_days_the_wrong_way_round_are_told(signed_in, cast):
    page = signed_in("amina").get(ADDRESS, {"vanaf": "2026-05-02", "tot": "2026-05-01"})

    assert "Draai de dagen om." in page.content.decode()


def test_what_was_done_in_an_emergency_stands_apart(signed_in, cast, as_kring):
    with as_kring():
        _entry(cast, "jan")
        _entry(cast, "jan", act="emergency", emergency_id=7, role="emergency")

    lines = lines_of(signed_in("amina"))

    assert {line.in_emergency: line.what for line in lines} == {
        False: ["bekeek het plan"],
        True: ["opende uw gegevens met spoed"],
    }
    assert "met spoed" in signed_in("amina").get(ADDRESS).content.decode()


def test_my_plan_shows_the_last_few_and_leads_to_all(signed_in, cast, as_kring):
    with as_kring():
        for days in range(5):
            _entry(cast, "jan", at=timezone.now() - timedelta(days=days))

    text = signed_in("amina").get(reverse("portal:my_plan")).content.decode()

    assert text.count('<b>Jan de Boer</b> <span class="kring-meta">Lokaal team Waterdal</span></p>\n  <p') == 3
    assert f'href="{ADDRESS}"' in text


def test_when_nobody_looked_the_page_says_so(signed_in):
    assert "Nog niemand keek." in signed_in("amina").get(ADDRESS).content.decode()


def _entry(cast, name, **values):
    LogEntry.objects.create(
        **{
            "act": "read",
            "name": "plans.plan",
            "viewer_kind": "professional",
            "professional": cast.professionals[name],
            "organisation_id": cast[name].organisation_id,
            "dossier": cast.dossier,
            "sections": ["plan"],
            "about": [cast.persons["amina"].pk],
            **values,
        }
    )
