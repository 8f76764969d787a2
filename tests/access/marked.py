"""A word of its own in every personal text of every row, so that whatever leaks says where it came from.

`mark_everything` writes the words; `open_to` asks the database which of them a viewer may read, table by table. What
else appears in an answer is a leak. Tables and fields are found by walking the models: a new one is marked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import count
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.core.access import Open
from kring.foundation.core.standing_aside import triggers_aside
from kring.foundation.sharing.install import own_models, shape_of
from kring.testing.cast import Cast

Model = type[models.Model]
WORD = re.compile(r"zq00[0-9a-z]{3}", re.IGNORECASE)
SHORTEST = 7

# Tables that are filled on the way of a walk, or by nobody in a test: each with the reason.
WITHOUT_A_ROW = {
    "LogEntry": "written by every request of the walk itself, and holds no words of anybody",
    "Seal": "holds digests of lines",
    "SealedBlock": "holds digests of lines",
}


def word(number: int) -> str:
    """The word with this number, such as `zq0000a`."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    found = ""
    for _ in range(3):
        number, rest = divmod(number, 36)
        found = digits[rest] + found
    return f"zq00{found}"


def words_in(text: str) -> set[str]:
    return {one.lower() for one in WORD.findall(text)}


def protected() -> Iterator[Model]:
    """The tables about families, as they are written: without their history."""
    for model in own_models():
        if not isinstance(shape_of(model), Open) and not hasattr(model, "pgh_tracked_model"):
            yield model


def text_fields(model: Model) -> list[models.Field]:
    """The personal fields of a table in which somebody writes words."""
    tracked = getattr(model, "pgh_tracked_model", model)
    personal = getattr(getattr(tracked, "Privacy", None), "personal", set())
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in personal and isinstance(field, models.CharField | models.TextField) and not field.choices
        if field.max_length is None or field.max_length >= SHORTEST
    ]


def mark_everything(cast: Cast) -> dict[str, str]:
    """Give every row words of its own, twice, so that history holds words as well; each word with its place."""
    numbers, places = count(1), {}
    with looking_as(job(Job.DEMO, today=cast.today)):
        fill_what_is_empty(cast)
        for _time in range(2):
            for model in protected():
                fields = text_fields(model)
                for pk in model._base_manager.order_by("pk").values_list("pk", flat=True) if fields else ():
                    words = {field.name: word(next(numbers)) for field in fields}
                    for name, one in _written(model, pk, words).items():
                        places[one] = f"{model.__name__}.{name} of {pk}"
    return places


def _written(model: Model, pk: int, words: dict[str, str]) -> dict[str, str]:
    """Write the words, and give those that could be written: of two fields of which one stays empty, that is one."""
    rows = model._base_manager.filter(pk=pk)
    for ways in ([words], [{name: one} for name, one in words.items()]):
        written: dict[str, str] = {}
        for some in ways:
            try:
                # What was shared stays as it is: no page changes it, a test may.
                with triggers_aside(), transaction.atomic():
                    rows.update(**some)
                written |= some
            except IntegrityError:
                continue
        if written:
            break
    return written


def open_to(viewer: Viewer) -> set[str]:
    """The words that the database itself gives to this viewer, in all tables and their history."""
    found: set[str] = set()
    with looking_as(viewer):
        for model in own_models():
            if names := [field.name for field in text_fields(model)]:
                for row in model._base_manager.values_list(*names):
                    found |= words_in(" ".join(str(one) for one in row))
    return found


def fill_what_is_empty(cast: Cast) -> None:
    """One row in every table that has none, with anything that fits."""
    empty = [
        model
        for model in protected()
        if model.__name__ not in WITHOUT_A_ROW and not model._base_manager.exists() and not _fill(model, cast)
    ]
    # What points at a table further on finds a row there now.
    refused = [model.__name__ for model in empty if not _fill(model, cast)]
    assert not refused, f"Give {', '.join(refused)} a row in tests/access/address_world.py."


def _fill(model: Model, cast: Cast) -> bool:
    """A row with what it must have, and if that is not enough with one thing more that it may point at."""
    must = [field for field in model._meta.concrete_fields if not (field.primary_key or _may_be_empty(field))]
    may = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey) and field not in must]
    for more in ([], *([one] for one in may)):
        try:
            with transaction.atomic():
                model._base_manager.create(**{field.name: _value(field, cast) for field in [*must, *more]})
            return True
        except (DatabaseError, LookupError):
            continue
    return False


def _may_be_empty(field: models.Field) -> bool:
    return field.name != "dossier" and (field.has_default() or field.null or field.blank)


def _value(field: models.Field, cast: Cast) -> Any:
    later = timedelta(days=30 if re.search("until|end|review|before|by", field.name) else 0)
    match field:
        case models.ForeignKey(name="dossier"):
            return cast.dossier
        case models.ForeignKey():
            rows = field.related_model._base_manager.order_by("pk")  # type: ignore[union-attr]
            if not rows.exists() and isinstance(shape_of(field.related_model), Open):  # type: ignore[arg-type]
                _fill(field.related_model, cast)  # type: ignore[arg-type]
            found = rows.first()
            if found is None:
                raise LookupError(f"{field.name} has nothing to point at")
            return found
        case _ if field.choices:
            return field.flatchoices[0][0]
        case models.DateTimeField():
            return timezone.now() + later
        case models.DateField():
            return cast.today + later
        case models.BooleanField():
            return True
        case models.IntegerField():
            return 1
        case models.JSONField():
            return {}
        case ArrayField():
            return []
        case _:
            return "woord"[: field.max_length]


def told(wrong: Iterable[str], places: dict[str, str]) -> str:
    """Words that leaked, with where they stand."""
    return ", ".join(f"{one} ({places.get(one, 'somewhere')})" for one in sorted(wrong))
