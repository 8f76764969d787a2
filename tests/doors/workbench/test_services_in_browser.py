"""The service directory in a real browser: nothing for axe to find, and nothing scrolls sideways on a phone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.testing.cast import make_goal, make_service
from tests.doors.in_browser import wrong_with

pytestmark = pytest.mark.journey


def test_axe_finds_nothing(cast, signed_in):
    make_goal(cast)
    service = make_service(
        cast, waiting_confirmed_on=cast.today - timedelta(days=60), not_when="Het thuis nog niet veilig is."
    )
    own = f"/hulpaanbod/{service.pk}/"
    shown = {
        "jan": ("/hulpaanbod/", "/hulpaanbod/?probleem=money", own, f"{own}veranderen/", f"{own}bevestigen/",
                "/hulpaanbod/nieuw/", f"/gezinnen/{cast.dossier.pk}/plan/"),
    }  # fmt: skip

    pages = {address: signed_in(who).get(address).content.decode() for who in shown for address in shown[who]}

    assert wrong_with(pages) == {}
