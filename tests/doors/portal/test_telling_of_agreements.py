"""Somebody tells that an agreement did not work out: who helps hears it, and nobody else of the family."""

import pytest
from django.urls import reverse

from kring.casework.plans.models import ImpactProposal
from kring.casework.safety.models import BrokenAgreement, SafetyAgreement
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.sharing.models import LogEntry, Withholding
from tests.doors.in_browser import wrong_with

WORDS = "Papa kwam toch aan de deur."


@pytest.fixture
def agreement(cast, as_kring):
    with as_kring():
        return SafetyAgreement.objects.create(
            dossier=cast.dossier, wording="Karim komt niet aan de deur", doer="Karim", agreed_on=cast.today
        )


@pytest.fixture
def told(signed_in, agreement):
    """Told on their own page, by anybody of the family."""

    def tells(name):
        page = signed_in(name).post(reverse("portal:not_worked", args=[agreement.pk]), {"words": WORDS})
        assert page.status_code == 302, page.content.decode()
        return page

    return tells


def words_of(page):
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("name", ["noor", "amina"])
def test_who_helps_reads_it_and_is_asked_what_it_means(cast, signed_in, told, name):
    told(name)

    for who in ("jan", "fleur"):
        assert "dat een veiligheidsafspraak niet lukte" in words_of(signed_in(who).get("/vandaag/"))
    with looking_as(cast["fleur"]):
        broken = BrokenAgreement.objects.get()
        who = cast.persons[name].pk
        assert (broken.words, broken.told_by_id, broken.about) == (WORDS, who, [who])
        assert ImpactProposal.objects.get().trigger == "agreement_broken"


@pytest.mark.parametrize(
    ("name", "others"),
    [("noor", ("amina", "karim", "sem", "fatna")), ("amina", ("karim", "noor", "sem", "fatna"))],
)
def test_nobody_else_of_the_family_finds_it_anywhere(cast, signed_in, told, name, others):
    told(name)

    for other in others:
        with looking_as(cast[other]):
            assert not BrokenAgreement.objects.exists()
            assert not ImpactProposal.objects.exists()
            assert not ChronologyLine.objects.filter(sentence__contains=WORDS).exists()
            assert not LogEntry.objects.filter(name="safety.agreement.told").exists()
            assert not Withholding.objects.filter(item_key__startswith="safety_broken").exists()
            assert not SafetyAgreement.objects.with_last_break().exclude(broken_on=None).exists()
        page = signed_in(other).get(reverse("portal:agreements"))
        assert WORDS not in words_of(page)
        assert WORDS not in words_of(signed_in(other).get(reverse("portal:my_plan")))


def test_whoever_told_it_reads_it_back(signed_in, told):
    told("noor")

    assert WORDS in words_of(signed_in("noor").get(reverse("portal:agreements")))


def test_without_words_the_form_says_what_is_missing(signed_in, agreement):
    page = signed_in("noor").post(reverse("portal:not_worked", args=[agreement.pk]), {"words": " "})

    assert page.status_code == 422


def test_an_agreement_that_is_not_for_somebody_is_not_there(cast, as_kring, signed_in, agreement):
    with as_kring():
        SafetyAgreement.objects.update(about=[cast.persons["amina"].pk])

    assert signed_in("karim").get(reverse("portal:not_worked", args=[agreement.pk])).status_code == 404
    assert "Karim komt niet aan de deur" not in words_of(signed_in("karim").get(reverse("portal:agreements")))


def test_my_plan_leads_there(signed_in, agreement):
    assert reverse("portal:agreements") in words_of(signed_in("amina").get(reverse("portal:my_plan")))


@pytest.mark.journey
def test_on_a_phone(signed_in, agreement, told):
    told("amina")
    amina = signed_in("amina")
    pages = {
        "agreements": words_of(amina.get(reverse("portal:agreements"))),
        "telling": words_of(amina.get(reverse("portal:not_worked", args=[agreement.pk]))),
    }

    assert wrong_with(pages) == {}
