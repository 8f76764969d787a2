"""Which families there are: parents together or apart, children in one or two homes, authority."""

from datetime import date, timedelta

from kring.demo.story.around import add_network, found, hides
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
from kring.demo.story.gathering import Gathering
from kring.demo.story.names import ORIGINS
from kring.demo.story.people import People
from kring.demo.story.shapes import (
    AuthorityStory,
    HouseholdStory,
    PersonStory,
    ResidenceStory,
)

FAMILY_KINDS = {"separated": 0.40, "together": 0.34, "step": 0.13, "alone": 0.13}
CHILDREN = {1: 0.43, 2: 0.37, 3: 0.14, 4: 0.045, 5: 0.015}


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
    people.hides = hides(at)
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
    people.ex = second if people.separated else None
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
    """Authority by birth for the first parent; by marriage, recognition, register or judge often for the second."""
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
