"""The words of SQL in which the checks are written."""

import re

from stdnum.nl import bsn

from kring.insight.facts.validation.problem import SHOWN_VALUE

PATTERN = "[A-Za-z0-9_-]{1,64}"
# The weights of the eleven test on a BSN; eight digits have a nought in front.
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_ELEVEN = " + ".join(
    f"{weight} * TRY_CAST(substr(lpad(x, 9, '0'), {place}, 1) AS INTEGER)"
    for place, weight in enumerate(_WEIGHTS, start=1)
)

MACROS = (
    f"CREATE MACRO passes_eleven(x) AS regexp_full_match(x, '[0-9]{{8,9}}') AND (({_ELEVEN}) % 11 = 0)",
    f"CREATE MACRO suspicious(x) AS NOT regexp_full_match(x, '{PATTERN}') OR passes_eleven(x)",
    f"CREATE MACRO shown(x) AS CASE WHEN regexp_full_match(x, '{SHOWN_VALUE}') AND NOT passes_eleven(x) THEN x END",
    # A span that ends where it begins is one day; an open end runs on.
    "CREATE MACRO until_day(a, b) AS CASE WHEN b IS NULL THEN DATE '9999-01-01' WHEN b > a THEN b ELSE a + 1 END",
    "CREATE MACRO age_on(b, d) AS year(d) - year(b) - "
    "CASE WHEN month(d) * 100 + day(d) < month(b) * 100 + day(b) THEN 1 ELSE 0 END",
)


def suspicious(identifier: str) -> bool:
    """Whether an identifier may not be shown: it does not match the pattern, or could be a BSN."""
    if re.fullmatch(PATTERN, identifier) is None:
        return True
    return re.fullmatch("[0-9]{8,9}", identifier) is not None and bsn.checksum(identifier.zfill(9)) == 0
