"""Joining, handing over, letting go and closing: nobody is without a face, and what ends closes at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier, Handover, Involvement
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Municipality
from kring.foundation.sharing import actions
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.models import Ground, LogEntry


@pytest.fixture
def face(cast):
    """Somebody of the cast, with the team for which they work."""
    teams = {"jan": "noord", "piet": "zuid", "fleur": "veiligheid", "sami": "ggz"}
    return lambda name: Face(professional=cast.professionals[name], team=cast.teams[teams[name]])


@pytest.fixture
def as_kring(cast):
    return lambda: looking_as(job(Job.DEMO, today=cast.today))


@pytest.fixture
def let_time_pass(as_kring):
    """Five minutes later: in a test the clock of the database stands still, so what happened is moved back."""

    def pass_by():
        before = timezone.now() - timedelta(minutes=5)
        with as_kring():
            Involvement.objects.filter(started_at__gt=before).update(started_at=before)
            Involvement.objects.filter(ended_at__gt=before).update(ended_at=before)
            Dossier.objects.filter(closed_at__gt=before).update(closed_at=before)

    return pass_by


def now_or_never():
    """Let the database look at once, and not only when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def hand_over(cast, face, *, role="coordinator", by="jan", to="piet"):
    with looking_as(cast[by]) as viewer:
        return actions.hand_over(
            dossier=cast.dossier, role=role, to=face(to), reason="Jan gaat met verlof.", viewer=viewer
        )


class TestHandingOver:
    @pytest.mark.parametrize("role", ["coordinator", "safety_holder"])
    def test_leaves_no_moment_in_between(self, cast, face, as_kring, role):
        passed = hand_over(cast, face, role=role)

        now_or_never()
        with as_kring():
            giver = Involvement.objects.get(pk=passed.giver_id)
            receiver = Involvement.objects.get(pk=passed.receiver_id)
            assert giver.ended_at == receiver.started_at == passed.handed_at
            assert Involvement.objects.of(cast.dossier).running().get(role=role).professional_id == (
                cast.professionals["piet"].pk
            )

    def test_is_told_and_logged(self, cast, face, as_kring):
        passed = hand_over(cast, face)

        key = f"circle_handover:{passed.pk}"
        with as_kring():
            assert ChronologyLine.objects.get(item_key=key).sentence == (
                "Jan de Boer droeg over aan Piet Hofstra: coördinator, vast gezicht. Jan gaat met verlof."
            )
            assert LogEntry.objects.filter(name="circle.handed_over", item_key=key).exists()

    def test_closes_what_was_open_to_who_has_nothing_left(self, cast, face):
        hand_over(cast, face)

        with looking_as(cast["jan"]):
            assert not Dossier.objects.exists()

    def test_leaves_open_what_another_role_opens(self, cast, face, as_kring):
        hand_over(cast, face, role="second", by="fleur", to="piet")

        with looking_as(cast["fleur"]):
            assert Dossier.objects.exists()
        with as_kring():
            assert Ground.objects.filter(professional=cast.professionals["fleur"], ended_at=None).exists()

    def test_opens_to_who_receives(self, cast, face, let_time_pass):
        with looking_as(cast["piet"]):
            assert not Dossier.objects.exists()

        hand_over(cast, face)
        let_time_pass()

        with looking_as(cast["piet"]):
            assert Dossier.objects.exists()
            ground = Ground.objects.get(professional=cast.professionals["piet"])
            assert (ground.basis, ground.article, ground.until_on) == (
                "law_youth", "Jeugdwet art. 7.4.0", cast.today + timedelta(days=365),
            )  # fmt: skip

    def test_to_who_has_it_already_is_refused(self, cast, face):
        with pytest.raises(Refused, match="heeft deze rol al"):
            hand_over(cast, face, to="jan")

    def test_of_what_nobody_holds_is_refused(self, cast, face):
        with pytest.raises(Refused, match="niets om over te dragen"):
            hand_over(cast, face, role="practitioner")

    def test_twice_in_a_row_still_leaves_no_gap(self, cast, face, let_time_pass, as_kring):
        hand_over(cast, face)
        let_time_pass()
        hand_over(cast, face, by="piet", to="jan")

        now_or_never()
        with as_kring():
            assert Handover.objects.count() == 2
            assert Involvement.objects.of(cast.dossier).filter(role="coordinator").count() == 3


