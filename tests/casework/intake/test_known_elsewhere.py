"""Is this family known elsewhere: who asks, who answers and sees no more, what the family reads, what is given."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kring.casework.intake import actions_known as actions
from kring.casework.intake.actions import Opening, receive_report, triage
from kring.casework.intake.actions_known import Reason, Whom
from kring.casework.intake.known_rules import Telling
from kring.casework.intake.models import (
    AskedPerson,
    GivenInformation,
    InformationRequest,
    IntakeTerm,
    KnownQuestion,
    QuestionUntold,
)
from kring.casework.intake.whom_to_ask import bases_for, organisations_to_ask, organisations_to_call
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.core.working_days import nth_working_day_after
from kring.foundation.households.models import Identity
from kring.foundation.organisations.models import Organisation, Position
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.models import LogEntry, Withholding
from tests.casework.intake.told import new_report

AS_JOB = job(Job.DEMO)


@pytest.fixture
def ggz(cast):
    """The mental health organisation, for which Sami was appointed to answer."""
    with looking_as(AS_JOB):
        Position.objects.create(
            professional=cast.professionals["sami"],
            team=cast.teams["ggz"],
            kind="answers_questions",
            from_on=cast.today,
        )
    return cast.teams["ggz"].organisation


@pytest.fixture
def nobody_hides(cast):
    with looking_as(AS_JOB):
        Withholding.objects.all().delete()


@pytest.fixture
def reason(cast):
    with looking_as(cast["jan"]):
        row = bases_for(cast["jan"])[0]
    return Reason("Om te weten wie er al helpt.", row.code, row.article, "Amina, vandaag", Telling(told_on=cast.today))


@pytest.fixture
def ask(cast, ggz, reason):
    """Ask the mental health organisation, as Jan, about these of the family."""

    def asked(*names, **more):
        with looking_as(cast["jan"]):
            whom = [
                Whom(one.full_name, one.birth_date, person_id=one.person_id)
                for one in Identity.objects.filter(person__in=[cast.persons[name] for name in names]).order_by("pk")
            ]
            return actions.ask_whether_known(
                organisations=[ggz], persons=whom, reason=replace(reason, **more), viewer=cast["jan"],
                dossier=cast.dossier,
            )  # fmt: skip

    return asked


def seen_by(cast, who, model=KnownQuestion, **on):
    viewer = replace(cast[who], **on)
    with looking_as(viewer):
        return list(model.objects.order_by("pk"))


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("jan", True), ("fleur", True), ("sami", True), ("amina", True), ("karim", False), ("noor", False),
        ("sem", False), ("fatna", False), ("piet", False), ("ria", False), ("wim", False), ("petra", False),
    ],
)  # fmt: skip
def test_who_sees_a_question_about_amina(cast, ask, who, sees):
    ask("amina")

    assert bool(seen_by(cast, who)) == sees
    assert bool(seen_by(cast, who, AskedPerson)) == sees


def test_who_answers_sees_a_name_and_a_birth_date_and_nothing_of_the_dossier(cast, ask):
    ask("amina")

    with looking_as(cast["sami"]):
        (person,) = AskedPerson.objects.all()
        assert person.name == "Amina El Idrissi"
        assert person.birth_date is not None
        for model in (Dossier, Member, Identity, ChronologyLine, GivenInformation):
            assert not model.objects.exists()


def test_another_of_that_organisation_who_is_not_appointed_sees_nothing(cast, ask):
    ask("amina")
    with looking_as(AS_JOB):
        Position.objects.filter(kind="answers_questions").update(kind="professional")

    assert seen_by(cast, "sami") == []


def test_after_its_term_who_answers_sees_it_no_longer_and_who_asked_still_does(cast, ask):
    (question,) = ask("amina")
    after = question.open_until + timedelta(days=1)

    assert question.answer_by == nth_working_day_after(cast.today, 5)
    assert seen_by(cast, "sami", today=question.open_until)
    assert not seen_by(cast, "sami", today=after)
    with looking_as(replace(cast["jan"], today=after)):
        assert list(KnownQuestion.objects.unanswered().filter(answer_by__lt=after)) == [question]


def test_the_term_is_a_row_of_the_region(cast, ask):
    with looking_as(AS_JOB):
        IntakeTerm.objects.filter(code="question").update(amount=2)

    (question,) = ask("amina")

    assert question.answer_by == nth_working_day_after(cast.today, 2)


def test_where_somebody_hides_each_is_asked_apart_and_no_parent_reads_of_the_other(cast, ask):
    first, second = ask("amina", "noor")

    assert (first.about, second.about) == ([cast.persons["amina"].pk], [cast.persons["noor"].pk])
    # Karim decides for Noor too, but who was asked may tell where she lives.
    assert seen_by(cast, "karim") == []
    assert seen_by(cast, "noor") == [second]
    assert seen_by(cast, "amina") == [first, second]
    assert not any("Ggz" in line.sentence for line in seen_by(cast, "karim", ChronologyLine))


def test_without_a_secret_both_parents_read_of_a_question_about_their_child(cast, ask, nobody_hides):
    (question,) = ask("amina", "noor")

    assert seen_by(cast, "karim") == [question]
    with looking_as(cast["karim"]):
        assert [one.name for one in AskedPerson.objects.all()] == ["Noor El Idrissi"]


def test_a_question_of_which_the_family_knows_not_yet_is_theirs_to_read_on_its_day(cast, ask):
    tell_by = cast.today + timedelta(days=7)
    (question,) = ask("amina", telling=Telling(reason="Karim leest haar post.", tell_by=tell_by))

    assert seen_by(cast, "amina") == []
    assert not any("Ggz" in line.sentence for line in seen_by(cast, "amina", ChronologyLine))
    assert seen_by(cast, "amina", today=tell_by) == [question]
    assert [one.reason for one in seen_by(cast, "jan", QuestionUntold)] == ["Karim leest haar post."]
    assert seen_by(cast, "sami", QuestionUntold) == []

    with looking_as(cast["jan"]):
        actions.tell_family(question=question, told_on=cast.today, viewer=cast["jan"])
    assert seen_by(cast, "amina") == [question]


def answer(cast, question, told="known"):
    with looking_as(cast["sami"]):
        return actions.answer_question(question=question, answer=told, viewer=cast["sami"])


@pytest.mark.parametrize(("told", "sentence"), [("known", "is daar bekend"), ("unknown", "is daar niet bekend")])
def test_the_answer_is_yes_or_no_and_everybody_who_may_know_reads_it(cast, ask, told, sentence):
    (question,) = ask("amina")

    answer(cast, question, told)

    assert seen_by(cast, "amina")[0].answer == told
    assert any(sentence in line.sentence for line in seen_by(cast, "jan", ChronologyLine))
    with looking_as(AS_JOB):
        line = LogEntry.objects.get(name="intake.known.answered")
        assert (line.professional, line.dossier) == (cast.professionals["sami"], cast.dossier)


def test_only_who_is_appointed_answers(cast, ask):
    (question,) = ask("amina")

    with looking_as(cast["fleur"]), pytest.raises(Refused, match="niet aangewezen"):
        actions.answer_question(question=question, answer="known", viewer=cast["fleur"])


def test_an_answer_is_put_right_until_something_was_asked_after_it(cast, ask, reason):
    (question,) = ask("amina")
    answer(cast, question, "unknown")

    answer(cast, question, "known")

    assert any("Verbeterd antwoord" in line.sentence for line in seen_by(cast, "jan", ChronologyLine))
    request(cast, question, reason)
    with pytest.raises(Refused, match="al geantwoord"):
        answer(cast, question, "unknown")


def test_what_is_withdrawn_is_gone_for_who_answers(cast, ask):
    (question,) = ask("amina")

    with looking_as(cast["jan"]):
        actions.withdraw_question(question=question, viewer=cast["jan"])

    assert seen_by(cast, "sami") == []
    assert seen_by(cast, "amina")[0].withdrawn_at is not None


def request(cast, question, reason):
    with looking_as(cast["jan"]):
        question.refresh_from_db()
        return actions.request_information(
            question=question, what="Is er nu behandeling?", reason=reason, viewer=cast["jan"]
        )


def test_before_a_yes_no_information_is_asked(cast, ask, reason):
    (question,) = ask("amina")
    with pytest.raises(Refused, match="bekend is"):
        request(cast, question, reason)

    answer(cast, question, "unknown")
    with pytest.raises(Refused, match="bekend is"):
        request(cast, question, reason)


def test_what_is_given_becomes_a_record_of_the_dossier_with_its_source(cast, ask, reason, ggz):
    (question,) = ask("amina")
    answer(cast, question)
    asked = request(cast, question, reason)

    with looking_as(cast["sami"]):
        actions.answer_request(request=asked, answer="granted", given="Ja, sinds mei.", viewer=cast["sami"])

    for who in ("jan", "amina"):
        (given,) = seen_by(cast, who, GivenInformation)
        assert (given.text, given.source_holder, given.given_by) == ("Ja, sinds mei.", ggz, cast.professionals["sami"])
    for who in ("karim", "noor", "piet", "sami"):
        assert seen_by(cast, who, GivenInformation) == []
    with looking_as(cast["sami"]):
        assert InformationRequest.objects.get().given == ""


def test_what_was_given_is_theirs_to_read_too_from_the_day_on_which_it_had_to_be_told(cast, ask, reason):
    tell_by = cast.today + timedelta(days=7)
    (question,) = ask("amina", telling=Telling(reason="gevaar", tell_by=tell_by))
    answer(cast, question)
    asked = request(cast, question, reason)
    with looking_as(cast["sami"]):
        actions.answer_request(request=asked, answer="granted", given="Ja, sinds mei.", viewer=cast["sami"])
    assert seen_by(cast, "amina", GivenInformation) == []

    assert actions.let_family_read(tell_by - timedelta(days=1)) == 0
    assert actions.let_family_read(tell_by) == 1

    assert len(seen_by(cast, "amina", GivenInformation, today=tell_by)) == 1


def test_a_refusal_has_a_reason_that_the_family_reads(cast, ask, reason):
    (question,) = ask("amina")
    answer(cast, question)
    asked = request(cast, question, reason)

    with looking_as(cast["sami"]):
        with pytest.raises(Refused, match="waarom u dit niet geeft"):
            actions.answer_request(request=asked, answer="refused", viewer=cast["sami"])
        actions.answer_request(
            request=asked, answer="refused", refusal="Amina wil dit zelf vertellen.", viewer=cast["sami"]
        )

    (told,) = seen_by(cast, "amina", InformationRequest)
    assert (told.answer, told.refusal) == ("refused", "Amina wil dit zelf vertellen.")
    assert not seen_by(cast, "jan", GivenInformation)


def test_an_organisation_from_which_something_is_withheld_is_not_asked(cast, ask, ggz):
    with looking_as(AS_JOB):
        Withholding.objects.create(
            dossier=cast.dossier, item_key="plans_goal:1", from_organisation=ggz, reason="een tante werkt daar",
            review_on=cast.today + timedelta(days=30),
        )  # fmt: skip

    with pytest.raises(Refused, match="afgeschermd"):
        ask("amina")


def test_somebody_who_does_not_carry_the_family_cannot_ask(cast, ggz, reason):
    whom = [Whom("Amina El Idrissi", person_id=cast.persons["amina"].pk)]
    with looking_as(cast["piet"]), pytest.raises((DatabaseError, Refused)), transaction.atomic():
        actions.ask_whether_known(
            organisations=[ggz], persons=whom, reason=reason, viewer=cast["piet"], dossier=cast.dossier
        )


def test_a_question_that_nobody_answered_is_asked_anew_and_the_old_one_rests(cast, ask):
    (old,) = ask("amina")
    with pytest.raises(Refused, match="al gevraagd"):
        ask("amina")
    with looking_as(AS_JOB):
        past = cast.today - timedelta(days=1)
        KnownQuestion.objects.update(answer_by=past, open_until=past, asked_at=timezone.now() - timedelta(days=9))

    (fresh,) = ask("amina")

    with looking_as(cast["jan"]):
        assert list(KnownQuestion.objects.unanswered()) == [fresh]
        assert KnownQuestion.objects.get(pk=old.pk).withdrawn_at is not None


class TestBeforeTriage:
    @pytest.fixture
    def asked(self, cast, ggz, reason):
        report = receive_report(report=new_report(), desk=cast.teams["noord"], viewer=cast["piet"])
        with looking_as(cast["jan"]):
            person = report.persons.get()
            (question,) = actions.ask_whether_known(
                organisations=[ggz], persons=[Whom(person.full_name, None, reported_id=person.pk)], reason=reason,
                viewer=cast["jan"], report=report,
            )  # fmt: skip
        return report, question

    @pytest.mark.parametrize(("who", "sees"), [("jan", True), ("sami", True), ("fleur", False), ("piet", False)])
    def test_the_desk_and_who_answers_see_it(self, cast, asked, who, sees):
        assert bool(seen_by(cast, who)) == sees

    def test_what_was_asked_and_given_goes_along_to_the_dossier(self, cast, asked, reason):
        report, question = asked
        answer(cast, question)
        wanted = request(cast, question, reason)
        with looking_as(cast["sami"]):
            actions.answer_request(request=wanted, answer="granted", given="Ja, twee keer.", viewer=cast["sami"])
        with looking_as(cast["jan"]):
            assert InformationRequest.objects.get().given == "Ja, twee keer."
            person = report.persons.get()
            jan, fleur = (
                Face(cast.professionals["jan"], cast.teams["noord"]),
                Face(cast.professionals["fleur"], cast.teams["veiligheid"]),
            )
            opening = Opening(
                municipality=cast.dossier.municipality, problem_type="neglect", coordinator=jan, safety_holder=fleur,
                roles={person.pk: "child"},
            )  # fmt: skip
            done = triage(
                report=report, viewer=cast["jan"], safety_level="risk", outcome="open_dossier", reasons="Samen kijken.",
                opening=opening,
            )  # fmt: skip

        with looking_as(AS_JOB):
            mees = Member.objects.get(dossier=done.dossier).person_id
            carried = KnownQuestion.objects.get()
            assert (carried.dossier_id, carried.about) == (done.dossier_id, [mees])
            given = GivenInformation.objects.get()
            assert (given.text, given.about, given.dossier_id) == ("Ja, twee keer.", [mees], done.dossier_id)
            assert InformationRequest.objects.get().given == ""


def test_only_organisations_with_somebody_who_answers_can_be_asked(cast, ggz):
    with looking_as(cast["jan"]):
        others = {str(one) for one in Organisation.objects.all()} - {str(ggz), str(cast.teams["noord"].organisation)}

        assert list(organisations_to_ask(cast["jan"], cast.dossier)) == [ggz]
        assert {str(one) for one in organisations_to_call(cast["jan"])} == others
