"""What is proposed when: the rule of the holder where it came from, of a family with which nobody works any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import typer
from typer.testing import CliRunner

from kring.casework.plans.models import Goal
from kring.config.schedule import SCHEDULE
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Organisation
from kring.foundation.sharing.retention import actions, command, requested
from kring.foundation.sharing.retention.models import RetentionProposal, RetentionRule


def told(proposals, dossier):
    return [(one.what, one.holder_id) for one in proposals if one.dossier_number == dossier.pk]


@pytest.mark.parametrize(("years", "expected"), [(19, []), (20, ["dossier"]), (21, ["dossier"])])
def test_a_dossier_is_proposed_from_the_day_on_which_its_term_is_over(cast, close, propose, years, expected):
    close(cast.dossier, years=years)

    assert [what for what, _holder in told(propose(), cast.dossier)] == expected


def test_what_is_proposed_is_not_proposed_again(cast, close, propose):
    close(cast.dossier, years=21)

    assert len(told(propose(), cast.dossier)) == len(told(propose(), cast.dossier)) == 1


def test_the_longest_term_of_those_who_wrote_in_it_counts_for_the_whole(cast, by_kring, close, propose):
    guardians = _organisation("certified_institution", by_kring)
    with by_kring():
        Goal.objects.create(dossier=cast.dossier, wording="x", agreed_on=cast.today, source_holder=guardians)
    close(cast.dossier, years=21)

    # Until thirty years after the youngest, now 9, is 18.
    assert told(propose(), cast.dossier) == []
    assert told(propose(today=cast.today.replace(day=1) + timedelta(days=366 * 40)), cast.dossier) == [
        ("dossier", None)
    ]


def test_a_holder_whose_term_is_over_first_is_proposed_alone(cast, by_kring, close, propose):
    ggz = cast.teams["ggz"].organisation
    with by_kring() as viewer:
        Goal.objects.create(dossier=cast.dossier, wording="x", agreed_on=cast.today, source_holder=ggz)
        RetentionRule.objects.create(
            holder_kind="mental_health", kept="dossier", legal_source="WGBO", trigger="closure", years=5,
            extension="never", on_request="unless", valid_from=date(2020, 1, 1), is_used=True,
        )  # fmt: skip
        assert viewer
    close(cast.dossier, years=6)

    assert told(propose(), cast.dossier) == [("part", ggz.pk)]


def test_what_is_kept_longer_comes_back_on_its_day(cast, close, propose):
    close(cast.dossier, years=21)
    (proposal,) = [one for one in propose() if one.dossier_number == cast.dossier.pk]
    until = cast.today + timedelta(days=30)
    with looking_as(cast["petra"]) as petra:
        actions.decide(proposal=proposal, verdict="keep", reason="er loopt een klacht", keep_until=until, viewer=petra)

    assert len(told(propose(), cast.dossier)) == 1
    assert len(told(propose(today=until), cast.dossier)) == 2


@pytest.mark.parametrize("who", ["jan", "piet", "wim", "ria", "amina"])
def test_nobody_else_sees_or_decides(cast, close, propose, who):
    close(cast.dossier, years=21)
    proposal = propose()[-1]

    with looking_as(cast[who]) as viewer:
        assert not RetentionProposal.objects.exists()
        with pytest.raises(Refused):
            actions.decide(proposal=proposal, verdict="destroy", reason="weg ermee nu", viewer=viewer)


def test_sources_that_contradict_each_other_all_stand_there_and_one_is_used(db):
    with looking_as(job(Job.RETENTION)):
        rules = list(RetentionRule.objects.filter(holder_kind="veilig_thuis"))

    assert sorted((one.years, one.trigger, one.is_used) for one in rules) == [
        (0, "youngest_18", False), (15, "closure", False), (20, "closure", True),
    ]  # fmt: skip
    assert all(one.legal_source for one in rules)


def test_another_rule_counts_from_its_day_and_the_one_before_it_keeps_its_end(cast, close, propose):
    close(cast.dossier, years=16)
    with looking_as(cast["petra"]) as petra:
        actions.set_rule(
            holder_kind="local_team", kept="dossier", legal_source="nieuwe wet", trigger="closure", years=15,
            extension="never", on_request="never", valid_from=cast.today + timedelta(days=10), viewer=petra,
        )  # fmt: skip

    assert told(propose(), cast.dossier) == []
    assert told(propose(today=cast.today + timedelta(days=10)), cast.dossier) == [("dossier", None)]
    with looking_as(cast["petra"]):
        assert RetentionRule.objects.get(code="youth-20").valid_until == cast.today + timedelta(days=10)


class TestOnRequest:
    def test_only_what_is_about_this_person_alone(self, cast, by_kring):
        with by_kring():
            for about in ([cast["amina"].id], [cast["amina"].id, cast["noor"].id], []):
                Goal.objects.create(dossier=cast.dossier, wording="x", agreed_on=cast.today, about=about)

        proposals = requested.let_go(
            dossier_id=cast.dossier.pk, key="", person_id=cast["amina"].id, reason="op verzoek", viewer=cast["jan"]
        )

        assert [one.item_key.split(":")[0] for one in proposals] == ["plans_goal"]

    def test_not_when_the_holder_keeps_it_by_law(self, cast, by_kring):
        board = _organisation("child_protection_board", by_kring)
        with by_kring():
            goal = Goal.objects.create(dossier=cast.dossier, wording="x", agreed_on=cast.today, source_holder=board)

        with pytest.raises(Refused, match="niet op verzoek"):
            requested.let_go(
                dossier_id=cast.dossier.pk, key=f"plans_goal:{goal.pk}", person_id=cast["amina"].id,
                reason="op verzoek", viewer=cast["jan"],
            )  # fmt: skip

    def test_not_who_belongs_to_the_family(self, cast):
        with pytest.raises(Refused, match="hele dossier"):
            requested.let_go(
                dossier_id=cast.dossier.pk, key=f"households_identity:{cast.persons['noor'].identity.pk}",
                person_id=cast["noor"].id, reason="op verzoek", viewer=cast["jan"],
            )  # fmt: skip


def test_the_commands_say_what_they_did_and_name_what_is_left(cast, full, by_kring, monkeypatch):
    app = typer.Typer()
    app.callback()(lambda: None)
    command.register(app)
    monkeypatch.setattr(command, "_ready", lambda: None)

    def kring(*words):
        return CliRunner().invoke(app, ["retention", *words])

    assert "1 nieuw voorgesteld" in kring("propose").output
    with looking_as(job(Job.RETENTION)):
        proposal = RetentionProposal.objects.get(what="dossier")
    with looking_as(cast["petra"]) as petra:
        actions.decide(proposal=proposal, verdict="destroy", reason="termijn voorbij", viewer=petra)
    assert "0 vernietigd" in kring("destroy").output
    assert "1 vernietigd" in kring("destroy", "--now").output
    assert "goed" in kring("verify").output

    with by_kring():
        from kring.foundation.households.models import Person

        Person.objects.create(pk=cast.persons["sem"].pk)
    wrong = kring("verify")
    assert wrong.exit_code == 1


def test_the_night_proposes_and_destroys():
    assert {"retention propose", "retention destroy"} <= {one.command for one in SCHEDULE}


def _organisation(kind, by_kring):
    with by_kring():
        region = Organisation.objects.first().region
        return Organisation.objects.create(name=f"Een {kind}", kind=kind, region=region)
