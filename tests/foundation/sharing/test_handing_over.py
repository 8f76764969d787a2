"""A warm hand-over: the family is told, both sign, the giver keeps the role until then, and there is never a gap."""

from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier, Handover, Involvement
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.sharing import actions as at_once
from kring.foundation.sharing import grounds
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.handing_over import actions, moving, rules
from kring.foundation.sharing.models import Ground, Notice, PreparedHandover, Replacement, ToldOfHandover
from kring.testing.cast import agreed_ground

FAMILY = ("amina", "karim", "noor", "sem")


@pytest.fixture
def as_kring(cast):
    return lambda: looking_as(job(Job.DEMO, today=cast.today))


@pytest.fixture
def comes_along(cast, as_kring):
    """Somebody reads along already, as adviser, on the ground that belongs to it."""

    def comes(name, team):
        face = {"professional": cast.professionals[name], "team": cast.teams[team]}
        with as_kring():
            Involvement.objects.create(
                dossier=cast.dossier, role="adviser", started_at=timezone.now() - timedelta(hours=1), **face
            )
            grounds.record(dossier=cast.dossier, role="adviser", on=cast.today, **face)

    return comes


@pytest.fixture
def prepare(cast):
    def prepares(*, by="jan", to="piet", team="zuid", role="coordinator", days=0, reason="Jan gaat verhuizen."):
        with looking_as(cast[by]) as viewer:
            return actions.prepare(
                dossier=cast.dossier, role=role, to=Face(cast.professionals[to], cast.teams[team]),
                from_on=cast.today + timedelta(days=days), reason=reason, words="Bel Oma eerst.", viewer=viewer,
            )  # fmt: skip

    return prepares


@pytest.fixture
def tell(cast):
    def tells(prepared, *names, by="jan", **values):
        values = values or {"told_on": cast.today, "how": "together"}
        with looking_as(cast[by]) as viewer:
            return actions.tell(
                prepared=prepared, persons=[cast.persons[name].pk for name in names or FAMILY], viewer=viewer, **values
            )

    return tells


@pytest.fixture
def sign(cast):
    def signs(prepared, name, because=""):
        with looking_as(cast[name]) as viewer:
            fresh = PreparedHandover.objects.select_related("dossier", "giver__professional", "to", "to_team").get(
                pk=prepared.pk
            )
            return actions.sign(prepared=fresh, viewer=viewer, because=because, seen_version=fresh.version)

    return signs


def holds(cast, role="coordinator", at=None):
    with looking_as(job(Job.DEMO)):
        (one,) = Involvement.objects.of(cast.dossier).filter(role=role).at(at or timezone.now())
        return one.professional.first_name


