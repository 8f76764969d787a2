"""Writes the indicator book from the definitions: python -m kring.insight.indicators.book [FILE]."""

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from kring.insight.indicators.definitions import GROUPS, every_indicator
from kring.insight.indicators.model import Example, Indicator

FILE = Path("docs/generated/indicator-book.md")
TITLES = {
    "target": "Doelgroep: wie wordt bereikt",
    "structure": "Structuur: wat is geregeld",
    "process": "Proces: hoe gaat het",
    "output": "Output: wat komt eruit",
    "outcome": "Uitkomst: wat brengt het",
}


def written() -> str:
    """The whole book as Markdown."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    every = every_indicator()
    yield "# Indicatorenboek"
    yield ""
    yield "Gemaakt uit `src/kring/insight/indicators/definitions`; niet met de hand wijzigen (`make docs`)."
    yield "Bij elke indicator staat een voorbeeld dat met de hand is na te rekenen; elke test rekent het na."
    yield "Geen uitkomst zegt iets over één gezin of één medewerker."
    yield ""
    yield "| Code | Titel | Statistiek | Herziening |"
    yield "|---|---|---|---|"
    for one in every:
        yield f"| [`{one.code}`](#{one.code.replace('.', '')}) | {one.title} | {one.statistic.name} | {one.review_on} |"
    for group in GROUPS:
        yield from ("", f"## {TITLES[group]}")
        for one in every:
            if one.code.startswith(f"{group}."):
                yield from _chapter(one)


def _chapter(one: Indicator) -> Iterator[str]:
    yield from ("", f"### {one.code}", "")
    yield f"**{one.title}** · {one.title_en}. *{one.question}* {one.why}"
    yield ""
    yield from (
        f"- {name}: {text}"
        for name, text in (
            ("Bron", one.source),
            ("Versie", one.version + (f": {one.changed}" if one.changed else "")),
            ("Eenheid", one.unit),
            ("Statistiek", f"{one.statistic.name} (`{one.statistic.method}`); {one.direction}"),
            ("Population", one.counted_in),
            ("Counted", one.counted),
            ("Period decided by", one.period),
            ("Reference date", one.reference_date),
            ("Exclusions", one.exclusions),
            ("Missing", one.missing),
            ("Decided", one.decided),
            ("Grenzen", one.limits),
            ("Auteur", one.author),
            ("Nagekeken", one.checked_by),
            ("Herziening", one.review_on.isoformat()),
        )
    )
    yield from _example(one.example)


def _example(example: Example) -> Iterator[str]:
    yield from ("", f"Voorbeeld, periode {example.period}:", "", "```")
    yield dedent(example.facts).strip()
    yield "```"
    yield ""
    if example.counts is not None:
        yield f"- telt mee als ja: {_keys(example.counts)}"
    yield f"- van: {_keys(example.out_of)}"
    if example.missing:
        yield f"- ontbreekt: {_keys(example.missing)}"
    if example.values:
        yield "- waarden: " + "; ".join(f"`{key}` = {_value(value)}" for key, value in example.values.items())


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return " / ".join(_value(one) for one in value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def _keys(keys: set[str] | frozenset[str]) -> str:
    return ", ".join(f"`{key}`" for key in sorted(keys)) or "geen"


def main() -> None:
    """Write the book to the file that was named, or to its own place."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
