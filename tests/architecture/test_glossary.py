"""Every model has its word in the glossary, and the glossary has one word for each name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kring.foundation.circle.records import DossierRecord
from kring.foundation.sharing.install import own_models

GLOSSARY = Path(__file__).resolve().parents[2] / "docs/glossary.md"
COLUMNS = ["Dutch", "Name in code", "Meaning", "Source", "Avoid"]


def rows(text: str) -> list[list[str]]:
    """The rows of all tables, without their heads."""
    found = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return [row for row in found if row != COLUMNS and not set("".join(row)) <= set("-: ")]


def missing(names: Iterable[str], text: str) -> list[str]:
    known = {name for row in rows(text) for name in re.findall(r"`([^`]+)`", row[1])}
    return [
        f"{name} is not in docs/glossary.md. Add a row: Dutch · `{name}` · what it means in the reader's world · where "
        "the word comes from · which words to avoid."
        for name in sorted(set(names) - known)
    ]


def told_twice(text: str) -> list[str]:
    names = [name for row in rows(text) for name in re.findall(r"`([^`]+)`", row[1])]
    words = [row[0].lower() for row in rows(text)]
    return [
        f"{one} stands in the glossary twice. Keep one row." for one in sorted({*names}) if names.count(one) > 1
    ] + [
        f"“{one}” is the Dutch of two names. Choose another word for one of them."
        for one in sorted({*words})
        if words.count(one) > 1
    ]


def incomplete(text: str) -> list[str]:
    return [
        f"The row of {row[0]} has {len(row)} columns, or an empty one. Fill: {', '.join(COLUMNS)} (Avoid may be empty)."
        for row in rows(text)
        if len(row) != len(COLUMNS) or not all(row[:4])
    ]


def names_of_models() -> set[str]:
    return {model.__name__ for model in own_models() if not hasattr(model, "pgh_tracked_model")} | {
        DossierRecord.__name__
    }


def test_every_model_is_in_the_glossary():
    told = missing(names_of_models(), GLOSSARY.read_text(encoding="utf-8"))

    assert not told, "\n".join(told)


def test_each_word_and_each_name_stands_there_once_and_whole():
    text = GLOSSARY.read_text(encoding="utf-8")

    told = told_twice(text) + incomplete(text)

    assert not told, "\n".join(told)


def test_there_is_something_to_guard():
    assert len(names_of_models()) > 30
    assert len(rows(GLOSSARY.read_text(encoding="utf-8"))) > 60


HEAD = "| Dutch | Name in code | Meaning | Source | Avoid |\n|---|---|---|---|---|\n"
GOAL = "| doel | `Goal` | what one wants | Kring | target |\n"


def test_a_model_without_a_word_is_seen():
    (told,) = missing({"Goal", "Action"}, HEAD + GOAL)

    assert told.startswith("Action is not in docs/glossary.md")


def test_a_name_in_another_column_does_not_count():
    assert missing({"Goal"}, HEAD + "| doel | `Action` | a `Goal` | Kring | |\n")


def test_a_second_row_is_seen():
    assert told_twice(HEAD + GOAL + GOAL) == [
        "Goal stands in the glossary twice. Keep one row.",
        "“doel” is the Dutch of two names. Choose another word for one of them.",
    ]


def test_an_empty_column_is_seen():
    (told,) = incomplete(HEAD + "| doel | `Goal` | | Kring | |\n")

    assert told.startswith("The row of doel")
