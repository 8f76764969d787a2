"""The tools that read the code: each runs as `make check` runs it, and its own words are the failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

TOOLS = {
    "ruff": ["ruff", "check", "--no-cache", "."],
    "ruff format": ["ruff", "format", "--no-cache", "--check", "."],
    "mypy": ["mypy", "--cache-dir", "var/mypy", "--no-error-summary"],
    "djlint": ["djlint", "--lint", "--quiet", "src"],
    "import-linter": ["lint-imports", "--no-cache"],
}


def run(words: list[str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # mypy loads the settings: it must not start another database, nor think that it is a worker of these tests.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [str(BIN / words[0]), *words[1:]],
        cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=280,
    )  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
def test_the_tool_has_nothing_to_say(tool):
    told = run(TOOLS[tool])

    assert told.returncode == 0, f"{' '.join(TOOLS[tool])}\n{told.stdout[-12_000:]}\n{told.stderr[-3_000:]}"


@pytest.mark.parametrize(
    ("tool", "path", "planted"),
    [
        ("ruff", "planted.py", "from django.db.models.signals import post_save\n\nprint(post_save)\n"),
        ("ruff format", "planted.py", "a = 'one'\n"),
        ("djlint", "src/planted.html", "<img>\n"),
    ],
)
def test_the_tool_sees_a_planted_mistake(tmp_path, tool, path, planted):
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(planted)

    assert run(TOOLS[tool], tmp_path).returncode != 0


def test_ruff_bans_the_signals_of_django(tmp_path):
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / "planted.py").write_text("from django.db.models.signals import post_save\n\npost_save.connect(str)\n")

    assert "Use the dispatcher in core" in run(TOOLS["ruff"], tmp_path).stdout


def test_an_import_that_looks_up_is_seen(tmp_path):
    """The contracts are those of pyproject, over a small house of the same shape."""
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for package in sorted(path for path in (ROOT / "src/kring").rglob("__init__.py") if "migrations" not in path.parts):
        place = tmp_path / package.relative_to(ROOT / "src")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    (tmp_path / "kring/foundation/core/planted.py").write_text("import kring.casework.plans\n")
    told = subprocess.run(
        [str(BIN / "lint-imports"), "--no-cache"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert told.returncode != 0
    assert "kring.foundation.core.planted -> kring.casework.plans" in told.stdout
