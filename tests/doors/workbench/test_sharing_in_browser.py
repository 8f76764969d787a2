"""The questions of sharing on a phone of 390 points wide: nothing for axe to find, and nothing beside the screen."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import sync_playwright

from kring.foundation.organisations.models import Position
from kring.foundation.ui import build

pytestmark = pytest.mark.journey

ADDRESS = "http://kring.test/"
AXE = build.project_root() / "node_modules" / "axe-core" / "axe.min.js"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def test_sharing_with_sami_on_a_phone(cast, signed_in):
    """With everything on it: persons, parts, reasons, consents, days. Also when it was sent half filled in."""
    sami = Position.objects.get(professional=cast.professionals["sami"]).pk
    address = f"{reverse('workbench:share', args=[cast.dossier.pk])}?met={sami}&rol=practitioner"
    jan = signed_in("jan")
    pages = [jan.get(address).content.decode(), jan.post(address, {"purpose": "behandelen"}).content.decode()]
    build.build(root=build.project_root())

    with sync_playwright() as playwright:
        program = os.environ.get("KRING_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for html in pages:
            page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
            page.route("**/*", _answer(html))
            page.goto(ADDRESS)
            page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text()})

            found = page.evaluate("axe.run(document)")["violations"]
            wide = page.evaluate("document.documentElement.scrollWidth")

            assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
            assert wide <= 390
            page.close()
        browser.close()


def _answer(html):
    def answer(route):
        path = route.request.url.removeprefix(ADDRESS)
        if not path:
            return route.fulfill(body=html, headers={"Content-Type": "text/html; charset=utf-8"})
        found = finders.find(path.removeprefix("static/"))
        if not found:
            return route.fulfill(status=404)
        return route.fulfill(path=found, content_type=TYPES.get(Path(found).suffix, "text/plain"))

    return answer
