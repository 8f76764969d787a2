"""A version of an approach as a page shows it: each part with its lines, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kring.doors.workbench.approaches.words import SLUG_OF, label_of, shown, term_in_words
from kring.foundation.organisations.approaches.choices import CriterionKind, PartKind
from kring.foundation.organisations.approaches.contents import TEXTS_PART, content_of, parts_of
from kring.foundation.organisations.approaches.differences import Change, differences
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import ApproachPart

# Which field of a line is its name; the others explain it.
HEADS = {
    PartKind.STEPS: "title",
    PartKind.CRITERIA: "wording",
    PartKind.PARTIES: "kind",
    PartKind.ROLES: "title",
    PartKind.INSTRUMENTS: "title",
    PartKind.GATES: "wording",
    PartKind.TRIGGERS: "code",
    PartKind.BASES: "circle_role",
}
WORDS_OF_A_CHANGE = {
    Change.ADDED: (lambda: _("nieuw"), "ok"),
    Change.CHANGED: (lambda: _("anders"), "warning"),
    Change.REMOVED: (lambda: _("weg"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line in words, and where it is changed."""

    head: str
    more: list[tuple[str, str]]
    edit_url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part with its lines, and where one is added."""

    title: str
    lines: list[SheetLine]
    add_url: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """What differs in one line, field by field: label, before and after."""

    part: str
    head: str
    word: str
    tone: str
    fields: list[tuple[str, str, str]]


def sheets_of(version: ApproachVersion) -> list[Sheet]:
    """Every part of a version, in the order of reading."""
    return [
        Sheet(
            title=str(kind.label).capitalize(),
            lines=[_line(version, kind, part) for part in parts_of(version, kind.value)],
            add_url=reverse("workbench:approach-part-new", args=[version.pk, SLUG_OF[kind]]),
        )
        for kind in PartKind
    ]


def head_of_line(kind: str, said: Mapping[str, Any]) -> str:
    """What a line is called."""
    if kind == TEXTS_PART:
        return label_of(kind, next(iter(said)))
    return shown(kind, HEADS[PartKind(kind)], said[HEADS[PartKind(kind)]]).capitalize()


def changes_between(old: ApproachVersion, new: ApproachVersion) -> list[ChangedLine]:
    """What differs between two versions, in words."""
    found = []
    for one in differences(content_of(old), content_of(new)):
        word, tone = WORDS_OF_A_CHANGE[one.change]
        part = _("teksten") if one.part == TEXTS_PART else str(PartKind(one.part).label)
        found.append(
            ChangedLine(
                part=part.capitalize(),
                head=head_of_line(one.part, one.after or one.before or {}),
                word=word(),
                tone=tone,
                fields=[
                    (
                        label_of(one.part, name),
                        shown(one.part, name, (one.before or {}).get(name)),
                        shown(one.part, name, (one.after or {}).get(name)),
                    )
                    for name in one.fields
                ],
            )
        )
    return found


def criteria_of(version: ApproachVersion, kind: CriterionKind) -> list[Any]:
    return [one for one in version.criteria.all() if one.kind == kind]  # type: ignore[attr-defined]


def _line(version: ApproachVersion, kind: PartKind, part: ApproachPart) -> SheetLine:
    said = {name: getattr(part, name) for name in part.says if name != HEADS[kind]}
    more = [(label_of(kind, name), shown(kind, name, value)) for name, value in said.items()]
    if kind is PartKind.STEPS:
        more = [(label_of(kind, name), shown(kind, name, said[name])) for name in ("does", "for_family", "who")]
        more.append((_("Termijn"), term_in_words(part)))
    where = [version.pk, SLUG_OF[kind], part.pk]
    return SheetLine(
        head=head_of_line(kind, {name: getattr(part, name) for name in part.says}),
        more=[(label, value) for label, value in more if value],
        edit_url=reverse("workbench:approach-part", args=where),
        remove_url=reverse("workbench:approach-part-remove", args=where),
    )