def now_or_never():
    """Let the database look for a gap at once, and not only when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class TestUntilBothSigned:
    def test_the_giver_keeps_the_role(self, cast, prepare, tell, sign, comes_along):
        comes_along("piet", "zuid")
        prepared = prepare()
        assert holds(cast) == "Jan"

        tell(prepared)
        sign(prepared, "jan")
        assert holds(cast) == "Jan"

        sign(prepared, "piet")
        now_or_never()
        assert holds(cast) == "Piet"

    def test_nobody_signs_before_the_family_knows(self, prepare, sign, tell, comes_along):
        comes_along("piet", "zuid")
        prepared = prepare()

        with pytest.raises(Refused, match=r"Vertel het eerst aan het gezin.*Amina, Karim, Noor, Sem"):
            sign(prepared, "jan")
        tell(prepared, "amina", "karim", "noor")
        with pytest.raises(Refused, match=r"Nog niet ingevuld: Sem"):
            sign(prepared, "jan")

    def test_a_reason_for_everyone_is_not_telling(self, cast, prepare, sign, tell, comes_along):
        comes_along("piet", "zuid")
        prepared = prepare()
        tell(prepared, not_told_reason="Nog te vroeg", tell_by=cast.today + timedelta(days=7))

        with pytest.raises(Refused, match="Niemand van het gezin weet het nog"):
            sign(prepared, "jan")

    def test_the_receiver_signs_after_the_giver(self, prepare, sign, tell, comes_along):
        comes_along("piet", "zuid")
        prepared = prepare()
        tell(prepared)

        with pytest.raises(Refused, match="Wie overdraagt, tekent eerst"):
            sign(prepared, "piet")

    def test_nobody_signs_for_who_may_not_read_yet(self, prepare, sign, tell):
        prepared = prepare()
        tell(prepared)

        with pytest.raises(Refused, match="Leg eerst vast op welke grond"):
            sign(prepared, "jan")

    def test_who_has_no_part_in_it_does_not_sign(self, prepare, sign, tell, comes_along):
        comes_along("piet", "zuid")
        prepared = prepare()
        tell(prepared)

        with pytest.raises(Refused, match="Alleen wie overdraagt en wie overneemt"):
            sign(prepared, "fleur")

    def test_one_role_goes_one_way_at_a_time(self, prepare):
        prepare()

        with pytest.raises(Refused, match="wordt al overgedragen"):
            prepare(to="fleur", team="veiligheid")


class TestOnALaterDay:
    @pytest.fixture
    def arranged(self, prepare, tell, sign, comes_along):
        comes_along("piet", "zuid")
        prepared = prepare(days=10)
        tell(prepared)
        sign(prepared, "jan")
        return sign(prepared, "piet")

    def test_the_role_goes_over_at_midnight_without_any_job(self, cast, arranged):
        midnight = datetime.combine(cast.today + timedelta(days=10), time(0), AMSTERDAM)

        now_or_never()
        assert holds(cast) == "Jan"
        assert holds(cast, at=midnight - timedelta(seconds=1)) == "Jan"
        assert holds(cast, at=midnight) == "Piet"

    def test_until_then_both_the_circle_and_the_log_know_one_coordinator(self, cast, arranged):
        with looking_as(cast["jan"]):
            now = Involvement.objects.of(cast.dossier).running().filter(role="coordinator")
            assert [one.professional.first_name for one in now] == ["Jan"]

    def test_it_can_be_taken_back_and_everything_is_as_it_was(self, cast, arranged, as_kring):
        with looking_as(cast["jan"]) as jan:
            fresh = PreparedHandover.objects.select_related(
                "dossier", "giver__professional", "to", "handover", "ground"
            ).get()
            actions.withdraw(prepared=fresh, because="Piet is ziek.", viewer=jan, seen_version=fresh.version)

        now_or_never()
        assert holds(cast, at=timezone.now() + timedelta(days=30)) == "Jan"
        with as_kring():
            assert not Handover.objects.exists()
            made = Ground.objects.filter(professional=cast.professionals["piet"], from_on__gt=cast.today)
            assert not made.filter(ended_at=None).exists()
            assert not ToldOfHandover.objects.to_read().exists()
            assert Notice.objects.filter(to=cast.professionals["piet"]).exists()

    def test_the_job_rounds_it_off_once(self, cast, arranged, as_kring):
        assert moving.settle_due(now=timezone.now()) == 0
        before = timezone.now() - timedelta(minutes=1)
        with as_kring():
            # The day has come: everything that was to be at that moment has been.
            Involvement.objects.filter(role="coordinator", started_at__gt=before).update(started_at=before)
            Involvement.objects.filter(role="coordinator", ended_at__gt=before).update(ended_at=before)
            PreparedHandover.objects.update(moves_at=before)

        assert (moving.settle_due(now=timezone.now()), moving.settle_due(now=timezone.now())) == (1, 0)
        with as_kring():
            assert not Ground.objects.filter(professional=cast.professionals["jan"], ended_at=None).exists()
            assert not Involvement.objects.running().filter(role="adviser").exists()
            assert ChronologyLine.objects.filter(sentence__startswith="Jan de Boer droeg over aan Piet").exists()

    def test_closing_calls_it_off_and_leaves_nobody_behind(self, cast, arranged):
        with looking_as(cast["jan"]) as jan:
            at_once.close_circle(dossier=cast.dossier, reason="safe_enough", after_care=None, viewer=jan)

        now_or_never()
        with looking_as(job(Job.DEMO)):
            assert not Involvement.objects.of(cast.dossier).filter(started_at__gt=timezone.now()).exists()
            assert PreparedHandover.objects.get().withdrawn_at is not None

    def test_in_an_emergency_the_role_goes_at_once_to_somebody_else(self, cast, arranged):
        with looking_as(cast["fleur"]) as fleur:
            at_once.hand_over(
                dossier=cast.dossier, role="coordinator", to=Face(fleur_of(cast), cast.teams["veiligheid"]),
                reason="Jan is er niet meer.", viewer=fleur,
            )  # fmt: skip

        now_or_never()
        assert holds(cast) == "Fleur"
        assert holds(cast, at=timezone.now() + timedelta(days=30)) == "Fleur"


def fleur_of(cast):
    return cast.professionals["fleur"]


class TestWhenTheGiverIsAway:
    def test_who_stands_in_signs_with_a_reason(self, cast, prepare, tell, sign, comes_along, as_kring):
        comes_along("piet", "zuid")
        prepared = prepare()
        tell(prepared)
        with as_kring():
            ann = Professional.objects.create(first_name="Ann", last_name="Bos")
            Position.objects.create(professional=ann, team=cast.teams["noord"], kind="professional", from_on=cast.today)
            Replacement.objects.create(
                absent=cast.professionals["jan"], replacement=ann, team=cast.teams["noord"],
                named_by=cast.professionals["jan"], from_on=cast.today, until_on=cast.today + timedelta(days=9),
            )  # fmt: skip
        cast.viewers["ann"] = type(cast["jan"])(
            kind=cast["jan"].kind, id=ann.pk, name="Ann Bos", organisation_id=cast["jan"].organisation_id,
            today=cast.today,
        )  # fmt: skip

        with pytest.raises(Refused, match="waarom u tekent in de plaats"):
            sign(prepared, "ann")
        signed = sign(prepared, "ann", because="Jan is ziek.")

        assert (signed.giver_signed_by_id, signed.signed_for_because) == (ann.pk, "Jan is ziek.")


class TestDeclining:
    def test_leaves_the_role_and_tells_the_giver_why(self, cast, prepare, tell, sign, comes_along, as_kring):
        comes_along("piet", "zuid")
        prepared = prepare()
        tell(prepared)
        sign(prepared, "jan")

        with looking_as(cast["piet"]) as piet:
            fresh = PreparedHandover.objects.select_related("dossier", "giver__professional", "to").get()
            actions.decline(prepared=fresh, because="Ik ken het gezin.", viewer=piet, seen_version=fresh.version)

        assert holds(cast) == "Jan"
        with looking_as(cast["jan"]):
            assert "Ik ken het gezin." in Notice.objects.get(to=cast.professionals["jan"]).sentence
        with as_kring():
            assert not ToldOfHandover.objects.to_read().exists()

    def test_is_for_the_receiver_alone(self, cast, prepare):
        prepared = prepare()

        with looking_as(cast["fleur"]) as fleur, pytest.raises(Refused, match="Alleen wie het zou overnemen"):
            actions.decline(prepared=prepared, because="Nee.", viewer=fleur, seen_version=prepared.version)


class TestWhatTheFamilyReads:
    def test_each_reads_what_they_were_told_and_a_child_in_its_own_words(self, cast, prepare, tell):
        prepared = prepare(days=10)
        tell(prepared, "amina", "noor")
        tell(prepared, "karim", not_told_reason="Nog niet bereikt", tell_by=cast.today + timedelta(days=5))

        def reads(name):
            with looking_as(cast[name]):
                return list(
                    ToldOfHandover.objects.filter(person=cast.persons[name]).to_read().values_list("words", flat=True)
                )

        assert "is Piet Hofstra uw vaste persoon. Tot dan blijft dat Jan de Boer." in reads("amina")[0]
        assert "is Piet Hofstra jouw vaste persoon" in reads("noor")[0]
        assert reads("karim") == []

    def test_whoever_does_not_know_yet_finds_it_nowhere(self, cast, prepare, tell, sign, comes_along):
        comes_along("piet", "zuid")
        prepared = prepare(days=10)
        tell(prepared, "amina", "noor", "sem")
        tell(prepared, "karim", not_told_reason="Nog niet bereikt", tell_by=cast.today + timedelta(days=5))
        sign(prepared, "jan")
        sign(prepared, "piet")

        with looking_as(cast["karim"]):
            assert not PreparedHandover.objects.exists()
            assert not ToldOfHandover.objects.filter(person=cast.persons["karim"], told_on__isnull=False).exists()
            assert not ChronologyLine.objects.filter(sentence__contains="vanaf").exists()


class TestConsent:
    def test_the_database_refuses_a_ground_on_consent_to_which_nobody_agreed(self, cast, as_kring):
        def open_without_consent():
            with as_kring():
                Ground.objects.create(
                    dossier=cast.dossier, professional=cast.professionals["sami"], sections=["plan"],
                    purpose="helpen", basis="consent", from_on=cast.today,
                    until_on=cast.today + timedelta(days=30),
                )  # fmt: skip
                now_or_never()

        with pytest.raises(IntegrityError, match="nobody gave it"):
            open_without_consent()

    def test_a_role_for_who_needs_consent_is_refused_without_it(self, cast, as_kring):
        with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match="toestemming van het gezin nodig"):
            at_once.hand_over(
                dossier=cast.dossier, role="coordinator", to=Face(cast.professionals["sami"], cast.teams["ggz"]),
                reason="Sami doet het.", viewer=jan,
            )  # fmt: skip

        assert holds(cast) == "Jan"

    def test_with_consent_the_ground_that_was_agreed_counts_and_no_other_is_made(self, cast, as_kring):
        with as_kring():
            agreed = agreed_ground(cast, "sami", "coordinator")

        with looking_as(cast["jan"]) as jan:
            at_once.hand_over(
                dossier=cast.dossier, role="coordinator", to=Face(cast.professionals["sami"], cast.teams["ggz"]),
                reason="Sami doet het.", viewer=jan,
            )  # fmt: skip

        with as_kring():
            mine = Ground.objects.filter(professional=cast.professionals["sami"]).valid_on(cast.today)
            assert [one.pk for one in mine] == [agreed.pk]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"is_held": False}, "Niemand heeft deze rol"),
        ({"has_it_already": True}, "heeft deze rol al"),
        ({"on_its_way": True}, "wordt al overgedragen"),
        ({"days": -1}, "al voorbij"),
        ({"days": 184}, "meer dan een half jaar"),
        ({"reason": " "}, "Schrijf op waarom"),
        ({}, None),
    ],
)
def test_when_a_hand_over_can_be_prepared(values, problem):
    today = timezone.localdate()
    days = values.pop("days", 0)
    asked = {"is_held": True, "has_it_already": False, "on_its_way": False, "reason": "Ander werk"} | values

    found = rules.why_not_prepared(from_on=today + timedelta(days=days), today=today, **asked)

    assert (problem in found) if problem else found is None


def test_a_dossier_that_is_not_there_has_nothing_to_hand_over(cast):
    with looking_as(cast["piet"]):
        assert not PreparedHandover.objects.exists()
        assert not Dossier.objects.exists()
