"""The pages of approaches: a region writes how it works, a family sees how it is helped, and both see what changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.casework.intake.actions import Opening, triage
from kring.casework.intake.models import Report, ReportedPerson
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.approaches import ApproachCheck, DossierApproach, RoleTaken
from kring.foundation.core.refusal import ChangedMeanwhile
from kring.foundation.organisations.models import Approach, ApproachVersion, Municipality, Region
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.approaches import following, writing
from kring.foundation.sharing.approaches.loading import load_examples

PAGE = 20


@pytest.fixture
def versions(cast) -> dict[str, ApproachVersion]:
    a_year_ago = cast.today - timedelta(days=365)
    with looking_as(job(Job.ARRANGING, today=a_year_ago)) as kring:
        load_examples(region=Region.objects.get(), viewer=kring, from_on=a_year_ago)
        return {one.approach.code: one for one in ApproachVersion.objects.select_related("approach")}


@pytest.fixture
def followed(cast, versions) -> DossierApproach:
    with looking_as(cast["jan"]):
        return following.follow(
            dossier=cast.dossier, version=versions["mda-structural"], reason="Het stopte niet vanzelf",
            viewer=cast["jan"],
        )  # fmt: skip


@pytest.fixture
def draft(cast, versions) -> ApproachVersion:
    with looking_as(cast["wim"]):
        return writing.begin_draft(version=versions["local-team"], viewer=cast["wim"])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_whoever_works_in_the_region_reads_all_six(signed_in, versions):
    page = text(signed_in("piet").get("/werkwijzen/"))

    for version in versions.values():
        assert version.name in page
    assert "Nieuwe werkwijze maken" not in page


def test_a_region_without_approaches_says_what_to_do_first(signed_in, cast):
    assert "kring approaches load" in text(signed_in("wim").get("/werkwijzen/"))


def test_a_version_shows_its_parts_its_source_and_what_the_family_reads(signed_in, versions):
    version = versions["complex-separation"]

    page = text(signed_in("jan").get(f"/werkwijzen/{version.pk}/"))

    for words in (
        "Veiligheidscheck, met elke ouder apart",
        "kindbehartiger",
        version.means_for_us[:40],
        "Bronnen:",
        version.source_version,
    ):
        assert words in page


def test_wim_writes_a_version_and_publishes_it_and_the_region_reads_what_is_different(signed_in, cast, draft):
    step = draft_step(cast, draft)
    wim = signed_in("wim")
    asked = wim.get(f"/werkwijzen/{draft.pk}/stappen/{step.pk}/").context["form"].initial
    answer = wim.post(f"/werkwijzen/{draft.pk}/stappen/{step.pk}/", _filled(asked, term_amount="3"))
    assert answer.status_code == 302

    seen = wim.get(f"/werkwijzen/{draft.pk}/publiceren/").context["form"].initial["seen"]
    sent = {"from_on": cast.today.isoformat(), "reason": "Sneller kennismaken", "seen": seen}
    assert wim.post(f"/werkwijzen/{draft.pk}/publiceren/", sent).status_code == 302

    page = text(signed_in("jan").get(f"/werkwijzen/{draft.pk}/verschil/"))
    assert "Kennismaken" in page
    assert "<del>5</del>" in page
    assert "<ins>3</ins>" in page


def test_a_plain_mistake_keeps_what_was_filled_in(signed_in, draft):
    sent = {"title": "Bellen", "does": "", "counts_from": "start", "term_amount": "3"}

    response = signed_in("wim").post(f"/werkwijzen/{draft.pk}/stappen/nieuw/", sent)

    assert response.status_code == 422
    assert 'value="Bellen"' in response.content.decode()


def test_half_a_term_is_said_in_words(signed_in, draft):
    sent = {"title": "Bellen", "does": "bellen", "counts_from": "start", "term_amount": "3"}

    response = signed_in("wim").post(f"/werkwijzen/{draft.pk}/stappen/nieuw/", sent)

    assert "Vul de hele termijn in" in text(response)


def test_two_who_change_one_line_at_once_see_each_other(signed_in, cast, draft):
    step = draft_step(cast, draft)
    wim = signed_in("wim")
    seen = wim.get(f"/werkwijzen/{draft.pk}/stappen/{step.pk}/").context["form"].initial
    with looking_as(cast["wim"]):
        writing.change_part(part=step, seen_version=1, viewer=cast["wim"], title="Wat de ander schreef")

    response = wim.post(f"/werkwijzen/{draft.pk}/stappen/{step.pk}/", _filled(seen, title="Wat ik schreef"))

    assert response.status_code == 409
    assert "Wat de ander schreef" in text(response)
    assert "Wat ik schreef" in text(response)


@pytest.mark.parametrize("who", ["jan", "ria", "petra"])
def test_a_draft_is_not_there_for_who_does_not_steer(signed_in, draft, who):
    assert signed_in(who).get(f"/werkwijzen/{draft.pk}/").status_code == 404


def test_what_is_published_has_no_page_to_change_it(signed_in, versions):
    assert signed_in("wim").get(f"/werkwijzen/{versions['local-team'].pk}/teksten/").status_code == 404


def test_the_page_of_a_family_says_how_it_stands(signed_in, cast, followed):
    page = text(signed_in("jan").get(f"/gezinnen/{cast.dossier.pk}/werkwijze/"))

    for words in ("MDA++ structureel", "Het stopte niet vanzelf", "Consultatieteam", "nog niet nagekeken", "ontbreekt"):
        assert words in page


def test_a_step_a_criterion_and_a_role_are_said_by_a_person(signed_in, cast, followed):
    with looking_as(cast["jan"]):
        step = followed.approach_version.steps.first()
        criterion = followed.approach_version.criteria.first()
        role = followed.approach_version.roles.get(title="procesregisseur")
    jan, own = signed_in("jan"), f"/gezinnen/{cast.dossier.pk}/werkwijze/"
    told = {"holds": "yes", "evidence": "Gezien en besproken"}

    assert jan.post(f"{own}stap/{step.pk}/", told | {"on": cast.today.isoformat()}).status_code == 302
    assert jan.post(f"{own}criterium/{criterion.pk}/", told).status_code == 302
    assert jan.post(f"{own}rol/{role.pk}/", {"professional": cast.professionals["fleur"].pk}).status_code == 302

    with looking_as(cast["jan"]):
        assert ApproachCheck.objects.of(cast.dossier).count() == 2
        assert RoleTaken.objects.of(cast.dossier).get().professional == cast.professionals["fleur"]


def test_another_approach_is_a_decision_that_the_family_reads(signed_in, cast, versions, followed):
    own, other = f"/gezinnen/{cast.dossier.pk}/werkwijze/", versions["multi-problem"]
    sent = {"approach": other.pk, "reason": "Er spelen ook geldzorgen", "meeting": "", "seen": followed.pk}

    assert signed_in("jan").post(f"{own}kiezen/", sent).status_code == 302

    page = text(signed_in("amina").get(f"/mijn/werkwijze/{cast.dossier.pk}/"))
    assert "Wat betekent dit voor ons?" in page
    assert other.means_for_us in page
    assert "Er spelen ook geldzorgen" in page
    assert "MDA++ structureel" in page, "what was before stays to be read"


def test_whoever_chooses_while_another_did_sees_it_first(signed_in, cast, versions, followed):
    own = f"/gezinnen/{cast.dossier.pk}/werkwijze/kiezen/"
    sent = {"approach": versions["multi-problem"].pk, "reason": "Geldzorgen", "meeting": "", "seen": ""}

    response = signed_in("jan").post(own, sent)

    assert response.status_code == 409
    assert "Het stopte niet vanzelf" in text(response)


def test_the_whole_picture_and_the_page_of_the_family_name_it(signed_in, cast, followed):
    work = text(signed_in("jan").get(f"/gezinnen/{cast.dossier.pk}/"))
    family = text(signed_in("amina").get("/mijn/"))

    for page in (work, family):
        assert "MDA++ structureel" in page
        assert "Beoordelen van de melding" in page


def test_a_newer_version_changes_nothing_by_itself(signed_in, cast, versions, followed):
    wim = cast["wim"]
    with looking_as(wim):
        newer = writing.begin_draft(version=versions["mda-structural"], viewer=wim)
        writing.publish(version=newer, from_on=cast.today, reason="Korter", seen="", viewer=wim)

    page = text(signed_in("jan").get(f"/gezinnen/{cast.dossier.pk}/werkwijze/"))

    assert "zoals afgesproken in versie 1" in page
    assert "er een nieuwe versie" in page


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("jan", "/gezinnen/{dossier}/werkwijze/"),
        ("amina", "/mijn/werkwijze/{dossier}/"),
        ("jan", "/werkwijzen/"),
        ("jan", "/werkwijzen/{version}/"),
    ],
)
def test_how_often_a_page_asks_the_database(signed_in, cast, followed, who, address):
    client = signed_in(who)
    with CaptureQueriesContext(connection) as questions:
        response = client.get(address.format(dossier=cast.dossier.pk, version=followed.approach_version_id))

    assert response.status_code == 200
    assert len(questions) <= PAGE


def test_the_approach_costs_the_whole_picture_and_my_plan_no_question(signed_in, cast, versions):
    def asked(who: str, address: str) -> int:
        client = signed_in(who)
        client.get(address)
        with CaptureQueriesContext(connection) as questions:
            assert client.get(address).status_code == 200
        return len(questions)

    pages = [("jan", f"/gezinnen/{cast.dossier.pk}/"), ("amina", "/mijn/")]
    without = [asked(*page) for page in pages]
    with looking_as(cast["jan"]):
        following.follow(dossier=cast.dossier, version=versions["local-team"], reason="past", viewer=cast["jan"])

    assert [asked(*page) for page in pages] == without


def test_a_report_that_opens_a_dossier_brings_the_approach_that_the_region_proposes(cast, versions):
    with looking_as(job(Job.RECEIVING)):
        report = Report.objects.create(
            desk=cast.teams["noord"], safety_holder=cast.professionals["jan"], kind="concern", reporter_kind="citizen",
            reported_at="2026-01-01T10:00Z", situation="Zorgen",
        )  # fmt: skip
        person = ReportedPerson.objects.create(report=report, given_names="Milan", role="child")
        opening = Opening(
            municipality=Municipality.objects.get(), problem_type="partner_violence",
            coordinator=Face(cast.professionals["jan"], cast.teams["noord"]),
            safety_holder=Face(cast.professionals["fleur"], cast.teams["veiligheid"]), roles={person.pk: "child"},
        )  # fmt: skip

    with looking_as(cast["jan"]):
        done = triage(
            report=report, viewer=cast["jan"], safety_level="acute", outcome="open_dossier", reasons="Gevaar",
            opening=opening,
        )  # fmt: skip
    # Whoever is involved from this moment on sees it from the next transaction on.
    with looking_as(job(Job.RECEIVING)):
        followed = DossierApproach.objects.get(dossier_id=done.dossier_id)

    assert followed.approach_version_id == versions["mda-acute"].pk
    assert followed.reported_at == report.received_at


def draft_step(cast, draft):
    with looking_as(cast["wim"]):
        return draft.steps.get(title="Kennismaken")


def _filled(seen: dict, **changed: str) -> dict:
    """What a browser would send of this form."""
    sent = {name: value for name, value in seen.items() if value not in (None, False)}
    return sent | changed


def test_a_draft_that_nobody_used_is_thrown_away_after_a_question(signed_in, cast, draft):
    wim = signed_in("wim")
    address = f"/werkwijzen/{draft.pk}/weggooien/"
    assert address in text(wim.get(f"/werkwijzen/{draft.pk}/"))
    asked = wim.get(address)

    answer = wim.post(address, {"seen_version": asked.context["form"]["seen_version"].value()})

    assert (answer.status_code, answer["Location"]) == (302, "/werkwijzen/")
    assert wim.get(f"/werkwijzen/{draft.pk}/").status_code == 404
    assert wim.get(f"/werkwijzen/{draft.based_on_id}/").status_code == 200


def test_what_was_published_is_not_thrown_away(signed_in, versions):
    published = versions["local-team"]

    assert signed_in("wim").post(f"/werkwijzen/{published.pk}/weggooien/", {}).status_code == 404


def test_a_new_approach_of_which_nothing_was_published_goes_as_a_whole(signed_in, cast):
    with looking_as(cast["wim"]) as wim:
        begun = writing.new_approach(
            region=Region.objects.get(),
            viewer=wim,
            name="Probeersel",
            words="om te zien",
            for_family="Zo doen we het",
            means_for_us="niets",
            source="wij zelf",
        )

        writing.throw_away(version=begun, seen_version=begun.version, viewer=wim)

        assert not Approach.objects.filter(code="probeersel").exists()


def test_a_draft_that_somebody_changed_meanwhile_stays(signed_in, cast, draft):
    with looking_as(cast["wim"]) as wim:
        writing.change_texts(version=draft, seen_version=draft.version, viewer=wim, words="anders")

        with pytest.raises(ChangedMeanwhile):
            writing.throw_away(version=draft, seen_version=draft.version - 1, viewer=wim)
