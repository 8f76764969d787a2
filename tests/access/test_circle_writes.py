"""Who carries a family decides who else comes to be around it, and never for more than is open to themselves.

Each test tries what a page with a mistake in it could do, as the restricted role, with plain rows.
"""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kring.casework.plans.models import Goal, GoalScore
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier, Handover, Involvement, LastLook, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, ParentalAuthority, Place
from kring.foundation.organisations.models import Position
from kring.foundation.sharing import actions
from kring.foundation.sharing.models import Ground
from kring.testing.cast import make_goal

ALL = [str(section) for section in Section]


@pytest.fixture
def refused(cast):
    """`with refused("sami"): …` — the database must not let this person do it."""

    from contextlib import contextmanager

    @contextmanager
    def by(who):
        with (
            pytest.raises(DatabaseError, match=r"row-level security|permission denied"),
            looking_as(cast[who]),
            transaction.atomic(),
        ):
            yield

    return by


@pytest.fixture
def practitioner(cast, by_kring):
    """Sami is involved again, as practitioner, on a ground for the circle, the family and the plan."""
    with by_kring():
        face = {"professional": cast.professionals["sami"], "team": cast.teams["ggz"]}
        Involvement.objects.create(
            dossier=cast.dossier, role="practitioner", started_at=timezone.now() - timedelta(days=1), **face
        )
        ground = ground_for(cast, "sami", ["circle", "family", "plan"])
        ground.save()
    return ground


def ground_for(cast, who, sections, **values):
    values = {"dossier": cast.dossier, "professional": cast.professionals[who], "persons": None} | values
    return Ground(
        sections=sections,
        purpose="behandelen",
        basis="law_youth",
        from_on=cast.today,
        until_on=cast.today + timedelta(days=30),
        **values,
    )


def save(row):
    # Without RETURNING: whoever adds a row need not be allowed to read it.
    type(row)._default_manager.bulk_create([row])


# -- a ground for oneself or for a colleague


@pytest.mark.parametrize("for_whom", ["sami", "piet"])
def test_a_practitioner_gives_nobody_a_ground(cast, practitioner, refused, for_whom):
    with refused("sami"):
        save(ground_for(cast, for_whom, ["plan"]))


@pytest.mark.parametrize(
    "wider",
    [{"sections": ALL}, {"ended_at": None, "purpose": "alles"}, {"article": "langer"}],
    ids=lambda one: min(one),
)
def test_a_practitioner_changes_no_ground_not_even_their_own(cast, practitioner, wider):
    with looking_as(cast["sami"]):
        assert Ground.objects.filter(pk=practitioner.pk).exists()
        assert Ground.objects.filter(pk=practitioner.pk).update(**wider) == 0


def test_a_coordinator_gives_a_ground(cast):
    with looking_as(cast["jan"]):
        save(ground_for(cast, "piet", ["plan"]))


def test_a_coordinator_passes_on_no_section_that_is_not_open_to_themselves(cast, by_kring, refused):
    with by_kring():
        Ground.objects.filter(professional=cast.professionals["jan"]).update(sections=["circle", "plan"])

    with refused("jan"):
        save(ground_for(cast, "piet", ["plan", "places"]))
    with refused("jan"):
        Ground.objects.filter(professional=cast.professionals["jan"]).update(sections=ALL)


def test_a_coordinator_can_always_end_a_ground(cast, by_kring):
    with by_kring():
        Ground.objects.filter(professional=cast.professionals["jan"]).update(sections=["circle", "plan"])

    with looking_as(cast["jan"]):
        assert Ground.objects.filter(professional=cast.professionals["fleur"]).update(ended_at=timezone.now()) == 2


def test_a_coordinator_whose_ground_names_persons_gives_no_grounds(cast, by_kring, refused):
    with by_kring():
        Ground.objects.filter(professional=cast.professionals["jan"]).update(persons=[cast.persons["noor"].pk])

    with refused("jan"):
        save(ground_for(cast, "piet", ["plan"], persons=[cast.persons["noor"].pk]))


def test_a_ground_in_the_dossier_of_another_family_is_refused(cast, other_family, refused):
    with refused("jan"):
        save(ground_for(cast, "jan", ["plan"], dossier=other_family))
    with refused("jan"):
        Ground.objects.filter(professional=cast.professionals["jan"]).update(dossier=other_family)


