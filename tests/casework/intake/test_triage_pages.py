"""The pages of triage: two steps, what was chosen is kept, and what follows really follows."""

import re

import pytest
from django.urls import reverse

from kring.casework.intake.actions import receive_report
from kring.casework.intake.models import Report
from kring.casework.intake.received import NewPerson
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.households.models import Identity
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import LogEntry
from tests.casework.intake.told import NOOR, new_report

AS_JOB = job(Job.DEMO)


def text(page):
    return page.content.decode()


def first_step(outcome="open_dossier", **values):
    return {"safety_level": "structural", "outcome": outcome, "reasons": "Er is meer aan de hand.", **values}


def face(cast, name, team):
    return f"{cast.professionals[name].pk}:{cast.teams[team].pk}"


@pytest.fixture
def second_step(cast, report):
    """Both steps filled in for the report about Mees."""

    def fill(**values):
        with looking_as(cast["jan"]):
            person = report.persons.get()
        return first_step() | {
            "stap": "open_dossier",
            f"role_{person.pk}": "child",
            "problem_type": "neglect",
            "coordinator": face(cast, "jan", "noord"),
            "second": face(cast, "fleur", "veiligheid"),
            "safety_holder": face(cast, "fleur", "veiligheid"),
            **values,
        }

    return fill


def offered(page, field):
    return {label for _group, options in page.context["more"].fields[field].choices[1:] for _value, label in options}


def test_the_first_step_asks_how_safe_it_is_and_what_follows(signed_in, report):
    page = text(signed_in("jan").get(reverse("intake:triage", args=[report.pk])))

    for asked in ("Hoe veilig is het?", "Wat gebeurt er nu?", "Waarom besluit u dit?", "nog 5 werkdagen", "Verder"):
        assert asked in page


def test_the_second_step_offers_people_who_work_here_today_grouped_by_organisation(signed_in, cast, report):
    with looking_as(AS_JOB):
        Position.objects.filter(professional=cast.professionals["piet"]).update(until_on=cast.today)

    page = signed_in("jan").post(reverse("intake:triage", args=[report.pk]), first_step())

    assert page.status_code == 200
    assert offered(page, "coordinator") == {"Jan de Boer (Noord)", "Fleur Wit (Veiligheid)"}
    assert offered(page, "second") == {"Jan de Boer (Noord)", "Fleur Wit (Veiligheid)", "Sami Aziz (Volwassenen)"}
    assert '<optgroup label="Lokaal team Waterdal">' in text(page)
    assert "Mees Visser hoort erbij als" in text(page)


def test_the_second_step_keeps_the_first_and_leads_back_to_it(signed_in, report):
    client = signed_in("jan")
    address = reverse("intake:triage", args=[report.pk])
    second = text(client.post(address, first_step()))
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', second))

    back = client.post(address, hidden | {"terug": "1"})

    assert hidden["reasons"] == "Er is meer aan de hand."
    assert "structureel onveilig" in second
    assert back.status_code == 200
    assert "Hoe veilig is het?" in text(back)
    assert "Er is meer aan de hand." in text(back)
    assert re.search(r'value="structural"[^>]* checked', text(back))


def test_opening_leads_to_the_dossier_with_its_members_and_its_faces(signed_in, cast, report, second_step):
    page = signed_in("jan").post(reverse("intake:triage", args=[report.pk]), second_step())

    with looking_as(AS_JOB):
        dossier = Dossier.objects.exclude(pk=cast.dossier.pk).get()
        assert page["Location"] == reverse("workbench:family", args=[dossier.pk])
        assert [(one.role, str(one.person.identity)) for one in Member.objects.of(dossier)] == [("child", "Mees")]
        assert set(Involvement.objects.of(dossier).values_list("role", "professional__first_name")) == {
            ("coordinator", "Jan"),
            ("second", "Fleur"),
            ("safety_holder", "Fleur"),
        }
        assert Report.objects.get().dossier == dossier


def test_who_opens_for_others_goes_back_to_what_waits_and_hears_who_it_is(signed_in, cast, report, second_step):
    filled = second_step(coordinator=face(cast, "piet", "zuid"))

    page = signed_in("jan").post(reverse("intake:triage", args=[report.pk]), filled, follow=True)

    assert page.redirect_chain[-1][0] == reverse("intake:reports")
    assert "Piet Hofstra is het vaste gezicht" in text(page)


def test_a_double_click_opens_one_dossier(signed_in, cast, report, second_step):
    client = signed_in("jan")
    address = reverse("intake:triage", args=[report.pk])
    token = client.get(address).context["form"]["eenmalig"].value()
    client.post(address, first_step(eenmalig=token))

    filled = second_step(eenmalig=token)
    first, second = client.post(address, filled), client.post(address, filled)

    assert first.status_code == 302
    assert first["Location"] == second["Location"]
    with looking_as(AS_JOB):
        assert Dossier.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"coordinator": ""}, "vaste gezicht"),
        ({"coordinator": "1:1"}, "vaste gezicht"),
        ({"problem_type": ""}, "Waar gaat het om?"),
        ({"role": ""}, "minstens één persoon"),
        ({"second": "jan"}, "iemand anders dan de coördinator"),
    ],
)
def test_what_is_wrong_in_the_second_step_is_told_and_nothing_is_opened(
    signed_in, cast, report, second_step, change, says
):
    filled = second_step()
    if "role" in change:
        filled = {name: "" if name.startswith("role_") else value for name, value in filled.items()}
    elif change.get("second") == "jan":
        filled["second"] = face(cast, "jan", "noord")
    else:
        filled |= change

    page = signed_in("jan").post(reverse("intake:triage", args=[report.pk]), filled)

    assert page.status_code == 422
    assert says in text(page)
    assert "Er is meer aan de hand." in text(page)
    with looking_as(AS_JOB):
        assert Dossier.objects.count() == 1


