"""The generated indicator book is up to date, and says everything about every indicator."""

from pathlib import Path

from kring.insight.indicators.book import FILE, written
from kring.insight.indicators.definitions import every_indicator

ROOT = Path(__file__).parents[2]


def test_the_book_in_docs_is_the_one_of_the_definitions():
    assert (ROOT / FILE).read_text(encoding="utf-8") == written(), "run: python -m kring.insight.indicators.book"


def test_every_indicator_has_a_chapter_with_its_example():
    book = written()

    for one in every_indicator():
        assert book.count(f"### {one.code}\n") == 1
        assert one.limits in book
        assert one.example.facts.strip().splitlines()[0].strip() in book
