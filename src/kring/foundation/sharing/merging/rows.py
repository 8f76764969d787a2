"""One row as it stood, in words that can be kept and turned back into the same row."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

Model = type[models.Model]


def held(**told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)


def as_text(row: models.Model, column: str) -> str | None:
    """One column as text; None when it is empty."""
    field: Any = row._meta.get_field(column)
    return None if getattr(row, field.attname) is None else str(field.value_to_string(row))


def from_text(model: Model, column: str, text: str | None) -> Any:
    field: Any = model._meta.get_field(column)
    return None if text is None else field.to_python(text)


def whole(row: models.Model) -> dict[str, str | None]:
    """Every column of a row as text."""
    return {field.name: as_text(row, field.name) for field in row._meta.concrete_fields}


def written_again(model: Model, columns: dict[str, str | None]) -> models.Model:
    """The same row, with the number that it had."""
    row = model()
    for name, text in columns.items():
        field: Any = model._meta.get_field(name)
        target = field.target_field if field.is_relation else field
        setattr(row, field.attname, None if text is None else target.to_python(text))
    row.save_base(raw=True, force_insert=True)
    return row


def model_of(key: str) -> tuple[Model, int] | None:
    """The table and the number that a key such as `plans_goal:12` names."""
    from kring.foundation.sharing.merging.reach import movable

    table, _colon, number = key.partition(":")
    model = next((one for one in movable() if one._meta.db_table == table), None)
    return None if model is None else (model, int(number))
