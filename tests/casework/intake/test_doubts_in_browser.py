"""Questions elsewhere, doubts and advice in a real browser: nothing for axe to find, nothing sideways on a phone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.casework.intake.actions import receive_report
from kring.casework.intake.actions_doubts import begin_code, give_advice, take_step
from kring.casework.intake.models import AskedPerson, InformationRequest, KnownQuestion
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import Position
from tests.casework.intake.told import new_report
from tests.doors.in_browser import wrong_with

pytestmark = pytest.mark.journey


@pytest.fixture
def shown(cast):
    """Addresses with something on them, by who opens them."""
    with looking_as(job(Job.DEMO)):
        Position.objects.create(
            professional=cast.professionals["sami"], team=cast.teams["ggz"], kind="answers_questions",
            from_on=cast.today,
        )  # fmt: skip
        asked = {
            "organisation": cast.teams["ggz"].organisation, "asked_by": cast.professionals["jan"],
            "asked_for": cast.teams["noord"].organisation, "about": [cast.persons["amina"].pk],
            "purpose": "Om te weten wie er al helpt.", "basis": "law_youth", "dossier": cast.dossier,
            "answer_by": cast.today, "open_until": cast.today + timedelta(days=5), "family_told_on": cast.today,
        }  # fmt: skip
        waiting, answered = (
            KnownQuestion.objects.create(**asked, **more)
            for more in ({}, {"answer": "known", "answered_at": cast.dossier.opened_at})
        )
        for question in (waiting, answered):
            AskedPerson.objects.create(question=question, name="Amina El Idrissi", person=cast.persons["amina"])
        wanted = InformationRequest.objects.create(
            question=answered, asked_by=cast.professionals["jan"], wanted="Is er nu behandeling?", purpose="het plan",
            basis="law_youth", answer_by=cast.today,
        )  # fmt: skip
    report = receive_report(report=new_report(immediate_danger=True), desk=cast.teams["noord"], viewer=cast["piet"])
    with looking_as(cast["jan"]):
        code = begin_code(title="stille jongen groep 5", viewer=cast["jan"])
        take_step(code=code, step=1, values={"signals": "Hij eet niet op school."}, viewer=cast["jan"])
        take_step(code=code, step=4, values={"suspicion": "yes", "unsafe": "yes"}, viewer=cast["jan"])
        words = {
            "asker_kind": "education", "concern": "neglect", "age_group": "under_12", "question": "Een kind eet niet.",
            "advised": "Praat met de ouders.", "call_back_on": cast.today,
        }  # fmt: skip
        advice = give_advice(team=cast.teams["noord"], viewer=cast["jan"], values=words)
    family, own = f"/gezinnen/{cast.dossier.pk}/bekend/", f"/meldingen/meldcode/{code.pk}/"
    return {
        "jan": (
            family, f"{family}vragen/", f"/meldingen/bekend/{answered.pk}/informatie/", f"/meldingen/{report.pk}/",
            f"/meldingen/{report.pk}/nu/", f"/meldingen/{report.pk}/bekend/", "/meldingen/twijfel/", own,
            f"{own}stap/4/", f"{own}stap/5/", f"{own}wie/", f"{own}zonder-toestemming/", "/meldingen/advies/",
            f"/meldingen/advies/{advice.pk}/", "/meldingen/advies/nieuw/", "/meldingen/termijnen/",
            f"/meldingen/nieuw/?meldcode={code.pk}", "/vandaag/",
        ),
        "sami": (
            "/meldingen/vragen/", f"/meldingen/vragen/{waiting.pk}/", f"/meldingen/vragen/informatie/{wanted.pk}/",
        ),
        "amina": ("/mijn/gevraagd/",),
    }  # fmt: skip


def test_axe_finds_nothing(signed_in, shown):
    pages = {}
    for who, addresses in shown.items():
        client = signed_in(who)
        for address in addresses:
            page = client.get(address)
            assert page.status_code == 200, address
            pages[address] = page.content.decode()

    assert wrong_with(pages) == {}
