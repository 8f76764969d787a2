"""How words and names are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.foundation.core import text


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ([], ""),
        (["Noor"], "Noor"),
        (["Noor", "Sem"], "Noor en Sem"),
        (["Noor", "Sem", "oma Fatna"], "Noor, Sem en oma Fatna"),
        (["Noor", "", "Sem"], "Noor en Sem"),
    ],
)
def test_words_are_joined_as_people_say_them(words, joined):
    assert text.join_words(words) == joined


def test_words_can_be_joined_with_another_last_word():
    assert text.join_words(["ja", "nee", "weet niet"], last="of") == "ja, nee of weet niet"


@pytest.mark.parametrize(
    ("given_names", "letters"),
    [
        ("Mirthe", "M."),
        ("Anna Maria", "A.M."),
        ("Jan-Willem", "J.-W."),
        ("IJsbrand", "IJ."),
        ("  Émile   Øyvind ", "É.Ø."),
        ("", ""),
    ],
)
def test_initials(given_names, letters):
    assert text.initials(given_names) == letters


@pytest.mark.parametrize(
    ("parts", "full", "formal", "alone", "in_a_list"),
    [
        (("Mirthe Jo", "van den", "Akker"),
         "Mirthe Jo van den Akker", "M.J. van den Akker", "Van den Akker", "Akker, Mirthe Jo van den"),
        (("Teun", "", "Smit"), "Teun Smit", "T. Smit", "Smit", "Smit, Teun"),
        (("Luca", "d'", "Ancona"), "Luca d'Ancona", "L. d'Ancona", "D'Ancona", "Ancona, Luca d'"),
        (("Bas", "'t", "Hart"), "Bas 't Hart", "B. 't Hart", "'t Hart", "Hart, Bas 't"),
        (("Loes", "in 't", "Veld"), "Loes in 't Veld", "L. in 't Veld", "In 't Veld", "Veld, Loes in 't"),
        (("", "de", "Wit"), "De Wit", "De Wit", "De Wit", "Wit, de"),
        (("Ilse", "", "ijzerman"), "Ilse ijzerman", "I. ijzerman", "IJzerman", "ijzerman, Ilse"),
    ],
)  # fmt: skip
def test_forms_of_a_name(parts, full, formal, alone, in_a_list):
    assert text.full_name(*parts) == full
    assert text.formal_name(*parts) == formal
    assert text.family_name_alone(*parts[1:]) == alone
    assert text.sorted_name(*parts) == in_a_list


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("  Zoe\u0308 ", "Zoë"), ("De\u00a0Wit", "De Wit"), ("\u2003Noor\u2003", "Noor"), ("İpek", "İpek")],
)
def test_a_line_is_kept_tidy(raw, kept):
    assert text.tidy_line(raw) == kept


def test_text_keeps_its_lines_with_one_kind_of_line_end():
    assert text.tidy_text(" een\r\ntwee\rdrie\n") == "een\ntwee\ndrie"


@pytest.mark.parametrize("unfit", ["a\x00b", "a\x1bb", "a\ud800b", "a\u202eb", "a\x7fb"])
def test_unfit_characters_are_refused_everywhere(unfit):
    assert not text.is_one_clean_line(unfit)
    assert not text.is_clean_text(unfit)


@pytest.mark.parametrize("lines", ["a\nb", "a\tb", "a\r\nb"])
def test_line_ends_belong_in_text_and_not_in_a_line(lines):
    assert not text.is_one_clean_line(lines)
    assert text.is_clean_text(lines)


@pytest.mark.parametrize(
    "name",
    [
        "Zoë",
        "Fatma Nur",
        "O\u2019Neill",
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
        "李小龍",
        "D'Ancona-Smit",
    ],
)
def test_names_of_all_kinds_are_clean(name):
    assert text.is_one_clean_line(name)


@given(st.text())
def test_tidying_twice_changes_nothing(raw):
    assert text.tidy_line(text.tidy_line(raw)) == text.tidy_line(raw)
    assert text.tidy_text(text.tidy_text(raw)) == text.tidy_text(raw)
