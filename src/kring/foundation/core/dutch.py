"""Words for what is kept, such as the chronology: Dutch, whatever language whoever writes has chosen."""

from __future__ import annotations

from datetime import date

from django.db.models import Choices, Model
from django.utils.formats import date_format
from django.utils.translation import override


def label(code: Choices) -> str:
    """The Dutch words of a code."""
    with override("nl"):
        return str(code.label)


def day(on: date) -> str:
    """A day as people say it: 3 november."""
    with override("nl"):
        return date_format(on, "j F")


def display(row: Model, field: str) -> str:
    """The Dutch words of the code in a column of a row."""
    with override("nl"):
        return str(getattr(row, f"get_{field}_display")())
