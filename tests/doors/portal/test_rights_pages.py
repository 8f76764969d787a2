"""What a family member reads and asks about what is written down, and who else learns of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.sharing.models import LogEntry, Notice
from kring.foundation.sharing.rights import actions, statements
from kring.foundation.sharing.rights.models import OwnStatement, RightsRequest

RIGHTS = "/mijn/rechten/"
ASK = "/mijn/rechten/vraag/"
LONG = "In dit doel staan ook de woorden van Noor. Die mogen er voor haar niet uit."


@pytest.fixture
def ask(cast):
    """Ask something as somebody of the family."""

    def asked(who="amina", kind="destruction", over=None, **options):
        with looking_as(cast[who]) as viewer:
            return actions.ask(
                kind=kind, dossier_id=cast.dossier.pk, about_person_id=cast[over or who].id,
                words=options.pop("words", "Ik wil dit niet meer"), viewer=viewer, **options,
            )  # fmt: skip

    return asked


def sees(cast, who):
    with looking_as(cast[who]):
        return RightsRequest.objects.exists()


@pytest.mark.parametrize(
    ("who", "does"),
    [("amina", True), ("jan", True), ("fleur", True), ("karim", False), ("noor", False), ("sem", False),
     ("fatna", False), ("piet", False), ("sami", False), ("wim", False), ("petra", False), ("ria", False)],
)  # fmt: skip
def test_who_sees_what_amina_asked(cast, ask, who, does):
    ask()

    assert sees(cast, who) == does


def test_a_parent_asks_for_a_child_and_the_other_parent_does_not_read_it(cast, ask):
    ask(over="noor")

    assert [sees(cast, who) for who in ("amina", "karim", "noor")] == [True, False, False]
    with looking_as(cast["karim"]):
        assert not LogEntry.objects.filter(name__startswith="rights.").exists()


@pytest.mark.parametrize(("who", "over"), [("noor", "sem"), ("fatna", "sem"), ("sem", "sem"), ("karim", "amina")])
def test_nobody_asks_for_whom_they_do_not_decide(cast, ask, who, over):
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError), transaction.atomic():
        ask(who, over=over)


class TestAsking:
    def test_the_first_visit_says_what_can_be_done_and_the_second_what_was_asked(self, cast, signed_in):
        amina = signed_in("amina")
        first = amina.get(RIGHTS).content.decode()

        answer = amina.post(ASK, _filled(cast, amina.get(ASK)))
        second = amina.get(RIGHTS).content.decode()

        assert "U vroeg nog niets" in first
        assert answer["Location"] == RIGHTS
        assert "u krijgt nog antwoord" in second
        assert "U vroeg nog niets" not in second

    def test_a_double_click_asks_once(self, cast, signed_in):
        amina = signed_in("amina")
        filled = _filled(cast, amina.get(ASK))

        amina.post(ASK, filled)
        amina.post(ASK, filled)

        with looking_as(cast["amina"]):
            assert RightsRequest.objects.count() == 1

    def test_the_same_again_is_refused_in_plain_words_and_keeps_what_was_written(self, cast, ask, signed_in):
        amina = signed_in("amina")
        amina.post(ASK, _filled(cast, amina.get(ASK)))

        page = amina.post(ASK, _filled(cast, amina.get(ASK)))

        assert page.status_code == 422
        assert "U vroeg dit al" in page.content.decode()
        assert "Weg ermee" in page.content.decode()

    def test_it_is_taken_back_and_then_nobody_answers_it(self, cast, ask, signed_in):
        asked = ask()
        amina = signed_in("amina")
        address = reverse("portal:rights-withdraw", args=[asked.pk])

        amina.post(address, {"eenmalig": amina.get(address).context["form"]["eenmalig"].value()})

        with looking_as(cast["jan"]):
            assert not RightsRequest.objects.open().exists()
        assert "ingetrokken" in amina.get(RIGHTS).content.decode()
        assert amina.get(address).status_code == 404

    def test_a_child_of_nine_is_told_who_asks_for_him(self, signed_in):
        text = signed_in("sem").get(RIGHTS).content.decode()

        assert "Je bent nog geen 12" in text
        assert 'href="/mijn/rechten/vraag/"' not in text

    def test_what_one_may_not_see_cannot_be_asked_about(self, cast, signed_in):
        karim = signed_in("karim")

        for page in (ASK, "/mijn/rechten/woorden/"):
            assert karim.get(page, {"bij": f"households_place:{cast.address.pk}"}).status_code == 404
            assert karim.get(page, {"bij": "households_place:999999"}).status_code == 404
            assert karim.get(page, {"bij": "geen_tabel:1"}).status_code == 404
            assert karim.get(page, {"bij": "accounts_user:1"}).status_code == 404


class TestOwnWords:
    def test_stand_beside_the_item_on_its_page_in_what_happened_and_in_the_document(self, cast, goal, signed_in):
        with looking_as(cast["jan"]) as jan:
            from kring.foundation.circle import chronology
            from kring.foundation.circle.choices import LineKind

            chronology.note(jan, goal, LineKind.PLAN, "Doel afgesproken")
        amina = signed_in("amina")
        address = f"/mijn/rechten/woorden/?bij=plans_goal:{goal.pk}"

        amina.post(address, {"words": "Dat zei Karim, ik niet."})

        assert "Dat zei Karim, ik niet." in amina.get("/mijn/rechten/inzage/").content.decode()
        jan = signed_in("jan")
        for page in ("plans:plan", "workbench:chronology"):
            assert "Dat zei Karim, ik niet." in jan.get(reverse(page, args=[cast.dossier.pk])).content.decode()

    def test_are_not_read_by_the_other_parent(self, cast, goal, signed_in):
        with looking_as(cast["amina"]) as viewer:
            statements.state(
                key=f"plans_goal:{goal.pk}", dossier_id=cast.dossier.pk, words="Ik ben bang voor hem", viewer=viewer
            )

        karim = signed_in("karim")
        for page in ("/mijn/", RIGHTS, "/mijn/rechten/inzage/"):
            assert "bang voor hem" not in karim.get(page).content.decode()
        assert "bang voor hem" not in karim.get(reverse("plans:plan", args=[cast.dossier.pk])).content.decode()

    def test_are_taken_away_by_who_wrote_them(self, cast, goal, signed_in):
        with looking_as(cast["amina"]) as viewer:
            said = statements.state(
                key=f"plans_goal:{goal.pk}", dossier_id=cast.dossier.pk, words="Zo niet", viewer=viewer
            )
        address = reverse("portal:rights-take-back", args=[said.pk])

        assert signed_in("karim").get(address).status_code == 404
        signed_in("amina").post(address, {})

        with looking_as(cast["jan"]):
            assert OwnStatement.objects.get(pk=said.pk).withdrawn_at is not None
        assert "Zo niet" not in signed_in("amina").get("/mijn/rechten/inzage/").content.decode()


@pytest.fixture
def old_goal(cast, goal):
    """The goal, as it was written a hundred days ago, when Sami was still there."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        Goal.objects.filter(pk=goal.pk).update(written_at=timezone.now() - timedelta(days=100))
    return goal