class TestTheDatabaseRefuses:
    """Whoever tries, Kring itself included."""

    @pytest.fixture
    def kring_does(self, as_kring):
        """Do something as Kring itself, and let the database look at the end of it."""

        def does(change):
            with as_kring():
                change()
                now_or_never()

        return does

    @pytest.fixture
    def add(self, cast):
        """Add an involvement of somebody of the cast in this role, from now on or from a moment on."""

        def adds(role, face, dossier=None, started_at=None):
            return Involvement.objects.create(
                dossier=dossier or cast.dossier, role=role, professional=face.professional, team=face.team,
                started_at=started_at or timezone.now(),
            )  # fmt: skip

        return adds

    @pytest.mark.parametrize("role", ["coordinator", "safety_holder"])
    def test_a_gap(self, cast, kring_does, role):
        with pytest.raises(IntegrityError, match=f"without {role}"):
            kring_does(lambda: Involvement.objects.filter(role=role).update(ended_at=timezone.now()))

    @pytest.mark.parametrize("role", ["coordinator", "safety_holder"])
    def test_a_gap_of_a_second_between_two(self, cast, face, kring_does, add, role):
        def leave_a_second():
            ended_at = timezone.now() - timedelta(minutes=1)
            Involvement.objects.filter(role=role).update(ended_at=ended_at)
            add(role, face("piet"), started_at=ended_at + timedelta(seconds=1))

        with pytest.raises(IntegrityError, match=f"without {role}"):
            kring_does(leave_a_second)

    @pytest.mark.parametrize("role", ["coordinator", "safety_holder"])
    def test_that_one_is_thrown_away(self, cast, kring_does, role):
        with pytest.raises(IntegrityError, match=f"without {role}"):
            kring_does(lambda: Involvement.objects.filter(role=role).delete())

    @pytest.mark.parametrize("role", ["coordinator", "safety_holder"])
    def test_two_at_once(self, cast, face, kring_does, add, role):
        with pytest.raises(IntegrityError, match=f"one_{role}_at_a_time"):
            kring_does(lambda: add(role, face("piet")))

    @pytest.mark.parametrize(
        ("given", "missing"),
        [([], "coordinator"), (["coordinator"], "safety_holder"), (["safety_holder"], "coordinator")],
    )
    def test_a_dossier_that_opens_without_a_face(self, cast, face, kring_does, add, given, missing):
        def open_it():
            opened_at = timezone.now()
            dossier = Dossier.objects.create(
                municipality=Municipality.objects.get(), problem_type="neglect", opened_at=opened_at
            )
            for role in given:
                add(role, face("jan"), dossier=dossier, started_at=opened_at)

        with pytest.raises(IntegrityError, match=f"without {missing}"):
            kring_does(open_it)

    def test_a_coordinator_without_a_known_face(self, cast, kring_does):
        with pytest.raises(IntegrityError, match="involvement_with_a_known_face"):
            kring_does(
                lambda: Involvement.objects.create(dossier=cast.dossier, role="coordinator", team=cast.teams["noord"])
            )

    def test_a_dossier_that_opens_again_although_its_people_left(self, cast, as_kring, kring_does):
        with as_kring() as kring:
            actions.close_circle(dossier=cast.dossier, reason="goals_reached", after_care=None, viewer=kring)
            now_or_never()

        with pytest.raises(IntegrityError, match="without coordinator"):
            kring_does(lambda: Dossier.objects.update(closed_at=None, closure_reason=None))


class TestJoiningAndLettingGo:
    def test_who_joins_sees_what_the_role_opens(self, cast, face, let_time_pass):
        with looking_as(cast["jan"]) as jan:
            actions.involve(dossier=cast.dossier, face=face("piet"), role="adviser", viewer=jan)
        let_time_pass()

        with looking_as(cast["piet"]):
            assert Dossier.objects.exists()
            assert "places" not in Ground.objects.get(professional=cast.professionals["piet"]).sections

    @pytest.mark.parametrize("role", ["coordinator", "safety_holder"])
    def test_what_there_is_one_of_is_handed_over(self, cast, face, role):
        with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match="altijd precies één"):
            actions.involve(dossier=cast.dossier, face=face("piet"), role=role, viewer=jan)

    def test_nobody_joins_twice_as_the_same(self, cast, face):
        with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match="heeft deze rol al"):
            actions.involve(dossier=cast.dossier, face=face("fleur"), role="second", viewer=jan)

    def test_what_ended_is_closed_at_once(self, cast, face, let_time_pass):
        with looking_as(cast["jan"]) as jan:
            joined = actions.involve(dossier=cast.dossier, face=face("piet"), role="adviser", viewer=jan)
            let_time_pass()
            joined.refresh_from_db()
            actions.end_involvement(involvement=joined, viewer=jan)

        with looking_as(cast["piet"]):
            assert not Dossier.objects.exists()
        with looking_as(cast["jan"]):
            assert ChronologyLine.objects.filter(sentence="Piet Hofstra doet niet meer mee.").exists()
            with pytest.raises(Refused, match="al geëindigd"):
                actions.end_involvement(involvement=joined, viewer=jan)

    @pytest.mark.parametrize("role", ["coordinator", "safety_holder"])
    def test_what_there_is_one_of_does_not_end(self, cast, role):
        with looking_as(cast["jan"]) as jan:
            held = Involvement.objects.get(role=role)
            with pytest.raises(Refused, match="kan niet leeg blijven"):
                actions.end_involvement(involvement=held, viewer=jan)


class TestClosing:
    def test_ends_everything_at_the_same_moment(self, cast, as_kring):
        with looking_as(cast["jan"]) as jan:
            actions.close_circle(dossier=cast.dossier, reason="safe_enough", after_care=None, viewer=jan)

        now_or_never()
        with as_kring():
            closed_at = Dossier.objects.get(pk=cast.dossier.pk).closed_at
            assert not Involvement.objects.of(cast.dossier).running().exists()
            assert not Ground.objects.filter(dossier=cast.dossier, ended_at=None).exists()
            for role in ("coordinator", "safety_holder"):
                assert Involvement.objects.of(cast.dossier).filter(role=role, ended_at=closed_at).count() == 1

    @pytest.mark.parametrize("who", ["jan", "fleur", "sami", "piet"])
    def test_closes_the_dossier_for_every_professional(self, cast, who, let_time_pass):
        with looking_as(cast["jan"]) as jan:
            actions.close_circle(dossier=cast.dossier, reason="safe_enough", after_care=None, viewer=jan)
        let_time_pass()

        with looking_as(cast[who]):
            assert not Dossier.objects.exists()

    @pytest.mark.parametrize("who", ["amina", "karim", "noor"])
    def test_leaves_it_open_for_the_family(self, cast, who, let_time_pass):
        with looking_as(cast["jan"]) as jan:
            actions.close_circle(dossier=cast.dossier, reason="safe_enough", after_care=None, viewer=jan)
        let_time_pass()

        with looking_as(cast[who]):
            assert Dossier.objects.exists()
