"""Pages that came from this process, shown in a real browser: what axe finds, and what scrolls sideways on a phone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

from kring.foundation.ui import build

ADDRESS = "http://kring.test"
AXE = build.project_root() / "node_modules" / "axe-core" / "axe.min.js"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def wrong_with(pages: dict[str, str]) -> dict[str, list[str]]:
    """What is wrong with each page. They come from this process: no server, no network."""
    build.build(root=build.project_root())
    if not build.fetched(build.project_root()):
        build.fetch(build.project_root())
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
