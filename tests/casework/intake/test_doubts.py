"""Who doubts: the steps are of one professional, in any order; advice names nobody."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from kring.casework.intake import actions_doubts as actions
from kring.casework.intake.models import Advice, Report, ReportingCode
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import LogEntry

AS_JOB = job(Job.DEMO)
EVERYBODY = ("jan", "fleur", "sami", "piet", "ria", "wim", "petra", "amina", "karim", "noor", "sem", "fatna")


@pytest.fixture
def code(cast):
    """What Sami doubts: he is involved in no dossier."""
    with looking_as(cast["sami"]):
        return actions.begin_code(title="stille jongen groep 5", viewer=cast["sami"])


@pytest.fixture
def colleague(cast):
    """Ria works in the same organisation as Sami, for once."""
    with looking_as(AS_JOB):
        Position.objects.filter(professional=cast.professionals["ria"]).update(team=cast.teams["ggz"])
    return cast.professionals["ria"]


def sees(cast, who, model=ReportingCode):
    with looking_as(cast[who]):
        return model.objects.exists()


def step(cast, code, number, **values):
    with looking_as(cast["sami"]):
        return actions.take_step(code=code, step=number, values=values, viewer=cast["sami"])


def test_nobody_else_sees_what_somebody_doubts(cast, code):
    assert [who for who in EVERYBODY if sees(cast, who)] == ["sami"]


def test_only_the_colleague_with_whom_it_is_shared_reads_along_and_changes_nothing(cast, code, colleague):
    with looking_as(cast["sami"]):
        with pytest.raises(Refused, match="eigen organisatie"):
            actions.share_code(code=code, with_whom=cast.professionals["piet"], viewer=cast["sami"])
        actions.share_code(code=code, with_whom=colleague, viewer=cast["sami"])

    assert [who for who in EVERYBODY if sees(cast, who)] == ["sami", "ria"]
    with looking_as(cast["ria"]):
        with pytest.raises(Refused, match="van een collega"):
            actions.take_step(code=code, step=1, values={"signals": "anders"}, viewer=cast["ria"])
        assert ReportingCode.objects.update(signals="anders") == 0

    with looking_as(cast["sami"]):
        actions.share_code(code=code, with_whom=None, viewer=cast["sami"])
    assert not sees(cast, "ria")


def test_who_left_the_organisation_reads_along_no_longer(cast, code, colleague):
    with looking_as(cast["sami"]):
        actions.share_code(code=code, with_whom=colleague, viewer=cast["sami"])
    with looking_as(AS_JOB):
        Position.objects.filter(professional=colleague).update(team=cast.teams["zuid"])

    assert not sees(cast, "ria")


def test_steps_go_in_any_order_and_half_of_one_is_kept(cast, code):
    step(cast, code, 4, suspicion="yes", unsafe="")
    step(cast, code, 1, signals="Hij eet niet op school.")
    step(cast, code, 2, consulted="", consulted_with="")

    with looking_as(cast["sami"]):
        kept = ReportingCode.objects.get()
        assert (kept.suspicion, kept.signals, kept.decision) == ("yes", "Hij eet niet op school.", "")


def test_a_decision_against_what_the_weighing_points_to_takes_a_reason(cast, code):
    step(cast, code, 4, suspicion="yes", unsafe="yes")
    later = cast.today + timedelta(days=14)

    with pytest.raises(Refused, match="wijst naar melden"):
        step(cast, code, 5, decision="help", help_what="Bellen", look_again_on=later, decision_reason="")
    done = step(
        cast,
        code,
        5,
        decision="help",
        help_what="Bellen",
        look_again_on=later,
        decision_reason="Op advies.",
    )

    assert (done.decided_on, done.look_again_on) == (cast.today, later)


def test_help_of_oneself_asks_for_attention_on_its_day_and_not_before(cast, code):
    later = cast.today + timedelta(days=14)
    step(cast, code, 5, decision="help", help_what="Bellen", look_again_on=later, decision_reason="")

    with looking_as(cast["sami"]):
        assert not ReportingCode.objects.to_look_at_again(later - timedelta(days=1))
        assert list(ReportingCode.objects.to_look_at_again(later)) == [code]
        actions.finish_code(code=code, viewer=cast["sami"])
        assert not ReportingCode.objects.to_look_at_again(later)


def test_names_are_sealed_in_the_table(cast, code):
    step(cast, code, 1, persons='[{"given_names": "Mees"}]')

    with looking_as(AS_JOB):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT persons FROM intake_reportingcode")
            assert "Mees" not in cursor.fetchone()[0]


def test_what_is_finished_stays_as_it_is_and_can_be_thrown_away(cast, code):
    step(cast, code, 5, decision="close", decision_reason="Misverstand.", help_what="", look_again_on=None)
    with looking_as(cast["sami"]):
        actions.finish_code(code=code, viewer=cast["sami"])
        with pytest.raises(Refused, match="afgesloten"):
            actions.take_step(code=code, step=1, values={"signals": "anders"}, viewer=cast["sami"])

        actions.throw_code_away(code=code, viewer=cast["sami"])

        assert not ReportingCode.objects.exists()
    with looking_as(AS_JOB):
        assert LogEntry.objects.filter(name="intake.code.thrown_away").exists()


def test_after_the_term_kring_throws_the_steps_away(code):
    assert actions.forget_old_codes(code.keep_until) == 0
    assert actions.forget_old_codes(code.keep_until + timedelta(days=1)) == 1

    with looking_as(AS_JOB):
        assert not ReportingCode.objects.exists()


ADVICE = {
    "asker_kind": "citizen", "concern": "neglect", "age_group": "under_12", "question": "Een kind eet niet.",
    "advised": "Praat met de ouders.", "call_back_on": None,
}  # fmt: skip


def give(cast, **values):
    with looking_as(cast["jan"]):
        return actions.give_advice(team=cast.teams["noord"], viewer=cast["jan"], values={**ADVICE, **values})


def test_advice_is_for_the_desk_at_which_it_was_given(cast):
    give(cast)

    assert [who for who in EVERYBODY if sees(cast, who, Advice)] == ["jan"]


@pytest.mark.parametrize("words", ["Het gaat om Mees Visser.", "Geboren 3-5-2015.", "Bel 06-12345678."])
@pytest.mark.parametrize("where", ["question", "advised"])
def test_advice_that_names_somebody_is_refused(cast, words, where):
    with pytest.raises(Refused, match="zonder naam"):
        give(cast, **{where: words})


def test_nobody_gives_advice_for_a_desk_that_is_not_theirs(cast):
    with looking_as(cast["piet"]), pytest.raises(DatabaseError), transaction.atomic():
        actions.give_advice(team=cast.teams["noord"], viewer=cast["piet"], values=ADVICE)


def test_an_advice_is_spoken_of_again_until_it_is_enough(cast):
    advice = give(cast, call_back_on=cast.today + timedelta(days=7))
    with looking_as(cast["jan"]):
        week = cast.today + timedelta(days=7)
        assert list(Advice.objects.to_call_back(week)) == [advice]

        again = actions.called_back(
            advice=advice, words="Iets beter.", again_on=week + timedelta(days=7), viewer=cast["jan"]
        )
        assert not Advice.objects.to_call_back(week)
        done = actions.called_back(advice=again, words="Het gaat goed.", again_on=None, viewer=cast["jan"])

        assert done.called_words == "Iets beter.\nHet gaat goed."
        assert not Advice.objects.to_call_back(week + timedelta(days=30))


def test_no_report_came_of_any_of_this(cast, code):
    give(cast)

    with looking_as(AS_JOB):
        assert not Report.objects.exists()
