"""The pages of the circle: everyone can read who sees what and why, and changing it leaves no gap."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Involvement, Member
from kring.foundation.households.models import Identity, ParentalAuthority, Person, Relation, Residence
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.sharing import grounds
from kring.foundation.sharing.models import Ground
from kring.testing.cast import agreed_ground


def page_of(cast, name="circle", *args):
    return reverse(f"workbench:{name}", args=[cast.dossier.pk, *args])


def position_of(cast, name):
    return Position.objects.get(professional=cast.professionals[name]).pk


def words_of(page):
    return page.content.decode()


@pytest.fixture
def renewed(cast):
    """Every ground runs on: in the cast some began so long ago that they ended."""
    with looking_as(job(Job.DEMO)):
        Ground.objects.filter(professional=cast.professionals["fleur"]).update(until_on=cast.today + timedelta(days=30))


def test_the_page_says_who_sees_what_and_why(signed_in, cast, renewed):
    text = words_of(signed_in("jan").get(page_of(cast)))

    assert "Jan de Boer" in text
    assert "Coördinator, vast gezicht" in text
    assert "Leest: het gezin, adressen en telefoonnummers, de kring" in text
    assert "Op grond van: Jeugdwet art. 7.4.0." in text
    assert "Fatna" in text
    assert "Sami Aziz" in text.partition("Wie eerder meedeed")[2]
    assert "Gezag: Amina (van rechtswege), Karim (van rechtswege)" in text


def test_the_family_reads_it_too_and_changes_nothing(signed_in, cast):
    text = words_of(signed_in("amina").get(page_of(cast)))

    assert "Jan de Boer" in text
    assert "Op grond van" in text
    assert page_of(cast, "circle-involve") not in text


def test_who_joined_without_a_ground_that_holds_is_shown_as_seeing_nothing(signed_in, cast):
    with looking_as(job(Job.DEMO)):
        Ground.objects.filter(professional=cast.professionals["fleur"]).update(ended_at=timezone.now())

    text = words_of(signed_in("jan").get(page_of(cast)))

    assert "leest nu niets" in text


PAGES = [
    "circle", "circle-involve", "circle-hand-over", "circle-hand-over-now", "circle-member", "circle-network",
    "circle-relation", "circle-authority", "circle-residence",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, cast, name):
    client = signed_in("piet")

    real = client.get(page_of(cast, name))
    absent = client.get(reverse(f"workbench:{name}", args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


@pytest.mark.parametrize("name", PAGES)
def test_who_carries_the_family_opens_every_page(signed_in, cast, name):
    assert signed_in("jan").get(page_of(cast, name)).status_code == 200


def join_as_practitioner(cast):
    with looking_as(job(Job.DEMO)):
        face = {"professional": cast.professionals["sami"], "team": cast.teams["ggz"]}
        agreed_ground(cast, "sami", "practitioner")
        return Involvement.objects.create(
            dossier=cast.dossier, role="practitioner", started_at=cast.dossier.opened_at, **face
        )


def test_a_practitioner_reads_the_circle_and_only_lets_go_of_their_own_part(signed_in, cast):
    own = join_as_practitioner(cast)
    client = signed_in("sami")
    with looking_as(cast["jan"]):
        second = Involvement.objects.get(role="second")

    text = words_of(client.get(page_of(cast)))

    assert page_of(cast, "circle-end", own.pk) in text
    assert page_of(cast, "circle-end", second.pk) not in text
    assert client.get(page_of(cast, "circle-involve")).status_code == 404
    refused = client.post(page_of(cast, "circle-end", second.pk), {})
    assert refused.status_code == 422
    left = client.post(page_of(cast, "circle-end", own.pk), {})
    assert (left.status_code, left["Location"]) == (302, "/")
    assert client.get(page_of(cast)).status_code == 404


def handing_over(cast, **values):
    return {"role": "coordinator", "to": position_of(cast, "piet"), "reason": "Jan gaat met verlof."} | values


def test_a_hand_over_is_one_step_and_whoever_gave_goes_to_the_front_page(signed_in, cast):
    client = signed_in("jan")

    page = client.post(page_of(cast, "circle-hand-over-now"), handing_over(cast))

    assert (page.status_code, page["Location"]) == (302, "/")
    assert client.get(page_of(cast)).status_code == 404
    client.force_login(cast.users["fleur"])
    text = words_of(client.get(page_of(cast)))
    assert "Overgedragen aan Piet Hofstra: Jan gaat met verlof." in text


def test_a_hand_over_to_oneself_is_refused_and_the_form_is_kept(signed_in, cast):
    page = signed_in("jan").post(page_of(cast, "circle-hand-over-now"), handing_over(cast, to=position_of(cast, "jan")))

    assert page.status_code == 422
    assert "heeft deze rol al" in words_of(page)
    assert "Jan gaat met verlof." in words_of(page)


def test_a_double_click_hands_over_once(signed_in, cast):
    client = signed_in("fleur")
    address = page_of(cast, "circle-hand-over-now")
    token = client.get(address).context["form"]["eenmalig"].value()

    first = client.post(address, handing_over(cast, eenmalig=token))
    second = client.post(address, handing_over(cast, eenmalig=token))

    assert first.status_code == 302
    assert first["Location"] == second["Location"]
    with looking_as(job(Job.DEMO)):
        assert Involvement.objects.of(cast.dossier).filter(role="coordinator").count() == 2


def test_researchers_and_coordinators_of_the_region_are_not_asked_to_join(signed_in, cast):
    choices = str(signed_in("jan").get(page_of(cast, "circle-involve")).context["form"]["who"])

    assert "Piet Hofstra" in choices
    assert "Ria Vos" not in choices
    assert "Wim Kok" not in choices


def test_who_joins_is_told_with_the_ground(signed_in, cast):
    client = signed_in("jan")

    page = client.post(page_of(cast, "circle-involve"), {"who": position_of(cast, "piet"), "role": "adviser"})

    assert page.status_code == 302
    text = words_of(client.get(page_of(cast)))
    assert "Piet Hofstra" in text
    assert "Waarvoor: meedenken over wat er nodig is." in text


def test_who_has_no_task_in_law_joins_with_consent_only(signed_in, cast):
    asked = {"who": position_of(cast, "sami"), "role": "practitioner"}

    page = signed_in("jan").post(page_of(cast, "circle-involve"), asked)

    assert page.status_code == 422
    assert "toestemming van het gezin nodig" in words_of(page)


def test_letting_go_asks_once_more(signed_in, cast):
    with looking_as(cast["jan"]):
        fatna = Involvement.objects.get(role="network_person")
    client = signed_in("jan")

    asked = words_of(client.get(page_of(cast, "circle-end", fatna.pk)))
    client.post(page_of(cast, "circle-end", fatna.pk), {})

    assert "Doet Fatna niet meer mee als uit het netwerk?" in asked
    with looking_as(cast["jan"]):
        assert Involvement.objects.get(pk=fatna.pk).ended_at


def test_a_child_joins_with_who_decides(signed_in, cast):
    amina = cast.persons["amina"].pk
    client = signed_in("jan")

    page = client.post(
        page_of(cast, "circle-member"),
        {
            "given_names": "Lina",
            "role": "child",
            "sex": "female",
            "birth_date": cast.today - timedelta(days=500),
            "joined_on": cast.today,
            "parents": [amina],
            "authority": [amina],
            "authority_source": "by_law",
        },
    )

    assert page.status_code == 302
    with looking_as(cast["jan"]):
        lina = Identity.objects.get(given_names="Lina").person_id
        assert Member.objects.filter(person=lina, role="child").exists()
        assert ParentalAuthority.objects.get(child=lina).parent_id == amina
        assert Relation.objects.get(other=lina, kind="parent").person_id == amina


def test_a_refused_member_leaves_nothing_behind(signed_in, cast):
    page = signed_in("jan").post(
        page_of(cast, "circle-member"),
        {
            "given_names": "Bas",
            "role": "child",
            "sex": "male",
            "birth_date": cast.today - timedelta(days=9000),
            "authority": [cast.persons["amina"].pk],
            "authority_source": "told",
        },
    )

    assert page.status_code == 422
    assert "beslist iemand zelf" in words_of(page)
    assert 'value="Bas"' in words_of(page)
    with looking_as(cast["jan"]):
        assert not Identity.objects.filter(given_names="Bas").exists()


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        ({"role": "parent", "authority": True}, "Gezag is er alleen over een kind."),
        ({"role": "child", "relation_kind": "sibling"}, "of laat allebei leeg"),
    ],
)
def test_a_form_that_contradicts_itself_is_refused(signed_in, cast, filled, says):
    if filled.pop("authority", False):
        filled["authority"] = [cast.persons["amina"].pk]

    page = signed_in("jan").post(page_of(cast, "circle-member"), {"given_names": "Bas", "sex": "male", **filled})

    assert page.status_code == 422
    assert says in words_of(page)


def test_somebody_of_the_network_joins(signed_in, cast):
    client = signed_in("jan")

    client.post(
        page_of(cast, "circle-network"),
        {"given_names": "Loes", "relation_kind": "network", "relation_to": cast.persons["noor"].pk},
    )

    assert "Loes" in words_of(client.get(page_of(cast)))


def test_relation_authority_and_home_are_recorded(signed_in, cast):
    client = signed_in("jan")
    noor, sem, karim = (cast.persons[name].pk for name in ("noor", "sem", "karim"))
    with looking_as(job(Job.DEMO)):
        ParentalAuthority.objects.filter(parent=karim, child=sem).update(until_on=cast.today)

    answers = [
        client.post(page_of(cast, "circle-relation"), {"person": noor, "kind": "sibling", "other": sem}),
        client.post(
            page_of(cast, "circle-authority"),
            {"parent": karim, "child": sem, "source": "court", "from_on": cast.today},
        ),
        client.post(
            page_of(cast, "circle-residence"),
            {"person": sem, "lives_with": karim, "from_on": cast.today, "keeps_other_home": "on"},
        ),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    with looking_as(cast["jan"]):
        assert Relation.objects.filter(person=noor, other=sem, kind="sibling").exists()
        assert ParentalAuthority.objects.filter(parent=karim, child=sem, source="court").exists()
        assert Residence.objects.filter(person=sem, until_on=None).count() == 2


def test_the_page_asks_as_many_questions_for_a_large_circle_as_for_a_small_one(signed_in, cast):
    client = signed_in("jan")

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page_of(cast)).status_code == 200
        return len(asked)

    few = questions()
    with looking_as(job(Job.DEMO)):
        for number in range(8):
            person = Person.objects.create()
            Identity.objects.create(person=person, given_names=f"Kind {number}")
            Member.objects.create(dossier=cast.dossier, person=person, role="child")
            helper = Professional.objects.create(first_name="Helper", last_name=str(number))
            Involvement.objects.create(
                dossier=cast.dossier, role="adviser", professional=helper, team=cast.teams["zuid"],
                started_at=cast.dossier.opened_at, ended_at=cast.dossier.opened_at + timedelta(days=number + 1),
            )  # fmt: skip
            grounds.record(
                dossier=cast.dossier, professional=helper, team=cast.teams["zuid"], role="adviser", on=cast.today
            )

    assert questions() == few <= 20
