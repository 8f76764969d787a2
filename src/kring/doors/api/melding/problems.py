"""What is wrong with a file, in plain Dutch: where, what stands there, and what was expected.

A problem never repeats what stands in the file: a value may be a name, an address or a BSN, and problems end
up on screens and in logs. It tells the form of what was found, and a field's name only when it is well known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Any, get_args

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kring.doors.api.melding.schema import PARTS, Part

Place = Callable[[Sequence[str | int]], str]
FORMS: dict[type, str] = {
    bool: gettext_noop("true of false"),
    int: gettext_noop("een getal"),
    float: gettext_noop("een getal"),
    str: gettext_noop("tekst"),
    list: gettext_noop("een lijst"),
    dict: gettext_noop("een object"),
    type(None): gettext_noop("niets (null)"),
}
FOUND = {
    "missing": gettext_noop("ontbreekt"),
    "string_too_short": gettext_noop("lege tekst"),
    "string_pattern_mismatch": gettext_noop("tekst in een andere vorm"),
    "unfit_characters": gettext_noop("tekens die niet in deze tekst horen, zoals stuurtekens"),
    "unknown_code": gettext_noop("een onbekende code"),
    "no_address": gettext_noop("geen volledig webadres"),
    "no_moment": gettext_noop("geen datum met tijd"),
    "no_offset": gettext_noop("een tijd zonder tijdzone"),
    "no_such_moment": gettext_noop("een datum of tijd die niet bestaat"),
    "ends_before_begin": gettext_noop("een einde dat voor het begin ligt"),
    "greater_than_equal": gettext_noop("een te klein getal"),
    "less_than_equal": gettext_noop("een te groot getal"),
}
EVERY_NAME = sorted({field.alias or name for part in PARTS for name, field in part.model_fields.items()})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that keeps all of it from being stored."""

    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        return _("%(place)s: %(found)s. Verwacht: %(expected)s.") % {
            "place": self.place,
            "found": self.found,
            "expected": self.expected,
        }


def in_report(number: int, loc: Sequence[str | int] = ()) -> str:
    """A place in a report as people say it: "melding 3, heeftBetrekkingOp[0].adres.postcode"."""
    report = _("melding %d") % number
    return f"{report}, {path(loc)}" if loc else report


def on_page(loc: Sequence[str | int] = ()) -> str:
    """A place in the list around the reports."""
    return f"{_('de lijst')}, {path(loc)}" if loc else _("de lijst")


def path(loc: Sequence[str | int]) -> str:
    """A place inside an object: "adres.postcode", "heeftBetrekkingOp[0]"."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).removeprefix(".")


def in_words(error: ErrorDetails, part: type[Part], whole: Any, place: Place) -> Problem:
    """Tell an error of the schema; `place` writes a place, `whole` is what was read."""
    loc = error["loc"]
    if error["type"] == "extra_forbidden":
        return _unknown_field(loc, part, whole, place)
    return Problem(place(loc), _what_stands_there(error), expected_at(loc, part))


def form_of(value: Any) -> str:
    """What kind of thing a value is, without telling the value."""
    return _(value.value) if isinstance(value, Enum) else _(FORMS.get(type(value), FORMS[str]))


def expected_at(loc: Sequence[str | int], part: type[Part]) -> str:
    """What should stand at a place, in Dutch with an example."""
    description = ""
    inside: type[Part] | None = part
    is_list = False
    for step in loc:
        if isinstance(step, int):
            is_list = False
            continue
        field = _field(inside or part, step)
        if field is None:
            break
        description = field.description or ""
        inside = _part_in(field.annotation)
        is_list = "list" in str(field.annotation)
    if description:
        return _(description)
    if is_list:
        return _("een lijst: [ … ]")
    return _("een object met de velden %s") % ", ".join(_names(inside or part))


def _what_stands_there(error: ErrorDetails) -> str:
    if error["type"] == "string_too_long":
        return _("tekst van %d tekens") % len(error["input"])
    if isinstance(error["input"], Enum) or error["type"] not in FOUND:
        return form_of(error["input"])
    return _(FOUND[error["type"]])


def _unknown_field(loc: Sequence[str | int], part: type[Part], whole: Any, place: Place) -> Problem:
    """A field that does not belong here. Its name may be anything: only a well-known one is told."""
    *parent, key = loc
    holder, inside = whole, part
    for step in parent:
        holder = holder[step]
        if isinstance(step, str):
            field = _field(inside, step)
            inside = (field and _part_in(field.annotation)) or inside
    names = _names(inside)
    expected = _("alleen de velden %s") % ", ".join(names)
    if meant := get_close_matches(str(key), names, n=1, cutoff=0.75):
        expected = _('%(expected)s (misschien "%(meant)s")') % {"expected": expected, "meant": meant[0]}
    if key in EVERY_NAME:
        return Problem(place(loc), _("een veld dat hier niet hoort"), expected)
    number = list(holder).index(str(key)) + 1
    return Problem(place(parent), _("een onbekend veld, als %de in de rij") % number, expected)


def _field(part: type[Part], written: str) -> FieldInfo | None:
    """The field that the framework writes like this."""
    return next((field for name, field in part.model_fields.items() if written == (field.alias or name)), None)


def _names(part: type[Part]) -> list[str]:
    return [field.alias or name for name, field in part.model_fields.items()]


def _part_in(annotation: Any) -> type[Part] | None:
    """The object inside an annotation such as `list[Incident | None]`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part_in(inner))), None)
