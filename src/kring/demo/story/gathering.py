"""How a family is put together, person by person."""

from datetime import date, timedelta

from kring.demo.story.choices import (
    Lives,
    MemberRole,
    RelationKind,
    Sex,
)
from kring.demo.story.days import years_before
from kring.demo.story.draws import Draw
from kring.demo.story.fate import Fate
from kring.demo.story.names import ORIGINS, Names, bsn_that_fails, first_name, split_surname
from kring.demo.story.people import People
from kring.demo.story.shapes import (
    PersonStory,
    RelationStory,
    ResidenceStory,
)


class Gathering:
    """Puts one family together around the day on which it was first reported."""

    def __init__(self, draw: Draw, number: int, fate: Fate, first_day: date) -> None:
        """Start with nobody."""
        self.draw, self.number, self.fate, self.first_day = draw, number, fate, first_day
        self.names: Names = draw.one_of(ORIGINS)
        self.taken: set[str] = set()
        self.people = People()

    def add(
        self, born: date, sex: Sex, surname: str, *, child: bool = False, names: Names | None = None
    ) -> PersonStory:
        """Somebody new, not yet placed anywhere."""
        names = names or self.names
        prefix, last = split_surname(surname)
        place = len(self.people.persons)
        speaks = names.language if not child and names.language and self.draw.chance(0.22) else ""
        person = PersonStory(
            key=f"p{place + 1}",
            first_name=first_name(self.draw, names, sex, child=child, taken=self.taken),
            prefix=prefix,
            surname=last,
            sex=sex,
            birth_date=born,
            bsn=bsn_that_fails(self.draw, self.number, place),
            needs_interpreter=speaks,
        )
        self.people.persons.append(person)
        return person

    def born(self, youngest: int, oldest: int) -> date:
        """A birth date of somebody between two ages on the first day."""
        return self.draw.day(
            years_before(self.first_day, oldest + 1) + timedelta(days=1),
            years_before(self.first_day, youngest),
        )

    def relate(
        self,
        one: PersonStory,
        other: PersonStory,
        kind: RelationKind,
        since: date | None = None,
        until: date | None = None,
        words: str = "",
    ) -> None:
        """`one` is `kind` of `other`."""
        self.people.relations.append(RelationStory(one.key, other.key, kind, since, until, words))

    def settle(
        self,
        person: PersonStory,
        role: MemberRole | None,
        lives: Lives,
        *homes: str,
        since: date | None = None,
    ) -> None:
        """Give somebody a role in the family and one or two homes."""
        if role:
            self.people.roles[person.key] = role
        self.people.lives[person.key] = lives
        self.people.residences.extend(ResidenceStory(person.key, home, since) for home in homes)
