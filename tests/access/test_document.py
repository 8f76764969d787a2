"""docs/generated/access.md says what the database answers now."""

from __future__ import annotations

import re

from tests.access.document import FILE, VERBS, WHO, written
from tests.access.random_world import EVERYBODY


def test_the_document_is_what_the_database_answers(db):
    there = FILE.read_text(encoding="utf-8")

    assert there == written(), "Who may do what has changed. Look whether that was meant, and run `make docs`."


def test_everybody_of_the_cast_stands_in_every_section():
    text = FILE.read_text(encoding="utf-8")
    sections = text.split("\n## ")[1:]

    assert set(WHO) == set(EVERYBODY)
    assert len(sections) >= 10
    for section in sections:
        rows = re.findall(r"^\| (\w+)[,| ].*$", section, re.MULTILINE)
        assert len([row for row in rows if row.lower() in WHO]) == len(WHO), section.splitlines()[0]
        assert f"| {' | '.join(VERBS)} |" in section


def test_no_stranger_reads_anything_of_the_family():
    text = FILE.read_text(encoding="utf-8").split("\n## Wat bij geen onderdeel hoort")[0]

    for name in ("Sami", "Ria", "Wim"):
        for line in re.findall(rf"^\| {name}, .*$", text, re.MULTILINE):
            assert line.count("niets") == len(VERBS), line
