"""All definitions: each module in a folder of this package holds one INDICATOR."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from kring.insight.indicators.model import Indicator

GROUPS = ("target", "structure", "process", "output", "outcome")


@cache
def every_indicator() -> tuple[Indicator, ...]:
    """Every indicator of the book, group by group, in the order of their codes."""
    found = []
    for group in GROUPS:
        package = import_module(f"{__name__}.{group}")
        for module in sorted(one.name for one in iter_modules(package.__path__)):
            found.append(import_module(f"{package.__name__}.{module}").INDICATOR)
    return tuple(found)


def indicator(code: str) -> Indicator:
    """One indicator by its code; KeyError when the book has none such."""
    for one in every_indicator():
        if one.code == code:
            return one
    raise KeyError(code)
