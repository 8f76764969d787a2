"""What was published is never rewritten: not by who steers the region, not by Kring itself, in whatever order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.approaches import DossierApproach
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.approaches.choices import PartKind
from kring.foundation.organisations.approaches.contents import content_of, with_parts
from kring.foundation.organisations.approaches.differences import Change, differences, fingerprint
from kring.foundation.organisations.models import Approach, ApproachStep, ApproachVersion, Region
from kring.foundation.sharing.approaches import following, writing


def whole(pk: int) -> ApproachVersion:
    return with_parts(ApproachVersion.objects.filter(pk=pk)).get()


@pytest.fixture
def local_team(versions):
    return versions["local-team"]


def test_a_new_version_begins_with_everything_of_the_one_before(cast, local_team):
    with looking_as(cast["wim"]):
        draft = writing.begin_draft(version=local_team, viewer=cast["wim"])

        assert draft.number == 2
        assert differences(content_of(whole(local_team.pk)), content_of(whole(draft.pk))) == []


def test_a_change_is_told_by_its_line(cast, local_team):
    with looking_as(cast["wim"]):
        draft = writing.begin_draft(version=local_team, viewer=cast["wim"])
        step = draft.steps.get(title="Kennismaken")
        writing.change_part(part=step, seen_version=1, viewer=cast["wim"], term_amount=3)

        (one,) = differences(content_of(whole(local_team.pk)), content_of(whole(draft.pk)))

        assert (one.change, one.fields) == (Change.CHANGED, ("term_amount",))


def test_publishing_ends_the_version_before_on_that_day(cast, local_team):
    tomorrow = cast.today + timedelta(days=1)
    with looking_as(cast["wim"]):
        draft = writing.begin_draft(version=local_team, viewer=cast["wim"])
        writing.publish(version=draft, from_on=tomorrow, reason="Korter", seen="", viewer=cast["wim"])
        local_team.refresh_from_db()

        assert local_team.valid_until == tomorrow
        assert ApproachVersion.objects.in_use_on(cast.today).filter(approach=local_team.approach).get() == local_team
        assert ApproachVersion.objects.in_use_on(tomorrow).filter(approach=local_team.approach).get() == draft


def test_a_published_version_and_its_lines_stay_for_everybody(cast, local_team):
    """Not even Kring itself writes there; the database says no."""
    with looking_as(job(Job.ARRANGING)):
        for write in (
            lambda: ApproachVersion.objects.filter(pk=local_team.pk).update(words="anders"),
            lambda: ApproachVersion.objects.filter(pk=local_team.pk).delete(),
            lambda: ApproachStep._default_manager.filter(of=local_team).update(title="anders"),
            lambda: ApproachStep._default_manager.filter(of=local_team).delete(),
            lambda: ApproachStep._default_manager.create(of=local_team, title="erbij", does="x"),
        ):
            with pytest.raises((IntegrityError, Refused)), transaction.atomic():
                write()


def test_the_actions_refuse_in_words_before_the_database_does(cast, local_team):
    with looking_as(cast["wim"]), pytest.raises(Refused, match="al gepubliceerd"):
        writing.change_texts(version=local_team, seen_version=1, viewer=cast["wim"], words="anders")


def test_two_drafts_of_one_approach_are_a_conflict(cast, local_team):
    with looking_as(cast["wim"]):
        writing.begin_draft(version=local_team, viewer=cast["wim"])

        with pytest.raises(ChangedMeanwhile):
            writing.begin_draft(version=local_team, viewer=cast["wim"])


def test_whoever_publishes_publishes_what_was_seen(cast, local_team):
    with looking_as(cast["wim"]):
        draft = writing.begin_draft(version=local_team, viewer=cast["wim"])
        seen = fingerprint(content_of(whole(draft.pk)))
        writing.add_part(version=draft, part=PartKind.CRITERIA, viewer=cast["wim"], kind="enter", wording="Iets nieuws")

        with pytest.raises(ChangedMeanwhile):
            writing.publish(version=draft, from_on=cast.today, reason="Nieuw", seen=seen, viewer=cast["wim"])


def test_a_line_that_somebody_changed_is_not_removed_in_silence(cast, local_team):
    with looking_as(cast["wim"]):
        draft = writing.begin_draft(version=local_team, viewer=cast["wim"])
        step = draft.steps.first()
        writing.change_part(part=step, seen_version=1, viewer=cast["wim"], title="Anders")

        with pytest.raises(ChangedMeanwhile):
            writing.remove_part(part=step, seen_version=1, viewer=cast["wim"])


@pytest.mark.parametrize("who", ["jan", "piet", "ria", "petra", "amina"])
def test_nobody_else_writes_or_reads_a_draft(cast, local_team, who):
    with looking_as(cast["wim"]):
        draft = writing.begin_draft(version=local_team, viewer=cast["wim"])

    with looking_as(cast[who]):
        assert ApproachVersion.objects.filter(pk=local_team.pk).exists(), "what is published is known to all"
        assert ApproachStep._default_manager.filter(of=local_team).exists()
        assert not ApproachVersion.objects.filter(pk=draft.pk).exists()
        assert not ApproachStep._default_manager.filter(of=draft).exists()
        assert not ApproachStep._default_manager.filter(of_id=draft.pk).update(title="x")
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
            Approach.objects.create(region_id=local_team.approach.region_id, code="nieuw")


def test_who_steers_one_region_writes_nothing_of_another(cast):
    with looking_as(job(Job.ARRANGING)):
        elsewhere = Region.objects.create(name="Elders")

    with looking_as(cast["wim"]), pytest.raises(ProgrammingError), transaction.atomic():
        Approach.objects.create(region=elsewhere, code="nieuw")


def test_a_dossier_keeps_the_version_under_which_it_was_agreed(cast, local_team):
    with looking_as(cast["jan"]):
        followed = following.follow(dossier=cast.dossier, version=local_team, reason="past", viewer=cast["jan"])

    with looking_as(job(Job.ARRANGING)):
        for values in ({"approach_version": local_team.pk + 1}, {"started_at": "2020-01-01T00:00Z"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                DossierApproach.objects.filter(pk=followed.pk).update(**values)


OPS = st.lists(st.sampled_from(["draft", "reword", "remove", "add", "texts", "publish", "follow", "stop"]), max_size=12)


@given(ops=OPS)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_is_done_afterwards_what_was_agreed_reads_the_same(cast, local_team, ops):
    """The content of every published version, and of what each dossier agreed, is the same after as before."""
    wim, jan = cast["wim"], cast["jan"]
    agreed: dict[int, str] = {}
    with looking_as(wim):
        agreed[local_team.pk] = fingerprint(content_of(whole(local_team.pk)))
    point = transaction.savepoint()
    try:
        day = cast.today
        for op in ops:
            with looking_as(wim):
                draft = ApproachVersion.objects.draft().filter(approach=local_team.approach_id).first()
                newest = ApproachVersion.objects.published().filter(approach=local_team.approach_id).latest("number")
            try:
                with transaction.atomic(), looking_as(jan if op == "follow" else wim):
                    if op == "draft":
                        writing.begin_draft(version=newest, viewer=wim)
                    elif op == "follow":
                        now = DossierApproach.objects.of(cast.dossier).running().first()
                        following.follow(
                            dossier=cast.dossier,
                            version=newest,
                            reason="past",
                            viewer=jan,
                            seen=now.pk if now else None,
                        )
                    elif op == "stop":
                        writing.stop_using(version=newest, on=day, seen_version=newest.version, viewer=wim)
                    elif draft is None:
                        continue
                    elif op == "publish":
                        day += timedelta(days=1)
                        published = writing.publish(version=draft, from_on=day, reason="x", seen="", viewer=wim)
                        agreed[published.pk] = fingerprint(content_of(whole(published.pk)))
                    elif op == "texts":
                        writing.change_texts(version=draft, seen_version=draft.version, viewer=wim, words="anders")
                    elif op == "add":
                        writing.add_part(
                            version=draft, part=PartKind.ROLES, viewer=wim, title="rol", does="iets", circle_role=""
                        )
                    elif (step := draft.steps.last()) is not None and op == "reword":
                        writing.change_part(part=step, seen_version=step.version, viewer=wim, title="Anders")
                    elif step is not None:
                        writing.remove_part(part=step, seen_version=step.version, viewer=wim)
            except Refused:
                pass
        with looking_as(jan):
            for pk, content in agreed.items():
                assert fingerprint(content_of(whole(pk))) == content
            for followed in DossierApproach.objects.of(cast.dossier):
                assert followed.approach_version_id in agreed
    finally:
        transaction.savepoint_rollback(point)
