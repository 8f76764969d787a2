"""What a region is made of, before any family comes in."""

from dataclasses import dataclass
from datetime import date

from kring.demo.story.choices import OrganisationKind


@dataclass(frozen=True, slots=True)
class MunicipalityStory:
    """An invented municipality. `key` is what a family's `municipality` refers to."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationStory:
    """One organisation. `municipality` is empty when it works for the whole region."""

    key: str
    kind: OrganisationKind
    name: str
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class TeamStory:
    """A team of one organisation (`organisation` is its key)."""

    key: str
    organisation: str
    name: str


@dataclass(frozen=True, slots=True)
class PositionStory:
    """What somebody does where, in `[from_on, to_on)`; no `to_on` means: still."""

    organisation: str
    title: str
    from_on: date
    to_on: date | None = None
    team: str | None = None


@dataclass(frozen=True, slots=True)
class ProfessionalStory:
    """Somebody who works in the region.

    `key` is unique in the region and is what involvements, actions and contacts refer to. The cast has its first
    name in lower case as key (`jan`, `fleur`, `sami`, `piet`, `ria`, `wim`, `petra`); others look like
    `b3-coordinator-a`.
    `positions` are in order of time and never overlap within one organisation; at least one is given.
    `email` ends in `.example`, `phone` is zeros only: neither can exist.
    """

    key: str
    first_name: str
    surname: str
    email: str
    phone: str
    positions: tuple[PositionStory, ...]

    @property
    def name(self) -> str:
        """First name and surname, as on a door."""
        return f"{self.first_name} {self.surname}"

    @property
    def organisation(self) -> str:
        """Key of the organisation of the latest position."""
        return self.positions[-1].organisation


@dataclass(frozen=True, slots=True)
class RegionStory:
    """A whole region. Every key a family refers to outside itself is in here."""

    name: str
    municipalities: tuple[MunicipalityStory, ...]
    organisations: tuple[OrganisationStory, ...]
    teams: tuple[TeamStory, ...]
    professionals: tuple[ProfessionalStory, ...]
