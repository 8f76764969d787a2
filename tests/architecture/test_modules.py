"""Modules stay small, carry names that say something, and do not talk through Django's signals.

Each guard takes the folder it looks at, so that a planted mistake proves that it sees one.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "services", "managers", "signals"}
NOT_OURS = {"__pycache__", "node_modules", ".venv", "var", "build"}
SIGNALS = ("django.dispatch", "django.db.models.signals")


def modules(root: Path) -> Iterator[Path]:
    """The Python modules under a folder, without what is not ours."""
    return (path for path in sorted(root.rglob("*.py")) if not NOT_OURS & set(path.relative_to(root).parts))


def too_long(root: Path) -> list[str]:
    """Modules that hold more than one kind of question; migrations are written by a machine."""
    return [
        f"{path.relative_to(root)} has {lines} lines, and {MOST_LINES} is the most. Split it: make it a "
        "folder of the same name, with one module for each kind of question."
        for path in modules(root)
        if "migrations" not in path.relative_to(root).parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    ]


def names_that_say_nothing(root: Path) -> list[str]:
    """Files and folders named after a leftover instead of after what they know."""
    return [
        f"{path.relative_to(root)}: this name says nothing. Name it after the question it answers, and put "
        "it where that kind of answer lives; `signals` would be taken for Django's."
        for path in sorted(root.rglob("*"))
        if not NOT_OURS & set(path.relative_to(root).parts)
        and (path.stem.lower() in SAYS_NOTHING)
        and (path.is_dir() or path.suffix in {".py", ".html", ".js", ".css", ".sql"})
    ]


def signals_used(root: Path) -> list[str]:
    """Places that send or receive Django's signals, however they are imported."""
    return [
        f"{path.relative_to(root)}:{line} uses {name}. Signals are banned: call the action, or subscribe in "
        "`reactions.py` of the upper context through the dispatcher in `foundation/core`."
        for path in modules(root)
        for line, name in _signals_in(ast.parse(path.read_text(encoding="utf-8"), str(path)))
    ]


def _signals_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute) and node.attr == "signals" and _ends_in_models(node.value):
            names = ["django.db.models.signals"]
        yield from ((node.lineno, name) for name in names if any(f"{name}.".startswith(f"{s}.") for s in SIGNALS))


def _ends_in_models(node: ast.expr) -> bool:
    return getattr(node, "id", None) == "models" or getattr(node, "attr", None) == "models"


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_no_module_is_too_long(folder):
    assert not too_long(ROOT / folder), "\n".join(too_long(ROOT / folder))


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_no_name_says_nothing(folder):
    assert not names_that_say_nothing(ROOT / folder), "\n".join(names_that_say_nothing(ROOT / folder))


def test_nothing_talks_through_signals():
    assert not signals_used(ROOT / "src/kring"), "\n".join(signals_used(ROOT / "src/kring"))


def test_there_is_something_to_guard():
    assert len(list(modules(ROOT / "src/kring"))) > 10


@pytest.fixture
def plant(tmp_path):
    """Put a file in a folder of its own, and give that folder."""

    def planted(path: str, content: str = "") -> Path:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
        return tmp_path

    return planted


def test_a_module_of_401_lines_is_seen_and_told_what_to_do(plant):
    (told,) = too_long(plant("plans/rules.py", "x = 1\n" * 401))

    assert told.startswith("plans/rules.py has 401 lines")
    assert "Split it" in told


@pytest.mark.parametrize(
    ("path", "lines"),
    [("plans/rules.py", 400), ("plans/migrations/0001_initial.py", 900), ("a/notes.md", 900)],
)
def test_a_module_of_400_lines_a_migration_and_a_text_may_be(plant, path, lines):
    assert too_long(plant(path, "x = 1\n" * lines)) == []


@pytest.mark.parametrize(
    "path",
    ["plans/utils.py", "plans/services/goals.py", "helpers/__init__.py", "a/Managers.py", "ui/utils.css"],
)
def test_a_name_that_says_nothing_is_seen(plant, path):
    (told,) = names_that_say_nothing(plant(path))

    assert "says nothing" in told


@pytest.mark.parametrize("path", ["plans/rules.py", "core/utilities_bill.py", "organisations/service_directory.py"])
def test_a_name_that_says_something_may_be(plant, path):
    assert names_that_say_nothing(plant(path)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from django.dispatch import receiver",
        "import django.dispatch",
        "import django.dispatch.dispatcher as d",
        "from django import dispatch",
        "from django.db.models import signals",
        "from django.db.models.signals import post_save",
        "import django.db.models.signals",
        "from django.db import models\nmodels.signals.post_save.connect(print)",
        "import django.db\ndjango.db.models.signals.post_save.connect(print)",
        "def late():\n    from django.db.models.signals import post_save",
    ],
)
def test_a_signal_is_seen_however_it_is_imported(plant, line):
    (told,) = signals_used(plant("plans/models.py", line))

    assert told.startswith("plans/models.py:")
    assert "reactions.py" in told


@pytest.mark.parametrize(
    "line",
    [
        "from django.db import models",
        "from kring.foundation.core import dispatcher",
        "import signal",
        "signals = 1",
    ],
)
def test_what_only_looks_like_a_signal_may_be(plant, line):
    assert signals_used(plant("plans/models.py", line)) == []
