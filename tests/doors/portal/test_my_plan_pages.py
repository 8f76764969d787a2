"""Mijn plan: what each of the family reads on their own page, and nothing that is not for them."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from kring.casework.closing.models import Closing
from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, CourtOrder, Goal, GoalScore
from kring.casework.safety.models import SafetyRating
from kring.foundation.circle.models import Involvement, Member
from kring.foundation.households.models import Identity

ADDRESS = "/mijn/"


def text_of(client):
    page = client.get(ADDRESS)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("name", ["amina", "karim", "noor"])
def test_first_of_all_stands_who_ones_person_is_and_how_to_call(signed_in, name):
    text = text_of(signed_in(name))

    assert f"Dag {name.capitalize()}" in text
    assert f"Jan is {'je' if name == 'noor' else 'uw'} vaste persoon" in text
    assert 'href="tel:0600000000"' in text
    assert "Is Jan er niet? Dan Fleur." in text


@pytest.mark.parametrize(("name", "reads"), [("amina", True), ("karim", True), ("noor", True), ("fatna", False)])
def test_goals_of_the_family_are_for_the_family(signed_in, goal, name, reads):
    assert ("Dat we rustig wakker worden" in text_of(signed_in(name))) == reads


def test_a_goal_stands_with_what_is_done_for_it_and_ones_own_number(signed_in, cast, goal, as_kring):
    with as_kring():
        Action.objects.create(
            dossier=cast.dossier, goal=goal, wording="EMDR bij de ggz", frame="voluntary",
            doer_professional=cast.professionals["fleur"], agreed_on=cast.today,
        )  # fmt: skip
        for name, score in (("amina", 7), ("karim", 3)):
            person = cast.persons[name]
            GoalScore.objects.create(
                dossier=cast.dossier, goal=goal, scorer=person, score=score, scored_on=cast.today, about=[person.pk]
            )

    text = text_of(signed_in("amina"))

    assert "EMDR bij de ggz" in text
    assert "U gaf dit een 7." in text
    assert "een 3" not in text


def test_what_is_about_one_parent_is_not_read_by_the_other(signed_in, cast, as_kring):
    with as_kring():
        Goal.objects.create(
            dossier=cast.dossier,
            wording="Veilig slapen in mijn eigen huis",
            agreed_on=cast.today,
            about=[cast.persons["amina"].pk],
        )
        SafetyRating.objects.create(
            dossier=cast.dossier, person=cast.persons["amina"], score=3, rated_on=cast.today, words="als hij belt",
            about=[cast.persons["amina"].pk],
        )  # fmt: skip

    hers, his = text_of(signed_in("amina")), text_of(signed_in("karim"))

    assert "Veilig slapen in mijn eigen huis" in hers
    assert "U gaf een 3" in hers
    assert "Veilig slapen in mijn eigen huis" not in his
    assert "als hij belt" not in his
    assert "Wilgenpad" not in his


def test_the_next_meeting_is_the_first_to_come(signed_in, cast, as_kring):
    with as_kring():
        for days, purpose in ((9, "Later"), (2, "Hoe gaat het nu?"), (-3, "Voorbij")):
            Meeting.objects.create(
                dossier=cast.dossier, purpose=purpose, starts_at=timezone.now() + timedelta(days=days)
            )

    text = text_of(signed_in("noor"))

    assert "Hoe gaat het nu?" in text
    assert "Later" not in text
    assert "Voorbij" not in text


@pytest.mark.parametrize(
    ("frame", "says"),
    [("voluntary", "Deze hulp is vrijwillig"), ("pressure", "Dit is vrijwillig in de wet")],
)
def test_one_reads_in_which_frame_help_is_given(signed_in, cast, as_kring, frame, says):
    with as_kring():
        _action(cast, frame=frame)

    text = text_of(signed_in("amina"))

    assert says in text
    assert "De rechter heeft deze hulp verplicht" not in text


def test_without_any_action_help_is_voluntary(signed_in):
    assert "Deze hulp is vrijwillig" in text_of(signed_in("amina"))


def test_compulsory_help_stands_with_the_decision_and_its_last_day(signed_in, cast, as_kring):
    with as_kring():
        order = CourtOrder.objects.create(
            dossier=cast.dossier, kind="supervision_order", whom=cast.persons["noor"], court="Rechtbank Waterdal",
            reference="C/00/1", decided_on=cast.today - timedelta(days=9), from_on=cast.today - timedelta(days=9),
            until_on=cast.today + timedelta(days=31), about=[cast.persons["noor"].pk],
        )  # fmt: skip
        _action(cast, frame="compulsory", order=order, wording="De jeugdbeschermer komt langs")
        _action(cast, frame="voluntary", wording="Oma brengt de kinderen")

    page = signed_in("amina").get(ADDRESS)
    text = page.content.decode()

    heavy, light = page.context["mine"][0].frames
    assert (heavy.kind, heavy.actions) == ("compulsory", ["De jeugdbeschermer komt langs"])
    assert (light.kind, light.actions) == ("voluntary", ["Oma brengt de kinderen"])
    assert heavy.orders[0].last_day == cast.today + timedelta(days=30)
    assert "De rechter heeft deze hulp verplicht" in text
    assert "Besloten door Rechtbank Waterdal" in text
    assert "voor Noor" in text


def test_who_is_involved_stands_with_what_they_do_and_why(signed_in):
    text = text_of(signed_in("amina"))

    assert "Uw vaste persoon. Leest mee om: het gezin helpen" in text
    assert "Helpt samen met uw vaste persoon, kijkt of iedereen veilig is." in text
    assert "Sami" not in text


def test_a_child_under_twelve_reads_who_is_there_and_that_a_parent_reads_along(signed_in, goal):
    text = text_of(signed_in("sem"))

    assert "Jan is er voor jou" in text
    assert "Je bent nog geen 12. Daarom leest een van je ouders hier met jou en voor jou mee." in text
    assert "Dat we rustig wakker worden" not in text
    assert "Fleur" in text


def test_on_the_twelfth_birthday_a_child_reads_for_itself(signed_in, cast, goal, as_kring):
    with as_kring():
        Identity.objects.filter(person=cast.persons["sem"]).update(birth_date=cast.today - relativedelta(years=12))

    assert "Dat we rustig wakker worden" in text_of(signed_in("sem"))


def test_oma_reads_who_her_person_is_and_what_is_asked_of_her(signed_in, cast, goal, as_kring):
    with as_kring():
        fatna = cast.persons["fatna"]
        _action(cast, wording="De kinderen brengen", doer_professional=None, doer_person=fatna, about=[fatna.pk])
        _action(cast, wording="Gesprek over schulden")

    text = text_of(signed_in("fatna"))

    assert "Jan is uw vaste persoon" in text
    assert "De kinderen brengen" in text
    assert "Gesprek over schulden" not in text
    assert "Mag u nee zeggen?" not in text


def test_somebody_with_two_dossiers_reads_both(signed_in, cast, as_kring, many_families):
    other = many_families(1, lines=0)[0]
    with as_kring():
        Involvement.objects.create(
            dossier=other, role="network_person", person=cast.persons["amina"], started_at=other.opened_at
        )

    text = text_of(signed_in("amina"))

    assert "Het gezin van Amina, Karim, Noor en Sem" in text
    assert "U helpt het gezin van Kind0" in text


def test_an_account_without_a_dossier_finds_a_kind_page(signed_in, cast, as_kring):
    with as_kring():
        Involvement.objects.filter(person=cast.persons["fatna"]).update(ended_at=timezone.now() - timedelta(days=1))

    text = text_of(signed_in("fatna"))

    assert "Dag Fatna" in text
    assert "Er staat hier nu niets voor u" in text


def test_who_has_left_the_family_reads_no_more(signed_in, cast, goal, as_kring):
    with as_kring():
        Member.objects.filter(person=cast.persons["karim"]).update(left_on=cast.today)

    text = text_of(signed_in("karim"))

    assert "Dat we rustig wakker worden" not in text
    assert "Jan" not in text


def test_a_proposal_to_close_is_read_with_the_way_back(signed_in, cast, as_kring):
    with as_kring():
        Closing.objects.create(
            dossier=cast.dossier, reason="goals_reached", summary="Het is rustig thuis", way_back="Bel Jan gerust",
            after_care_on=cast.today + timedelta(days=90), after_care_by=cast.professionals["jan"],
            proposed_on=cast.today,
        )  # fmt: skip

    text = text_of(signed_in("noor"))

    assert "Er is voorgesteld om samen te stoppen" in text
    assert "Het is rustig thuis" in text
    assert "Bel Jan gerust" in text


def test_the_page_is_only_for_whoever_signed_in(client, cast):
    assert client.get(reverse("portal:my_plan")).status_code == 302


def _action(cast, **values):
    return Action.objects.create(
        **{
            "dossier": cast.dossier,
            "wording": "Samen praten",
            "frame": "voluntary",
            "doer_professional": cast.professionals["jan"],
            "agreed_on": cast.today,
            **values,
        }
    )
