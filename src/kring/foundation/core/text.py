"""How words and names are written in Dutch, and what keeps text clean before it is kept."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import pgettext

# Characters that turn the direction of what follows: they can make a name read as another one.
DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINE_BREAKS = frozenset("\n\r\t")
NO_CAPITAL = ("'t", "'s", "'n", "\u2019t", "\u2019s", "\u2019n")


def join_words(words: Iterable[str], last: str | None = None) -> str:
    """Join words as people say them: "a, b en c"; `last` replaces "en", for instance by "of"."""
    *first, final = [word for word in words if word] or [""]
    if not first:
        return final
    between = last or pgettext("a, b en c", "en")
    return f"{', '.join(first)} {between} {final}"


def initials(given_names: str) -> str:
    """The initials of given names: "Anna Maria" is "A.M.", "Jan-Willem" is "J.-W.", "IJsbrand" is "IJ."."""
    return "".join("-".join(f"{_initial(part)}." for part in name.split("-") if part) for name in given_names.split())


def family_name_with_prefix(prefix: str, family_name: str) -> str:
    """The family name after a given name or initials: "van den Akker", "d'Ancona"."""
    if not prefix.strip():
        return family_name.strip()
    space = "" if prefix.strip().endswith(("'", "\u2019")) else " "
    return f"{prefix.strip()}{space}{family_name.strip()}"


def family_name_alone(prefix: str, family_name: str) -> str:
    """The family name with nothing before it or after "mevrouw": "Van den Akker", but "'t Hart"."""
    name = family_name_with_prefix(prefix, family_name)
    return name if name.lower().startswith(NO_CAPITAL) else _capital(name)


def full_name(given_names: str, prefix: str, family_name: str) -> str:
    """The name in full: "Mirthe van den Akker"."""
    if not given_names.strip():
        return family_name_alone(prefix, family_name)
    return f"{given_names.strip()} {family_name_with_prefix(prefix, family_name)}".strip()


def formal_name(given_names: str, prefix: str, family_name: str) -> str:
    """The name with initials, as in a letter: "M.J. van den Akker"."""
    return full_name(initials(given_names), prefix, family_name)


def sorted_name(given_names: str, prefix: str, family_name: str) -> str:
    """The name as it stands in a list, where the prefix comes last: "Akker, Mirthe van den"."""
    behind = " ".join(part for part in (given_names.strip(), prefix.strip()) if part)
    return f"{family_name.strip()}, {behind}" if behind else family_name.strip()


def tidy_line(text: str) -> str:
    """One line of text as it is kept: composed letters, plain spaces, nothing around it."""
    plain = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in text)
    return unicodedata.normalize("NFC", plain).strip()


def tidy_text(text: str) -> str:
    """Text of several lines as it is kept: composed letters, one kind of line end, nothing around it."""
    return unicodedata.normalize("NFC", re.sub(r"\r\n?", "\n", text)).strip()


def is_one_clean_line(text: str) -> bool:
    """Whether text holds no control characters, line ends, half characters or direction marks."""
    return not any(_is_unfit(letter) or unicodedata.category(letter) in {"Zl", "Zp"} for letter in text)


def is_clean_text(text: str) -> bool:
    """The same for text of several lines: line ends and tabs may be there."""
    return not any(_is_unfit(letter) for letter in text if letter not in LINE_BREAKS)


def _is_unfit(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter in DIRECTION_MARKS


def _initial(name: str) -> str:
    return "IJ" if name[:2].upper() == "IJ" else name[:1].upper()


def _capital(name: str) -> str:
    return "IJ" + name[2:] if name[:2].lower() == "ij" else name[:1].upper() + name[1:]
