"""How a table is protected: each model says which shape of the access rule it falls under.

The rule itself stands in `foundation/sharing/policy.sql`; here a model only names its shape.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a dossier, about some persons or the whole family."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Something about one or more persons; every one of them must be open to whoever looks."""

    section: str
    columns: tuple[str, ...]
    dossier_column: str | None = None
    # Rows that open something to somebody are written only by who carries the family.
    only_carriers: bool = False
    # Looked for by name among everyone whom one may know: the persons who are open choose the index. Other rows are
    # asked for by the key of a person or a dossier, which leaves far fewer.
    looked_for: bool = False


@dataclass(frozen=True, slots=True)
class CircleRow:
    """Who or what is around a dossier; open to everyone for whom that section is open.

    Changed by who carries the family; with `each_their_own` by the professional whose row it is.
    """

    section: str | None
    dossier_column: str = "dossier_id"
    family: bool = True
    each_their_own: bool = False


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, before and after triage."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of another row: whoever sees that row, sees this one."""

    model: str
    column: str


@dataclass(frozen=True, slots=True)
class OwnRule:
    """Protected by a rule of its own, written out in policy.sql."""


@dataclass(frozen=True, slots=True)
class Open:
    """Holds nothing about a family; `why` says so in one sentence."""

    why: str


Access = Record | PersonRow | CircleRow | ReportRow | PartOf | OwnRule | Open
