"""How it hangs together: arrows between factors, possible explanations, and who sees it how."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kring.casework.explanation import actions_hypotheses as actions
from kring.casework.explanation import rules
from kring.casework.explanation.models import Argument, Hypothesis, Influence, Perspective, Stance
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import Member
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.sharing.models import LogEntry, Withholding


def page_of(cast, name="coherence", *args):
    return reverse(f"explanation:{name}", args=[cast.dossier.pk, *args])


@pytest.fixture
def hypothesis(cast):
    with looking_as(cast["jan"]):
        return actions.propose_hypothesis(dossier=cast.dossier, wording="De ruzie gaat over geld", viewer=cast["jan"])


@pytest.mark.parametrize(
    ("one", "other", "about", "family"),
    [
        ([], [], [], True),
        ([1], [], [1], True),
        ([1, 2], [2, 3], [2], True),
        ([1], [2], [1, 2], False),
    ],
)
def test_what_ties_two_records_is_for_who_may_read_both(one, other, about, family):
    assert rules.for_whom_of_both(one, other) == (about, family)


@pytest.mark.parametrize(
    ("status", "outcome", "supporting", "contradicting", "heard", "refused"),
    [
        ("open", "", 0, 0, 0, False),
        ("tested", "", 1, 1, 0, True),
        ("tested", "het past", 0, 0, 0, False),
        ("shared", "zo zien we het", 0, 0, 2, True),
        ("shared", "zo zien we het", 1, 0, 0, True),
        ("shared", "zo zien we het", 1, 0, 1, False),
        ("rejected", "klopt niet", 1, 0, 1, True),
        ("rejected", "klopt niet", 0, 1, 0, False),
    ],
)
def test_when_a_hypothesis_may_be_weighed_so(status, outcome, supporting, contradicting, heard, refused):
    told = rules.why_not_weighed(
        status=status, outcome=outcome, supporting=supporting, contradicting=contradicting, heard=heard
    )

    assert bool(told) == refused


def test_an_arrow_between_two_factors_is_drawn_and_told(cast, make_factor, signed_in):
    source, target = make_factor("Schulden"), make_factor("Ruzie")
    with looking_as(cast["jan"]):
        arrow = actions.draw_influence(
            source=source, target=target, strength="strong", certainty="thought", viewer=cast["jan"]
        )
        with pytest.raises(Refused, match="stond er al"):
            actions.draw_influence(source=source, target=target, strength="some", certainty="seen", viewer=cast["jan"])
        with pytest.raises(Refused, match="verschillende"):
            actions.draw_influence(source=source, target=source, strength="some", certainty="seen", viewer=cast["jan"])

    text = signed_in("amina").get(page_of(cast)).content.decode()

    assert "“Schulden” heeft sterke invloed op “Ruzie” (dat denken we)." in text
    assert page_of(cast, "drop-influence", arrow.pk) not in text
    assert page_of(cast, "drop-influence", arrow.pk) in signed_in("jan").get(page_of(cast)).content.decode()


def test_an_arrow_is_hidden_with_the_factor_at_its_end(cast, make_factor, signed_in):
    secret, known = make_factor("Amina wil weg"), make_factor("Ruzie")
    with looking_as(cast["jan"]):
        actions.draw_influence(source=secret, target=known, strength="some", certainty="seen", viewer=cast["jan"])
        Withholding.objects.create(
            dossier=cast.dossier, item_key=f"explanation_factor:{secret.pk}", from_person=cast.persons["karim"],
            reason="gevaar", review_on=cast.today, recorded_by=cast.professionals["jan"],
        )  # fmt: skip

    text = signed_in("karim").get(page_of(cast)).content.decode()
    with looking_as(cast["karim"]):
        arrows = Influence.objects.count()

    assert "Ruzie" in text
    assert "Amina wil weg" not in text
    assert "invloed op “" not in text
    assert arrows == 0


def test_dissent_stays_on_the_page_and_the_newest_of_each_counts(cast, hypothesis, signed_in):
    karim = cast.persons["karim"].pk
    with looking_as(cast["jan"]):
        with pytest.raises(Refused, match="waarom niet"):
            actions.take_stance(
                hypothesis=hypothesis, agrees=False, words=" ", on=cast.today, viewer=cast["jan"], person_id=karim
            )
        for agrees, words in ((True, ""), (False, "Het gaat over vertrouwen")):
            actions.take_stance(
                hypothesis=hypothesis, agrees=agrees, words=words, on=cast.today, viewer=cast["jan"], person_id=karim
            )

    text = signed_in("amina").get(page_of(cast, "hypothesis", hypothesis.pk)).content.decode()

    assert text.count("<b>Karim</b>") == 1
    assert "ziet het anders" in text
    assert "Het gaat over vertrouwen" in text


def test_the_other_way_round_replaces_an_argument(cast, hypothesis, factor):
    with looking_as(cast["jan"]):
        actions.argue(hypothesis=hypothesis, factor=factor, supports=True, viewer=cast["jan"])
        with pytest.raises(Refused):
            actions.argue(hypothesis=hypothesis, factor=factor, supports=True, viewer=cast["jan"])
        actions.argue(hypothesis=hypothesis, factor=factor, supports=False, viewer=cast["jan"])

        assert [one.supports for one in Argument.objects.current()] == [False]


def test_only_who_was_asked_contradicts(cast, hypothesis):
    fleur = cast.professionals["fleur"]
    with looking_as(cast["jan"]):
        actions.ask_challenge(hypothesis=hypothesis, seen_version=1, challenger=fleur, viewer=cast["jan"])
        with pytest.raises(Refused, match="iemand anders"):
            actions.give_challenge(hypothesis=hypothesis, seen_version=2, words="Nee", viewer=cast["jan"])
    with looking_as(cast["fleur"]):
        actions.give_challenge(hypothesis=hypothesis, seen_version=2, words="Er is geen geldnood", viewer=cast["fleur"])

    assert hypothesis.challenged_on == cast.today


def test_two_who_weigh_at_once_both_see_it(cast, hypothesis, signed_in):
    url = page_of(cast, "weigh", hypothesis.pk)
    filled = {"status": "tested", "outcome": "Het past bij de brieven", "seen_version": 1}
    with looking_as(cast["fleur"]):
        actions.weigh_hypothesis(
            hypothesis=Hypothesis.objects.get(), seen_version=1, status="tested", outcome="Nagekeken",
            viewer=cast["fleur"],
        )  # fmt: skip
        with pytest.raises(ChangedMeanwhile):
            actions.weigh_hypothesis(
                hypothesis=hypothesis, seen_version=1, status="open", outcome="", viewer=cast["fleur"]
            )

    answer = signed_in("jan").post(url, filled)

    assert answer.status_code == 409
    assert "Nagekeken" in answer.content.decode()
    assert "Het past bij de brieven" in answer.content.decode()


def test_how_a_child_sees_it_is_not_for_the_other_parent_unless_it_wants_so(cast):

    with looking_as(cast["jan"]):
        noor = Member.objects.get(person=cast.persons["noor"])
        actions.tell_perspective(
            member=noor, words="Ik wil bij oma wonen", on=cast.today, for_everyone=False, viewer=cast["jan"]
        )

    def reads(who):
        with looking_as(cast[who]):
            return Perspective.objects.filter(words="Ik wil bij oma wonen").exists()

    assert [who for who in ("jan", "fleur", "noor", "sem", "piet") if reads(who)] == ["jan", "fleur", "noor"]


def test_a_page_for_each_step_keeps_what_was_filled_in_and_does_it_once(cast, signed_in, factor, make_factor):
    other = make_factor("Slecht slapen")
    client = signed_in("jan")
    wrong = client.post(page_of(cast, "propose"), {"wording": ""})
    client.post(page_of(cast, "propose"), {"wording": "Te weinig slaap"})
    hypothesis = Hypothesis.objects.get
    with looking_as(cast["jan"]):
        pk = hypothesis().pk
    twice = {"factor": factor.pk, "supports": "yes", "eenmalig": "5c1f4e9e-1c5b-4d0e-8f0e-2f3a9f1f0c11"}
    for _time in range(2):
        assert client.post(page_of(cast, "argue", pk), twice).status_code == 302
    client.post(page_of(cast, "take-stance", pk), {"who": "me", "agrees": "yes", "words": "", "on": cast.today})
    client.post(page_of(cast, "weigh", pk), {"status": "shared", "outcome": "Zo zien we het", "seen_version": 1})
    client.post(
        page_of(cast, "draw-influence"),
        {"source": factor.pk, "target": other.pk, "strength": "some", "certainty": "seen"},
    )

    with looking_as(cast["jan"]):
        found = hypothesis()
        counts = Argument.objects.count(), Stance.objects.count(), Influence.objects.count()
    assert wrong.status_code == 422
    assert (found.status, found.outcome) == ("shared", "Zo zien we het")
    assert counts == (1, 1, 1)


def test_what_was_done_is_in_the_log(cast, hypothesis):
    with looking_as(cast["petra"]):
        names = set(LogEntry.objects.values_list("name", flat=True))

    assert "explanation.hypothesis.proposed" in names


def test_the_page_asks_no_more_of_the_database_for_more_rows(cast, make_factor, signed_in):
    client = signed_in("jan")

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(page_of(cast))
        return len(queries)

    def more(number):
        with looking_as(cast["jan"]):
            first, second = make_factor(f"a{number}"), make_factor(f"b{number}")
            actions.draw_influence(source=first, target=second, strength="some", certainty="seen", viewer=cast["jan"])
            one = actions.propose_hypothesis(dossier=cast.dossier, wording=f"c{number}", viewer=cast["jan"])
            actions.argue(hypothesis=one, factor=first, supports=True, viewer=cast["jan"])
            actions.take_stance(hypothesis=one, agrees=True, words="", on=cast.today, viewer=cast["jan"])

    more(0)
    few = asked()
    for number in range(1, 5):
        more(number)

    assert asked() == few
