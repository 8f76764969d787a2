"""English is whole: every text of a screen has a translation, the compiled file is the same, and pages show it."""

from __future__ import annotations

import ast
import gettext
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2] / "src/kring"
WRITTEN = SOURCE / "locale/en/LC_MESSAGES/django.po"
COMPILED = WRITTEN.with_suffix(".mo")
HOW = "docs/how-to/translate.md says how."

# Name of the function, and where the context and the text stand among what it is given.
CALLS = {
    **dict.fromkeys(["gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"], (None, 0)),
    **dict.fromkeys(["pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"], (0, 1)),
}
_TEXT = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_MARKED = re.compile(rf"\b(_|n?p?gettext)\(\s*({_TEXT}(?:\s*,\s*{_TEXT})*)")
_NAMED = re.compile(r"%\((\w+)\)[sd]")
_IN_ORDER = re.compile(r"%[sd]")
_TAG = re.compile(r"</?\w+")

Key = tuple[str | None, str]


@dataclass
class Entry:
    """One text of the catalogue, as it is written down."""

    flags: str = ""
    context: str | None = None
    text: str = ""
    plural: str | None = None
    translations: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return self.context, self.text


def entries(written: str) -> list[Entry]:
    """What a .po file holds; the head, which has an empty text, is left out."""
    return [entry for block in written.split("\n\n") if (entry := _entry(block)).text]


def _entry(block: str) -> Entry:
    said: dict[str, str] = {}
    flags, word = "", ""
    for line in block.splitlines():
        if line.startswith("#"):
            flags += line if line.startswith("#,") else ""
        elif found := re.fullmatch(r'(?:(msg\S+) )?(".*")', line):
            word = found[1] or word
            said[word] = said.get(word, "") + ast.literal_eval(found[2])
    return Entry(
        flags=flags,
        context=said.get("msgctxt"),
        text=said.get("msgid", ""),
        plural=said.get("msgid_plural"),
        translations=[text for name, text in said.items() if name.startswith("msgstr")],
    )


