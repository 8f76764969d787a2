"""Lets everything that names one row name another, each change written down so that it can go back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pghistory.trigger
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from kring.foundation.circle.dossiers import Member
from kring.foundation.core.refusal import Refused
from kring.foundation.core.standing_aside import triggers_aside
from kring.foundation.households.models import Identity
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.choices import MovedAs
from kring.foundation.sharing.merging import rows as written
from kring.foundation.sharing.merging.reach import Pointing, naming_by_key, pointing_at
from kring.foundation.sharing.models import Merge, MovedRow
from kring.foundation.sharing.retention.reach import pointers

Model = type[models.Model]


@dataclass(slots=True)
class Move:
    """From which row to which, and what was changed on the way, in order."""

    merge: Merge
    target: Model
    kept: int
    gone: int
    noted: list[MovedRow] = field(default_factory=list)
    # Rows that stood at both and stand once now: key of what went → key of what stayed, empty when nothing did.
    folded: dict[str, str] = field(default_factory=dict)


def move_everything(move: Move) -> None:
    """Let whatever names the row that goes name the row that stays. Done as Kring itself: nobody sees all of it."""
    with what_never_changes_stands_aside():
        for pointing in pointing_at(move.target):
            if pointing.is_list:
                _move_lists(move, pointing)
            else:
                _move_numbers(move, pointing)
        own = move.target._meta.db_table
        _rename_keys(move, f"{own}:{move.gone}", f"{own}:{move.kept}")
        for went, stayed in list(move.folded.items()):
            if stayed:
                _rename_keys(move, went, stayed)


def change(move: Move, row: models.Model, **columns: Any) -> None:
    """Write other values in a row of the person who stays, and note what stood there."""
    for name, value in columns.items():
        was = written.as_text(row, name)
        setattr(row, name, value)
        now = written.as_text(row, name)
        if was != now:
            type(row)._base_manager.filter(pk=row.pk).update(**{name: value})
            _note(move, MovedAs.CHANGED, row, name, was=was, now=now)


def keep_what_was_noted(move: Move) -> None:
    """Write down everything that was changed, in order."""
    MovedRow.objects.bulk_create(move.noted)


def put_back(merge: Merge) -> None:
    """Undo every change, the last one first. What somebody changed again in the meantime stays as they left it."""
    with what_never_changes_stands_aside():
        for note in merge.moved.order_by("-pk"):  # type: ignore[attr-defined]
            found = written.model_of(note.item_key)
            if found is not None and note.held:
                _undo(note, *found)


@contextmanager
def what_never_changes_stands_aside() -> Iterator[None]:
    """Some rows are fixed by a trigger: of whom they are changes all the same. History is written as always."""
    with triggers_aside(lambda trigger: not isinstance(trigger, pghistory.trigger.Event)):
        yield


def _move_numbers(move: Move, pointing: Pointing) -> None:
    found = list(pointing.rows(move.gone))
    if not found:
        return
    try:
        with transaction.atomic():
            pointing.rows(move.gone).update(**{pointing.column: move.kept})
    except IntegrityError:
        for row in found:
            _move_one(move, pointing, row)
    else:
        for row in found:
            _note(move, MovedAs.MOVED, row, pointing.column, was=move.gone, now=move.kept)


def _move_one(move: Move, pointing: Pointing, row: models.Model) -> None:
    try:
        with transaction.atomic():
            pointing.model._base_manager.filter(pk=row.pk).update(**{pointing.column: move.kept})
    except IntegrityError as clash:
        twin = _twin(pointing, row, move.kept, clash)
        if twin is None or not _stays(row, twin):
            if isinstance(twin, Member) and isinstance(row, Member):
                change(move, twin, **_both_periods(twin, row))
            _fold(move, row, twin)
        else:
            _fold(move, twin, row)
            _move_one(move, pointing, row)
    else:
        _note(move, MovedAs.MOVED, row, pointing.column, was=move.gone, now=move.kept)


def _move_lists(move: Move, pointing: Pointing) -> None:
    for row in pointing.rows(move.gone):
        was = list(getattr(row, pointing.column))
        now = list(dict.fromkeys(move.kept if one == move.gone else one for one in was))
        pointing.model._base_manager.filter(pk=row.pk).update(**{pointing.column: now})
        _note(move, MovedAs.MOVED, row, pointing.column, was=was, now=now)


def _rename_keys(move: Move, was: str, now: str) -> None:
    for model, name in naming_by_key():
        found = list(model._base_manager.filter(**{name: was}).order_by("pk"))
        if found:
            model._base_manager.filter(**{name: was}).update(**{name: now})
            for row in found:
                _note(move, MovedAs.MOVED, row, name, was=was, now=now)


def _twin(pointing: Pointing, row: models.Model, kept: int, clash: IntegrityError) -> models.Model | None:
    """The row that says the same of the person who stays, when that is why it could not move."""
    broken = getattr(getattr(clash.__cause__, "diag", None), "constraint_name", "")
    others = pointing.model._base_manager.exclude(pk=row.pk)
    for rule in pointing.model._meta.constraints:
        if isinstance(rule, models.UniqueConstraint) and rule.name == broken:
            same = {
                name: kept if _attname(row, name) == pointing.column else getattr(row, _attname(row, name))
                for name in rule.fields
            }
            empty = {f"{name}__isnull": True for name, value in same.items() if value is None}
            found = others.filter(**empty, **{name: value for name, value in same.items() if value is not None})
            return found.filter(rule.condition).first() if rule.condition else found.first()
    column: Any = row._meta.get_field(pointing.column.removesuffix("_id"))
    return others.filter(**{pointing.column: kept}).first() if column.unique else None


def _stays(row: models.Model, twin: models.Model) -> bool:
    """Whether this row stays and its twin goes: the one that says more, then the one that was written later."""
    if isinstance(row, Identity | Member):
        return False
    return (_says(row), _when(row)) > (_says(twin), _when(twin))


def _says(row: models.Model) -> int:
    return sum(getattr(row, one.attname) not in (None, "", []) for one in row._meta.concrete_fields)


def _when(row: models.Model) -> float:
    moment = getattr(row, "written_at", None)
    return moment.timestamp() if moment is not None else 0.0


def _both_periods(twin: Member, row: Member) -> dict[str, Any]:
    """Of the family from the first day of either until the last day of either; an empty day is always, or still."""
    return {
        "joined_on": min(twin.joined_on, row.joined_on) if twin.joined_on and row.joined_on else None,
        "left_on": max(twin.left_on, row.left_on) if twin.left_on and row.left_on else None,
    }


def _fold(move: Move, row: models.Model, stays: models.Model | None) -> None:
    """Take a row out that can stand only once. What hangs on it goes over to the row that stays."""
    for model, column in pointers():
        if column.related_model is not type(row):
            continue
        hanging = list(model._base_manager.filter(**{column.attname: row.pk}))
        if hanging and stays is None:
            raise Refused(_("Er hangt iets aan wat bij allebei staat. Zet dat eerst zelf gelijk."))
        for one in hanging:
            model._base_manager.filter(pk=one.pk).update(**{column.attname: stays.pk})  # type: ignore[union-attr]
            _note(move, MovedAs.MOVED, one, column.attname, was=row.pk, now=stays.pk)  # type: ignore[union-attr]
    key, into = item_key(row), item_key(stays) if stays is not None else ""
    note = _note(move, MovedAs.FOLDED, row, "", columns=written.whole(row))
    note.into_key = into
    move.folded[key] = into
    gone = type(row)._base_manager.filter(pk=row.pk)
    gone._raw_delete(gone.db)


def _note(move: Move, kind: MovedAs, row: models.Model, column: str, **told: Any) -> MovedRow:
    note = MovedRow(
        merge=move.merge, kind=kind, item_key=item_key(row), column=column, held=written.held(**told),
        dossier_id=getattr(row, "dossier_id", None),
    )  # fmt: skip
    move.noted.append(note)
    return note


def _undo(note: MovedRow, model: Model, pk: int) -> None:
    told = json.loads(note.held)
    if note.kind == MovedAs.FOLDED:
        if not model._base_manager.filter(pk=pk).exists():
            try:
                with transaction.atomic():
                    written.written_again(model, told["columns"])
            except IntegrityError as taken:
                raise Refused(_("Wat er stond, kan niet terug: er staat intussen iets anders.")) from taken
        return
    row = model._base_manager.filter(pk=pk).first()
    if row is None:
        return
    if note.kind == MovedAs.CHANGED:
        if written.as_text(row, note.column) == told["now"]:
            value = written.from_text(model, note.column, told["was"])
            model._base_manager.filter(pk=pk).update(**{note.column: value})
        return
    stands = getattr(row, note.column)
    value = told["was"] if stands == told["now"] else _taken_out(stands, told)
    model._base_manager.filter(pk=pk).update(**{note.column: value})


def _taken_out(stands: Any, told: dict[str, Any]) -> Any:
    """What a list becomes that was changed after the merge: who was in it then is in it again."""
    if not isinstance(stands, list):
        return stands
    back = [one for one in told["was"] if one not in told["now"]]
    stayed = [one for one in told["now"] if one not in told["was"]]
    return list(dict.fromkeys([*(one for one in stands if one not in stayed), *back]))


def _attname(row: models.Model, name: str) -> str:
    found: Any = row._meta.get_field(name)
    return str(found.attname)
