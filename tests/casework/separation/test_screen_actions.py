"""Asking each parent apart, keeping what was filled in, and concluding as a person."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from kring.casework.separation import actions
from kring.casework.separation.models import SafetyScreen, ScreenAnswer, ScreenConclusion, ScreenQuestion
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.models import LogEntry
from tests.casework.separation.conftest import question, says


def conclude(cast, pattern="mutual", severity="minor", **values):
    told = {"power": "unequal", "reasons": "Wat elke ouder zei.", "concluded_on": cast.today,
            "look_again_on": cast.today + timedelta(days=60)}  # fmt: skip
    with looking_as(cast["jan"]):
        return actions.conclude(
            dossier=cast.dossier, viewer=cast["jan"], pattern=pattern, severity=severity, **{**told, **values}
        )


def test_half_filled_is_kept_and_goes_on_later(cast, asked_of):
    screen = asked_of("amina")

    says(cast, "amina", screen, fear_of_other="often")
    says(cast, "amina", screen, fear_of_other="sometimes", control_money="never")

    with looking_as(cast["jan"]):
        kept = dict(ScreenAnswer.objects.filter(screen=screen).values_list("question__key", "answer"))
        assert kept == {"fear-of-other": "sometimes", "control-money": "never"}
        assert SafetyScreen.objects.get().state == "asked"


def test_what_was_said_first_is_in_the_history(cast, asked_of):
    screen = asked_of("amina")
    says(cast, "amina", screen, fear_of_other="often")

    says(cast, "amina", screen, fear_of_other="never")

    with looking_as(cast["jan"]):
        history = ScreenAnswer.pgh_event_models["changed"]
        assert [one.answer for one in history.objects.all()] == ["often"]


def test_skipping_everything_is_an_answer_too(cast, asked_of):
    screen = asked_of("amina")

    with looking_as(cast["amina"]):
        actions.finish(screen=SafetyScreen.objects.select_related("dossier").get(), viewer=cast["amina"])

    with looking_as(cast["jan"]):
        screen.refresh_from_db()
        assert (screen.state, ScreenAnswer.objects.count()) == ("done", 0)


def test_an_answer_of_another_question_is_refused(cast, asked_of):
    screen = asked_of("amina")

    with pytest.raises(Refused, match="hoort niet bij deze vraag"):
        says(cast, "amina", screen, fear_of_other="yes")


def test_who_is_asked_anew_begins_anew_and_what_was_said_stays(cast, asked_of):
    first = asked_of("amina")
    says(cast, "amina", first, fear_of_other="often")

    asked_of("amina", way="face_to_face")

    with looking_as(cast["jan"]):
        assert SafetyScreen.objects.in_force().get().pk != first.pk
        assert ScreenAnswer.objects.get(screen=first).answer == "often"


@pytest.mark.parametrize("who", ["noor", "fatna"])
def test_only_a_parent_is_asked(cast, who):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="voor de ouders"):
        actions.ask(dossier=cast.dossier, person_id=cast.persons[who].pk, way="portal", viewer=cast["jan"])


def test_why_somebody_is_not_asked_is_not_for_the_family(cast):
    with looking_as(cast["jan"]):
        actions.say_why_not(
            dossier=cast.dossier, person_id=cast.persons["karim"].pk, why_not="Te gevaarlijk nu", viewer=cast["jan"]
        )

    for who in ("karim", "amina", "noor"):
        with looking_as(cast[who]):
            assert not SafetyScreen.objects.exists()


def test_a_conclusion_waits_until_both_were_asked_or_somebody_says_why_not(cast, asked_of):
    asked_of("amina")
    with pytest.raises(Refused, match="Nog niet gevraagd: Karim"):
        conclude(cast)

    with looking_as(cast["jan"]):
        actions.say_why_not(
            dossier=cast.dossier, person_id=cast.persons["karim"].pk, why_not="Woont elders", viewer=cast["jan"]
        )

    assert conclude(cast).number == 1


def test_what_protects_waits_for_nobody(cast):
    assert conclude(cast, "coercive_control", "serious").pattern == "coercive_control"


def test_a_review_is_a_new_version_and_the_older_stays(cast):
    conclude(cast, "coercive_control", "serious", reasons="De eerste keer")

    conclude(cast, "coercive_control", "minor", reasons="De tweede keer")

    with looking_as(cast["fleur"]):
        found = list(ScreenConclusion.objects.newest_first().values_list("number", "reasons", "replaced_at"))
    assert [(number, reasons) for number, reasons, _at in found] == [(2, "De tweede keer"), (1, "De eerste keer")]
    assert [at is None for _number, _reasons, at in found] == [True, False]


def test_no_parent_reads_a_conclusion_nor_the_line_that_tells_of_it(cast):
    conclude(cast, "coercive_control", "serious")

    for who in ("amina", "karim", "noor", "sem", "fatna"):
        with looking_as(cast[who]):
            assert not ScreenConclusion.objects.exists()
            assert not ChronologyLine.objects.filter(sentence__contains="Veiligheidscheck").exists()
    with looking_as(cast["jan"]):
        assert ChronologyLine.objects.filter(sentence="Veiligheidscheck vastgesteld").exists()


def test_the_log_of_an_answer_is_about_who_gave_it_and_nobody_else(cast, asked_of):
    screen = asked_of("amina")
    says(cast, "amina", screen, fear_of_other="often")

    with looking_as(job(Job.AUDIT)):
        lines = LogEntry.objects.filter(name__startswith="safety.screen")
        assert {tuple(line.about) for line in lines} == {(cast.persons["amina"].pk,)}
    with looking_as(cast["karim"]):
        assert not LogEntry.objects.filter(name__startswith="safety.screen").exists()


def test_a_question_is_never_rewritten(cast):
    questions = ScreenQuestion.objects.filter(pk=question("fear-of-other").pk)

    with looking_as(job(Job.DEMO)), pytest.raises(DatabaseError, match="never rewritten"):
        questions.update(wording="Iets anders")
