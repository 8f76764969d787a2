"""What research would find in a family: the calibrated numbers. Nothing here is shown in a dossier."""

from dataclasses import dataclass
from datetime import date

from kring.demo.story.choices import Course, Informant, Wave


@dataclass(frozen=True, slots=True)
class ScoreStory:
    """One answer of one wave, already given (`on` is never after today). Instruments, ranges: the facts contract.

    `about` is whom the score is about; for `incidents_year` who told it.
    """

    wave: Wave
    instrument: str
    about: str
    informant: Informant
    on: date
    score: float


@dataclass(frozen=True, slots=True)
class ResearchStory:
    """The true course of a family, known to the generator for every family, and the answers that were given.

    `incidents_t1/t2/t3`: incidents in the year before the first report and per year 12 and 18 months later.
    `serious_t1/t2/t3`: 22 or more a year, or a severe incident. `course` sums up t3.
    `parents_with_history`, `adults_drinking`, `children_with_trauma`, `children_without_help`: keys of persons.
    `asked_on`: day of the first wave, may lie ahead. `took_part`: waves answered.
    `answered_later`: whether they could be found after six years.
    """

    course: Course
    incidents_t1: int
    incidents_t2: int
    incidents_t3: int
    serious_t1: bool
    serious_t2: bool
    serious_t3: bool
    partner_violence: bool
    child_violence: bool
    poverty: bool
    parents_with_history: tuple[str, ...]
    adults_drinking: tuple[str, ...]
    children_with_trauma: tuple[str, ...]
    children_without_help: tuple[str, ...]
    asked_on: date
    took_part: tuple[Wave, ...]
    answered_later: bool
    scores: tuple[ScoreStory, ...]