@pytest.mark.parametrize("who", ["amina", "noor", "fatna", "piet", "wim", "petra"])
def test_nobody_else_gives_a_ground(cast, refused, who):
    with refused(who):
        save(ground_for(cast, "piet", ["plan"]))


# -- what a name on a ground opens


def test_a_ground_that_names_a_stranger_opens_nothing_about_them(cast, by_kring, other_family, sees):
    stranger = Member.objects
    with by_kring():
        person = stranger.get(dossier=other_family).person
        Ground.objects.filter(professional=cast.professionals["fleur"]).update(persons=[person.pk])
        home = Place.objects.create(person=person, kind="home", text="Elders 1")
        identity = Identity.objects.get(person=person)

    assert not sees("fleur", identity)
    assert not sees("fleur", home)
    assert sees("piet", identity)


def test_a_person_known_from_one_dossier_stays_unknown_in_another(cast, by_kring, other_family, sees):
    """Piet knows Karim from the other family. That opens nothing about Karim here, where his ground names only Noor."""
    about_karim = make_goal(cast, about=[cast.persons["karim"].pk])
    about_noor = make_goal(cast, about=[cast.persons["noor"].pk])
    with by_kring():
        Member.objects.create(dossier=other_family, person=cast.persons["karim"], role="partner")
        Involvement.objects.create(
            dossier=cast.dossier, role="adviser", professional=cast.professionals["piet"], team=cast.teams["zuid"],
            started_at=timezone.now() - timedelta(days=1),
        )  # fmt: skip
        ground_for(cast, "piet", ["plan"], persons=[cast.persons["noor"].pk]).save()

    assert sees("piet", about_noor)
    assert not sees("piet", about_karim)


# -- involvement, hand-over, the dossier itself


def involvement_of(cast, who, team, **values):
    return Involvement(
        **{
            "dossier": cast.dossier,
            "role": "adviser",
            "professional": cast.professionals[who],
            "team": cast.teams[team],
        }
        | values
    )


def test_a_practitioner_involves_nobody(cast, practitioner, refused):
    with refused("sami"):
        save(involvement_of(cast, "piet", "zuid"))
    with looking_as(cast["sami"]):
        assert Involvement.objects.exists()
        assert Involvement.objects.update(ended_at=timezone.now()) == 0


def test_a_stranger_involves_not_even_themselves(cast, refused):
    with refused("piet"):
        save(involvement_of(cast, "piet", "zuid"))


def test_a_coordinator_involves_somebody_here_and_nowhere_else(cast, other_family, refused):
    with looking_as(cast["jan"]):
        save(involvement_of(cast, "piet", "zuid"))
    with refused("jan"):
        save(involvement_of(cast, "jan", "noord", dossier=other_family))


def test_a_practitioner_changes_neither_the_dossier_nor_its_members_nor_who_has_authority(cast, practitioner, refused):
    with looking_as(cast["sami"]):
        assert Dossier.objects.update(closed_at=timezone.now(), closure_reason="moved") == 0
        assert Member.objects.update(left_on=cast.today) == 0
        assert ParentalAuthority.objects.update(until_on=cast.today) == 0
    with refused("sami"):
        save(
            ParentalAuthority(
                parent=cast.persons["fatna"], child=cast.persons["sem"], source="told", from_on=cast.today
            )
        )
    with refused("sami"):
        save(Member(dossier=cast.dossier, person=cast.persons["fatna"], role="grandparent"))


def test_a_coordinator_does(cast):
    with looking_as(cast["jan"]):
        assert Member.objects.filter(person=cast.persons["karim"]).update(left_on=cast.today) == 1
        assert ParentalAuthority.objects.filter(parent=cast.persons["karim"]).update(until_on=cast.today) == 2


def test_a_look_is_ones_own(cast, refused):
    with looking_as(cast["jan"]):
        save(LastLook(dossier=cast.dossier, professional=cast.professionals["jan"]))
    with refused("jan"):
        save(LastLook(dossier=cast.dossier, professional=cast.professionals["fleur"]))


