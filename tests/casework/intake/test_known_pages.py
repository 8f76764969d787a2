"""The pages of questions to other organisations, of who doubts and of advice: what a person sees and can do there."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.intake.actions import receive_report
from kring.casework.intake.actions_doubts import begin_code
from kring.casework.intake.models import (
    Advice,
    GivenInformation,
    InformationRequest,
    KnownQuestion,
    Report,
    ReportingCode,
    ReportQuestion,
)
from kring.casework.intake.received import NewPerson
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import LegalBasis
from tests.casework.intake.told import NOOR, new_report

AS_JOB = job(Job.DEMO)


@pytest.fixture
def appointed(cast):
    with looking_as(AS_JOB):
        Position.objects.create(
            professional=cast.professionals["sami"],
            team=cast.teams["ggz"],
            kind="answers_questions",
            from_on=cast.today,
        )
    return cast.teams["ggz"].organisation


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def asking(cast, page, organisation, **values):
    form = page.context["form"]
    return {
        "organisations": [organisation.pk],
        "persons": [key for key, _words in form.fields["persons"].choices],
        "purpose": "Om te weten wie er al helpt.",
        "basis": form.fields["basis"].initial,
        "consent": "Amina, vandaag",
        "told": "told",
        "told_on": cast.today.isoformat(),
        **values,
    }


def ask_about_the_family(cast, signed_in, organisation, **values):
    jan = signed_in("jan")
    address = reverse("known:ask-from-family", args=[cast.dossier.pk])
    return jan.post(address, asking(cast, jan.get(address), organisation, **values))


def test_the_whole_way_from_a_question_to_given_information(cast, signed_in, appointed):
    page = ask_about_the_family(cast, signed_in, appointed)
    with looking_as(AS_JOB):
        question = KnownQuestion.objects.get(about=[cast.persons["amina"].pk])
    assert page["Location"] == reverse("known:of-family", args=[cast.dossier.pk])

    sami = signed_in("sami")
    assert "vraagt of een gezin bij u bekend is" in text(sami.get(reverse("workbench:today")))
    assert "Vragen van anderen" in text(sami.get(reverse("intake:doubt")))
    inbox = text(sami.get(reverse("intake:asked")))
    assert "Amina El Idrissi" in inbox
    assert "Jan de Boer (Lokaal team Waterdal)" in inbox
    shown = text(sami.get(reverse("intake:asked-answer", args=[question.pk])))
    assert "Om te weten wie er al helpt." in shown
    assert "Wilgenpad" not in shown
    sami.post(reverse("intake:asked-answer", args=[question.pk]), {"answer": "known"})

    jan = signed_in("jan")
    shown = jan.get(reverse("known:of-family", args=[cast.dossier.pk]))
    assert "bekend" in text(shown)
    asked = reverse("intake:known-information", args=[question.pk])
    filled = {
        "what": "Is er nu behandeling?", "purpose": "Het plan", "consent": "Amina, vandaag",
        "basis": jan.get(asked).context["form"].fields["basis"].initial,
    }  # fmt: skip
    jan.post(asked, filled)
    with looking_as(AS_JOB):
        request = InformationRequest.objects.get()

    sami = signed_in("sami")
    give = reverse("intake:asked-give", args=[request.pk])
    refused = sami.post(give, {"answer": "granted", "given": "", "refusal": ""})
    assert refused.status_code == 422
    assert "Schrijf de informatie op" in text(refused)
    sami.post(give, {"answer": "granted", "given": "Ja, sinds mei.", "refusal": ""})

    assert "Ja, sinds mei." in text(signed_in("jan").get(reverse("known:of-family", args=[cast.dossier.pk])))
    amina = text(signed_in("amina").get(reverse("portal:asked")))
    for told in ("Ggz Waterdal", "Jan de Boer", "Om te weten wie er al helpt.", "bekend", "Ja, sinds mei."):
        assert told in amina
    karim = text(signed_in("karim").get(reverse("portal:asked")))
    assert "kent u Karim El Idrissi?" in karim
    for not_his in ("Amina", "Noor", "Ja, sinds mei."):
        assert not_his not in karim
    with looking_as(AS_JOB):
        assert GivenInformation.objects.count() == 1


def test_the_form_keeps_what_was_written_when_something_is_missing(cast, signed_in, appointed):
    page = ask_about_the_family(cast, signed_in, appointed, told="not_yet", not_told="")

    assert page.status_code == 422
    assert "Schrijf op waarom het gezin het nog niet weet." in text(page)
    assert "Om te weten wie er al helpt." in page.content.decode()


def test_on_consent_one_says_who_gave_it(cast, signed_in, appointed):
    with looking_as(AS_JOB):
        basis = LegalBasis.objects.get(consent_needed=True, organisation_kind__in=["", "local_team"])

    page = ask_about_the_family(cast, signed_in, appointed, basis=str(basis.pk), consent="")

    assert page.status_code == 422
    assert "wie toestemming gaf" in text(page)


def test_where_nobody_answers_the_page_says_to_call(cast, signed_in):
    page = text(signed_in("jan").get(reverse("known:ask-from-family", args=[cast.dossier.pk])))

    assert "Niemand om het aan te vragen" in page


def test_who_asked_and_got_no_answer_reads_it_on_vandaag(cast, signed_in, appointed):
    ask_about_the_family(cast, signed_in, appointed)
    with looking_as(AS_JOB):
        past = cast.today - timedelta(days=1)
        KnownQuestion.objects.update(answer_by=past, open_until=past)

    assert "Geen antwoord van Ggz Waterdal" in text(signed_in("jan").get(reverse("workbench:today")))
    assert "Er wacht geen vraag" in text(signed_in("sami").get(reverse("intake:asked")))


def test_nobody_without_an_appointment_opens_the_inbox(cast, signed_in, appointed):
    for who in ("jan", "fleur", "piet", "amina"):
        assert signed_in(who).get(reverse("intake:asked")).status_code == 404


def test_from_a_report_that_waits_one_asks_before_triage(cast, signed_in, report, appointed):
    jan = signed_in("jan")
    address = reverse("intake:ask-from-report", args=[report.pk])
    jan.post(address, asking(cast, jan.get(address), appointed, told="not_yet", not_told="Nog niet gesproken.",
                             tell_by=(cast.today + timedelta(days=28)).isoformat()))  # fmt: skip

    assert "Mees Visser" in text(jan.get(reverse("intake:known-of-report", args=[report.pk])))
    assert "1 keer gevraagd" in text(jan.get(reverse("intake:report", args=[report.pk])))
    with looking_as(AS_JOB):
        question = KnownQuestion.objects.get()
    shown = text(signed_in("sami").get(reverse("intake:asked-answer", args=[question.pk])))
    assert "Vertel het niet aan het gezin." in shown
    assert "Nog niet gesproken." not in shown


class TestWhoDoubts:
    def test_sees_on_one_page_the_code_advice_and_a_report(self, signed_in):
        page = text(signed_in("piet").get(reverse("intake:doubt")))

        for told in ("De meldcode: vijf stappen", "Advies vragen, zonder naam", "0800-2000", "Melding doen"):
            assert told in page

    def test_begins_with_a_title_without_a_name(self, signed_in):
        piet = signed_in("piet")
        refused = piet.post(reverse("intake:code-begin"), {"title": "Mees Visser"})
        assert refused.status_code == 422

        begun = piet.post(reverse("intake:code-begin"), {"title": "stille jongen groep 5"})

        assert "/meldingen/meldcode/" in begun["Location"]
        assert "Alleen u leest dit." in text(piet.get(begun["Location"]))

    def test_types_nothing_twice_when_it_becomes_a_report(self, cast, signed_in, filled):
        with looking_as(cast["piet"]):
            code = begin_code(title="stille jongen", viewer=cast["piet"])
        piet = signed_in("piet")
        piet.post(reverse("intake:code-step", args=[code.pk, 1]), {"signals": "Hij eet niet op school."})
        piet.post(
            reverse("intake:code-step", args=[code.pk, 2]),
            {"consulted_with": "veilig_thuis", "consulted": "Zij raden een melding aan."},
        )
        persons = {name: told for name, told in filled().items() if name.startswith("persoon-")}
        piet.post(reverse("intake:code-persons", args=[code.pk]), persons)
        weighed = {
            f"zwaar_{name}": f"omdat {name}" for name in ("interest", "other_way", "why_no_consent", "outweighs")
        }
        assert piet.post(reverse("intake:code-balance", args=[code.pk]), weighed).status_code == 422
        piet.post(reverse("intake:code-balance", args=[code.pk]), {**weighed, "zwaar_to_whom": "het aanmeldpunt"})

        page = piet.get(f"{reverse('intake:new')}?meldcode={code.pk}")

        shown = page.content.decode()
        for told in (
            "Hij eet niet op school.",
            "Zij raden een melding aan.",
            "Visser",
            "het aanmeldpunt",
            "Piet Hofstra",
        ):
            assert told in shown
        form = page.context["form"]
        sent = {name: form.initial[name] for name in form.initial if form.initial[name] is not None}
        piet.post(reverse("intake:new"), {**sent, **persons, "desk": cast.teams["noord"].pk})
        with looking_as(AS_JOB):
            assert Report.objects.get().situation.startswith("Hij eet niet op school.")
            assert ReportQuestion.objects.count() == 5
            code = ReportingCode.objects.get()
            assert code.reported_at is not None
            assert code.decision == "report"

    def test_nobody_begins_a_report_with_the_doubts_of_another(self, cast, signed_in):
        with looking_as(cast["piet"]):
            code = begin_code(title="stille jongen", viewer=cast["piet"])
        with looking_as(AS_JOB):
            ReportingCode.objects.update(signals="Hij eet niet.")

        page = signed_in("jan").get(f"{reverse('intake:new')}?meldcode={code.pk}")

        assert "Hij eet niet." not in page.content.decode()


class TestAdvice:
    GIVEN = {
        "asker_kind": "education", "concern": "neglect", "age_group": "under_12", "question": "Een kind eet niet.",
        "advised": "Praat met de ouders.",
    }  # fmt: skip

    def test_is_written_down_without_a_name_and_counted_apart_from_reports(self, cast, signed_in):
        jan = signed_in("jan")
        team = cast.teams["noord"].pk
        refused = jan.post(
            reverse("intake:advice-new"), {**self.GIVEN, "team": team, "question": "Mees Visser eet niet op school."}
        )
        assert refused.status_code == 422
        assert "Een advies blijft zonder naam" in text(refused)
        assert "Mees Visser eet niet op school." in refused.content.decode()

        jan.post(reverse("intake:advice-new"), {**self.GIVEN, "team": team})

        assert "Dit jaar 1 advies. 0 daarvan werden een melding." in text(jan.get(reverse("intake:advices")))

    def test_becomes_a_report_when_names_are_given(self, cast, signed_in, filled):
        jan = signed_in("jan")
        jan.post(reverse("intake:advice-new"), {**self.GIVEN, "team": cast.teams["noord"].pk})
        with looking_as(AS_JOB):
            advice = Advice.objects.get()

        page = jan.get(f"{reverse('intake:new')}?advies={advice.pk}")
        assert "Een kind eet niet." in page.content.decode()
        jan.post(reverse("intake:new"), filled(from_advice=advice.pk))

        with looking_as(AS_JOB):
            assert Report.objects.count() == 1
        assert "1 daarvan werd een melding" in text(jan.get(reverse("intake:advices")))


class TestDangerAndReReports:
    def test_danger_is_looked_at_within_the_hour_and_the_minutes_are_told(self, cast, signed_in):
        report = receive_report(report=new_report(immediate_danger=True), desk=cast.teams["noord"], viewer=cast["piet"])
        jan = signed_in("jan")
        for page in ("workbench:today", "intake:reports"):
            assert re.search(r"nog (59|60) minuten", text(jan.get(reverse(page))))
        assert "Kijk nu of iedereen veilig is" in text(jan.get(reverse("intake:report", args=[report.pk])))

        jan.post(reverse("intake:danger", args=[report.pk]), {"how": "Gebeld; de kinderen zijn bij oma."})

        page = text(jan.get(reverse("intake:report", args=[report.pk])))
        assert "Kijk nu of iedereen veilig is" not in page
        assert "de kinderen zijn bij oma" in page
        assert jan.get(reverse("intake:danger", args=[report.pk])).status_code == 404

    def test_what_may_not_wait_stands_first(self, cast, signed_in, report):
        urgent = receive_report(report=new_report(disclosure=True), desk=cast.teams["noord"], viewer=cast["piet"])

        with looking_as(cast["jan"]):
            assert list(Report.objects.waiting()) == [urgent, report]

    def test_who_tells_of_it_themselves_gets_more_than_advice(self, cast, signed_in):
        report = receive_report(report=new_report(disclosure=True), desk=cast.teams["noord"], viewer=cast["piet"])
        jan = signed_in("jan")
        page = jan.get(reverse("intake:triage", args=[report.pk]))
        assert page.context["form"].fields["safety_level"].initial == "acute"

        refused = jan.post(
            reverse("intake:triage", args=[report.pk]),
            {"safety_level": "risk", "outcome": "advice", "reasons": "Ja"},
        )

        assert refused.status_code == 422
        assert "vertelt zelf" in text(refused)

    def test_a_report_about_a_family_in_kring_is_assessed_on_one_screen(self, cast, signed_in, noor_has_a_bsn):
        noor = NewPerson(given_names="Noor", surname="El Idrissi", bsn=NOOR)
        first = receive_report(report=new_report(noor), desk=cast.teams["noord"], viewer=cast["piet"])
        second = receive_report(report=new_report(noor), desk=cast.teams["noord"], viewer=cast["piet"])
        jan = signed_in("jan")

        page = jan.get(reverse("intake:report", args=[second.pk]))

        assert "dit gezin is al in Kring" in text(page)
        assert "Andere meldingen over dit gezin" in text(page)
        assert reverse("intake:report", args=[first.pk]) in page.content.decode()
        done = jan.post(
            reverse("intake:triage", args=[second.pk]),
            {"safety_level": "structural", "outcome": "attach", "reasons": "Het is weer gebeurd."},
        )
        assert done["Location"] == reverse("workbench:family", args=[cast.dossier.pk])

    def test_other_reports_about_them_go_along_when_a_dossier_opens(self, cast, report):
        other = receive_report(report=new_report(), desk=cast.teams["noord"], viewer=cast["piet"])
        from kring.casework.intake.actions import Opening, triage
        from kring.foundation.sharing.actions import Face

        with looking_as(cast["jan"]):
            jan = Face(cast.professionals["jan"], cast.teams["noord"])
            opening = Opening(
                municipality=cast.dossier.municipality, problem_type="neglect", coordinator=jan, safety_holder=jan,
                roles={report.persons.get().pk: "child"},
            )  # fmt: skip
            done = triage(
                report=report, viewer=cast["jan"], safety_level="risk", outcome="open_dossier", reasons="Samen.",
                opening=opening,
            )  # fmt: skip

        with looking_as(AS_JOB):
            other.refresh_from_db()
            assert (other.dossier_id, other.triaged_at) == (done.dossier_id, None)
            assert timezone.now() >= other.received_at


def test_who_steers_the_region_sets_a_term(cast, signed_in):
    from kring.casework.intake.models import IntakeTerm

    with looking_as(AS_JOB):
        term = IntakeTerm.objects.get(code="question")
    page = signed_in("wim").post(
        reverse("intake:term", args=[term.pk]),
        {"amount": 3, "unit": "working_days", "basis": "regional", "source": "Regio-overleg"},
    )

    assert page["Location"] == reverse("intake:terms")
    assert "3 werkdagen" in text(signed_in("jan").get(reverse("intake:terms")))
    assert signed_in("jan").get(reverse("intake:term", args=[term.pk])).status_code == 404
