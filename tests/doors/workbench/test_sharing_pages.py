"""Sharing on the pages: guided, kept when wrong, once when sent twice; what ends soon on Vandaag; the family's side."""

from __future__ import annotations

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kring.foundation.circle.models import Involvement
from kring.foundation.households.models import Identity, ParentalAuthority
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import Consent, Ground, Incapacity, LegalBasis, ParentLetter, ParentReads


def at(cast, name, *rest):
    return reverse(f"workbench:{name}", args=[cast.dossier.pk, *rest])


def position_of(cast, name):
    return Position.objects.get(professional=cast.professionals[name]).pk


@pytest.fixture
def with_piet(cast):
    return f"{at(cast, 'share')}?met={position_of(cast, 'piet')}&rol=adviser"


@pytest.fixture
def with_sami(cast):
    return f"{at(cast, 'share')}?met={position_of(cast, 'sami')}&rol=practitioner"


def proposed(page, **more):
    """What the page has filled in, as it would be sent, with the one thing that must be written."""
    form = page.context["form"]
    filled = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return (
        {name: value for name, value in filled.items() if value is not None} | {"necessity": "Anders stokt het."} | more
    )


def joined(cast):
    """A test is one transaction, for which the clock of the database stands still: who joins in it, joined before."""
    Involvement.objects.filter(ended_at=None).update(started_at=cast.dossier.opened_at)


def the_ground(cast, name):
    return Ground.objects.filter(professional=cast.professionals[name]).order_by("-pk").first()


def test_first_with_whom_and_then_everything_is_ready(signed_in, cast, with_piet):
    jan = signed_in("jan")
    assert "Met wie wilt u delen?" in jan.get(at(cast, "share")).content.decode()
    assert "Kies als wat." in jan.get(with_piet.split("&")[0]).content.decode()

    page = jan.get(with_piet)
    text = page.content.decode()

    assert "Delen met Piet Hofstra" in text
    assert "Jeugdwet art. 7.4.0" in text
    assert "Wams" not in text
    form = page.context["form"]
    assert "safety" in form.initial["sections"]
    assert "places" not in form.initial["sections"]


def test_one_sentence_is_enough_and_sent_twice_it_is_shared_once(signed_in, cast, as_kring, with_piet):
    jan = signed_in("jan")
    filled = proposed(jan.get(with_piet))

    first = jan.post(with_piet, filled)
    second = jan.post(with_piet, filled)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    with as_kring():
        joined(cast)
        assert Ground.objects.filter(professional=cast.professionals["piet"]).count() == 1
    text = jan.get(first["Location"]).content.decode()
    assert "Wat Piet Hofstra nu mag lezen" in text
    assert "adressen en telefoonnummers" in text.split("Leest op deze grond niet")[1]
    assert signed_in("piet").get(reverse("workbench:family", args=[cast.dossier.pk])).status_code == 200


def test_what_is_wrong_is_said_and_everything_stays(signed_in, cast, as_kring, with_piet):
    jan = signed_in("jan")

    page = jan.post(with_piet, proposed(jan.get(with_piet), told="not_yet", not_told_reason="", purpose="samen kijken"))

    assert page.status_code == 422
    assert "Schrijf op waarom het gezin het nog niet weet." in page.content.decode()
    assert 'value="samen kijken"' in page.content.decode()
    with as_kring():
        assert not Ground.objects.filter(professional=cast.professionals["piet"]).exists()


def test_consent_is_asked_of_who_must_agree_and_can_be_taken_back(signed_in, cast, as_kring, with_sami):
    jan = signed_in("jan")
    page = jan.get(with_sami)
    noor = cast.persons["noor"].pk
    filled = proposed(page, persons=[noor])
    assert "Noor" in str(page.context["form"]["consents"])

    without = jan.post(with_sami, filled)
    given = [key for key, _label in page.context["form"].fields["consents"].choices if key.startswith(f"{noor}-")]
    done = jan.post(with_sami, filled | {"consents": given})

    assert without.status_code == 422
    assert "Nog nodig: toestemming van" in without.content.decode()
    assert done.status_code == 302, done.content.decode()
    assert len(given) == 3
    with as_kring():
        joined(cast)
        consent = Consent.objects.filter(given_by=noor).latest("pk")
    assert signed_in("sami").get(reverse("workbench:family", args=[cast.dossier.pk])).status_code == 200
    jan = signed_in("jan")
    jan.post(at(cast, "consent-withdraw", consent.pk), {})
    assert signed_in("sami").get(reverse("workbench:family", args=[cast.dossier.pk])).status_code == 404