class TestAnswering:
    def test_a_correction_mends_the_item_its_lines_and_tells_who_read_it(self, cast, old_goal, ask, signed_in):
        goal = old_goal
        from kring.foundation.circle import chronology
        from kring.foundation.circle.choices import LineKind

        with looking_as(cast["jan"]) as jan:
            line = chronology.note(jan, goal, LineKind.PLAN, f"Doel afgesproken: “{goal.wording}”")
        signed_in("fleur").get(reverse("plans:plan", args=[cast.dossier.pk]))
        asked = ask(kind="correction", key=f"plans_goal:{goal.pk}", words="Ik zei: slapen")
        client = signed_in("jan")
        page = reverse("workbench:rights-answer", args=[cast.dossier.pk, asked.pk])
        shown = client.get(page)

        answer = client.post(
            page,
            {"outcome": "granted", "refusal_ground": "", "reasons": "U heeft gelijk.", "m_wording": "Dat we slapen",
             "m_agreed_on": goal.agreed_on, "m_position": 1, "seen_version": 1},
        )  # fmt: skip

        assert answer.status_code == 302, answer.content.decode()[-3000:]
        assert "Ik zei: slapen" in shown.content.decode()
        with looking_as(cast["amina"]):
            assert Goal.objects.get(pk=goal.pk).wording == "Dat we slapen"
            assert ChronologyLine.objects.get(pk=line.pk).sentence == "Doel afgesproken: “Dat we slapen”"
        with looking_as(cast["fleur"]):
            assert "Verbeterd op verzoek: doel" in Notice.objects.get(to_id=cast["fleur"].id).sentence
        with looking_as(cast["jan"]):
            told = {one.professional_id: one.told_at for one in asked.recipients.all()}
        # Sami left a month ago: he is told by hand.
        assert told[cast["fleur"].id] is not None
        assert told[cast["sami"].id] is None
        page = signed_in("amina").get(reverse("portal:rights-one", args=[asked.pk])).content.decode()
        assert "Regionaal veiligheidsteam Waterdal" in page

    def test_who_left_is_told_by_hand(self, cast, old_goal, ask, signed_in):
        goal = old_goal
        asked = ask(kind="correction", key=f"plans_goal:{goal.pk}")
        with looking_as(cast["jan"]) as jan:
            actions.decide(
                request=asked, outcome="granted", reasons="Verbeterd", changes={"wording": "Slapen"}, viewer=jan
            )
            sami = asked.recipients.get(professional_id=cast["sami"].id)

        answer = signed_in("jan").post(reverse("workbench:rights-told", args=[cast.dossier.pk, asked.pk, sami.pk]))

        assert answer.status_code == 302
        with looking_as(cast["jan"]):
            assert asked.recipients.get(pk=sami.pk).told_by_id == cast["jan"].id

    def test_a_refusal_says_why_and_where_to_complain(self, cast, ask, signed_in):
        asked = ask()
        page = reverse("workbench:rights-answer", args=[cast.dossier.pk, asked.pk])
        short = signed_in("jan").post(page, {"outcome": "refused", "refusal_ground": "law", "reasons": "Mag niet."})
        signed_in("jan").post(page, {"outcome": "refused", "refusal_ground": "privacy_of_others", "reasons": LONG})

        text = signed_in("amina").get(reverse("portal:rights-one", args=[asked.pk])).content.decode()

        assert short.status_code == 422
        assert LONG in text
        assert "Autoriteit Persoonsgegevens" in text
        assert "Lokaal team Waterdal" in text

    def test_it_takes_longer_once_and_with_a_reason(self, cast, ask, signed_in):
        asked = ask()
        page = reverse("workbench:rights-extend", args=[cast.dossier.pk, asked.pk])
        signed_in("jan").post(page, {"reason": "Het oude dossier moet uit het archief komen."})

        again = signed_in("jan").post(page, {"reason": "Nog steeds niet gevonden."})

        assert again.status_code == 422
        text = signed_in("amina").get(reverse("portal:rights-one", args=[asked.pk])).content.decode()
        assert "uit het archief" in text
        with looking_as(cast["jan"]):
            assert RightsRequest.objects.get(pk=asked.pk).due_on > cast.today + timedelta(days=85)

    def test_what_was_decided_cannot_be_decided_otherwise(self, cast, ask):
        from kring.foundation.core.refusal import Refused

        asked = ask()
        with looking_as(cast["jan"]) as jan:
            answer = {"outcome": "refused", "refusal_ground": "privacy_of_others", "reasons": LONG, "viewer": jan}
            actions.decide(request=asked, **answer)
            with pytest.raises(Refused, match="al besloten"):
                actions.decide(request=asked, **answer)

    def test_it_stands_on_vandaag_of_who_carries_the_family_until_it_is_answered(self, cast, ask, signed_in):
        asked = ask()
        for who, there in (("jan", True), ("fleur", True), ("piet", False), ("sami", False)):
            assert ("Antwoord op een verzoek: vernietigen" in signed_in(who).get("/vandaag/").content.decode()) == there

        with looking_as(cast["amina"]) as viewer:
            actions.withdraw(request=asked, viewer=viewer)

        assert "Antwoord op een verzoek" not in signed_in("jan").get("/vandaag/").content.decode()

    def test_what_was_asked_on_paper_counts_as_well(self, cast, signed_in):
        address = reverse("workbench:rights-record", args=[cast.dossier.pk])

        answer = signed_in("jan").post(
            address,
            {"requester_id": cast["karim"].id, "about_person_id": cast["karim"].id, "kind": "access",
             "words": "Ik wil mijn dossier"},
        )  # fmt: skip

        assert answer.status_code == 302
        assert sees(cast, "karim")
        assert not sees(cast, "amina")


