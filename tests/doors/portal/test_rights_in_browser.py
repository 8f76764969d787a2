"""The pages of rights in a real browser: nothing for axe to find, on a phone and on paper."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

from kring.foundation.accounts.viewer import looking_as
from kring.foundation.sharing.rights import actions, statements
from kring.foundation.ui import build

pytestmark = pytest.mark.journey

ADDRESS = "http://kring.test"
AXE = build.project_root() / "node_modules" / "axe-core" / "axe.min.js"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


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

    assert _found(pages) == {}


def _found(pages: dict[str, str]) -> dict[str, list[str]]:
    """What is wrong with each page. They come from this process: no server, no network."""
    build.build(root=build.project_root())
    wrong: dict[str, list[str]] = {}
    with sync_playwright() as playwright:
        program = os.environ.get("KRING_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
        showing = {"html": ""}

        def answer(route):
            path = route.request.url.removeprefix(ADDRESS)
            if path == "/":
                return route.fulfill(body=showing["html"], content_type="text/html; charset=utf-8")
            found = finders.find(path.removeprefix("/static/"))
            if not found:
                return route.fulfill(status=404)
            return route.fulfill(path=found, content_type=TYPES.get(Path(found).suffix, "text/plain"))

        page.route("**/*", answer)
        for name, showing["html"] in pages.items():
            page.goto(f"{ADDRESS}/")
            page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text()})
            violations = page.evaluate("axe.run(document)")["violations"]
            told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                told.append("scrolls sideways")
            if told:
                wrong[name] = told
        browser.close()
    return wrong
