"""What somebody else wrote while this form was open: rows to choose from, and the form ready to be sent again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kring.foundation.core.editing import Versioned

Row = tuple[str, str, str]


def what_differs(form: forms.Form, row: Versioned, names: tuple[str, ...], *, seen: int | None = None) -> list[Row]:
    """(what, theirs, yours) for each field that differs; the form then knows the version that is there now.

    `seen` is what the form should say it has seen, when that is not the version of this row.
    """
    row.refresh_from_db()
    data = form.data.copy()  # type: ignore[attr-defined]
    data["seen_version"] = str(row.version if seen is None else seen)
    form.data = data
    return [
        (str(form.fields[name].label), _in_words(form.fields[name], theirs), _in_words(form.fields[name], yours))
        for name in names
        if (theirs := getattr(row, name)) != (yours := form.cleaned_data[name])
    ]


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.TypedChoiceField):
        words = {field.coerce(key): label for key, label in list(field.choices)}  # type: ignore[arg-type]
        return str(words.get(value, value))
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if hasattr(value, "isoformat"):
        return date_format(value, "j F Y")
    return str(value)