class TestOversight:
    def test_petra_sees_that_and_by_when_and_not_who_or_what(self, cast, ask, signed_in):
        ask(words="Ik dronk vroeger te veel")

        text = signed_in("petra").get("/privacy/rechten/").content.decode()

        assert "Vernietigen" in text
        assert f"dossier {cast.dossier.pk}" in text
        assert not re.search("Amina|dronk|El Idrissi", text)

    def test_of_a_closed_dossier_she_lets_somebody_answer_who_sees_the_request_only(self, cast, ask, signed_in):
        from kring.foundation.sharing.actions import close_circle

        with looking_as(job(Job.DEMO, today=cast.today)) as viewer:
            close_circle(dossier=cast.dossier, reason="goals_reached", after_care=None, viewer=viewer)
        asked = ask(kind="access")
        petra = signed_in("petra")
        give = reverse("workbench:privacy-rights-give", args=[asked.pk])

        assert give in petra.get("/privacy/rechten/").content.decode()
        assert petra.post(give, {"handler": cast["piet"].id}).status_code == 302

        piet = signed_in("piet")
        page = reverse("workbench:rights-answer", args=[cast.dossier.pk, asked.pk])
        assert page in piet.get("/vandaag/").content.decode()
        assert piet.get(page).status_code == 200
        assert piet.get(reverse("workbench:family", args=[cast.dossier.pk])).status_code == 404
        answer = piet.post(page, {"outcome": "granted", "refusal_ground": "", "reasons": "U krijgt een afspraak."})
        assert answer.status_code == 302
        assert (
            "U krijgt een afspraak"
            in signed_in("amina").get(reverse("portal:rights-one", args=[asked.pk])).content.decode()
        )


def _filled(cast, page):
    form = page.context["form"]
    return {
        "kind": "destruction",
        "about_person_id": cast["amina"].id,
        "dossier_id": cast.dossier.pk,
        "words": "Weg ermee",
        "eenmalig": form["eenmalig"].value(),
    }
