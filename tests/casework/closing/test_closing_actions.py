"""What can be done to close together: result, line in the chronology, log, refusal, and who sees what afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from kring.casework.closing import actions
from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.plans.models import CourtOrder, ImpactProposal
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier, Involvement, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Person
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import Ground, LogEntry, Withholding


def propose(cast, viewer, **values):
    filled = {
        "reason": "safe_enough",
        "summary": "Het is rustig.",
        "after_care_on": cast.today + timedelta(days=40),
        "after_care_by": cast.professionals["fleur"],
        "way_back": "Bel Fleur.",
    }
    return actions.propose_closing(dossier=cast.dossier, viewer=viewer, **(filled | values))


def close_as(cast, name, closing):
    with looking_as(cast[name]) as viewer:
        return actions.close(closing=Closing.objects.get(pk=closing.pk), viewer=viewer)


def test_a_proposal_names_who_asks_how_it_goes(cast):
    with looking_as(cast["jan"]) as jan:
        closing = propose(cast, jan)

        key = f"closing_closing:{closing.pk}"
        assert (closing.proposed_on, closing.after_care_by) == (cast.today, cast.professionals["fleur"])
        assert ChronologyLine.objects.get(item_key=key).sentence == "Voorstel om af te sluiten: veilig genoeg."
        assert LogEntry.objects.filter(name="closing.proposed", item_key=key).exists()


@pytest.mark.parametrize(("values", "says"), [({"after_care_on": None}, "dag die nog komt")])
def test_after_care_lies_in_the_future(cast, values, says):
    with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match=says):
        propose(cast, jan, after_care_on=cast.today)


def test_who_works_nowhere_does_no_after_care(cast):
    with looking_as(job(Job.DEMO)):
        Position.objects.filter(professional=cast.professionals["fleur"]).update(until_on=cast.today)

    with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match="werkt hier niet meer"):
        propose(cast, jan)


def test_there_is_one_proposal_at_a_time(cast, proposal):
    with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match="ligt al een voorstel"):
        propose(cast, jan)


def test_a_withdrawn_proposal_makes_room_for_another(cast, proposal):
    with looking_as(cast["jan"]) as jan:
        actions.withdraw_closing(closing=proposal, reason="Er was weer ruzie.", viewer=jan)
        again = propose(cast, jan)

        assert Closing.objects.running().get() == again
        assert ChronologyLine.objects.filter(sentence__endswith="ingetrokken. Er was weer ruzie.").exists()
        with pytest.raises(Refused, match="ingetrokken"):
            actions.say_word(closing=proposal, viewer=jan, agrees=True, words="")


def test_a_word_of_a_member_is_about_that_member(cast, proposal):
    noor = cast.persons["noor"].pk
    with looking_as(cast["jan"]) as jan:
        said = actions.say_word(closing=proposal, viewer=jan, agrees=False, words="Ik ben bang", person_id=noor)

        assert (said.about, said.person_id, said.professional_id) == ([noor], noor, None)
        line = ChronologyLine.objects.get(item_key=f"closing_closingword:{said.pk}")
        assert (line.sentence, line.about) == ("Noor is het niet eens met afsluiten. “Ik ben bang”", [noor])


@pytest.mark.parametrize(("who", "reads"), [("jan", True), ("karim", True), ("amina", False), ("noor", False)])
def test_one_parent_never_reads_what_the_other_says(cast, proposal, who, reads):
    with looking_as(cast["jan"]) as jan:
        said = actions.say_word(
            closing=proposal, viewer=jan, agrees=False, words="Nooit", person_id=cast.persons["karim"].pk
        )

    with looking_as(cast[who]):
        assert ClosingWord.objects.filter(pk=said.pk).exists() == reads
        assert ChronologyLine.objects.filter(sentence__contains="Nooit").exists() == reads


def test_a_professional_speaks_for_themselves(cast, proposal):
    with looking_as(cast["fleur"]) as fleur:
        said = actions.say_word(closing=proposal, viewer=fleur, agrees=True, words="Goed zo")
    assert said.professional_id == cast.professionals["fleur"].pk

    with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match="Alleen Fleur Wit"):
        actions.change_word(word=said, seen_version=1, viewer=jan, agrees=False, words="")


def test_nobody_is_heard_twice_but_may_think_again(cast, proposal):
    sem = cast.persons["sem"].pk
    with looking_as(cast["jan"]) as jan:
        said = actions.say_word(closing=proposal, viewer=jan, agrees=True, words="", person_id=sem)
        with pytest.raises(Refused, match="al een antwoord"):
            actions.say_word(closing=proposal, viewer=jan, agrees=False, words="", person_id=sem)

        actions.change_word(word=said, seen_version=1, viewer=jan, agrees=False, words="Toch niet")

        said.refresh_from_db()
    assert (said.agrees, said.words) == (False, "Toch niet")


@pytest.mark.parametrize(
    ("but", "named"),
    [("noor", "Noor"), ("sem", "Sem"), ("karim", "Karim"), ("fleur", "Fleur Wit"), ("jan", "Jan de Boer")],
)
def test_it_waits_for_everyone_of_any_age(cast, everyone_said, but, named):
    closing = everyone_said(but=[but])

    with pytest.raises(Refused, match=named):
        close_as(cast, "jan", closing)


def test_who_left_or_died_is_not_waited_for(cast, everyone_said):
    closing = everyone_said(but=["karim", "sem"])
    with looking_as(job(Job.DEMO)):
        Member.objects.filter(person=cast.persons["karim"]).update(left_on=cast.today)
        Person.objects.filter(pk=cast.persons["sem"].pk).update(deceased_on=cast.today)

    assert close_as(cast, "jan", closing).closed_at


def test_saying_is_needed_and_agreeing_is_not(cast, everyone_said):
    closing = everyone_said()

    close_as(cast, "jan", closing)

    with looking_as(job(Job.DEMO)):
        dossier = Dossier.objects.get(pk=cast.dossier.pk)
        assert (dossier.is_open, dossier.closure_reason) == (False, "goals_reached")
        key = f"closing_closing:{closing.pk}"
        assert ChronologyLine.objects.filter(item_key=key, sentence__startswith="Samen afgesloten").exists()
        assert LogEntry.objects.filter(name="closing.closed", item_key=key).exists()
        assert LogEntry.objects.filter(name="circle.dossier.closed", dossier=dossier).exists()


def order(cast, kind="supervision_order", **values):
    with looking_as(job(Job.DEMO)):
        return CourtOrder.objects.create(
            dossier=cast.dossier, kind=kind, court="rechtbank Waterdam", decided_on=cast.today,
            from_on=cast.today - timedelta(days=30), **values,
        )  # fmt: skip


def test_an_order_in_force_blocks(cast, everyone_said):
    order(cast, until_on=cast.today + timedelta(days=1))

    with pytest.raises(Refused, match="ondertoezichtstelling"):
        close_as(cast, "jan", everyone_said())


@pytest.mark.parametrize("kind", ["supervision_order", "authority_termination"])
def test_an_order_that_leaves_nothing_running_does_not(cast, everyone_said, kind):
    order(cast, kind, until_on=cast.today if kind == "supervision_order" else None)

    assert close_as(cast, "jan", everyone_said()).closed_at


def test_an_order_blocks_although_whoever_closes_may_not_see_it(cast, everyone_said):
    found = order(cast)
    with looking_as(job(Job.DEMO)):
        Withholding.objects.create(
            item_key=f"plans_courtorder:{found.pk}", dossier=cast.dossier, reason="r",
            from_professional=cast.professionals["jan"], review_on=cast.today + timedelta(days=9),
        )  # fmt: skip

    with pytest.raises(Refused, match="rechter of burgemeester"):
        close_as(cast, "jan", everyone_said())


def test_an_unanswered_question_about_the_plan_blocks(cast, everyone_said):
    with looking_as(job(Job.DEMO)):
        ImpactProposal.objects.create(
            dossier=cast.dossier,
            because_of="de melding van 3 mei",
            cause_key="intake_report:1",
            due_on=cast.today,
            due_at=timezone.now(),
            trigger="new_report",
        )

    with pytest.raises(Refused, match="de melding van 3 mei"):
        close_as(cast, "jan", everyone_said())


def test_after_care_that_has_passed_blocks(cast, everyone_said):
    closing = everyone_said()
    with looking_as(job(Job.DEMO)):
        Closing.objects.filter(pk=closing.pk).update(after_care_on=cast.today)

    with pytest.raises(Refused, match="al geweest"):
        close_as(cast, "jan", closing)


def test_only_who_carries_the_family_closes(cast, everyone_said):
    closing = everyone_said()
    with looking_as(job(Job.DEMO)):
        Involvement.objects.filter(role="second").update(role="adviser")
        Involvement.objects.filter(role="safety_holder").update(
            professional=cast.professionals["jan"], team=cast.teams["noord"]
        )

    with pytest.raises(Refused, match="sluit af"):
        close_as(cast, "fleur", closing)


def test_closing_ends_everyones_part_but_the_after_care(cast, everyone_said, let_time_pass):
    closing = everyone_said()

    close_as(cast, "fleur", closing)
    let_time_pass()

    with looking_as(job(Job.DEMO)):
        running = Involvement.objects.of(cast.dossier).running()
        assert [(one.role, one.professional_id) for one in running] == [("after_care", cast.professionals["jan"].pk)]
    with looking_as(cast["fleur"]):
        assert not Dossier.objects.exists()
    with looking_as(cast["amina"]):
        assert Dossier.objects.exists()


@pytest.mark.parametrize(("days", "sees"), [(1, True), (30, True), (37, True), (38, False), (100, False)])
def test_who_does_the_after_care_sees_on_until_then(cast, everyone_said, let_time_pass, days, sees):
    closing = everyone_said()
    close_as(cast, "jan", closing)
    let_time_pass()

    with looking_as(replace(cast["jan"], today=cast.today + timedelta(days=days))):
        assert Closing.objects.filter(pk=closing.pk).exists() == sees
        assert Ground.objects.filter(ended_at=None).exists() == sees


def test_after_care_is_written_down(cast, everyone_said, let_time_pass):
    closing = everyone_said()
    close_as(cast, "jan", closing)
    let_time_pass()

    with looking_as(cast["jan"]) as jan:
        closing.refresh_from_db()
        actions.record_after_care(
            closing=closing, seen_version=closing.version, viewer=jan, on=cast.today, words="Het gaat goed"
        )

        closing.refresh_from_db()
        assert (closing.after_care_held_on, closing.after_care_words) == (cast.today, "Het gaat goed")
        assert ChronologyLine.objects.filter(sentence="Nazorg: gevraagd hoe het gaat.").exists()


def test_what_is_closed_is_not_closed_again(cast, everyone_said, let_time_pass):
    closing = everyone_said()
    close_as(cast, "jan", closing)
    let_time_pass()

    with pytest.raises(Refused, match="al gesloten"):
        close_as(cast, "jan", closing)
