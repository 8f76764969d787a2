"""The pages of rights in a real browser: nothing for axe to find, on a phone and on paper."""

from __future__ import annotations

import pytest

from kring.foundation.accounts.viewer import looking_as
from kring.foundation.sharing.rights import actions, statements
from tests.doors.in_browser import wrong_with

pytestmark = pytest.mark.journey


def test_axe_finds_nothing_on_a_phone_and_nothing_scrolls_sideways(cast, goal, signed_in):
    with looking_as(cast["amina"]) as amina:
        statements.state(key=f"plans_goal:{goal.pk}", dossier_id=cast.dossier.pk, words="Zo is het", viewer=amina)
        asked = actions.ask(
            kind="destruction", dossier_id=cast.dossier.pk, about_person_id=amina.id, words="Weg", viewer=amina
        )
    family = signed_in("amina")
    pages = {
        name: family.get(name).content.decode()
        for name in ("/mijn/rechten/", "/mijn/rechten/inzage/", f"/mijn/rechten/vraag/?bij=plans_goal:{goal.pk}",
                     f"/mijn/rechten/{asked.pk}/")
    }  # fmt: skip
    work = signed_in("jan")
    answer = f"/gezinnen/{cast.dossier.pk}/rechten/{asked.pk}/"
    pages |= {name: work.get(name).content.decode() for name in (f"/gezinnen/{cast.dossier.pk}/rechten/", answer)}
    oversight = signed_in("petra")
    pages |= {
        name: oversight.get(name).content.decode()
        for name in ("/privacy/rechten/", "/privacy/bewaren/", "/privacy/bewaren/regels/")
    }

    assert wrong_with(pages) == {}
