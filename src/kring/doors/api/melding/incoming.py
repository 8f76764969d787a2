"""A report from elsewhere in Kring's own words: everything the framework's schema can hold, already checked.

Nothing here shows its content when it is printed, so that a log line never holds a name or a BSN.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReportKind(StrEnum):
    """What a report asks for: at which kind of door it was made."""

    NON_ACUTE_CARE = "non_acute_care"
    VEILIG_THUIS = "veilig_thuis"
    CARE_SAFETY_HOUSE = "care_safety_house"


class Sex(StrEnum):
    """As ISO 5218 tells them apart."""

    UNKNOWN = "unknown"
    MALE = "male"
    FEMALE = "female"
    NOT_SPECIFIED = "not_specified"


@dataclass(frozen=True, slots=True, repr=False)
class IncomingName:
    """What a person is called; without a prefix `prefix` is empty."""

    id: str
    url: str
    given_names: str
    prefix: str
    family_name: str


@dataclass(frozen=True, slots=True, repr=False)
class IncomingAddress:
    """Where a person lives."""

    id: str
    url: str
    street: str
    house_number: int
    postcode: str
    city: str


@dataclass(frozen=True, slots=True, repr=False)
class IncomingPerson:
    """Somebody the report is about."""

    url: str
    bsn: str
    sex: Sex
    name: IncomingName
    address: IncomingAddress


@dataclass(frozen=True, slots=True, repr=False)
class IncomingPeriod:
    """Between which moments something happened."""

    id: str
    url: str
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class IncomingIncident:
    """Something that happened and led to the report."""

    id: str
    url: str
    happened_at: datetime
    place: str
    description: str
    period: IncomingPeriod


@dataclass(frozen=True, slots=True, repr=False)
class QuestionAnswer:
    """A question that was asked about the situation, and its answer."""

    id: str
    url: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, repr=False)
class IncomingSituation:
    """What gives rise to worry: its background, a closer description, a question with its answer."""

    id: str
    url: str
    background: str
    description: str
    question: QuestionAnswer


@dataclass(frozen=True, slots=True, repr=False)
class IncomingContact:
    """Who reports, and how to reach them."""

    id: str
    url: str
    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True, repr=False)
class IncomingInformation:
    """Further information, told here or to be found at its address."""

    id: str
    url: str
    description: str


@dataclass(frozen=True, slots=True, repr=False)
class IncomingReport:
    """One report, with who made it, about whom, and what happened."""

    id: str
    url: str
    kind: ReportKind
    reported_at: datetime
    request: str
    wants_feedback: bool
    situation: IncomingSituation
    reporter: IncomingContact
    information: IncomingInformation
    incidents: tuple[IncomingIncident, ...] = ()
    people: tuple[IncomingPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingPage:
    """Which page of a longer list a file holds; `next_url` tells that there is more to fetch."""

    number: int
    size: int
    total: int | None = None
    sorted_by: str = ""
    next_url: str | None = None
    previous_url: str | None = None