def test_renewed_ended_told_and_shared_anew(signed_in, cast, as_kring, with_piet):
    jan = signed_in("jan")
    later = cast.today + timedelta(days=7)
    jan.post(with_piet, proposed(jan.get(with_piet), told="not_yet", not_told_reason="Eerst bellen.", tell_by=later))
    with as_kring():
        ground = the_ground(cast, "piet")

    told = jan.post(at(cast, "ground-tell", ground.pk), {"told_on": cast.today})
    renewing = at(cast, "ground-renew", ground.pk)
    renewed = jan.post(renewing, proposed(jan.get(renewing)))
    ended = jan.post(at(cast, "ground-end", ground.pk), {"reason": "Niet meer nodig."})

    assert [page.status_code for page in (told, renewed, ended)] == [302, 302, 302]
    text = jan.get(at(cast, "grounds")).content.decode()
    assert "Niet meer nodig." in text
    assert "gaat later in" in text
    anew = jan.get(f"{at(cast, 'share')}?als={ground.pk}")
    assert anew.context["form"].initial["purpose"] == ground.purpose
    assert "Delen met Piet Hofstra" in anew.content.decode()


@pytest.mark.parametrize("who", ["piet", "sami", "amina", "noor", "wim", "petra"])
def test_who_does_not_carry_the_family_finds_no_page(signed_in, cast, as_kring, who):
    with as_kring():
        ground = the_ground(cast, "fleur")
    client = signed_in(who)

    for name, rest in (("grounds", ()), ("share", ()), ("ground", (ground.pk,)), ("minors", ()), ("letters", ())):
        assert client.get(at(cast, name, *rest)).status_code == 404


def test_a_ground_of_another_family_is_not_there(signed_in, cast, as_kring, many_families):
    (other,) = many_families(1)
    with as_kring():
        theirs = Ground.objects.filter(dossier=other).first()

    assert signed_in("jan").get(at(cast, "ground", theirs.pk)).status_code == 404


def test_the_page_of_grounds_asks_equally_often_for_few_as_for_many(signed_in, cast, as_kring):
    jan = signed_in("jan")

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert jan.get(at(cast, "grounds")).status_code == 200
        return len(asked)

    few = questions()
    with as_kring():
        Ground.objects.bulk_create(
            Ground(
                dossier=cast.dossier, professional=cast.professionals["fleur"], sections=["plan"], purpose=f"nr {n}",
                basis="law_youth", from_on=cast.today, until_on=cast.today + timedelta(days=90),
            )
            for n in range(30)
        )  # fmt: skip

    assert questions() == few <= 20


def test_what_ends_soon_and_what_was_not_told_stand_on_vandaag(signed_in, cast, as_kring):
    with as_kring():
        fleur = Ground.objects.filter(professional=cast.professionals["fleur"])
        fleur.update(until_on=cast.today + timedelta(days=10))
        ground = fleur.first()
        Ground.objects.filter(professional=cast.professionals["jan"]).update(
            family_told_on=None, not_told_reason="x", tell_by=cast.today
        )
    jan = signed_in("jan")

    text = jan.get("/vandaag/").content.decode()

    assert "Fleur Wit mag straks niet meer meelezen" in text
    assert "Vertel het gezin dat Jan de Boer meeleest" in text
    assert at(cast, "ground", ground.pk) in text
    with as_kring():
        fleur.update(until_on=cast.today + timedelta(days=40))
    assert "Fleur Wit mag straks" not in jan.get("/vandaag/").content.decode()
    assert "meelezen" not in signed_in("piet").get("/vandaag/").content.decode()


class TestTheFamily:
    def test_reads_who_reads_along_why_and_till_when(self, signed_in, cast):
        text = signed_in("amina").get(reverse("portal:who_reads")).content.decode()

        assert "Jan de Boer" in text
        assert "het gezin helpen" in text
        assert "Mag dit op grond van" in text
        assert "Eerder" in text  # Sami, who left

    def test_amina_takes_her_own_consent_back(self, signed_in, cast, as_kring):
        with as_kring():
            ground = the_ground(cast, "fleur")
            amina = cast.persons["amina"]
            mine = Consent.objects.create(
                dossier=cast.dossier, ground=ground, person=amina, given_by=amina, how="spoken", given_on=cast.today
            )
        address = reverse("portal:withdraw_consent", args=[mine.pk])
        assert signed_in("karim").post(address, {}).status_code == 404
        amina = signed_in("amina")
        assert address in amina.get(reverse("portal:who_reads")).content.decode()

        assert amina.post(address, {}).status_code == 302

        with as_kring():
            assert Ground.objects.get(pk=ground.pk).ended_at
        assert "trok de toestemming in" in signed_in("jan").get("/vandaag/").content.decode()

    def test_noor_of_sixteen_decides_herself(self, signed_in, cast, as_kring):
        assert signed_in("noor").get(reverse("portal:my_parents")).status_code == 404
        with as_kring():
            Identity.objects.filter(person=cast.persons["noor"]).update(birth_date=cast.today - relativedelta(years=16))
        noor = signed_in("noor")
        assert reverse("portal:my_parents") in noor.get(reverse("portal:my_plan")).content.decode()

        given = noor.post(reverse("portal:let_parent", args=[cast.persons["amina"].pk]), {})
        with as_kring():
            row = ParentReads.objects.get()
        stranger = noor.post(reverse("portal:let_parent", args=[cast.persons["fatna"].pk]), {})
        stopped = noor.post(reverse("portal:stop_parent", args=[row.pk]), {})

        assert [page.status_code for page in (given, stranger, stopped)] == [302, 404, 302]
        with as_kring():
            assert ParentReads.objects.get().ended_at

    def test_for_who_cannot_weigh_it_the_page_says_who_reads(self, signed_in, cast):
        jan = signed_in("jan")
        jan.post(
            at(cast, "incapacity", cast.persons["noor"].pk),
            {
                "judged_by": "Sami Aziz", "judged_on": cast.today, "reason": "In de war.",
                "until_on": cast.today + timedelta(days=30),
            },
        )  # fmt: skip
        assert "Beoordeeld door Sami Aziz" in jan.get(at(cast, "minors")).content.decode()

        text = signed_in("noor").get(reverse("portal:my_plan")).content.decode()

        assert "Nu leest een van je ouders hier met jou" in text


