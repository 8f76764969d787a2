"""The pages of what is withheld: who carries the family withholds, looks again and ends; nobody else learns of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.casework.intake.models import Report
from kring.doors.workbench.withholding.items import item_in
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.dutch import day
from kring.foundation.households.models import Place
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import LogEntry, Withholding


def pages(cast, rest=""):
    return f"/gezinnen/{cast.dossier.pk}/afschermen/{rest}"


def withheld(**asked):
    with looking_as(job(Job.DEMO)):
        return list(Withholding.objects.filter(**asked).order_by("pk"))


def filled(cast, **more):
    return {"reason": "kan gevaar geven", "review_on": str(cast.today + timedelta(days=30)), **more}


def test_a_goal_is_withheld_from_its_own_page(cast, goal, signed_in):
    client = signed_in("jan")
    plan = client.get(f"/gezinnen/{cast.dossier.pk}/plan/").content.decode()
    link = pages(cast, f"nieuw/?wat=plans_goal%3A{goal.pk}")
    assert link in plan

    karim, sami = cast.persons["karim"].pk, cast.professionals["fleur"].pk
    answer = client.post(link, filled(cast, whom=[f"person:{karim}", f"professional:{sami}"]), follow=True)

    assert "Afgeschermd" in answer.content.decode()
    assert goal.wording in answer.content.decode()
    rows = withheld(item_key=item_key(goal))
    assert [(one.from_person_id, one.from_professional_id) for one in rows] == [(karim, None), (None, sami)]
    assert goal.wording not in signed_in("karim").get(f"/gezinnen/{cast.dossier.pk}/plan/").content.decode()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"whom": []}, "verplicht"),
        ({"review_on": "2020-01-01"}, "na vandaag"),
        ({"review_on": "2099-01-01"}, "één keer per jaar"),
        ({"reason": "  "}, "verplicht"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_withheld(cast, goal, signed_in, more, says):
    values = filled(cast, whom=[f"person:{cast.persons['karim'].pk}"]) | more
    answer = signed_in("jan").post(pages(cast, f"nieuw/?wat={item_key(goal)}"), values)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not withheld(item_key=item_key(goal))


def test_nobody_withholds_from_themselves(cast, goal, signed_in):
    answer = signed_in("jan").get(pages(cast, f"nieuw/?wat={item_key(goal)}")).content.decode()

    assert f'value="professional:{cast.professionals["fleur"].pk}"' in answer
    assert f'value="professional:{cast.professionals["jan"].pk}"' not in answer


@pytest.mark.parametrize("wat", ["", "plans_goal:999999", "plans_goal:x", "auth_user:1", "sharing_withholding:1"])
def test_what_is_not_there_cannot_be_withheld(cast, signed_in, wat):
    assert signed_in("jan").get(pages(cast, f"nieuw/?wat={wat}")).status_code == 404


def test_an_item_of_another_family_cannot_be_withheld_here(cast, goal):
    with looking_as(cast["jan"]):
        assert item_in(cast.dossier.pk, item_key(goal)) is not None
        assert item_in(cast.dossier.pk + 1, item_key(goal)) is None


def test_looking_again_keeps_the_old_reason_and_ending_can_be_undone(cast, goal, signed_in):
    client = signed_in("jan")
    client.post(pages(cast, f"nieuw/?wat={item_key(goal)}"), filled(cast, whom=[f"person:{cast.persons['karim'].pk}"]))
    (first,) = withheld(item_key=item_key(goal))

    client.post(pages(cast, f"{first.pk}/"), filled(cast, reason="nog steeds"))
    first, second = withheld(item_key=item_key(goal))
    assert (first.reason, first.ended_at is None, second.reason) == ("kan gevaar geven", False, "nog steeds")

    ended = client.post(pages(cast, f"{second.pk}/stoppen/"), {}, follow=True).content.decode()
    assert pages(cast, f"{second.pk}/toch-weer/") in ended
    assert not withheld(item_key=item_key(goal), ended_at__isnull=True)

    client.post(pages(cast, f"{second.pk}/toch-weer/"), {})
    assert len(withheld(item_key=item_key(goal), ended_at__isnull=True)) == 1


def test_a_carrier_does_not_learn_of_what_is_withheld_from_them(cast, goal, signed_in):
    client = signed_in("fleur")
    jan = cast.professionals["jan"].pk
    client.post(pages(cast, f"nieuw/?wat={item_key(goal)}"), filled(cast, whom=[f"professional:{jan}"], reason="zus"))
    (kept,) = withheld(item_key=item_key(goal))

    seen = signed_in("jan").get(pages(cast)).content.decode()

    assert goal.wording not in seen
    assert "zus" not in seen
    assert signed_in("jan").get(pages(cast, f"{kept.pk}/")).status_code == 404


def test_the_log_does_not_tell_the_family_that_something_is_withheld(cast, goal, signed_in):
    client = signed_in("jan")
    client.post(pages(cast, f"nieuw/?wat={item_key(goal)}"), filled(cast, whom=[f"person:{cast.persons['karim'].pk}"]))
    (kept,) = withheld(item_key=item_key(goal))
    client.post(pages(cast, f"{kept.pk}/stoppen/"), {})

    with looking_as(job(Job.AUDIT)):
        assert LogEntry.objects.filter(name="sharing.withheld", act="withhold").exists()
        assert LogEntry.objects.filter(name="sharing.withholding.ended").exists()
    for who in ("karim", "amina", "noor"):
        with looking_as(cast[who]):
            assert not LogEntry.objects.filter(name__startswith="sharing.with").exists()


def test_a_secret_address_is_one_act_and_a_new_number_is_secret_at_once(cast, signed_in):
    client = signed_in("jan")
    amina, karim = cast.persons["amina"].pk, cast.persons["karim"].pk
    client.post(pages(cast, "geheim-adres/"), filled(cast, whose=amina, whom=[f"person:{karim}"]))
    places = f"/gezinnen/{cast.dossier.pk}/plekken/"

    values = {"whose": cast.persons["noor"].pk, "kind": "school", "text": "De Regenboog"}
    assert "De Regenboog" in client.post(f"{places}nieuw/", values, follow=True).content.decode()
    assert "De Regenboog" not in signed_in("karim").get(places).content.decode()
    assert "Geheim adres van" in signed_in("jan").get(pages(cast)).content.decode()

    with looking_as(job(Job.DEMO)):
        school = Place.objects.get(kind="school")
    signed_in("jan").post(f"{places}{school.pk}/voorbij/", {})
    assert "De Regenboog" not in signed_in("jan").get(places).content.decode()


def test_an_address_is_never_secret_for_who_lives_there(cast, signed_in):
    amina = cast.persons["amina"].pk
    answer = signed_in("jan").post(pages(cast, "geheim-adres/"), filled(cast, whose=amina, whom=[f"person:{amina}"]))

    assert "nooit geheim voor wie er zelf woont" in answer.content.decode()


def test_what_is_due_for_review_stands_on_today_once_a_family_and_costs_no_query_more(cast, goal, signed_in):
    client = signed_in("jan")
    client.get("/vandaag/")
    with CaptureQueriesContext(connection) as before:
        client.get("/vandaag/")
    with looking_as(job(Job.DEMO)):
        for person in ("karim", "noor", "sem"):
            Withholding.objects.create(
                item_key=item_key(goal), dossier=cast.dossier, from_person=cast.persons[person], reason="x",
                review_on=cast.today,
            )  # fmt: skip

    with CaptureQueriesContext(connection) as after:
        answer = client.get("/vandaag/").content.decode()

    assert answer.count("Kijken of wat is afgeschermd") == 1
    assert pages(cast) in answer
    assert len(after) <= max(12, len(before)), f"{len(before)} → {len(after)}"
    with looking_as(job(Job.DEMO)):
        Withholding.objects.filter(item_key=item_key(goal)).update(review_on=cast.today + timedelta(days=1))
    assert "Kijken of wat is afgeschermd" not in client.get("/vandaag/").content.decode()


def test_a_list_of_many_takes_as_many_queries_as_a_list_of_one(cast, goal, signed_in):
    client = signed_in("jan")
    client.get(pages(cast))
    with CaptureQueriesContext(connection) as few:
        client.get(pages(cast))
    with looking_as(job(Job.DEMO)):
        for number in range(10):
            Withholding.objects.create(
                item_key=item_key(cast.address), dossier=cast.dossier, from_person=cast.persons["noor"],
                reason=f"reden {number}", review_on=cast.today + timedelta(days=5),
            )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        answer = client.get(pages(cast)).content.decode()

    assert len(many) == len(few) <= 14
    assert day(cast.today + timedelta(days=5)) in answer


def test_a_report_on_a_family_leads_to_keeping_it_from_somebody(signed_in, cast):
    with looking_as(job(Job.DEMO)):
        report = Report.objects.create(
            desk=cast.teams["noord"], safety_holder=cast.professionals["jan"], kind="concern", reporter_kind="citizen",
            reported_at=timezone.now(), received_at=timezone.now(), triaged_at=timezone.now(),
            triaged_by=cast.professionals["jan"], outcome="attach", safety_level="risk",
            reasons="Bekend", situation="Ruzie op de trap", dossier=cast.dossier,
        )  # fmt: skip

    page = signed_in("jan").get(f"/meldingen/{report.pk}/")
    link = pages(cast, f"nieuw/?wat=intake_report%3A{report.pk}")

    assert link in page.content.decode()
    assert "Ruzie op de trap" in signed_in("jan").get(link).content.decode()