def test_acute_danger_cannot_end_in_advice(signed_in, report):
    page = signed_in("jan").post(reverse("intake:triage", args=[report.pk]), first_step("advice", safety_level="acute"))

    assert page.status_code == 422
    assert "kan het hier niet bij blijven" in text(page)


def test_advice_ends_at_the_report_with_its_reason(signed_in, report):
    page = signed_in("jan").post(
        reverse("intake:triage", args=[report.pk]), first_step("advice", safety_level="risk"), follow=True
    )

    assert page.redirect_chain[-1][0] == reverse("intake:report", args=[report.pk])
    assert "advies gegeven, geen dossier" in text(page)
    assert "Er is meer aan de hand." in text(page)
    assert "Beoordelen" not in text(page)


def test_a_report_that_was_assessed_leads_to_its_page(signed_in, cast, report):
    client = signed_in("jan")
    address = reverse("intake:triage", args=[report.pk])
    client.post(address, first_step("advice", safety_level="risk"))

    assert client.get(address)["Location"] == reverse("intake:report", args=[report.pk])
    assert "al beoordeeld" in text(client.post(address, first_step("no_steps", safety_level="none")))


def test_a_family_one_may_see_can_be_chosen(signed_in, cast, report):
    client = signed_in("jan")
    address = reverse("intake:triage", args=[report.pk])
    offered_page = client.post(address, first_step("attach"))

    page = client.post(address, first_step("attach", stap="attach", dossier=cast.dossier.pk))

    assert "Amina, Karim, Noor en Sem" in text(offered_page)
    assert page["Location"] == reverse("workbench:family", args=[cast.dossier.pk])
    with looking_as(cast["jan"]):
        assert Report.objects.get().dossier == cast.dossier


def test_a_family_is_found_by_an_exact_number_and_the_search_is_logged(signed_in, cast, report, noor_has_a_bsn):
    client = signed_in("jan")
    address = reverse("intake:triage", args=[report.pk])

    wrong = client.post(address, first_step("attach", stap="attach", bsn="900000039"))
    right = client.post(address, first_step("attach", stap="attach", bsn=NOOR))

    assert wrong.status_code == 422
    assert "Er is geen open dossier" in text(wrong)
    assert right.status_code == 302
    with looking_as(AS_JOB):
        assert Report.objects.get().dossier == cast.dossier
        assert LogEntry.objects.filter(act="search", name="intake.triage.family").count() == 2


@pytest.mark.parametrize("change", [{}, {"dossier": "own", "bsn": NOOR}])
def test_one_of_the_two_is_asked(signed_in, cast, report, noor_has_a_bsn, change):
    filled = first_step("attach", stap="attach", **change)
    if "dossier" in change:
        filled["dossier"] = cast.dossier.pk

    page = signed_in("jan").post(reverse("intake:triage", args=[report.pk]), filled)

    assert page.status_code == 422
    assert "Eén van de twee" in text(page)


def test_a_family_that_looks_alike_tells_whom_to_ask_and_nothing_else(signed_in, cast):
    with looking_as(AS_JOB):
        born = Identity.objects.get(person=cast.persons["sem"]).birth_date
    person = NewPerson(given_names="Semmie", surname="el idrissi", birth_date=born)
    report = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])
    with looking_as(AS_JOB):  # somebody at the desk who is not involved
        Position.objects.filter(professional=cast.professionals["piet"]).update(team=cast.teams["noord"], kind="desk")
    client = signed_in("piet")

    for name in ("intake:report", "intake:triage"):
        page = text(client.get(reverse(name, args=[report.pk])))
        assert "Dit lijkt op een gezin dat al in Kring is" in page
        assert "Jan de Boer" in page
        assert "Amina" not in page
        assert str(cast.dossier.pk) not in re.findall(r"/gezinnen/(\d+)/", page)


def test_a_report_on_a_known_family_asks_only_how_safe_it_is(signed_in, cast, noor_has_a_bsn):
    person = NewPerson(given_names="Noor", surname="El Idrissi", bsn=NOOR)
    report = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])
    client = signed_in("fleur")
    address = reverse("intake:triage", args=[report.pk])

    listed = text(client.get(reverse("intake:reports")))
    asked = text(client.get(address))
    page = client.post(address, first_step("attach", safety_level="acute"))

    assert "dit gezin heeft al een dossier" in listed
    assert "geen vervolg nodig" not in asked
    assert page["Location"] == reverse("workbench:family", args=[cast.dossier.pk])
    with looking_as(cast["fleur"]):
        assert Report.objects.get().safety_level == "acute"


def test_a_report_about_nobody_asks_for_a_name(signed_in, cast):
    report = receive_report(report=new_report(persons=()), desk=cast.teams["noord"], viewer=cast["piet"])
    filled = first_step() | {
        "stap": "open_dossier", "given_names": "Mees", "surname": "Visser", "role": "child", "problem_type": "neglect",
        "coordinator": face(cast, "jan", "noord"), "safety_holder": face(cast, "jan", "noord"),
    }  # fmt: skip

    page = signed_in("jan").post(reverse("intake:triage", args=[report.pk]), filled)

    assert page.status_code == 302
    with looking_as(AS_JOB):
        dossier = Report.objects.get().dossier
        assert [str(one.person.identity) for one in Member.objects.of(dossier)] == ["Mees"]
