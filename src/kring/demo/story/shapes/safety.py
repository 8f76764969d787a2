"""How safe it is, according to whom, and what was agreed about it."""

from dataclasses import dataclass
from datetime import date

from kring.demo.story.choices import ClosureReason, IncidentKind, Phase, Severity
from kring.demo.story.shapes.work import VoiceStory


@dataclass(frozen=True, slots=True)
class RatingStory:
    """Safety from 0 (not at all) to 10 (completely), by one person or one professional, for the whole family.

    `words` is what they said with it, often empty.
    """

    on: date
    score: int
    person: str | None = None
    professional: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SafetyAgreementStory:
    """What is safe enough, who does what, and what then. `failed_on` are the days it was broken, in order."""

    key: str
    text: str
    if_it_fails: str
    persons: tuple[str, ...]
    agreed_on: date
    network_person: str | None = None
    ended_on: date | None = None
    failed_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentStory:
    """An incident as recorded. `by` did it, `towards` underwent it (children who saw it included).

    `report` / `agreement` are keys of the report that told of it and of the safety agreement it broke.
    """

    key: str
    known_on: date
    kind: IncidentKind
    severity: Severity
    by: tuple[str, ...]
    towards: tuple[str, ...]
    text: str
    occurred_on: date | None = None
    report: str | None = None
    agreement: str | None = None


@dataclass(frozen=True, slots=True)
class PhaseStory:
    """A safety phase, joined without gap over the episode. `words` says on what ground it began."""

    phase: Phase
    from_on: date
    to_on: date | None = None
    checked_by: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class AftercareStory:
    """A moment after closure when somebody asks how it goes. `done_on` empty: still to come, or missed."""

    due_on: date
    professional: str
    done_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ClosureStory:
    """How an episode was closed: everyone's word (not: agreement), the family's own evaluation, after-care."""

    closed_on: date
    reason: ClosureReason
    words: str
    evaluation: str
    voices: tuple[VoiceStory, ...]
    aftercare: tuple[AftercareStory, ...]