def test_a_hand_over_is_written_by_who_carries_the_family(cast, practitioner, refused, by_kring):
    with by_kring():
        one, other = Involvement.objects.filter(role="coordinator").get(), Involvement.objects.get(role="second")
    row = {"dossier": cast.dossier, "role": "coordinator", "giver": one, "receiver": other, "reason": "verlof"}

    with refused("sami"):
        save(Handover(**row, handed_at=timezone.now()))


# -- the actions ask the database too: they work as Kring itself once they began


def face(cast, who, team):
    return actions.Face(cast.professionals[who], cast.teams[team])


def test_the_actions_are_for_who_carries_the_family(cast, practitioner):
    with looking_as(cast["sami"]) as viewer:
        with pytest.raises(Refused, match="verandert de kring"):
            actions.involve(dossier=cast.dossier, face=face(cast, "piet", "zuid"), role="adviser", viewer=viewer)
        with pytest.raises(Refused, match="verandert de kring"):
            actions.hand_over(
                dossier=cast.dossier, role="coordinator", to=face(cast, "sami", "ggz"), reason="ik", viewer=viewer
            )
        with pytest.raises(Refused, match="verandert de kring"):
            actions.end_involvement(involvement=Involvement.objects.get(role="second"), viewer=viewer)


def test_anybody_may_let_go_of_their_own_part_and_then_sees_it_no_longer(cast, practitioner, sees, by_kring):
    with looking_as(cast["sami"]) as viewer:
        mine = Involvement.objects.get(professional=cast.professionals["sami"], ended_at=None)
        actions.end_involvement(involvement=mine, viewer=viewer)

    with by_kring():
        assert Involvement.objects.get(pk=mine.pk).ended_at
    assert not sees("sami", mine)


def test_who_has_a_part_hands_it_over_themselves(cast, practitioner, by_kring):
    with looking_as(cast["sami"]) as viewer:
        actions.hand_over(
            dossier=cast.dossier, role="practitioner", to=face(cast, "piet", "zuid"), reason="verhuizing", viewer=viewer
        )

    with by_kring():
        assert Involvement.objects.running().get(role="practitioner").professional == cast.professionals["piet"]
        assert Handover.objects.get().reason == "verhuizing"


def test_a_ground_says_who_recorded_it(cast):
    with looking_as(cast["jan"]) as viewer:
        actions.involve(dossier=cast.dossier, face=face(cast, "piet", "zuid"), role="adviser", viewer=viewer)

        assert Ground.objects.get(professional=cast.professionals["piet"]).recorded_by == cast.professionals["jan"]


# -- records


def test_a_record_in_the_dossier_of_another_family_is_refused(cast, goal, other_family, refused):
    with refused("jan"):
        save(Goal(dossier=other_family, wording="x", agreed_on=cast.today))
    with refused("jan"):
        Goal.objects.filter(pk=goal.pk).update(dossier=other_family)


def test_a_record_in_a_section_that_is_not_open_is_refused(cast, practitioner, by_kring, goal, refused):
    with by_kring():
        Ground.objects.filter(pk=practitioner.pk).update(sections=["circle"])

    with refused("sami"):
        save(Goal(dossier=cast.dossier, wording="x", agreed_on=cast.today))


@pytest.mark.parametrize("who", ["amina", "noor"])
def test_a_family_member_writes_no_record_of_a_professional(cast, goal, refused, who):
    with refused(who):
        save(GoalScore(dossier=cast.dossier, goal=goal, score=3, scored_on=cast.today))
    with looking_as(cast[who]):
        assert Goal.objects.filter(pk=goal.pk).update(wording="x") == 0


def test_pages_remove_nothing(cast, goal, refused):
    with refused("jan"):
        Goal.objects.filter(pk=goal.pk).delete()


# -- what gives a right


def test_no_page_writes_who_works_where_or_which_account_is_whose(cast, refused):
    with refused("jan"):
        save(
            Position(
                professional=cast.professionals["jan"], team=cast.teams["regie"], kind="privacy_officer",
                from_on=cast.today,
            )
        )  # fmt: skip
    with refused("jan"):
        Position.objects.update(until_on=None)
    with refused("jan"):
        type(cast.professionals["jan"]).objects.filter(pk=cast.professionals["jan"].pk).update(user=cast.users["petra"])