def marked_in_code(code: str) -> Iterator[Key]:
    """The texts that Python marks for translation, also those inside an f-string."""
    tree = ast.parse(code)
    called = {
        name.asname or name.name: CALLS[name.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in CALLS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in called:
            context, text = called[node.func.id]
            words = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
            if isinstance(words[text], str):
                yield (None if context is None else words[context]), words[text]


def marked_in_template(template: str) -> Iterator[Key]:
    """The texts that a template marks for translation."""
    for name, texts in _MARKED.findall(templatize(template)):
        words = ast.literal_eval(f"({texts},)")
        yield (words[0], words[1]) if "pgettext" in name else (None, words[0])


def marked() -> dict[Key, str]:
    """Every marked text of the source, with a file in which it stands."""
    found: dict[Key, str] = {}
    for kind, texts_of in (("py", marked_in_code), ("html", marked_in_template), ("txt", marked_in_template)):
        for file in sorted(SOURCE.rglob(f"*.{kind}")):
            name = str(file.relative_to(SOURCE))
            found |= dict.fromkeys(texts_of(file.read_text(encoding="utf-8")), name)
    return found


def without_translation(texts: dict[Key, str], catalogue: list[Entry]) -> list[str]:
    known = {entry.key for entry in catalogue}
    return [f"{name}: “{text}” is not in {WRITTEN.name}. {HOW}" for (context, text), name in texts.items()
            if (context, text) not in known]  # fmt: skip


def faults(entry: Entry) -> list[str]:
    """What is wrong with a translation; nothing when it is right."""
    told = [] if "fuzzy" not in entry.flags else ["is a guess (fuzzy): look at it, and take the word away"]
    if len(entry.translations) != (1 if entry.plural is None else 2) or not all(entry.translations):
        return [*told, "has no translation, or not one for one and one for many"]
    originals = [entry.text] if entry.plural is None else [entry.text, entry.plural]
    for original, translation in zip(originals, entry.translations, strict=True):
        if set(_NAMED.findall(original)) != set(_NAMED.findall(translation)):
            told.append("does not hold the same %(names)s")
        if _IN_ORDER.findall(original) != _IN_ORDER.findall(translation):
            told.append("does not hold the same %s and %d in the same order")
        if sorted(_TAG.findall(original)) != sorted(_TAG.findall(translation)):
            told.append("does not hold the same tags")
    return told


def differs(catalogue: list[Entry], compiled: gettext.GNUTranslations) -> list[str]:
    """The texts that the compiled file has otherwise."""
    told = []
    for entry in catalogue:
        if entry.plural is not None:
            given = [compiled.ngettext(entry.text, entry.plural, number) for number in (1, 2)]
        elif entry.context is not None:
            given = [compiled.pgettext(entry.context, entry.text)]
        else:
            given = [compiled.gettext(entry.text)]
        if given != entry.translations:
            told.append(f"“{entry.text}” is otherwise in {COMPILED.name}: compile it again. {HOW}")
    return told


@pytest.fixture(scope="module")
def catalogue() -> list[Entry]:
    return entries(WRITTEN.read_text(encoding="utf-8"))


def test_every_text_of_a_screen_is_in_the_catalogue(catalogue):
    texts = marked()

    assert len(texts) > 1500
    assert without_translation(texts, catalogue) == []


def test_every_translation_is_there_and_holds_the_same_blanks(catalogue):
    assert [f"“{entry.text}” {fault}. {HOW}" for entry in catalogue for fault in faults(entry)] == []


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    with COMPILED.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    # After the magic number and the version: how many texts, with the head as one of them.
    (number,) = struct.unpack_from("<8xI", COMPILED.read_bytes())

    assert number == len(catalogue) + 1
    assert differs(catalogue, compiled) == []


def test_a_bad_catalogue_is_seen():
    guess = '#, fuzzy\nmsgid "Dag %(name)s"\nmsgstr "Hello %(nme)s"\n'
    half = 'msgid "een"\nmsgid_plural "veel"\nmsgstr[0] "one"\n'
    guessed, halved = entries(f"{guess}\n{half}")

    assert faults(guessed) == [
        "is a guess (fuzzy): look at it, and take the word away", "does not hold the same %(names)s"
    ]  # fmt: skip
    assert faults(halved) == ["has no translation, or not one for one and one for many"]


def test_a_compiled_catalogue_that_stayed_behind_is_seen(catalogue):
    with COMPILED.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    first = catalogue[0]

    assert differs([Entry(text=first.text, translations=["Something else"])], compiled) == [
        f"“{first.text}” is otherwise in django.mo: compile it again. {HOW}"
    ]


def test_a_text_is_found_wherever_it_is_marked():
    code = """
from django.utils.translation import gettext as _, pgettext
f"{_('een')} {pgettext('a en b', 'en')}"
"""
    template = """
{% translate "Plan" %}{% translate "klaar" context "actie" %}{% badge _("weg") %}
{% blocktranslate with n=x %}van {{ n }}{% endblocktranslate %}
{% blocktranslate count n=x %}één dag{% plural %}{{ n }} dagen{% endblocktranslate %}
"""

    assert set(marked_in_code(code)) == {(None, "een"), ("a en b", "en")}
    assert set(marked_in_template(template)) == {
        (None, "Plan"), ("actie", "klaar"), (None, "weg"), (None, "van %(n)s"), (None, "één dag"),
    }  # fmt: skip
    assert without_translation({(None, "een"): "plan.html"}, [Entry(text="twee")]) != []


def test_the_door_of_the_demo_speaks_english_for_who_chose_it(client, cast, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = client.get("/demo/").content.decode()

    assert '<html lang="en"' in text
    assert "Choose who you are" in text
    assert "Continue as Amina" in text
    assert "Kies wie je bent" not in text


def test_the_plan_speaks_english_and_leaves_the_words_of_the_family_as_they_are(signed_in, cast, goal, settings):
    client = signed_in("jan")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = client.get(reverse("plans:plan", args=[cast.dossier.pk])).content.decode()

    assert '<html lang="en"' in text
    assert "What the family wants" in text
    assert "Wat het gezin wil" not in text
    assert goal.wording in text


def test_without_a_choice_the_screens_stay_dutch(client, cast):
    text = client.get("/demo/", headers={"accept-language": "en"}).content.decode()

    assert '<html lang="nl"' in text
    assert "Kies wie je bent" in text
