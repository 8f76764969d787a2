"""Sharing with care: what is recorded, what is refused, renewing, ending, telling; who reads along; letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Involvement
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, ParentalAuthority
from kring.foundation.sharing import consents, granting, letters, minors
from kring.foundation.sharing.bases import all_bases
from kring.foundation.sharing.granting import Chosen, Recipient
from kring.foundation.sharing.models import Consent, Ground, LegalBasis, LogEntry, Notice
from kring.testing.cast import make_goal


@pytest.fixture
def jan(cast):
    with looking_as(cast["jan"]) as viewer:
        yield viewer


@pytest.fixture
def chosen(cast):
    return Chosen(
        sections=["circle", "plan"], purpose="behandelen", necessity="Anders werkt het langs elkaar heen.",
        proportionality="only_needed", subsidiarity="at_the_table", basis="law_youth", article="Jeugdwet art. 7.4.0",
        until_on=cast.today + timedelta(days=90), family_told_on=cast.today,
    )  # fmt: skip


@pytest.fixture
def on_consent(cast, chosen):
    """About Noor alone: her own consent, and of both her parents."""
    noor, amina, karim = (cast.persons[name].pk for name in ("noor", "amina", "karim"))
    return replace(
        chosen, persons=[noor], basis="consent", article="AVG art. 6 lid 1 onder a; BW 7:457",
        consents=[f"{noor}-{noor}", f"{noor}-{amina}", f"{noor}-{karim}"], consent_how="signed",
    )  # fmt: skip


def piet(cast, role="adviser"):
    return Recipient(team=cast.teams["zuid"], professional=cast.professionals["piet"], role=role)


def sami(cast, role="practitioner"):
    return Recipient(team=cast.teams["ggz"], professional=cast.professionals["sami"], role=role)


def sees(cast, who, goal):
    # A test is one transaction, for which the clock of the database stands still: who joins in it, joined just before.
    with looking_as(job(Job.DEMO)):
        Involvement.objects.filter(ended_at=None).update(started_at=cast.dossier.opened_at)
    with looking_as(cast[who]):
        return type(goal).objects.filter(pk=goal.pk).exists()


def test_who_was_not_involved_is_and_reads_exactly_that(cast, jan, chosen):
    goal = make_goal(cast)
    assert not sees(cast, "piet", goal)

    ground = granting.share(dossier=cast.dossier, recipient=piet(cast), chosen=chosen, viewer=jan)

    assert sees(cast, "piet", goal)
    assert (ground.necessity, ground.proportionality) == ("Anders werkt het langs elkaar heen.", "only_needed")
    assert Involvement.objects.filter(professional=cast.professionals["piet"], role="adviser").exists()
    assert ChronologyLine.objects.filter(sentence__startswith="Piet Hofstra leest mee", family_may_read=True).exists()
    with looking_as(cast["petra"]):
        assert LogEntry.objects.filter(name="sharing.ground.recorded", act="share").exists()


def test_all_of_it_or_nothing(cast, jan, chosen):
    with pytest.raises(Refused, match="hoogstens een jaar"):
        granting.share(
            dossier=cast.dossier, recipient=piet(cast), viewer=jan,
            chosen=replace(chosen, until_on=cast.today + timedelta(days=500)),
        )  # fmt: skip

    assert not Involvement.objects.filter(professional=cast.professionals["piet"]).exists()


def test_who_does_not_carry_the_family_shares_nothing(cast, chosen):
    with looking_as(cast["piet"]) as viewer, pytest.raises(Refused):
        granting.share(dossier=cast.dossier, recipient=piet(cast), chosen=chosen, viewer=viewer)


def test_consent_is_recorded_of_everyone_who_must_agree(cast, jan, on_consent):
    ground = granting.share(dossier=cast.dossier, recipient=sami(cast), chosen=on_consent, viewer=jan)

    given = Consent.objects.filter(ground=ground)
    assert {one.given_by_id for one in given} == {cast.persons[name].pk for name in ("noor", "amina", "karim")}
    assert {(one.how, one.recorded_by) for one in given} == {("signed", cast.professionals["jan"])}


def test_what_is_missing_is_named(cast, jan, on_consent):
    with pytest.raises(Refused, match="Karim, over Noor"):
        granting.share(
            dossier=cast.dossier, recipient=sami(cast), viewer=jan,
            chosen=replace(on_consent, consents=on_consent.consents[:2]),
        )  # fmt: skip


def test_a_consent_does_not_outlive_the_birthday_on_which_somebody_else_decides(cast, jan, on_consent):
    with looking_as(job(Job.DEMO, today=cast.today)):
        soon = cast.today + timedelta(days=30)
        Identity.objects.filter(person=cast.persons["noor"]).update(birth_date=soon - relativedelta(years=16))

    with pytest.raises(Refused, match="verjaardag"):
        granting.share(dossier=cast.dossier, recipient=sami(cast), chosen=on_consent, viewer=jan)
    assert granting.share(
        dossier=cast.dossier, recipient=sami(cast), chosen=replace(on_consent, until_on=soon), viewer=jan
    ).pk


def test_taking_it_back_closes_it_and_whoever_carries_the_family_hears_it(cast, jan, on_consent):
    goal = make_goal(cast, about=[cast.persons["noor"].pk])
    ground = granting.share(dossier=cast.dossier, recipient=sami(cast), chosen=on_consent, viewer=jan)
    assert sees(cast, "sami", goal)

    with looking_as(cast["noor"]) as noor:
        consents.withdraw(consent=Consent.objects.get(ground=ground), viewer=noor)

    assert not sees(cast, "sami", goal)
    with looking_as(job(Job.DEMO)):
        told = Notice.objects.filter(kind="consent_withdrawn")
        assert {notice.to for notice in told} == {cast.professionals["jan"], cast.professionals["fleur"]}
        assert ChronologyLine.objects.filter(sentence__contains="trok de toestemming in").get().about == [
            cast.persons["noor"].pk
        ]


def test_renewing_follows_without_a_gap_and_only_once(cast, jan, chosen):
    first = granting.share(dossier=cast.dossier, recipient=piet(cast), chosen=chosen, viewer=jan)
    longer = replace(chosen, sections=[], until_on=chosen.until_on + timedelta(days=90))

    second = granting.renew(ground=first, chosen=longer, viewer=jan)

    assert (second.from_on, second.sections, second.renews) == (first.until_on, first.sections, first)
    with pytest.raises(Refused, match="al verlengd"):
        granting.renew(ground=first, chosen=longer, viewer=jan)


def test_ending_closes_with_the_reason_and_sharing_anew_opens_again(cast, jan, chosen):
    goal = make_goal(cast)
    ground = granting.share(dossier=cast.dossier, recipient=piet(cast), chosen=chosen, viewer=jan)

    granting.end_ground(ground=ground, reason="De behandeling is klaar.", viewer=jan)

    assert not sees(cast, "piet", goal)
    with pytest.raises(Refused, match="al voorbij"):
        granting.end_ground(ground=ground, reason="Nog eens.", viewer=jan)
    granting.share(dossier=cast.dossier, recipient=piet(cast, role=""), chosen=chosen, viewer=jan)
    assert sees(cast, "piet", goal)


def test_who_carries_the_family_is_not_left_blind(cast, jan):
    own = Ground.objects.get(professional=cast.professionals["jan"])

    with pytest.raises(Refused, match="Draag de rol eerst over"):
        granting.end_ground(ground=own, reason="Genoeg.", viewer=jan)


def test_what_the_family_does_not_know_yet_it_reads_nowhere_until_it_is_told(cast, jan, chosen):
    quiet = replace(
        chosen, family_told_on=None, not_told_reason="Eerst praten.", tell_by=cast.today + timedelta(days=7)
    )
    ground = granting.share(dossier=cast.dossier, recipient=piet(cast), chosen=quiet, viewer=jan)
    with looking_as(cast["amina"]):
        assert not Ground.objects.filter(pk=ground.pk).exists()
        assert not ChronologyLine.objects.filter(sentence__contains="Piet Hofstra").exists()

    granting.tell_family(ground=ground, told_on=cast.today, viewer=jan)

    with looking_as(cast["amina"]):
        assert Ground.objects.filter(pk=ground.pk).exists()


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("local_team", ["law_youth", "law_social_support"]),
        ("veilig_thuis", ["law_veilig_thuis"]),
        ("care_safety_house", ["law_care_safety_house"]),
        ("gp", ["consent"]),
        ("school", []),
    ],
)
def test_each_kind_of_organisation_has_its_laws_and_what_everybody_has(cast, kind, codes):
    options = all_bases().options(kind, cast.today)

    everybody = ["consent", "conflict_of_duties", "court_order", "vital_interest"]
    assert [row.code for row in options] == codes + everybody
    assert all("Wams" not in row.article for row in options)


def test_a_law_counts_from_its_first_day_and_only_when_it_is_in_force(cast):
    with looking_as(job(Job.DEMO)):
        wams = LegalBasis.objects.get(article__startswith="Wams")
        wgs = LegalBasis.objects.get(code="law_care_safety_house")
    assert not wams.in_force

    bases = all_bases()

    assert wgs in bases.options("care_safety_house", wgs.valid_from)
    assert wgs not in bases.options("care_safety_house", wgs.valid_from - timedelta(days=1))
    assert wgs not in bases.options("local_team", wgs.valid_from)


def test_a_law_that_the_privacy_officer_switches_off_is_proposed_no_longer(cast, jan, chosen):
    with looking_as(cast["petra"]):
        assert LegalBasis.objects.filter(article="Jeugdwet art. 7.4.0").update(in_force=False) == 2
    with looking_as(cast["jan"]):
        assert LegalBasis.objects.update(in_force=True) == 0

    with pytest.raises(Refused, match="geldt niet"):
        granting.share(dossier=cast.dossier, recipient=piet(cast), chosen=chosen, viewer=jan)


def test_noor_of_sixteen_lets_her_mother_read_and_stops_it(cast):
    with looking_as(job(Job.DEMO)):
        born = cast.today - relativedelta(years=16)
        Identity.objects.filter(person=cast.persons["noor"]).update(birth_date=born)
    goal = make_goal(cast, about=[cast.persons["noor"].pk])
    assert not sees(cast, "amina", goal)

    with looking_as(cast["noor"]) as noor:
        row = minors.let_parent_read(child=cast.persons["noor"], parent=cast.persons["amina"], viewer=noor)
    assert sees(cast, "amina", goal)
    assert not sees(cast, "karim", goal)

    with looking_as(cast["noor"]) as noor:
        minors.stop_parent_reading(row=row, viewer=noor)
    assert not sees(cast, "amina", goal)


def test_capacity_is_recorded_and_ended_by_who_carries_the_family(cast, jan):
    goal = make_goal(cast, about=[cast.persons["noor"].pk])

    row = minors.record_incapacity(
        dossier=cast.dossier, person=cast.persons["noor"], judged_by="Sami Aziz, psychiater", judged_on=cast.today,
        reason="In de war.", until_on=cast.today + timedelta(days=30), viewer=jan,
    )  # fmt: skip
    assert not sees(cast, "noor", goal)
    minors.end_incapacity(row=row, dossier=cast.dossier, viewer=jan)

    assert sees(cast, "noor", goal)


def test_a_letter_is_only_for_a_parent_without_authority(cast, jan):
    told = {
        "dossier": cast.dossier, "to": cast.persons["karim"], "child": cast.persons["sem"], "asked_on": cast.today,
        "question": "Hoe gaat het?", "facts": "Sem gaat naar groep 5.", "refusal": "", "viewer": jan,
    }  # fmt: skip
    with pytest.raises(Refused, match="heeft gezag"):
        letters.give_letter(**told)
    with pytest.raises(Refused, match="geen ouder"):
        letters.give_letter(**told | {"to": cast.persons["fatna"]})
    with looking_as(job(Job.DEMO)):
        ParentalAuthority.objects.filter(parent=cast.persons["karim"]).update(until_on=cast.today)

    letter = letters.give_letter(**told)
    refused = letters.give_letter(**told | {"facts": "", "refusal": "Het schaadt Sem nu."})

    assert (letter.is_refused, refused.is_refused) == (False, True)
    assert letter.child_called.startswith("Sem")
    with looking_as(cast["petra"]):
        assert LogEntry.objects.filter(name="sharing.letter.given").exists()
        assert LogEntry.objects.filter(name="sharing.letter.refused").exists()
