"""How an item is corrected: its own words, and the same words wherever they were copied. History keeps what was."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from kring.foundation.core.access import Record
from kring.foundation.core.editing import Versioned, change
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.install import shape_of
from kring.foundation.sharing.rights.items import readable_models
from kring.foundation.sharing.rights.names import TECHNICAL

_MENDABLE = (models.CharField, models.TextField, models.DateField, models.PositiveSmallIntegerField)
SHORTEST_COPY = 4


def mendable_fields(item: models.Model) -> dict[str, forms.Field]:
    """What can be corrected of an item, as fields of a form that hold what stands there now."""
    found: dict[str, forms.Field] = {}
    for column in item._meta.concrete_fields:
        if (
            isinstance(column, _MENDABLE)
            and not isinstance(column, models.DateTimeField)
            and column.editable
            and column.name not in TECHNICAL
            and not column.name.endswith("_key")
            and column.name != getattr(item, "section_field", "")
        ):
            shown = column.formfield()
            if shown is not None:
                shown.initial = getattr(item, column.name)
                shown.required = shown.required and not column.blank
                found[column.name] = shown
    return found


def changes_in(item: models.Model, filled: dict[str, Any]) -> dict[str, Any]:
    """What differs from what stands there."""
    return {
        name: filled[name]
        for name in mendable_fields(item)
        if name in filled and filled[name] != getattr(item, name) and not (not filled[name] and not getattr(item, name))
    }


def mend(*, item: models.Model, changes: dict[str, Any], seen_version: int | None) -> None:
    """Write what is right now, as whoever looks; a rule on the row may refuse it."""
    before = {name: getattr(item, name) for name in changes}
    try:
        with transaction.atomic():
            if isinstance(item, Versioned):
                change(item, seen_version=seen_version or item.version, **changes)
            elif not type(item)._base_manager.filter(pk=item.pk).update(**changes):
                raise Refused(_("U mag dit niet veranderen. Vraag wie het gezin draagt."))
    except IntegrityError as impossible:
        raise Refused(_("Dit past niet bij de rest van wat er staat. Kijk de dagen en getallen na.")) from impossible
    for name, was in before.items():
        if isinstance(was, str) and len(was) >= SHORTEST_COPY and isinstance(changes[name], str):
            _mend_copies(item_key(item), was, changes[name])


def _mend_copies(key: str, was: str, becomes: str) -> None:
    """The same words in lines that tell about the item: what happened, and plans as they were agreed."""
    for model in readable_models():
        names = {field.name for field in model._meta.concrete_fields}
        if "item_key" not in names or not isinstance(shape_of(model), Record) or "person" in names:
            continue
        texts = [
            field.name for field in model._meta.concrete_fields
            if isinstance(field, models.TextField) and field.name not in TECHNICAL
        ]  # fmt: skip
        for row in model._base_manager.filter(item_key=key):
            assert isinstance(row, Versioned)
            mended = {name: getattr(row, name).replace(was, becomes) for name in texts if was in getattr(row, name)}
            if mended:
                change(row, seen_version=row.version, **mended)
