"""The pages of approaches in a real browser: nothing for axe to find, and nothing scrolls sideways on a phone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import ApproachVersion, Region
from kring.foundation.sharing.approaches import following, writing
from kring.foundation.sharing.approaches.loading import load_examples
from tests.doors.in_browser import wrong_with

pytestmark = pytest.mark.journey


def test_axe_finds_nothing(cast, signed_in):
    before = cast.today - timedelta(days=30)
    with looking_as(job(Job.ARRANGING, today=before)) as kring:
        load_examples(region=Region.objects.get(), viewer=kring, from_on=before)
        version = ApproachVersion.objects.select_related("approach").get(approach__code="mda-structural")
    with looking_as(cast["wim"]):
        draft = writing.begin_draft(version=version, viewer=cast["wim"])
        line = draft.steps.first()
        writing.change_part(part=line, seen_version=1, viewer=cast["wim"], title="Anders")
    with looking_as(cast["jan"]):
        following.follow(dossier=cast.dossier, version=version, reason="Het stopte niet", viewer=cast["jan"])
    own = f"/gezinnen/{cast.dossier.pk}/werkwijze/"
    shown = {
        "wim": ("/werkwijzen/", f"/werkwijzen/{draft.pk}/", f"/werkwijzen/{draft.pk}/verschil/",
                f"/werkwijzen/{draft.pk}/stappen/{line.pk}/", f"/werkwijzen/{draft.pk}/publiceren/"),
        "jan": (own, f"{own}kiezen/"),
        "amina": (f"/mijn/werkwijze/{cast.dossier.pk}/",),
    }  # fmt: skip

    pages = {address: signed_in(who).get(address).content.decode() for who in shown for address in shown[who]}

    assert wrong_with(pages) == {}
