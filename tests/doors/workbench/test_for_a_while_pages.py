"""Reading in an emergency and standing in for a colleague, on the pages: how it begins, what it says, how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kring.foundation.sharing.models import EmergencyAccess, Notice, Replacement

EMERGENCY = "/noodtoegang/"


@pytest.fixture
def filled(cast, as_kring):
    from kring.foundation.households.models import Identity

    with as_kring():
        born = Identity.objects.get(person=cast.persons["sem"]).birth_date
    return {
        "in_danger": "Sem",
        "why_now": "De buurvrouw hoort Sem schreeuwen.",
        "hours": "1",
        "given_name": "Sem",
        "surname": "El Idrissi",
        "birth_date": born.isoformat(),
    }


class TestEmergency:
    def test_piet_says_why_and_reads_with_the_way_out_above_the_page(self, signed_in, cast, goal, filled):
        piet = signed_in("piet")
        family = reverse("workbench:family", args=[cast.dossier.pk])
        assert piet.get(family).status_code == 404

        answer = piet.post(EMERGENCY, filled)

        assert answer.status_code == 302
        assert answer["Location"] == family
        text = piet.get(family).content.decode()
        assert "U ziet dit omdat u noodtoegang heeft, tot" in text
        assert "/sluiten/" in text
        assert goal.wording in text

    def test_pages_to_write_on_are_not_there_for_who_only_reads(self, signed_in, cast, goal, filled):
        piet = signed_in("piet")
        piet.post(EMERGENCY, filled)

        for name in (
            "plans:new-goal",
            "workbench:circle-involve",
            "workbench:circle-hand-over",
            "workbench:circle-member",
        ):
            assert piet.get(reverse(name, args=[cast.dossier.pk])).status_code == 404

    def test_what_is_not_found_gets_one_answer(self, signed_in, cast, filled):
        piet = signed_in("piet")

        nobody = piet.post(EMERGENCY, filled | {"given_name": "Niemand"})
        other_day = piet.post(EMERGENCY, filled | {"birth_date": "2001-01-01"})

        assert nobody.status_code == other_day.status_code == 422
        for answer in (nobody, other_day):
            assert "Er is niets gevonden dat u kunt openen." in answer.content.decode()

    @pytest.mark.parametrize(
        ("missing", "words"),
        [
            ({"why_now": "spoed"}, "hele zin"),
            ({"birth_date": ""}, "burgerservicenummer in, of de voornaam"),
            ({"in_danger": ""}, "verplicht"),
        ],
    )
    def test_what_must_be_filled_in(self, signed_in, filled, missing, words):
        answer = signed_in("piet").post(EMERGENCY, filled | missing)

        assert answer.status_code == 422
        assert words in answer.content.decode()

    def test_nothing_of_the_form_goes_by_an_address(self, signed_in, filled):
        page = signed_in("piet").get(EMERGENCY, filled)

        assert not page.context["form"].is_bound
        assert 'method="post"' in page.content.decode()

    def test_jan_reads_it_on_vandaag_until_he_saw_it(self, signed_in, cast, filled, as_kring):
        signed_in("piet").post(EMERGENCY, filled)

        jan = signed_in("jan")
        assert "opende met spoed dit dossier" in jan.get("/vandaag/").content.decode()
        with as_kring():
            notice = Notice.objects.get(to=cast.professionals["jan"])
        jan.post(reverse("workbench:notice-seen", args=[notice.pk]))

        assert list(jan.get("/vandaag/").context["notices"]) == []

    def test_nobody_takes_away_the_notice_of_somebody_else(self, signed_in, cast, filled, as_kring):
        signed_in("piet").post(EMERGENCY, filled)
        with as_kring():
            notice = Notice.objects.get(to=cast.professionals["jan"])

        assert signed_in("fleur").post(reverse("workbench:notice-seen", args=[notice.pk])).status_code == 404

    def test_the_family_reads_it_as_such(self, signed_in, cast, filled):
        signed_in("piet").post(EMERGENCY, filled)

        text = signed_in("amina").get("/mijn/wie-keek/").content.decode()

        assert "Piet Hofstra" in text
        assert "met spoed" in text
        assert "Opende uw gegevens met spoed" in text
        assert "De buurvrouw" not in text

    @pytest.mark.parametrize("who", ["piet", "jan"])
    def test_it_is_closed_by_hand(self, signed_in, cast, filled, as_kring, who):
        signed_in("piet").post(EMERGENCY, filled)
        with as_kring():
            access = EmergencyAccess.objects.get()

        done = signed_in(who).post(reverse("workbench:emergency-end", args=[access.pk]), {"eenmalig": ""})

        assert done.status_code == 302
        assert signed_in("piet").get(reverse("workbench:family", args=[cast.dossier.pk])).status_code == 404

    def test_who_is_not_involved_finds_the_way_there(self, signed_in):
        assert f'href="{EMERGENCY}"' in signed_in("piet").get("/gezinnen/").content.decode()
        assert f'href="{EMERGENCY}"' in signed_in("piet").get("/zoeken/", {"q": "niets"}).content.decode()
        assert f'href="{EMERGENCY}"' not in signed_in("ria").get("/gezinnen/").content.decode()


class TestStandingIn:
    @pytest.fixture
    def away(self, signed_in, cast):
        """Jan is away this week; Piet stands in."""
        jan = signed_in("jan")
        form = jan.get("/afwezig/nieuw/").context["form"]
        mine = next(key for key, _words in form.fields["absent"].choices)
        answer = jan.post(
            "/afwezig/nieuw/",
            {
                "absent": mine,
                "replacement": cast.professionals["piet"].pk,
                "from_on": cast.today,
                "last_on": cast.today + timedelta(days=4),
            },
        )
        assert answer.status_code == 302

    def test_piet_has_the_families_of_jan_and_reads_why(self, signed_in, cast, goal, away):
        piet = signed_in("piet")

        assert "El Idrissi" in piet.get("/gezinnen/").content.decode() or piet.get("/gezinnen/").context["heads"]
        text = piet.get(reverse("workbench:family", args=[cast.dossier.pk])).content.decode()
        assert "U ziet dit omdat u Jan de Boer vervangt, tot" in text
        assert "U vervangt Jan de Boer" in piet.get("/vandaag/").content.decode()

    def test_the_circle_and_the_family_read_who_stands_in(self, signed_in, cast, goal, away):
        circle = signed_in("fleur").get(reverse("workbench:circle", args=[cast.dossier.pk])).content.decode()
        plan = signed_in("amina").get("/mijn/").content.decode()

        assert "Piet Hofstra vervangt Jan de Boer tot" in circle
        assert "is Jan er niet. Piet Hofstra vervangt." in plan

    def test_the_family_reads_for_whom_piet_looked(self, signed_in, cast, goal, away):
        signed_in("piet").get(reverse("plans:plan", args=[cast.dossier.pk]))

        text = signed_in("amina").get("/mijn/wie-keek/").content.decode()

        assert "Verving Jan de Boer." in text

    def test_only_colleagues_of_the_same_organisation_can_be_chosen(self, signed_in, cast):
        form = signed_in("jan").get("/afwezig/nieuw/").context["form"]

        assert [words for key, words in form.fields["replacement"].choices if key] == ["Piet Hofstra"]

    def test_a_colleague_who_is_not_on_the_list_is_refused(self, signed_in, cast):
        jan = signed_in("jan")
        mine = next(key for key, _words in jan.get("/afwezig/nieuw/").context["form"].fields["absent"].choices)

        answer = jan.post(
            "/afwezig/nieuw/",
            {
                "absent": mine,
                "replacement": cast.professionals["sami"].pk,
                "from_on": cast.today,
                "last_on": cast.today,
            },
        )

        assert answer.status_code == 422

    def test_it_is_stopped_by_hand(self, signed_in, cast, goal, away, as_kring):
        with as_kring():
            one = Replacement.objects.get()
        jan = signed_in("jan")
        assert "Piet Hofstra" in jan.get("/afwezig/").content.decode()

        jan.post(reverse("workbench:absence-end", args=[one.pk]), {"eenmalig": ""})

        assert "Piet Hofstra" not in jan.get("/afwezig/").content.decode()
        assert signed_in("piet").get(reverse("plans:plan", args=[cast.dossier.pk])).status_code == 404

    def test_somebody_else_does_not_stop_it(self, signed_in, away, as_kring):
        with as_kring():
            one = Replacement.objects.get()

        assert signed_in("sami").post(reverse("workbench:absence-end", args=[one.pk])).status_code == 404
