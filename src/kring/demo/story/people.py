"""Who belongs to a family: adults, children, homes, relations, authority, and who research found what about."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kring.demo.story import calibration as c
from kring.demo.story.choices import (
    Approach,
    AuthoritySource,
    Lives,
    MemberRole,
    ProblemType,
    RelationKind,
    Sex,
)
from kring.demo.story.days import months_after, years_before
from kring.demo.story.draws import Draw
from kring.demo.story.fate import Fate
from kring.demo.story.names import ORIGINS, Names, bsn_that_fails, first_name, split_surname
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
    separated: bool = False
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


FAMILY_KINDS = {"separated": 0.40, "together": 0.34, "step": 0.13, "alone": 0.13}
CHILDREN = {1: 0.39, 2: 0.37, 3: 0.16, 4: 0.055, 5: 0.025}


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


def child_births(draw: Draw, first_day: date, count: int) -> list[date]:
    """Birth dates of brothers and sisters, eldest first; the youngest is between nought and seventeen."""
    youngest = draw.triangular(0.1, 16.5, 5.0)
    births = [first_day - timedelta(days=round(youngest * 365.25))]
    while len(births) < count:
        twin = draw.chance(0.015)
        earlier = births[-1] if twin else births[-1] - timedelta(days=draw.randint(400, 1500))
        if (first_day - earlier).days > 17.6 * 365:
            break
        births.append(earlier)
    return births[::-1]


def gather(draw: Draw, number: int, fate: Fate, first_day: date) -> People:
    """Put a family together as it was on the day of the first report."""
    at = Gathering(draw, number, fate, first_day)
    people = at.people
    people.households.append(HouseholdStory("first", ""))
    if fate.with_children:
        with_children(at)
    else:
        without_children(at)
    add_network(at)
    found(at)
    people.households = [HouseholdStory(home.key, f"Thuis bij {owner(people, home.key)}") for home in people.households]
    return people


def owner(people: People, household: str) -> str:
    """First name of the adult whose home it is."""
    living = [row.person for row in people.residences if row.household == household]
    return next(
        (
            person.first_name
            for person in people.persons
            if person.key in living and people.roles.get(person.key) is not MemberRole.CHILD
        ),
        "de familie",
    )


def with_children(at: Gathering) -> None:
    """A parent, often a second one, sometimes a new partner, and children."""
    draw, people, fate = at.draw, at.people, at.fate
    kinds = dict(FAMILY_KINDS)
    if fate.approach is Approach.COMPLEX_SEPARATION:
        kinds = {"separated": 0.75, "step": 0.25}
    elif fate.problem is ProblemType.PARTNER_VIOLENCE:
        kinds.pop("alone")
    kind = draw.one_of(kinds)
    births = child_births(draw, at.first_day, draw.one_of(CHILDREN))
    eldest = births[0]
    father_first = kind in ("separated", "alone") and draw.chance(0.14)
    sex = Sex.MALE if father_first else Sex.FEMALE
    surname = draw.choice(at.names.surnames)
    other_names = at.names if draw.chance(0.8) else draw.one_of(ORIGINS)
    other_surname = draw.choice(other_names.surnames)
    people.main = at.add(draw.day(years_before(eldest, 38), years_before(eldest, 18)), sex, surname)
    at.settle(people.main, MemberRole.PARENT, Lives.FIRST, "first")
    second: PersonStory | None = None
    if kind != "alone":
        second = at.add(
            draw.day(years_before(eldest, 44), years_before(eldest, 18)),
            Sex.FEMALE if father_first else Sex.MALE,
            other_surname,
            names=other_names,
        )
        people.other = second
    children = [
        at.add(
            born,
            draw.choice((Sex.FEMALE, Sex.MALE)),
            other_surname if second and not father_first else surname,
            child=True,
        )
        for born in births
    ]
    met = months_after(eldest, -draw.randint(12, 60))
    apart = draw.day(max(eldest, at.first_day - timedelta(days=1800)), at.first_day - timedelta(days=60))
    people.separated = kind in ("separated", "step")
    shared = False
    if second:
        if kind == "together":
            at.settle(second, MemberRole.PARENT, Lives.FIRST, "first")
            at.relate(people.main, second, RelationKind.PARTNER, met)
        else:
            people.households.append(HouseholdStory("second", ""))
            at.settle(second, MemberRole.PARENT, Lives.SECOND, "second", since=apart)
            at.relate(people.main, second, RelationKind.PARTNER, met, apart)
            at.relate(people.main, second, RelationKind.EX_PARTNER, apart)
            shared = draw.chance(0.55 if fate.approach is Approach.COMPLEX_SEPARATION else 0.25)
    for child in children:
        if shared:
            at.settle(child, MemberRole.CHILD, Lives.BOTH, "first")
            people.residences.append(ResidenceStory(child.key, "second", max(apart, child.birth_date)))
        else:
            at.settle(child, MemberRole.CHILD, Lives.FIRST, "first")
        at.relate(people.main, child, RelationKind.PARENT, child.birth_date)
        if second:
            at.relate(second, child, RelationKind.PARENT, child.birth_date)
        give_authority(at, child, second, married=draw.chance(0.5))
    for place, child in enumerate(children):
        for sibling in children[place + 1 :]:
            at.relate(child, sibling, RelationKind.SIBLING, sibling.birth_date)
    if kind == "step":
        since = draw.day(apart, at.first_day - timedelta(days=30))
        partner = at.add(at.born(24, 52), Sex.FEMALE if father_first else Sex.MALE, draw.choice(at.names.surnames))
        at.settle(partner, MemberRole.STEP_PARENT, Lives.FIRST, "first", since=since)
        at.relate(people.main, partner, RelationKind.PARTNER, since)
        for child in children:
            at.relate(partner, child, RelationKind.STEP_PARENT, since)
        if fate.approach is not Approach.COMPLEX_SEPARATION and draw.chance(0.7):
            people.other = partner


def give_authority(at: Gathering, child: PersonStory, second: PersonStory | None, *, married: bool) -> None:
    """Authority by birth for the first parent and, by marriage, recognition, register or judge, often for the second."""
    until = months_after(child.birth_date, 18 * 12)
    people, draw = at.people, at.draw
    people.authorities.append(
        AuthorityStory(people.main.key, child.key, AuthoritySource.BIRTH, child.birth_date, until, "Geboorteakte")
    )
    if second is None:
        return
    if married:
        source, since, document = AuthoritySource.BIRTH, child.birth_date, "Geboorteakte, ouders gehuwd"
    elif child.birth_date >= date(2023, 1, 1):
        source, since, document = AuthoritySource.RECOGNITION, child.birth_date, "Akte van erkenning"
    elif draw.chance(0.72):
        since = min(at.first_day, child.birth_date + timedelta(days=draw.randint(20, 400)))
        source, document = AuthoritySource.REGISTER, "Aantekening in het gezagsregister"
    elif draw.chance(0.4):
        since = draw.day(child.birth_date, at.first_day)
        source, document = AuthoritySource.COURT, "Beschikking van de rechtbank"
    else:
        return
    people.authorities.append(AuthorityStory(second.key, child.key, source, since, until, document))


def without_children(at: Gathering) -> None:
    """Two adults: partners, or an elderly parent and a grown-up child."""
    draw, people, fate = at.draw, at.people, at.fate
    surname = draw.choice(at.names.surnames)
    if fate.problem is ProblemType.ELDER_ABUSE:
        people.main = at.add(at.born(70, 88), draw.choice((Sex.FEMALE, Sex.MALE)), surname)
        other = at.add(at.born(38, 47), draw.choice((Sex.FEMALE, Sex.MALE)), surname)
        at.settle(other, MemberRole.OTHER_ADULT, Lives.FIRST, "first")
        at.settle(people.main, MemberRole.OTHER_ADULT, Lives.FIRST, "first")
        at.relate(people.main, other, RelationKind.PARENT, other.birth_date)
    else:
        people.main = at.add(at.born(21, 55), Sex.FEMALE, surname)
        other = at.add(at.born(23, 58), Sex.MALE, draw.choice(at.names.surnames))
        at.settle(people.main, MemberRole.PARTNER, Lives.FIRST, "first")
        at.settle(other, MemberRole.PARTNER, Lives.FIRST, "first")
        at.relate(people.main, other, RelationKind.PARTNER, at.first_day - timedelta(days=draw.randint(300, 3500)))
    people.other = other


NETWORK = (
    ("moeder van {0}", Sex.FEMALE, 22, 30),
    ("vader van {0}", Sex.MALE, 23, 34),
    ("zus van {0}", Sex.FEMALE, -4, 7),
    ("broer van {0}", Sex.MALE, -4, 7),
    ("vriendin van {0}", Sex.FEMALE, -8, 8),
    ("buurvrouw", Sex.FEMALE, -10, 25),
    ("buurman", Sex.MALE, -10, 25),
    ("voetbaltrainer", Sex.MALE, -5, 15),
)


def add_network(at: Gathering) -> None:
    """One to three of the family's own people; a grandmother may live in and then takes part herself."""
    draw, people = at.draw, at.people
    count = draw.one_of({0: 0.14, 1: 0.46, 2: 0.3, 3: 0.1})
    near = min((child.birth_date for child in people.children), default=at.first_day)
    adult_until = years_before(at.first_day, 19)
    for words, sex, least, most in draw.some(NETWORK, count):
        if not people.children and words == "voetbaltrainer":
            continue
        if words.startswith(("moeder", "vader")) and people.main.age_on(at.first_day) > 60:
            continue
        born = months_after(people.main.birth_date, -12 * draw.randint(least, most) - draw.randint(0, 11))
        kin = words.startswith(("moeder", "vader", "zus", "broer"))
        surname = " ".join(filter(None, (people.main.prefix, people.main.surname)))
        person = at.add(min(born, adult_until), sex, surname if kin else draw.choice(at.names.surnames))
        at.relate(person, people.main, RelationKind.NETWORK, near, words=words.format(people.main.first_name))
        if words.startswith(("moeder", "vader")):
            at.relate(person, people.main, RelationKind.PARENT, people.main.birth_date)
            if draw.chance(0.2) and people.children:
                at.settle(person, MemberRole.GRANDPARENT, Lives.FIRST, "first")
                continue
        people.lives[person.key] = Lives.ELSEWHERE
        people.network.append(person)


def found(at: Gathering) -> None:
    """What research would find about persons: own history, drinking, trauma, help for children."""
    draw, people = at.draw, at.people
    people.history = tuple(p.key for p in people.parents if draw.chance(c.PARENT_HISTORY))
    drinking = {Sex.MALE: c.DRINKING_MEN, Sex.FEMALE: c.DRINKING_WOMEN}
    people.drinking = tuple(
        p.key
        for p in people.adults
        if people.roles[p.key] is not MemberRole.GRANDPARENT and draw.chance(drinking[p.sex])
    )
    people.traumatised = tuple(child.key for child in people.children if draw.chance(c.CHILD_TRAUMA))
    people.unhelped = tuple(child.key for child in people.children if draw.chance(c.CHILD_WITHOUT_HELP))