class TestLetters:
    @pytest.fixture
    def karim_without(self, cast, as_kring):
        with as_kring():
            ParentalAuthority.objects.filter(parent=cast.persons["karim"]).update(until_on=cast.today)
        return f"{cast.persons['karim'].pk}-{cast.persons['sem'].pk}"

    def test_from_the_question_to_the_letter_that_karim_reads(self, signed_in, cast, karim_without):
        jan = signed_in("jan")
        filled = {"pair": karim_without, "asked_on": cast.today, "question": "Hoe gaat het met Sem?"}

        nothing = jan.post(at(cast, "letter-new"), filled)
        given = jan.post(at(cast, "letter-new"), filled | {"facts": "Sem zit nu in groep 5."})

        assert (nothing.status_code, given.status_code) == (422, 302)
        assert "Sem zit nu in groep 5." in jan.get(given["Location"]).content.decode()
        karim = signed_in("karim")
        assert reverse("portal:my_letters") in karim.get(reverse("portal:my_plan")).content.decode()
        assert "Sem zit nu in groep 5." in karim.get(reverse("portal:my_letters")).content.decode()
        paper = karim.get(reverse("portal:letter_pdf", args=[int(given["Location"].rstrip("/").split("/")[-1])]))
        assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
        assert "groep 5" not in signed_in("amina").get(reverse("portal:my_letters")).content.decode()

    def test_a_refusal_has_its_reason(self, signed_in, cast, as_kring, karim_without):
        jan = signed_in("jan")
        filled = {"pair": karim_without, "asked_on": cast.today, "question": "Waar woont Sem?"}

        jan.post(at(cast, "letter-new"), filled | {"refusal": "Dat is niet veilig voor Sem."})

        with as_kring():
            assert ParentLetter.objects.get().is_refused
        assert "Dat is niet veilig voor Sem." in signed_in("karim").get(reverse("portal:my_letters")).content.decode()


def test_capacity_and_reading_of_a_child_of_another_family_are_not_there(signed_in, cast, as_kring):
    with as_kring():
        row = Incapacity.objects.create(
            person=cast.persons["fatna"], judged_by="x", judged_on=cast.today, reason="x", from_on=cast.today,
            until_on=cast.today + timedelta(days=9),
        )  # fmt: skip

    assert signed_in("jan").get(at(cast, "incapacity-end", row.pk)).status_code == 404
    assert signed_in("jan").get(at(cast, "incapacity", cast.persons["amina"].pk)).status_code == 404


def test_a_whole_team_that_takes_part_can_be_chosen(signed_in, cast, as_kring):
    with as_kring():
        Involvement.objects.create(
            dossier=cast.dossier, role="adviser", team=cast.teams["zuid"], started_at=timezone.now()
        )
    jan = signed_in("jan")
    address = f"{at(cast, 'share')}?met=team-{cast.teams['zuid'].pk}"

    done = jan.post(address, proposed(jan.get(address)))

    assert done.status_code == 302
    with as_kring():
        assert Ground.objects.get(team=cast.teams["zuid"]).purpose == "meedenken over wat er nodig is"


def test_the_privacy_officer_switches_a_law_off_and_nobody_else_can(signed_in, cast, as_kring, with_piet):
    with as_kring():
        law = LegalBasis.objects.get(article="Wmo 2015 art. 5.1.1")
    address = reverse("workbench:privacy-basis", args=[law.pk])
    assert signed_in("jan").get(address).status_code == 404
    petra = signed_in("petra")
    assert "Wams" in petra.get(reverse("workbench:privacy-bases")).content.decode()

    done = petra.post(address, {"name": law.name, "source": law.source})

    assert done.status_code == 302
    assert "Wmo 2015 art. 5.1.1" not in signed_in("jan").get(with_piet).content.decode()
