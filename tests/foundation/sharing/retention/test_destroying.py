"""What was decided on is destroyed whole, leaves a proof, and can be found in no table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kring.casework.plans.models import Action, Goal, GoalScore
from kring.foundation.accounts.models import User
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier, Involvement, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, Person
from kring.foundation.sharing.install import own_models
from kring.foundation.sharing.models import LogEntry
from kring.foundation.sharing.retention import destroying, proof, requested
from kring.foundation.sharing.retention.models import Certificate, RetentionProposal
from kring.foundation.sharing.retention.reach import STAYS

# What is about nobody of a family: regions, who works where, rules and kinds.
OF_THE_REGION = {
    "organisations_region", "organisations_municipality", "organisations_organisation", "organisations_team",
    "organisations_professional", "organisations_position", "accounts_user", "sharing_threshold",
    "sharing_legalbasis", "retention_retentionrule", "sharing_replacement", "intake_intaketerm",
}  # fmt: skip


@pytest.fixture
def gone(cast, full, propose, let_go):
    """The whole dossier, destroyed."""
    (proposal,) = [one for one in propose() if one.what == "dossier"]
    let_go(proposal)
    return destroying.destroy(proposal.pk)


class TestAWholeDossier:
    def test_leaves_no_row_about_the_family_in_any_table_and_no_history(self, cast, gone, counted):
        left = {
            table: number for table, number in counted().items() if number and table not in OF_THE_REGION | {*STAYS}
        }

        # A report that waits, advice and the doubts of a professional belong to no dossier; a finding is about who
        # looked, and questions are about nobody.
        assert set(left) <= {"intake_report", "intake_advice", "intake_reportingcode", "sharing_finding"} | {
            table
            for table in left
            if table.startswith(
                ("organisations_", "indicators_", "separation_questionset", "separation_screenquestion")
            )
        }

    def test_takes_the_accounts_of_who_has_no_other_dossier(self, cast, gone):
        assert not User.objects.filter(username__in=["amina", "karim", "noor", "sem", "fatna"]).exists()
        assert User.objects.filter(username__in=["jan", "fleur", "petra"]).count() == 3

    def test_leaves_no_word_of_the_family_in_the_database(self, gone):
        told = []
        with looking_as(job(Job.DEMO)), connection.cursor() as cursor:
            for model in own_models():
                cursor.execute(f"SELECT count(*) FROM {model._meta.db_table} t WHERE t::text ~ 'Samen eten|El Idrissi'")
                told += [model._meta.db_table] if cursor.fetchone()[0] else []

        assert told == []

    def test_is_proved_by_numbers_and_without_content(self, cast, gone):
        assert gone.counts["plans_goal"] == 1
        assert gone.counts["households_person"] == 6  # five of the family, and the row of Amina that went into hers
        assert gone.counts["circle_dossier"] == 1
        assert gone.proposal.decided_by_id == cast["petra"].id
        assert "20 jaar vanaf het sluiten" in gone.rule_words
        assert gone.digest == destroying.digest_of(gone)
        assert all(isinstance(number, int) for numbers in gone.numbers.values() for number in numbers)

    def test_stands_in_the_log_with_its_digest(self, cast, gone):
        with looking_as(cast["petra"]):
            line = LogEntry.objects.get(name="retention.destroyed")

        assert (line.act, line.dossier_id, line.job) == ("remove", cast.dossier.pk, "retention")
        assert line.item_key == f"sha256:{gone.digest}"

    def test_can_be_verified_and_a_row_that_came_back_is_named(self, cast, gone, by_kring):
        assert list(proof.verify()) == []

        with by_kring():
            Person.objects.create(pk=cast.persons["noor"].pk)

        assert [(left.where, left.number) for left in proof.verify()] == [
            ("households_person", cast.persons["noor"].pk)
        ]

    def test_the_proof_itself_cannot_be_changed_by_pages_or_jobs(self, cast, gone):
        for viewer in (cast["petra"], job(Job.RETENTION)):
            with pytest.raises(DatabaseError), transaction.atomic(), looking_as(viewer):
                Certificate.objects.update(digest="0" * 64)


def test_the_log_stays_and_its_seal_still_verifies(cast, full, propose, let_go):
    from kring.foundation.sharing import seal

    with looking_as(job(Job.DEMO)):
        moment = timezone.now() - timedelta(days=2)
        LogEntry.objects.create(
            at=moment, done_at=moment, act="read", name="plans.plan", dossier=cast.dossier,
            viewer_kind="professional", professional=cast.professionals["jan"], about=[cast.persons["noor"].pk],
        )  # fmt: skip
    list(seal.seal_days(today=cast.today))
    (proposal,) = [one for one in propose() if one.what == "dossier"]
    let_go(proposal)

    destroying.destroy(proposal.pk)

    verdict = seal.verify(today=cast.today)
    assert verdict.wrong is None
    assert verdict.lines >= 1


class TestNotBeforeItIsTime:
    def test_only_what_somebody_decided(self, cast, full, propose):
        (proposal,) = [one for one in propose() if one.what == "dossier"]

        assert destroying.waiting() == []
        with pytest.raises(Refused, match="anders besloten"):
            destroying.destroy(proposal.pk)

    def test_what_was_decided_today_waits_for_the_night(self, cast, full, propose, let_go):
        proposal = let_go(propose()[-1])
        yesterday = timezone.now() - timedelta(days=2)

        assert destroying.waiting(before=yesterday) == []
        assert destroying.waiting() == [proposal.pk]

    def test_not_when_the_family_came_back_meanwhile(self, cast, full, propose, let_go, by_kring):
        proposal = let_go(next(one for one in propose() if one.what == "dossier"))
        _reopen(cast, full, by_kring)

        with pytest.raises(Refused, match="weer gewerkt"):
            destroying.destroy(proposal.pk)

    def test_an_accident_halfway_leaves_everything(self, cast, full, propose, let_go, monkeypatch, counted):
        proposal = let_go(next(one for one in propose() if one.what == "dossier"))
        before = counted()
        monkeypatch.setattr(destroying, "_prove", lambda *args: 1 / 0)

        with pytest.raises(ZeroDivisionError):
            destroying.destroy(proposal.pk)

        assert counted() == before


def test_who_is_known_in_another_family_stays_with_their_name(cast, full, propose, let_go, by_kring):
    proposal = let_go(next(one for one in propose() if one.what == "dossier"))
    _other_family_with(cast, "karim", by_kring)

    destroying.destroy(proposal.pk)

    with by_kring():
        assert [one.known_as for one in Identity.objects.filter(surname="El Idrissi")] == ["Karim"]
        assert User.objects.filter(username="karim").exists()
    assert list(proof.verify()) == []


def test_one_holder_leaves_and_takes_only_what_came_from_there(cast, by_kring, close, propose, let_go):
    ggz, local = (cast.teams[team].organisation for team in ("ggz", "noord"))
    with by_kring():
        mine = Goal.objects.create(dossier=cast.dossier, wording="Slapen", agreed_on=cast.today, source_holder=ggz)
        carrying = Goal.objects.create(dossier=cast.dossier, wording="Rust", agreed_on=cast.today, source_holder=ggz)
        theirs = GoalScore.objects.create(
            dossier=cast.dossier, goal=carrying, scored_on=cast.today, score=4, source_holder=local
        )
    close(cast.dossier, years=10)
    with by_kring():
        proposal = RetentionProposal.objects.create(
            what="part", dossier_number=cast.dossier.pk, holder=ggz, due_on=cast.today
        )
    let_go(proposal)

    certificate = destroying.destroy(proposal.pk)

    with by_kring():
        assert not Goal.objects.filter(pk=mine.pk).exists()
        # On this one something of another holder hangs: it goes with that.
        assert Goal.objects.filter(pk=carrying.pk).exists()
        assert GoalScore.objects.filter(pk=theirs.pk).exists()
        assert Member.objects.filter(dossier=cast.dossier).count() == 4
    assert certificate.counts == {"plans_goal": 1}


def test_one_item_goes_with_its_history_its_lines_and_what_hangs_on_it(cast, goal, by_kring):
    with by_kring() as viewer:
        from kring.foundation.circle import chronology
        from kring.foundation.circle.choices import LineKind

        action = Action.objects.create(
            dossier=cast.dossier, goal=goal, wording="Bellen", frame="voluntary", agreed_on=cast.today,
            doer_professional=cast.professionals["jan"],
        )  # fmt: skip
        goal.wording = "Anders"
        goal.save()
        chronology.note(viewer, goal, LineKind.PLAN, "Doel: Anders")
        (proposal,) = requested.let_go(
            dossier_id=cast.dossier.pk, key=f"plans_goal:{goal.pk}", person_id=cast["amina"].id,
            reason="op verzoek", viewer=cast["jan"],
        )  # fmt: skip

    certificate = destroying.destroy(proposal.pk)

    with by_kring():
        assert not Goal.objects.filter(pk=goal.pk).exists()
        assert not Action.objects.filter(pk=action.pk).exists()
        assert not ChronologyLine.objects.filter(item_key=f"plans_goal:{goal.pk}").exists()
        assert Dossier.objects.filter(pk=cast.dossier.pk).exists()
    assert certificate.counts == {"circle_chronologyline": 1, "plans_action": 1, "plans_goal": 1}
    assert list(proof.verify()) == []


def _reopen(cast, dossier, by_kring):
    from kring.foundation.sharing.actions import Face, open_dossier

    face = Face(cast.professionals["jan"], cast.teams["noord"])
    return open_dossier(
        municipality=dossier.municipality, problem_type="neglect", coordinator=face, safety_holder=face, second=None,
        viewer=cast["jan"], reopens=dossier,
    )  # fmt: skip


def _other_family_with(cast, name, by_kring):
    with by_kring():
        other = Dossier.objects.create(municipality=cast.dossier.municipality, problem_type="neglect")
        for role in ("coordinator", "safety_holder"):
            Involvement.objects.create(
                dossier=other, role=role, professional=cast.professionals["piet"], team=cast.teams["zuid"],
                started_at=other.opened_at,
            )  # fmt: skip
        Member.objects.create(dossier=other, person=cast.persons[name], role="parent")
