"""Files that are no reports at all: empty, cut off, in another encoding, or meant to do harm."""

import json

import pytest

from kring.doors.api.melding import parsing
from kring.doors.api.melding.example import example
from kring.doors.api.melding.reading import read


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        ("", "bestand", "leeg"),
        (b" \n\t ", "bestand", "leeg"),
        ("\ufeff", "bestand", "leeg"),
        ("5", "bestand", "een getal"),
        ('"melding"', "bestand", "tekst"),
        ("NaN", "bestand", "NaN of Infinity"),
        ('{"id": "1",\n  "soort" "VT"}', "regel 2, kolom 11", "dubbele punt"),
        ('[{"id": "1"}\n{"id": "2"}]', "regel 2, kolom 1", "een komma"),
        ('{"id": "1"}\n{"id": "2"}', "regel 2, kolom 1", "in één lijst"),
        ('{"id": "1', "regel 1, kolom 8", "aan het einde van de tekst"),
        ('{"id": "a\nb"}', "regel 1, kolom 10", "stuurtekens"),
        (r'{"id": "\x"}', "regel 1, kolom 9", "na een"),
        ("{'id': 1}", "regel 1, kolom 2", "een veldnaam"),
        ("<melding/>", "regel 1, kolom 1", "een waarde"),
        ("[" * 100_000, "bestand", "te diep genest"),
        ('{"a":' * 100_000, "bestand", "te diep genest"),
        ("{}".encode("utf-16"), "bestand", "UTF-16"),
        ("{}".encode("utf-32"), "bestand", "UTF-32"),
        ('{"id":\n "café"}'.encode("cp1252"), "regel 2, kolom 6", "geen UTF-8"),
        (b"\x00\x01\x02", "regel 1, kolom 1", "geen JSON"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(content, place, says):
    found = read(content, "bestand.json")

    assert found.reports == ()
    assert [problem.place for problem in found.problems] == [place]
    assert says in str(found.problems[0])


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('"verzoek": "één", "verzoek": "twee"', "melding 1, verzoek", "meer dan één keer"),
        ('"verzoek": NaN', "melding 1, verzoek", "NaN of Infinity"),
        ('"terugkoppelingGewenst": -Infinity', "melding 1, terugkoppelingGewenst", "NaN of Infinity"),
        ('"verzoek": ' + "9" * 10_000, "melding 1, verzoek", "meer dan 30 cijfers"),
        ('"verzoek": 1e999', "melding 1, verzoek", "een getal"),
        ('"onzin": ' + "[" * 400 + "]" * 400, "melding 1", "een onbekend veld"),
    ],
)
def test_what_readers_of_json_often_let_pass_is_refused_at_its_place(text, place, says):
    field = text.split('"')[1]
    rest = json.dumps({name: value for name, value in example().items() if name != field})

    found = read(f"{rest[:-1]}, {text}}}", "bestand.json")

    assert [problem.place for problem in found.problems] == [place]
    assert says in found.problems[0].found


def test_a_byte_order_mark_of_utf_8_is_accepted():
    assert read(b"\xef\xbb\xbf" + json.dumps(example()).encode(), "bestand.json").problems == ()
    assert read("\ufeff" + json.dumps(example()), "bestand.json").problems == ()


@pytest.mark.parametrize("content", [" " * 101, b" " * 101])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(content, monkeypatch):
    monkeypatch.setattr(parsing, "LIMIT", 100)

    (problem,) = read(content, "bestand.json").problems

    assert problem.found == "groter dan 50 MB"


def test_after_a_thousand_problems_it_stops():
    found = read("[" + "1," * 5000 + "1]", "bestand.json")

    assert len(found.problems) == 1001
    assert found.problems[-1].found == "meer dan 1000 fouten"
