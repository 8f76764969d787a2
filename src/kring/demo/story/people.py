"""A family while it is being put together, and the questions its story asks of it."""

from dataclasses import dataclass, field

from kring.demo.story.choices import (
    Lives,
    MemberRole,
    RelationKind,
)
from kring.demo.story.shapes import (
    AuthorityStory,
    HouseholdStory,
    PersonStory,
    RelationStory,
    ResidenceStory,
)


@dataclass(slots=True)
class People:
    """A family while it is being put together. `main` is the first adult, `other` the second (anywhere), if any."""

    persons: list[PersonStory] = field(default_factory=list)
    roles: dict[str, MemberRole] = field(default_factory=dict)
    lives: dict[str, Lives] = field(default_factory=dict)
    households: list[HouseholdStory] = field(default_factory=list)
    residences: list[ResidenceStory] = field(default_factory=list)
    relations: list[RelationStory] = field(default_factory=list)
    authorities: list[AuthorityStory] = field(default_factory=list)
    network: list[PersonStory] = field(default_factory=list)
    main: PersonStory = field(init=False)
    other: PersonStory | None = None
    ex: PersonStory | None = None  # the parent who lives elsewhere; often the same as `other`
    separated: bool = False
    hides: bool = False  # the first home must stay unknown to the other parent
    history: tuple[str, ...] = ()
    drinking: tuple[str, ...] = ()
    traumatised: tuple[str, ...] = ()
    unhelped: tuple[str, ...] = ()

    @property
    def members(self) -> list[PersonStory]:
        """Everybody who takes part in the dossier: all but the network."""
        return [person for person in self.persons if person.key in self.roles]

    @property
    def children(self) -> list[PersonStory]:
        """The children, eldest first."""
        return [person for person in self.persons if self.roles.get(person.key) is MemberRole.CHILD]

    @property
    def adults(self) -> list[PersonStory]:
        """Members who are not children."""
        return [person for person in self.members if self.roles[person.key] is not MemberRole.CHILD]

    @property
    def parents(self) -> list[PersonStory]:
        """Members who are a parent of one of the children (in research also partners without children)."""
        found = {r.one for r in self.relations if r.kind is RelationKind.PARENT and r.one in self.roles}
        return [person for person in self.adults if person.key in found] or [self.main]
