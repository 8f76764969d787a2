"""Who a family is: persons, homes, relations, authority, places.

Persons are referred to by `PersonStory.key`, unique inside one family. Every period is half-open: `[from_on, to_on)`,
and no `to_on` means: still so today. No `from_on` means: longer than anybody wrote down.
"""

from dataclasses import dataclass
from datetime import date

from kring.demo.story.choices import AuthoritySource, PlaceKind, RelationKind, Sex


@dataclass(frozen=True, slots=True)
class PersonStory:
    """A person who does not exist. `bsn` has nine digits and fails the eleven-test; it is unique in the region.

    `prefix` is the Dutch tussenvoegsel ("de", "van der") or empty. `needs_interpreter` names a language or is empty.
    """

    key: str
    first_name: str
    surname: str
    sex: Sex
    birth_date: date
    bsn: str
    prefix: str = ""
    needs_interpreter: str = ""

    @property
    def name(self) -> str:
        """First name, prefix and surname."""
        return " ".join(part for part in (self.first_name, self.prefix, self.surname) if part)

    def age_on(self, day: date) -> int:
        """Whole years lived on a day; somebody born on 29 February has a birthday on 1 March in other years."""
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had_birthday else 1)


@dataclass(frozen=True, slots=True)
class HouseholdStory:
    """A home. The first of a family has key `first`, the second `second`; others have a key of their own.

    `label` is Dutch and safe to show ("Thuis bij Amina"): it never holds an address.
    """

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class ResidenceStory:
    """Somebody lives in a home. A child in two homes has two rows at the same time."""

    person: str
    household: str
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class RelationStory:
    """`one` is `kind` of `other`: one=amina, kind=parent, other=noor. Partners, ex-partners and siblings are
    told once."""

    one: str
    other: str
    kind: RelationKind
    from_on: date | None = None
    to_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityStory:
    """`holder` has parental authority over `child`. Ends at the latest on the eighteenth birthday."""

    holder: str
    child: str
    source: AuthoritySource
    from_on: date
    to_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class PlaceStory:
    """Where somebody can be found. A row of its own because it may be secret.

    Addresses fill `street`, `house_number`, `postcode`, `town`; phones fill `phone`; schools fill `name` and `town`.
    `household` is set for the address of a home, `persons` says about whom it is (all who live or learn there).
    `withheld_from` holds the persons who must never know it; `withheld_because` says why, in Dutch.
    Streets are invented and postcodes end in SA, SD or SS, which are never given out; phone numbers are not in use.
    """

    key: str
    kind: PlaceKind
    persons: tuple[str, ...]
    household: str | None = None
    name: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    from_on: date | None = None
    to_on: date | None = None
    withheld_from: tuple[str, ...] = ()
    withheld_because: str = ""
