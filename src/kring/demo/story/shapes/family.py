"""One family's whole history: the people, the reports, and one episode for every time a dossier was open.

How to load it: persons, households and what hangs on them once per family; reports with their triage; then per
episode a dossier with its members, involvements and work. Everything refers by key: persons, places, reports,
factors,
goals, actions … within the family; professionals, organisations, municipality within the region.
"""

from dataclasses import dataclass
from datetime import date

from kring.demo.story.choices import Approach, ProblemType, Situation
from kring.demo.story.shapes.circle import (
    ContactStory,
    HandoverStory,
    InvolvementStory,
    MemberStory,
    SafetyHolderStory,
)
from kring.demo.story.shapes.people import (
    AuthorityStory,
    HouseholdStory,
    PersonStory,
    PlaceStory,
    RelationStory,
    ResidenceStory,
)
from kring.demo.story.shapes.reports import ReportStory
from kring.demo.story.shapes.research import ResearchStory
from kring.demo.story.shapes.safety import (
    ClosureStory,
    IncidentStory,
    PhaseStory,
    RatingStory,
    SafetyAgreementStory,
)
from kring.demo.story.shapes.work import (
    ActionStory,
    ConferenceStory,
    ExplanationStory,
    FactorStory,
    FrameStory,
    GoalStory,
    InfluenceStory,
    MeasureStory,
    PlanVersionStory,
    StuckStory,
)


@dataclass(frozen=True, slots=True)
class EpisodeStory:
    """One period in which the dossier was open, `[opened_on, closed_on)`; no closure means: open today.

    `number` counts from 1. Lists are in order of time. `plan_versions` is empty in the first weeks.
    """

    number: int
    opened_on: date
    approach: Approach
    problem: ProblemType
    members: tuple[MemberStory, ...]
    involvements: tuple[InvolvementStory, ...]
    safety_holders: tuple[SafetyHolderStory, ...]
    phases: tuple[PhaseStory, ...]
    frames: tuple[FrameStory, ...]
    handovers: tuple[HandoverStory, ...] = ()
    factors: tuple[FactorStory, ...] = ()
    influences: tuple[InfluenceStory, ...] = ()
    explanations: tuple[ExplanationStory, ...] = ()
    goals: tuple[GoalStory, ...] = ()
    actions: tuple[ActionStory, ...] = ()
    plan_versions: tuple[PlanVersionStory, ...] = ()
    measures: tuple[MeasureStory, ...] = ()
    agreements: tuple[SafetyAgreementStory, ...] = ()
    incidents: tuple[IncidentStory, ...] = ()
    ratings: tuple[RatingStory, ...] = ()
    conferences: tuple[ConferenceStory, ...] = ()
    contacts: tuple[ContactStory, ...] = ()
    stuck: StuckStory | None = None
    closure: ClosureStory | None = None

    @property
    def closed_on(self) -> date | None:
        """First day on which the dossier is no longer open."""
        return self.closure.closed_on if self.closure else None


@dataclass(frozen=True, slots=True)
class FamilyStory:
    """One family. `number` 0 is the cast; generated families count from 1. `label` is how people call it."""

    number: int
    label: str
    municipality: str
    situation: Situation
    persons: tuple[PersonStory, ...]
    households: tuple[HouseholdStory, ...]
    residences: tuple[ResidenceStory, ...]
    relations: tuple[RelationStory, ...]
    authorities: tuple[AuthorityStory, ...]
    places: tuple[PlaceStory, ...]
    reports: tuple[ReportStory, ...]
    episodes: tuple[EpisodeStory, ...]
    research: ResearchStory

    def person(self, key: str) -> PersonStory:
        """The person with this key."""
        return next(person for person in self.persons if person.key == key)
