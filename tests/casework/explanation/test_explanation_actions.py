"""What can be done to the explanation: result, line in the chronology, log, refusal, and what the database refuses."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError

from kring.casework.explanation import actions
from kring.casework.explanation.models import Explanation, Factor, StatedNeed
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Member
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.sharing.models import LogEntry, Withholding


@pytest.fixture
def jan(cast):
    with looking_as(cast["jan"]) as viewer:
        yield viewer


def told(key):
    return [line.sentence for line in ChronologyLine.objects.filter(item_key=key).order_by("id")]


def logged(name, key):
    return LogEntry.objects.filter(name=name, item_key=key).exists()


def add(cast, viewer, **values):
    filled = {
        "wording": "Karim drinkt",
        "domain": "parents_and_family",
        "function": "perpetuating",
        "source_kind": "statement",
        "told_by": "Amina",
        "identified_on": cast.today,
    }
    return actions.add_factor(dossier=cast.dossier, viewer=viewer, **(filled | values))


def test_a_factor_says_how_we_know_it(cast, jan):
    factor = add(cast, jan, own_words="Hij is anders als hij drinkt")

    key = f"explanation_factor:{factor.pk}"
    assert (factor.valence, factor.written_by_id) == ("risk", cast.professionals["jan"].pk)
    assert told(key) == ["Wat speelt: Karim drinkt (verteld door Amina)"]
    assert logged("explanation.factor.added", key)


def test_what_protects_helps(cast, jan):
    assert add(cast, jan, function="protective", wording="Oma haalt Sem op").valence == "protective"


@pytest.mark.parametrize(
    ("filled", "says"), [({"told_by": ""}, "van wie"), ({"source_kind": "opinion", "verified": True}, "nakijken")]
)
def test_a_factor_without_a_clear_source_is_refused(cast, jan, filled, says):
    with pytest.raises(Refused, match=says):
        add(cast, jan, **filled)

    assert not Factor.objects.exists()


def test_a_changed_function_changes_whether_it_helps(cast, jan, factor):
    actions.edit_factor(factor=factor, seen_version=1, viewer=jan, function="protective")

    factor.refresh_from_db()
    assert (factor.valence, factor.version) == ("protective", 2)


def test_the_second_who_edits_a_factor_is_refused(cast, jan, factor):
    actions.edit_factor(factor=factor, seen_version=1, viewer=jan, wording="Er is soms ruzie over geld")

    with pytest.raises(ChangedMeanwhile):
        actions.edit_factor(factor=factor, seen_version=1, viewer=jan, wording="Nooit ruzie")


def test_an_edit_may_not_turn_a_fact_into_an_opinion_of_nobody(cast, jan, factor):
    with pytest.raises(Refused, match="van wie"):
        actions.edit_factor(factor=factor, seen_version=1, viewer=jan, source_kind="opinion")


def test_a_dropped_factor_stays_as_it_was(cast, jan, factor):
    actions.drop_factor(factor=factor, on=cast.today, viewer=jan)

    with pytest.raises(Refused, match="blijft staan"):
        actions.edit_factor(factor=factor, seen_version=2, viewer=jan, wording="Toch wel")
    assert told(f"explanation_factor:{factor.pk}") == ["Speelt niet meer: Er is veel ruzie over geld"]


def test_the_database_refuses_a_factor_that_was_over_before_it_was_seen(cast, factor):
    with looking_as(job(Job.DEMO)), pytest.raises(IntegrityError, match="factor_over_after_it_was_seen"):
        Factor.objects.filter(pk=factor.pk).update(dropped_on=cast.today - timedelta(days=1))


def test_the_next_version_begins_as_a_copy(cast, jan, make_explanation):
    make_explanation("Het gaat over geld.", dissent="Karim ziet het anders.")

    draft = actions.draft_explanation(dossier=cast.dossier, viewer=jan)

    assert (draft.number, draft.text, draft.dissent) == (2, "Het gaat over geld.", "Karim ziet het anders.")
    assert draft.shared_on is None


def test_there_is_one_draft_at_a_time(cast, jan, make_explanation):
    actions.draft_explanation(dossier=cast.dossier, viewer=jan, text="Eerste")

    with pytest.raises(ChangedMeanwhile):
        actions.draft_explanation(dossier=cast.dossier, viewer=jan, text="Tweede")
    with pytest.raises(IntegrityError, match="one_draft_explanation"):
        make_explanation("Derde", number=9, shared_on=None)


def test_sharing_records_who_was_there(cast, jan):
    draft = actions.draft_explanation(dossier=cast.dossier, viewer=jan, text="Zo zit het.", dissent="Karim niet.")

    actions.share_explanation(
        explanation=draft, seen_version=1, viewer=jan, on=cast.today, organisations_present=3, family_present=True
    )

    draft.refresh_from_db()
    key = f"explanation_explanation:{draft.pk}"
    assert (draft.shared_on, draft.organisations_present, draft.family_present) == (cast.today, 3, True)
    assert told(key)[-1] == "Verklaring, versie 1, samen vastgesteld. Niet iedereen is het eens: dat staat erbij."
    assert logged("explanation.shared", key)


def test_who_shares_has_seen_the_last_words(cast, jan):
    draft = actions.draft_explanation(dossier=cast.dossier, viewer=jan, text="Zo zit het.")
    seen = draft.version
    actions.edit_explanation(explanation=draft, seen_version=1, viewer=jan, text="Heel anders.", dissent="")

    with pytest.raises(ChangedMeanwhile):
        actions.share_explanation(
            explanation=draft,
            seen_version=seen,
            viewer=jan,
            on=cast.today,
            organisations_present=1,
            family_present=True,
        )


def test_a_shared_version_is_refused_by_the_action(cast, jan, make_explanation):
    shared = make_explanation()

    with pytest.raises(Refused, match="verandert niet meer"):
        actions.edit_explanation(explanation=shared, seen_version=1, viewer=jan, text="Anders", dissent="")
    with pytest.raises(Refused, match="was al vastgesteld"):
        actions.share_explanation(
            explanation=shared, seen_version=1, viewer=jan, on=cast.today, organisations_present=1, family_present=True
        )


@pytest.mark.parametrize("who", ["jan", "job"])
@pytest.mark.parametrize("change", [{"text": "Anders"}, {"shared_on": None}, {"dissent": "Toch niet"}])
def test_the_database_keeps_a_shared_version_whoever_asks(cast, make_explanation, who, change):
    shared = make_explanation()
    viewer = job(Job.DEMO) if who == "job" else cast[who]

    with pytest.raises(IntegrityError, match="stays as it is"), looking_as(viewer):
        Explanation.objects.filter(pk=shared.pk).update(**change)


def test_nobody_throws_a_shared_version_away(cast, make_explanation):
    shared = make_explanation()

    with pytest.raises(DatabaseError), looking_as(cast["jan"]):
        Explanation.objects.filter(pk=shared.pk).delete()
    with looking_as(cast["jan"]):
        assert Explanation.objects.filter(pk=shared.pk).exists()


def test_a_need_is_kept_in_the_words_of_that_member_alone(cast, jan):
    noor = cast.persons["noor"]
    member = Member.objects.get(person=noor)

    stated = actions.state_need(
        member=member, viewer=jan, need="help_needed", words="Dat iemand naar mij luistert", on=cast.today
    )

    member.refresh_from_db()
    key = f"explanation_statedneed:{stated.pk}"
    assert (member.need, member.reviewed_on) == ("help_needed", cast.today)
    assert stated.about == [noor.pk]
    assert told(key) == ["Noor heeft hulp nodig. “Dat iemand naar mij luistert”"]
    assert logged("explanation.need.stated", key)


@pytest.mark.parametrize(
    ("who", "reads"),
    [("jan", True), ("fleur", True), ("karim", True), ("amina", False), ("noor", False), ("sami", False)],
)
def test_one_parent_never_reads_what_the_other_needs(cast, who, reads):
    with looking_as(cast["jan"]) as jan:
        member = Member.objects.get(person=cast.persons["karim"])
        stated = actions.state_need(member=member, viewer=jan, need="declined", words="Laat me met rust", on=cast.today)

    with looking_as(cast[who]):
        assert StatedNeed.objects.filter(pk=stated.pk).exists() == reads
        assert ChronologyLine.objects.filter(sentence__contains="met rust").exists() == reads


def test_an_older_answer_does_not_replace_a_newer_one(cast, jan):
    member = Member.objects.get(person=cast.persons["noor"])
    actions.state_need(member=member, viewer=jan, need="help_needed", words="Rust", on=cast.today)

    actions.state_need(member=member, viewer=jan, need="declined", words="", on=cast.today - timedelta(days=9))

    member.refresh_from_db()
    assert (member.need, member.reviewed_on) == ("help_needed", cast.today)


def test_a_withheld_factor_takes_its_line_along(cast, jan, factor):
    actions.drop_factor(factor=factor, on=cast.today, viewer=jan)
    key = f"explanation_factor:{factor.pk}"
    with looking_as(job(Job.DEMO)):
        Withholding.objects.create(
            item_key=key, dossier=cast.dossier, from_person=cast.persons["karim"], reason="r",
            review_on=cast.today + timedelta(days=9),
        )  # fmt: skip

    with looking_as(cast["karim"]):
        assert not Factor.objects.exists()
        assert not told(key)
    with looking_as(cast["amina"]):
        assert told(key)
