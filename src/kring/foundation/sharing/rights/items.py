"""Any item of a dossier by its key, whatever context it belongs to: what it is, in which section, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.core import access
from kring.foundation.core.text import join_words
from kring.foundation.households.persons import Person
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.install import own_models, shape_of
from kring.foundation.sharing.rights.names import LEFT_OUT, TECHNICAL

_KEY = re.compile(r"^([a-z_]+):(\d{1,18})$")
LINE_OF_SECTION = {
    Section.REPORTS: LineKind.REPORT,
    Section.EXPLANATION: LineKind.EXPLANATION,
    Section.PLAN: LineKind.PLAN,
    Section.FRAME: LineKind.FRAME,
    Section.SAFETY: LineKind.SAFETY,
    Section.MEETINGS: LineKind.MEETING,
    Section.CLOSING: LineKind.CLOSING,
}


def readable_models() -> Iterator[type[models.Model]]:
    """Every kind of thing that somebody can read about themselves."""
    for model in own_models():
        is_history = hasattr(model, "pgh_tracked_model")
        is_open = isinstance(shape_of(model), access.Open)
        # How organisations work is about no family.
        is_of_work = model._meta.app_label == "organisations"
        if not (is_history or is_open or is_of_work) and model._meta.db_table not in LEFT_OUT:
            yield model


def item_of(key: str) -> models.Model | None:
    """The item with this key, when whoever looks may see it."""
    found = _KEY.match(key)
    if found is None:
        return None
    by_table = {model._meta.db_table: model for model in readable_models()}
    model = by_table.get(found.group(1))
    return None if model is None else model._base_manager.filter(pk=int(found.group(2))).first()


def section_of(item: models.Model) -> str:
    """The part of the dossier in which an item stands."""
    if field := getattr(item, "section_field", ""):
        return str(getattr(item, field))
    if section := getattr(item, "section", None):
        return str(section.value)
    shape = shape_of(type(item))
    return str(getattr(shape, "section", None) or Section.FAMILY.value)


def line_kind_of(section: str) -> LineKind:
    return LINE_OF_SECTION.get(Section(section), LineKind.CIRCLE)


def dossier_id_of(item: models.Model) -> int | None:
    """The dossier of an item: its own, or that of what it is a part of."""
    if isinstance(item, Dossier):
        return item.pk
    found = getattr(item, "dossier_id", None)
    shape = shape_of(type(item))
    if found is None and isinstance(shape, access.PartOf):
        parent = apps.get_model(shape.model)._base_manager.filter(pk=getattr(item, shape.column)).first()
        return None if parent is None else dossier_id_of(parent)
    return found


def words_of(item: models.Model) -> str:
    """What an item says, in one line: its text without its numbers."""
    personal: set[str] = getattr(getattr(item, "Privacy", None), "personal", set())
    parts = [
        str(getattr(item, field.attname))
        for field in item._meta.concrete_fields
        if field.name in personal and field.name not in TECHNICAL
        and isinstance(field, models.TextField | models.CharField) and not field.choices
        and getattr(item, field.attname)
    ]  # fmt: skip
    return " · ".join(parts)


def lines_of(
    item: models.Model,
    *,
    names: Mapping[int, str],
    hidden: frozenset[int] = frozenset(),
    beside: Mapping[str, models.Model] | None = None,
) -> list[tuple[str, str]]:
    """Everything that an item says, as (label, value).

    `names` are the persons whose name the reader may know, `hidden` the professionals whose name they may not,
    `beside` what else they read: what hangs on that names it.
    """
    lines = []
    for field in item._meta.concrete_fields:
        if field.primary_key or field.name in TECHNICAL or field.name.endswith("_key"):
            continue
        value = getattr(item, field.attname)
        if value in (None, "", []):
            continue
        words = _in_words(item, field, value, names, hidden, beside or {})
        if words:
            lines.append((str(field.verbose_name), words))
    return lines


def about_in_words(item: models.Model, names: Mapping[int, str]) -> str:
    """About whom an item is; empty when it is about the whole family."""
    about = getattr(item, "about", None) or []
    return join_words([names[person] for person in about if person in names])


def _in_words(
    item: models.Model,
    field: Any,
    value: Any,
    names: Mapping[int, str],
    hidden: frozenset[int],
    beside: Mapping[str, models.Model],
) -> str:
    if field.is_relation:
        return _related(item, field, value, names, hidden, beside)
    if isinstance(field, ArrayField):
        choices = dict(field.base_field.flatchoices)
        if isinstance(field.base_field, models.BigIntegerField):
            return join_words([names[one] for one in value if one in names])
        return join_words([str(choices.get(one, one)) for one in value])
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value)


def _related(
    item: models.Model,
    field: Any,
    value: Any,
    names: Mapping[int, str],
    hidden: frozenset[int],
    beside: Mapping[str, models.Model],
) -> str:
    target = field.related_model
    if target is Dossier:
        return ""
    if target is Person:
        return names.get(value, "")
    if target is Professional and value in hidden:
        return ""
    if isinstance(shape_of(target), access.Open):
        return str(getattr(item, field.name))
    other = beside.get(f"{target._meta.db_table}:{value}")
    return words_of(other) if other is not None else ""


def key_of(item: models.Model) -> str:
    return item_key(item)
