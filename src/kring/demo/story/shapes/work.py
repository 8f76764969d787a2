"""What is explained, wanted, done and decided in an episode. Keys are unique inside one family."""

from dataclasses import dataclass
from datetime import date

from kring.demo.story.choices import (
    ActionKind,
    Consent,
    DecisionKind,
    FactorDomain,
    FactorFunction,
    LegalFrame,
    MeasureKind,
    SourceKind,
    Valence,
)


@dataclass(frozen=True, slots=True)
class VoiceStory:
    """What one person or one professional said to something shared: a plan version, an explanation, a decision."""

    consent: Consent
    words: str = ""
    person: str | None = None
    professional: str | None = None


@dataclass(frozen=True, slots=True)
class FactorStory:
    """A risk or protective factor. `about` empty: the whole family (or the helping system itself).

    `said_by_person` / `said_by_professional` is the source of a statement, opinion or observation; `own_words` is a
    quotation of a family member. `verified_on` empty: not checked. `withheld_from`: persons who may not read it.
    """

    key: str
    domain: FactorDomain
    function: FactorFunction
    valence: Valence
    source: SourceKind
    text: str
    identified_on: date
    about: tuple[str, ...] = ()
    own_words: str = ""
    said_by_person: str | None = None
    said_by_professional: str | None = None
    verified_on: date | None = None
    withheld_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InfluenceStory:
    """One factor works on another ("schulden" → "spanning thuis")."""

    cause: str
    effect: str


@dataclass(frozen=True, slots=True)
class ExplanationStory:
    """A version of the shared explanation, fixed on `agreed_on`. `factors` are the keys it rests on."""

    number: int
    agreed_on: date
    text: str
    factors: tuple[str, ...]
    voices: tuple[VoiceStory, ...]


@dataclass(frozen=True, slots=True)
class GoalRatingStory:
    """How far a goal is, 0 to 10, according to one person."""

    person: str
    on: date
    score: int


@dataclass(frozen=True, slots=True)
class GoalStory:
    """Something the family wants to be different: `wording` is theirs, `notice` says how one will see it.

    At most one of `reached_on` and `stopped_on` is set; both are on or after `agreed_on`.
    """

    key: str
    position: int
    wording: str
    whose: tuple[str, ...]
    notice: str
    agreed_on: date
    reached_on: date | None = None
    stopped_on: date | None = None
    ratings: tuple[GoalRatingStory, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionStory:
    """Something agreed: who does what, when, in which legal frame.

    Who does it: `professional` (with `organisation`), `organisation` alone, or `person`. `persons`: for whom;
    empty: all.
    `measure` is the key of a court order, set exactly when the frame is compulsory, and in force on `agreed_on`.
    `waits_since` is set while help has not begun (`started_on` empty) or did not begin at once; `bridge` says what
    bridges the wait. `decision` is the key of the conference decision it came from.
    """

    key: str
    kind: ActionKind
    text: str
    frame: LegalFrame
    agreed_on: date
    goal: str | None = None
    factor: str | None = None
    professional: str | None = None
    organisation: str | None = None
    person: str | None = None
    persons: tuple[str, ...] = ()
    measure: str | None = None
    due_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    waits_since: date | None = None
    bridge: str = ""
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class PlanVersionStory:
    """A version of the plan: which goals and actions held from `agreed_on` on, and why it changed.

    `because_of` is the key of a report, incident or conference that led to it, or empty.
    """

    number: int
    agreed_on: date
    reason: str
    goals: tuple[str, ...]
    actions: tuple[str, ...]
    voices: tuple[VoiceStory, ...]
    because_of: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureStory:
    """A measure of a judge (or of the mayor: exclusion order), `[from_on, to_on)`, never longer than the law allows.

    `to_on` is the planned end and may lie after today. `person` is whom it concerns. `extends` is the key of
    the order
    it prolongs. `reference` is invented.
    """

    key: str
    kind: MeasureKind
    person: str
    decided_on: date
    decided_by: str
    reference: str
    from_on: date
    to_on: date
    words: str
    executor: str | None = None
    extends: str | None = None


@dataclass(frozen=True, slots=True)
class FrameStory:
    """The legal frame of the help, without gap over the episode; compulsory only while a child is under
    supervision."""

    frame: LegalFrame
    from_on: date
    to_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class DecisionStory:
    """One decision of a conference. `actions` are the keys of the actions it led to."""

    key: str
    kind: DecisionKind
    text: str
    voices: tuple[VoiceStory, ...]
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConferenceStory:
    """A case conference. One with `held_on` after today is planned and has no decisions yet.

    `professionals` and `persons` were there (or are asked to come).
    """

    key: str
    held_on: date
    purpose: str
    place: str
    professionals: tuple[str, ...]
    persons: tuple[str, ...]
    decisions: tuple[DecisionStory, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class StuckStory:
    """Why an episode does not move on, since when."""

    since_on: date
    bottleneck: str
    words: str
