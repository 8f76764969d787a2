"""Somebody who walks through Kring in a real browser, and looks at every page on a wide and on a narrow screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Walker:
    """One person at a browser: `walker.open("/vandaag/")`, `walker.fill(score=7)`, `walker.press("Opslaan")`."""

    def __init__(self, browser: Browser, address: str, *, script: bool = True) -> None:
        self.script = script
        self.context = browser.new_context(
            base_url=address, viewport=WIDE, java_script_enabled=script, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))
        self.page.on("console", self._hear)
        self.seen: set[str] = set()

    def _hear(self, message) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.faults.append(f"{self.page.url}: {message.text}")

    def be(self, name: str) -> None:
        """Come in as one of the cast."""
        self.context.clear_cookies()
        self.open("/demo/")
        self.page.locator(f'form[action$="/demo/{name}/"] button').click()
        self.look()

    def open(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status < 400, f"{path} answered {answer.status}"
        self.look()

    def follow(self, words: str, *, first: bool = True) -> None:
        links = self.page.locator("main").get_by_role("link", name=words)
        (links.first if first else links).click()
        self.look()

    def fill(self, **filled: object) -> None:
        """Fill in fields by their name; a tick by True, a choice by its words or its value."""
        for name, value in filled.items():
            self._fill_one(self.page.locator(f'main [name="{name.replace("__", "-")}"]'), value)

    def _fill_one(self, field: Locator, value: object) -> None:
        kind = field.first.evaluate("one => one.tagName + ':' + (one.type || '')") if self.script else _kind(field)
        if kind.startswith("SELECT"):
            option = field.locator("option", has_text=str(value))
            if option.count() == 0:
                option = field.locator(f'option[value="{value}"]')
            field.select_option(value=option.first.get_attribute("value"))
        elif kind.endswith(":radio"):
            field.and_(self.page.locator(f'[value="{value}"]')).check()
        elif kind.endswith(":checkbox"):
            if value is True:
                field.first.check()
            else:
                for one in value if isinstance(value, list) else [value]:
                    label = self.page.locator("main label", has_text=str(one)).first
                    self.page.locator(f'[id="{label.get_attribute("for")}"]').check()
        else:
            field.first.fill(str(value))

    def press(self, words: str) -> None:
        """Press a button, and see where it leads."""
        self.page.locator("main").get_by_role("button", name=words, exact=True).last.click()
        self.page.wait_for_load_state()
        self.look()

    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def look(self) -> None:
        """What anybody may expect of any page: nothing broken, readable for everyone, no sideways scroll."""
        assert not self.faults, self.faults
        if not self.script or self.page.url in self.seen:
            return
        self.seen.add(self.page.url)
        for screen in (NARROW, WIDE):
            self.page.set_viewport_size(screen)
            too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert too_wide <= 0, f"{self.page.url} scrolls sideways by {too_wide} pixels at {screen['width']}"
            found = self.page.evaluate(_AXE_SCRIPT)
            assert not found, f"{self.page.url} at {screen['width']}: {found}"

    def close(self) -> None:
        self.context.close()


def _kind(field: Locator) -> str:
    """Without script the page cannot be asked; the form says enough itself."""
    one = field.first
    if one.get_attribute("type"):
        return f"INPUT:{one.get_attribute('type')}"
    return "SELECT:" if one.locator("option").count() else "TEXTAREA:"


_AXE_SCRIPT = f"""async () => {{
    if (!window.axe) {{ {AXE.read_text(encoding="utf-8") if AXE.exists() else ""} }}
    const found = await window.axe.run(document, {{
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }});
    return found.violations.map(one => one.id + ": " + one.nodes.map(node => node.target.join(" ")).join(", "));
}}"""
