"""What follows: told at once, ended early by hand, judged afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import emergency, emergency_rules
from kring.foundation.sharing.models import EmergencyAccess, Ground, Notice, Replacement
from tests.foundation.sharing.emergency.asking import WHY, lines, sees


class TestToldAtOnce:
    def test_the_coordinator_the_privacy_officer_the_chronology_and_the_log(self, cast, open_it):
        opened = open_it()

        with looking_as(cast["jan"]):
            assert [one.kind for one in Notice.objects.all()] == ["emergency_opened"]
            assert EmergencyAccess.objects.get().why_now == WHY
        with looking_as(cast["petra"]):
            assert [one.to_id for one in Notice.objects.all()] == [None]
            assert EmergencyAccess.objects.get() == opened
            assert not Dossier.objects.exists()
        with looking_as(cast["amina"]):
            assert ChronologyLine.objects.filter(sentence__contains="Piet Hofstra").exists()
            assert not EmergencyAccess.objects.exists()
        (line,) = lines(act="emergency")
        assert (line.role, line.emergency_id, line.ground_id) == ("emergency", opened.pk, None)
        assert len(line.about) == 4

    def test_who_stands_in_for_the_coordinator_hears_it_too(self, cast, open_it, by_kring):
        with by_kring():
            Replacement.objects.create(
                absent=cast.professionals["jan"],
                replacement=cast.professionals["piet"],
                team=cast.teams["noord"],
                named_by=cast.professionals["jan"],
                from_on=cast.today,
                until_on=cast.today + timedelta(days=5),
            )

        open_it("sami")

        for who in ("jan", "piet"):
            with looking_as(cast[who]):
                assert [one.kind for one in Notice.objects.all()] == ["emergency_opened"]

    @pytest.mark.parametrize("who", ["fleur", "sami", "wim", "ria", "amina", "karim"])
    def test_nobody_else_gets_the_notice(self, cast, open_it, who):
        open_it()

        with looking_as(cast[who]):
            assert not Notice.objects.exists()

    def test_a_notice_goes_when_it_was_seen(self, cast, open_it):
        open_it()
        with looking_as(cast["jan"]) as viewer:
            emergency.see_notice(notice=Notice.objects.get(), viewer=viewer)

            assert not Notice.objects.filter(seen_at__isnull=True).exists()

    def test_whoever_no_longer_sees_the_family_no_longer_sees_the_notice(self, cast, open_it, by_kring):
        open_it()
        with by_kring():
            Ground.objects.filter(professional=cast.professionals["jan"]).update(ended_at=timezone.now())

        with looking_as(cast["jan"]):
            assert not Notice.objects.exists()


class TestEnding:
    @pytest.mark.parametrize("who", ["piet", "jan", "fleur", "petra"])
    def test_who_opened_it_who_carries_the_family_and_the_privacy_officer_end_it(self, cast, goal, open_it, who):
        opened = open_it()

        with looking_as(cast[who]) as viewer:
            emergency.end_emergency(access=EmergencyAccess.objects.get(pk=opened.pk), viewer=viewer)

        assert not sees(cast, "piet", goal)
        assert lines(name="sharing.emergency.ended")[0].act == "rights"

    @pytest.mark.parametrize("who", ["sami", "wim", "ria", "amina"])
    def test_others_do_not_even_see_it(self, cast, open_it, who):
        open_it()

        with looking_as(cast[who]):
            assert not EmergencyAccess.objects.exists()
            assert EmergencyAccess.objects.update(ended_at=timezone.now()) == 0

    def test_what_is_over_is_not_ended_nor_opened_again(self, cast, goal, open_it):
        opened = open_it()
        with looking_as(cast["piet"]) as viewer:
            emergency.end_emergency(access=opened, viewer=viewer)
            with pytest.raises(Refused, match="al voorbij"):
                emergency.end_emergency(access=opened, viewer=viewer)
            assert EmergencyAccess.objects.update(ended_at=None) == 0

        assert not sees(cast, "piet", goal)


class TestJudging:
    @pytest.fixture
    def used(self, cast, open_it, ends):
        opened = open_it()
        ends(opened, hours=5)
        return opened

    def test_the_privacy_officer_judges_within_a_term(self, cast, used):
        assert used.judge_by > cast.today
        with looking_as(cast["petra"]) as viewer:
            emergency.judge(access=used, judgement="right", reason="Er was gevaar.", viewer=viewer)

            assert not Notice.objects.filter(seen_at__isnull=True).exists()
            assert EmergencyAccess.objects.get().judged_by_id == viewer.id
        assert lines(name="sharing.emergency.judged")

    def test_once_and_not_while_it_runs(self, cast, open_it, ends):
        opened = open_it()
        with looking_as(cast["petra"]) as viewer, pytest.raises(Refused, match="loopt nog"):
            emergency.judge(access=opened, judgement="right", reason="x", viewer=viewer)
        ends(opened, hours=5)
        with looking_as(cast["petra"]) as viewer:
            emergency.judge(access=opened, judgement="not_right", reason="x", viewer=viewer)
            with pytest.raises(Refused, match="al beoordeeld"):
                emergency.judge(access=opened, judgement="right", reason="x", viewer=viewer)

    @pytest.mark.parametrize("who", ["piet", "jan"])
    def test_nobody_else_does(self, cast, used, who):
        judged = {"judgement": "right", "judged_at": timezone.now(), "judged_by_id": cast[who].id}
        with pytest.raises(DatabaseError), looking_as(cast[who]), transaction.atomic():
            EmergencyAccess.objects.filter(pk=used.pk).update(**judged)

    def test_never_ones_own(self, cast, by_kring):
        with pytest.raises(IntegrityError, match="not_judged_by_oneself"), by_kring(), transaction.atomic():
            EmergencyAccess.objects.create(
                dossier=cast.dossier, professional=cast.professionals["petra"],
                organisation=cast.teams["regie"].organisation, in_danger="x", why_now="x", judge_by=cast.today,
                ends_at=timezone.now() + timedelta(hours=1), judgement="right", judged_at=timezone.now(),
                judged_by=cast.professionals["petra"],
            )  # fmt: skip
        assert emergency_rules.why_not_judged(is_over=True, is_judged=False, is_ones_own=True)
