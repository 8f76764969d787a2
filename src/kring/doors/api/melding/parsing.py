"""From the bytes of a file to plain values, or what keeps it from being JSON and where.

Three things that readers of JSON often let pass are marked and left in place, so that the check of that place
refuses them: a field that stands there twice, NaN or Infinity, and a number without end.
"""

import codecs
import json
from collections.abc import Sequence
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kring.doors.api.melding.problems import Problem

LIMIT = 50_000_000
LONGEST_NUMBER = 30
OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
# What the standard library says, and what a person can do about it.
EXPECTED_INSTEAD = {
    "Expecting value": gettext_noop('een waarde: tekst tussen ", een getal, true, false, null, { of ['),
    "Expecting ',' delimiter": gettext_noop("een komma, of het einde van het object of de lijst"),
    "Expecting ':' delimiter": gettext_noop("een dubbele punt tussen veld en waarde"),
    "Expecting property name": gettext_noop('een veldnaam tussen ", of } na het laatste veld'),
    "Illegal trailing comma": gettext_noop("geen komma na het laatste veld"),
    "Unterminated string": gettext_noop('een " aan het einde van de tekst'),
    "Invalid control character": gettext_noop("tekst zonder stuurtekens; een nieuwe regel is \\n"),
    "Invalid \\": gettext_noop('na een \\ een van de tekens " \\ / b f n r t of u met vier cijfers'),
    "Extra data": gettext_noop("het einde van het bestand; zet meer meldingen in één lijst: [ …, … ]"),
}


class Unfit(Enum):
    """Stands where a value should be, and fits nowhere."""

    TWICE = gettext_noop("staat hier meer dan één keer")
    NOT_A_NUMBER = gettext_noop("NaN of Infinity; dat is geen JSON")
    ENDLESS = gettext_noop("een getal met meer dan 30 cijfers")


def parsed(content: str | bytes) -> tuple[Any, Problem | None]:
    """The values in a file, or the problem that keeps them from being read."""
    if len(content) > LIMIT:
        return None, Problem(_("bestand"), _("groter dan 50 MB"), _("meerdere kleinere bestanden"))
    text, problem = (content, None) if isinstance(content, str) else _decoded(content)
    if problem:
        return None, problem
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return None, Problem(_("bestand"), _("leeg"), _("een melding, of een lijst van meldingen"))
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer), None
    except json.JSONDecodeError as error:
        return None, _not_json(error)
    except RecursionError:
        return None, Problem(_("bestand"), _("te diep genest"), _("hoogstens zes niveaus per melding"))


def _decoded(content: bytes) -> tuple[str, Problem | None]:
    for mark, encoding in OTHER_ENCODINGS.items():
        if content.startswith(mark):
            return "", Problem(_("bestand"), _("opgeslagen als %s") % encoding, _("opgeslagen als UTF-8"))
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        return "", Problem(_at(line, column), _("een teken dat geen UTF-8 is"), _("opgeslagen als UTF-8"))


def _not_json(error: json.JSONDecodeError) -> Problem:
    expected = next(
        (words for said, words in EXPECTED_INSTEAD.items() if error.msg.startswith(said)),
        EXPECTED_INSTEAD["Expecting value"],
    )
    return Problem(_at(error.lineno, error.colno), _("hier is het geen JSON"), _(expected))


def _at(line: int, column: int) -> str:
    return _("regel %(line)d, kolom %(column)d") % {"line": line, "column": column}


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _value in pairs:
            if key in seen:
                found[key] = Unfit.TWICE
            seen.add(key)
    return found


def _constant(_written: str) -> Unfit:
    return Unfit.NOT_A_NUMBER


def _integer(written: str) -> int | Unfit:
    return int(written) if len(written) <= LONGEST_NUMBER else Unfit.ENDLESS
