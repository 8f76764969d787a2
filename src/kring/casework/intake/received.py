"""A report as it comes in, from the form or from elsewhere: plain values, not stored yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kring.casework.intake.choices import ReporterKind, ReportKind
from kring.foundation.households.choices import Sex


@dataclass(frozen=True, slots=True, repr=False)
class NewContact:
    """How the reporter can be reached."""

    name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class NewPerson:
    """Somebody whom the report is about."""

    given_names: str = ""
    prefix: str = ""
    surname: str = ""
    birth_date: date | None = None
    sex: str = Sex.UNKNOWN
    role: str = ""
    bsn: str | None = None
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class NewIncident:
    """Something that happened, and in which period."""

    happened_at: datetime
    description: str
    place: str = ""
    period_from: datetime | None = None
    period_until: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class NewQuestion:
    """A question that was put to the reporter, and the answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, repr=False)
class NewReport:
    """Everything that a report tells. `foreign_ids` keeps what the sender calls each part, in their order."""

    kind: ReportKind
    reporter_kind: ReporterKind
    reported_at: datetime
    situation: str
    explanation: str = ""
    request: str = ""
    further_information: str = ""
    wants_feedback: bool = False
    immediate_danger: bool = False
    # Whoever it happens to tells it, or asks for help.
    disclosure: bool = False
    contact: NewContact | None = None
    persons: tuple[NewPerson, ...] = ()
    incidents: tuple[NewIncident, ...] = ()
    questions: tuple[NewQuestion, ...] = ()
    foreign_id: str | None = None
    foreign_url: str = ""
    foreign_ids: dict[str, Any] = field(default_factory=dict)
    fingerprint: str | None = None

    @property
    def is_acute(self) -> bool:
        """Whether somebody looks within the hour: danger now, or the victim tells it."""
        return self.immediate_danger or self.disclosure
