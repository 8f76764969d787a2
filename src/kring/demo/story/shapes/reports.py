"""What was reported about a family, and what was made of it."""

from dataclasses import dataclass
from datetime import date, time

from kring.demo.story.choices import Reporter, ReportKind, ReportMoment, SafetyLevel, TriageOutcome


@dataclass(frozen=True, slots=True)
class TriageStory:
    """The safety assessment of one report. `due_on` is the fifth working day after receipt; later is late.

    `by` is the professional (of Veilig Thuis, or of the regional safety team when already involved) who assessed it.
    """

    triaged_on: date
    by: str
    safety_level: SafetyLevel
    outcome: TriageOutcome
    reasons: str


@dataclass(frozen=True, slots=True)
class ReportStory:
    """One report (or advice contact) about the family.

    `episode` is the number of the episode (dossier period, from 1) it opened or was added to; empty while it waits
    for triage or when no dossier followed. `persons` are those it is about. `held_by` is the professional who holds
    the view on safety for this report until a dossier has a holder of its own.
    `reporter_professional` is set when a professional of the region reported; `reporter_name` is filled for others,
    and is empty when `anonymous` (towards the family) or unknown. `happened_from`/`happened_to` is the period
    told of, whole days, both included.
    `feedback_on` is the day the reporter heard what was done; only when `wants_feedback`.
    """

    key: str
    kind: ReportKind
    reporter: Reporter
    received_on: date
    received_at: time
    due_on: date
    text: str
    persons: tuple[str, ...]
    moment: ReportMoment
    held_by: str
    wants_feedback: bool
    episode: int | None = None
    reporter_organisation: str | None = None
    reporter_professional: str | None = None
    reporter_name: str = ""
    anonymous: bool = False
    disclosure: bool = False
    happened_from: date | None = None
    happened_to: date | None = None
    feedback_on: date | None = None
    triage: TriageStory | None = None

    def is_late(self, today: date) -> bool:
        """Whether the safety assessment came, or is still to come, after its term."""
        return (self.triage.triaged_on if self.triage else today) > self.due_on
