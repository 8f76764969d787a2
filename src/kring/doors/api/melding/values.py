"""What a single value of a report may look like, and how it is tidied before it is kept.

Where the framework says something it cannot mean, or nothing at all, these are the choices:
- a BSN may begin with a zero: real ones do and the framework's pattern forgot it; only its form is read;
- the prefix of a name must be there but may be empty: the framework wants a letter, even without a prefix;
- a moment carries its offset (RFC 3339) and falls in a year that every clock of the house can show;
- the id of a report has 1 to 200 characters: without one, every reading would store the report once more;
- text is kept in composed letters (NFC) without white space around it; its length is counted after that.
"""

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from kring.foundation.core.text import is_clean_text, is_one_clean_line, tidy_line, tidy_text

DAY_AND_TIME = r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?"
MOMENT = re.compile(DAY_AND_TIME + r"(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII)
WITHOUT_OFFSET = re.compile(DAY_AND_TIME, re.ASCII)
# RFC 3986: a scheme, then only characters that may stand in an address, with % before two hexadecimals only.
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
# Addresses that run something instead of leading somewhere; one day they may stand behind a link.
RUNS_SOMETHING = ("javascript:", "data:", "vbscript:")
LAST_YEAR = 9998


def line(raw: Any) -> Any:
    """Tidy one line of text; what is no text is left to the check of its type."""
    if not isinstance(raw, str):
        return raw
    tidy = tidy_line(raw)
    if not is_one_clean_line(tidy):
        raise PydanticCustomError("unfit_characters", "characters that do not belong in a line")
    return tidy


def lines(raw: Any) -> Any:
    """Tidy text of several lines; what is no text is left to the check of its type."""
    if not isinstance(raw, str):
        return raw
    tidy = tidy_text(raw)
    if not is_clean_text(tidy):
        raise PydanticCustomError("unfit_characters", "characters that do not belong in text")
    return tidy


def address(raw: str) -> str:
    """An absolute address that leads somewhere."""
    if not ADDRESS.fullmatch(raw) or raw.lower().startswith(RUNS_SOMETHING):
        raise PydanticCustomError("no_address", "no address")
    return raw


def moment(raw: Any) -> datetime:
    """A moment with its offset; what is finer than a microsecond is left off."""
    if not isinstance(raw, str):
        raise PydanticCustomError("string_type", "no text")
    written = raw.strip()
    if WITHOUT_OFFSET.fullmatch(written):
        raise PydanticCustomError("no_offset", "no offset")
    if not MOMENT.fullmatch(written):
        raise PydanticCustomError("no_moment", "no moment")
    try:
        if written[11:13] == "24":  # newer Pythons would read it as the next day
            raise ValueError
        found = datetime.fromisoformat(written.upper())
        if found.astimezone(UTC).year > LAST_YEAR:
            raise ValueError
    except (ValueError, OverflowError):
        raise PydanticCustomError("no_such_moment", "no such moment") from None
    return found


# The constraint stands inside, so that it is held against the tidied text.
Line = Annotated[str, BeforeValidator(line)]
Lines = Annotated[str, BeforeValidator(lines)]
FilledLine = Annotated[Annotated[str, StringConstraints(min_length=1)], BeforeValidator(line)]
ShortId = Annotated[Annotated[str, StringConstraints(min_length=1, max_length=200)], BeforeValidator(line)]
Street = Annotated[Annotated[str, StringConstraints(min_length=1, max_length=24)], BeforeValidator(line)]
NamePart = Annotated[Annotated[str, StringConstraints(min_length=1, max_length=200)], BeforeValidator(line)]
Prefix = Annotated[Annotated[str, StringConstraints(max_length=10)], BeforeValidator(line)]
Bsn = Annotated[Annotated[str, StringConstraints(pattern="^[0-9]{9}$")], BeforeValidator(line)]
Postcode = Annotated[Annotated[str, StringConstraints(pattern="^[1-9][0-9]{3} [A-Z]{2}$")], BeforeValidator(line)]
Url = Annotated[Annotated[str, AfterValidator(address)], BeforeValidator(line)]
Moment = Annotated[datetime, BeforeValidator(moment)]
Int32 = Annotated[int, Field(ge=-(2**31), le=2**31 - 1)]
PageNumber = Annotated[int, Field(ge=1, le=2**31 - 1)]
PageSize = Annotated[int, Field(ge=-(2**31), le=100)]
Total = Annotated[int, Field(ge=0, le=2**31 - 1)]
