"""The pages of reports: what the desk sees, what strangers do not, and a form that keeps what was filled in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kring.casework.intake.actions import receive_report
from kring.casework.intake.models import Report, ReportedIncident, ReportedPerson
from kring.casework.intake.received import NewPerson
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.working_days import is_working_day, nth_working_day_after
from tests.casework.intake.told import NOOR, new_report

AS_JOB = job(Job.DEMO)


def text(page):
    return page.content.decode()


def a_working_day_before(day):
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def test_an_empty_desk_says_what_to_do(signed_in):
    page = signed_in("jan").get(reverse("intake:reports"))

    assert page.status_code == 200
    assert "Er wacht geen melding" in text(page)
    assert reverse("intake:new") in text(page)


def test_the_desk_sees_who_it_is_about_until_when_and_who_holds_safety(signed_in, report):
    page = text(signed_in("jan").get(reverse("intake:reports")))

    assert "Mees Visser" in page
    assert "nog 5 werkdagen" in page
    assert "Jan de Boer houdt zicht op de veiligheid" in page
    assert "1 melding wacht op triage" in page
    assert "Geen enkele is te laat" in page


def test_what_is_too_late_is_told_and_stands_first(signed_in, cast, report, received_on):
    old = receive_report(
        report=new_report(NewPerson(given_names="Oude", surname="Zaak")), desk=cast.teams["noord"], viewer=cast["piet"]
    )
    received_on(old, cast.today - timedelta(days=30))

    page = text(signed_in("jan").get(reverse("intake:reports")))

    assert "2 meldingen wachten op triage" in page
    assert "1 is te laat" in page
    assert "werkdagen te laat" in page
    assert page.index("Oude Zaak") < page.index("Mees Visser")


def test_the_last_day_of_the_term_is_not_late_and_the_working_day_after_it_is(signed_in, cast, report, received_on):
    today = cast.today if is_working_day(cast.today) else nth_working_day_after(cast.today, 1)
    five_before = today
    for _day in range(5):
        five_before = a_working_day_before(five_before)
    received_on(report, five_before)
    on_time = text(signed_in("jan").get(reverse("intake:reports")))
    received_on(report, a_working_day_before(a_working_day_before(five_before)))

    late = text(signed_in("jan").get(reverse("intake:reports")))

    assert "Geen enkele is te laat" in on_time
    assert "1 is te laat" in late


def test_the_page_of_a_report_shows_all_that_was_stored(signed_in, cast, report):
    page = text(signed_in("jan").get(reverse("intake:report", args=[report.pk])))

    for told in ("stil in de klas", "Er was ruzie.", "Mees Visser", "900000027", "Ilse Bakker", "000-1234567",
                 "De Regenboog", "Wil horen wat er met de melding gebeurt", "onderwijs", "Beoordelen"):  # fmt: skip
        assert told in page


@pytest.mark.parametrize("name", ["intake:report", "intake:triage"])
@pytest.mark.parametrize("who", ["piet", "fleur", "sami", "ria", "wim", "petra", "amina", "noor"])
def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, report, who, name):
    client = signed_in(who)

    real = client.get(reverse(name, args=[report.pk]))
    absent = client.get(reverse(name, args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


@pytest.mark.parametrize("who", ["amina", "karim", "noor"])
@pytest.mark.parametrize("name", ["intake:reports", "intake:new"])
def test_the_family_does_not_come_here(signed_in, who, name):
    assert signed_in(who).get(reverse(name)).status_code == 404


def test_who_is_not_signed_in_is_led_to_the_door(client, db):
    assert client.get(reverse("intake:reports")).status_code == 302
    assert client.get(reverse("intake:new")).status_code == 302


def test_the_list_asks_the_same_few_questions_whatever_the_number_of_reports(signed_in, cast):
    client = signed_in("jan")
    counted = []
    for more, in_all in ((5, 5), (45, 50)):
        _many(cast, more)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("intake:reports"))
        counted.append(len(asked))
        assert f"{in_all} meldingen wachten" in text(page)

    assert counted[0] == counted[1]
    assert counted[1] <= 11, "\n".join(one["sql"][:120] for one in asked)


def test_the_page_of_a_report_asks_the_same_few_questions_whatever_the_number_of_persons(signed_in, cast):
    client = signed_in("jan")
    counted = []
    for number in (1, 20):
        persons = tuple(NewPerson(given_names=f"Kind {one}", surname="Visser") for one in range(number))
        report = receive_report(report=new_report(persons=persons), desk=cast.teams["noord"], viewer=cast["piet"])
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("intake:report", args=[report.pk]))
        counted.append(len(asked))

    assert counted[0] == counted[1]
    assert counted[1] <= 20


def _many(cast, number):
    with looking_as(AS_JOB):
        made = Report.objects.bulk_create(
            Report(
                desk=cast.teams["noord"], safety_holder=cast.professionals["jan"], kind="concern",
                reporter_kind="health", situation="Zorgen", reported_at="2026-01-05T12:00:00Z",
            )
            for _one in range(number)
        )  # fmt: skip
        ReportedPerson.objects.bulk_create(ReportedPerson(report=one, given_names="Kind") for one in made)
        Report.objects.bulk_create(
            Report(
                desk=cast.teams["noord"], safety_holder=cast.professionals["jan"], kind="concern",
                reporter_kind="health", situation="Zorgen", reported_at="2026-01-05T12:00:00Z",
                received_at="2026-01-05T12:00:00Z", triaged_at="2026-01-07T12:00:00Z",
                triaged_by=cast.professionals["jan"], safety_level="none", outcome="no_steps",
            )
            for _one in range(number)
        )  # fmt: skip


# -- making a report -----------------------------------------------------------------------------------


def test_somebody_elsewhere_reports_and_reads_only_that_it_came_in(signed_in, cast, filled):
    client = signed_in("piet")
    page = client.post(reverse("intake:new"), filled(situation="Heel geheim verhaal."), follow=True)

    told = text(page)
    assert page.status_code == 200
    assert "Lokaal team Waterdal, Noord" in told
    assert "Jan de Boer" in told
    assert "Heel geheim verhaal" not in told
    assert "Mees" not in told
    with looking_as(cast["jan"]):
        assert Report.objects.get().situation == "Heel geheim verhaal."
    with looking_as(cast["piet"]):
        assert not Report.objects.exists()


def test_the_proof_of_receipt_is_for_who_reported_and_cannot_be_made_up(signed_in, cast, filled):
    client = signed_in("piet")
    address = client.post(reverse("intake:new"), filled())["Location"]
    client.force_login(cast.users["fleur"])

    assert client.get(address).status_code == 404
    assert client.get(reverse("intake:received", args=["W10:onzin"])).status_code == 404


def test_the_proof_is_the_same_when_the_family_is_known(signed_in, cast, filled, noor_has_a_bsn):
    client = signed_in("piet")

    known = text(client.post(reverse("intake:new"), filled(**{"persoon-0-bsn": NOOR}), follow=True))
    unknown = text(client.post(reverse("intake:new"), filled(), follow=True))

    with looking_as(AS_JOB):
        assert Report.objects.filter(dossier=cast.dossier).count() == 1
    assert known.partition("<main")[2] == unknown.partition("<main")[2]


def test_who_sits_at_the_desk_goes_on_to_the_report(signed_in, cast, filled):
    page = signed_in("jan").post(reverse("intake:new"), filled())

    with looking_as(cast["jan"]):
        assert page["Location"] == reverse("intake:report", args=[Report.objects.get().pk])


def test_a_double_click_makes_one_report(signed_in, cast, filled):
    client = signed_in("piet")
    token = client.get(reverse("intake:new")).context["form"]["eenmalig"].value()

    first = client.post(reverse("intake:new"), filled(eenmalig=token))
    second = client.post(reverse("intake:new"), filled(eenmalig=token))

    assert first["Location"] == second["Location"]
    with looking_as(AS_JOB):
        assert Report.objects.count() == 1


def test_one_more_person_keeps_what_was_filled_in_and_is_stored(signed_in, cast, filled):
    client = signed_in("jan")
    half = filled(**{"situation": "Half verhaal", "desk": "", "nog-iemand": "1", "persoon-0-bsn": "geen"})

    page = client.post(reverse("intake:new"), half)

    assert page.status_code == 200
    assert len(page.context["persons"].forms) == 4
    for kept in ("Half verhaal", "Mees", "Visser", 'value="geen"'):
        assert kept in text(page)
    assert "Er is nog iets niet goed ingevuld" not in text(page)

    extra = {"persoon-TOTAL_FORMS": "4", "persoon-3-given_names": "Lotte", "persoon-3-role": "parent"}
    assert client.post(reverse("intake:new"), filled(**extra)).status_code == 302
    with looking_as(cast["jan"]):
        assert {one.given_names for one in ReportedPerson.objects.all()} == {"Mees", "Lotte"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"situation": ""}, "Wat is er aan de hand?"),
        ({"desk": ""}, "Naar welk aanmeldpunt?"),
        ({"persoon-0-given_names": "", "persoon-0-surname": ""}, "minstens één persoon"),
        ({"persoon-0-bsn": "12345"}, "Persoon 1, burgerservicenummer: Een burgerservicenummer heeft 9 cijfers."),
        ({"persoon-1-birth_date": "2015-01-01"}, "Persoon 2, voornaam: Vul een voornaam of een achternaam in."),
        ({"persoon-0-postcode": "12AB"}, "4 cijfers en 2 letters"),
        ({"wants_feedback": "on"}, "anders kan niemand terugbellen"),
        ({"incident": "Er viel een klap"}, "Vul de dag in"),
        ({"incident_on": "2999-01-01"}, "nog niet geweest"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_kept(signed_in, filled, change, says):
    page = signed_in("piet").post(reverse("intake:new"), filled(request="Kijk mee alstublieft", **change))

    assert page.status_code == 422
    assert says in text(page)
    assert "Kijk mee alstublieft" in text(page)
    with looking_as(AS_JOB):
        assert not Report.objects.exists()


def test_what_a_report_can_hold_is_stored(signed_in, cast, filled):
    day = cast.today - timedelta(days=3)
    page = signed_in("jan").post(
        reverse("intake:new"),
        filled(
            **{"immediate_danger": "on", "incident_on": day, "incident": "Een klap", "wants_feedback": "on",
               "email": "ilse@regenboog.example", "persoon-0-bsn": "9000.00.027", "persoon-0-postcode": "1234ab",
               "persoon-0-street": "Wilgenpad", "persoon-0-birth_date": "2015-01-01", "persoon-0-role": "child"}
        ),
    )  # fmt: skip

    assert page.status_code == 302
    with looking_as(cast["jan"]):
        stored, person = Report.objects.get(), ReportedPerson.objects.get()
        assert stored.immediate_danger
        assert stored.contact.email == "ilse@regenboog.example"
        assert (person.bsn, person.role) == ("900000027", "child")
        assert (person.street, person.postcode) == ("Wilgenpad", "1234 AB")
        assert ReportedIncident.objects.get().happened_at.date() == day


def test_a_desk_without_people_is_refused_in_words_and_the_form_is_kept(signed_in, cast, filled):
    from kring.foundation.organisations.models import Position

    with looking_as(AS_JOB):
        Position.objects.filter(team=cast.teams["noord"]).update(until_on=cast.today)

    page = signed_in("piet").post(reverse("intake:new"), filled())

    assert page.status_code == 422
    assert "niemand die de melding kan aannemen" in text(page)
    assert "Mees is stil in de klas." in text(page)
