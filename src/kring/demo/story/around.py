"""Who stands around a family, what research would find about persons, and what must stay hidden."""

from kring.demo.story import calibration as c
from kring.demo.story.choices import (
    Lives,
    MemberRole,
    RelationKind,
    Sex,
)
from kring.demo.story.days import months_after, years_before
from kring.demo.story.gathering import Gathering

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


HIDES = 0.34  # of separated families with partner violence in which no child lives in both homes; an assumption


def hides(at: Gathering) -> bool:
    """Whether the first home must stay unknown to the other parent."""
    people = at.people
    second = people.other if people.other and people.lives[people.other.key] is Lives.SECOND else None
    shared = any(people.lives[child.key] is Lives.BOTH for child in people.children)
    return bool(second and at.fate.partner_violence and not shared and at.draw.chance(HIDES))
