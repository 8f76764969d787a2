"""Amina, Karim, Noor, Sem and Oma Fatna: ages, homes, and what Karim must not know."""

from datetime import date

from kring.demo.story.choices import AuthoritySource, PlaceKind, RelationKind, Sex
from kring.demo.story.days import months_after
from kring.demo.story.draws import draw_for
from kring.demo.story.names import bsn_that_fails
from kring.demo.story.shapes import (
    AuthorityStory,
    HouseholdStory,
    PersonStory,
    PlaceStory,
    RelationStory,
    ResidenceStory,
)

BECAUSE = "Amina en de kinderen wonen sinds vorig jaar ergens waar Karim het adres niet van weet, voor hun veiligheid."


def born(today: date, years: int, months: int) -> date:
    """A birth date so many years and months ago: far enough from a birthday to give the same age on every day."""
    return months_after(today, -12 * years - months)


def people(today: date) -> tuple[PersonStory, ...]:
    """The five of them. Noor is 14 and Sem 9, whatever the day."""
    draw = draw_for(0, "cast people")
    who = (
        ("amina", "Amina", "Bouali", Sex.FEMALE, born(today, 38, 2)),
        ("karim", "Karim", "El Idrissi", Sex.MALE, born(today, 41, 7)),
        ("noor", "Noor", "El Idrissi", Sex.FEMALE, born(today, 14, 5)),
        ("sem", "Sem", "El Idrissi", Sex.MALE, born(today, 9, 4)),
        ("fatna", "Fatna", "Bouali", Sex.FEMALE, born(today, 63, 9)),
    )
    return tuple(
        PersonStory(key, first, last, sex, birth, bsn_that_fails(draw, 0, place))
        for place, (key, first, last, sex, birth) in enumerate(who)
    )


def households() -> tuple[HouseholdStory, ...]:
    """Two homes of the family, and that of Oma."""
    return (
        HouseholdStory("first", "Thuis bij Amina"),
        HouseholdStory("second", "Thuis bij Karim"),
        HouseholdStory("oma", "Thuis bij Oma Fatna"),
    )


def residences(today: date) -> tuple[ResidenceStory, ...]:
    """Amina left a year ago with the children; they stay with Karim every other weekend."""
    left = months_after(today, -13)
    return (
        ResidenceStory("amina", "second", None, left),
        ResidenceStory("noor", "second", None, left),
        ResidenceStory("sem", "second", None, left),
        ResidenceStory("karim", "second"),
        ResidenceStory("amina", "first", left),
        ResidenceStory("noor", "first", left),
        ResidenceStory("sem", "first", left),
        ResidenceStory("fatna", "oma"),
    )


def relations(today: date) -> tuple[RelationStory, ...]:
    """Who is what of whom."""
    met, apart = months_after(today, -12 * 17), months_after(today, -13)
    noor, sem = born(today, 14, 5), born(today, 9, 4)
    kin = RelationKind
    return (
        RelationStory("amina", "karim", kin.PARTNER, met, apart),
        RelationStory("amina", "karim", kin.EX_PARTNER, apart),
        RelationStory("amina", "noor", kin.PARENT, noor),
        RelationStory("amina", "sem", kin.PARENT, sem),
        RelationStory("karim", "noor", kin.PARENT, noor),
        RelationStory("karim", "sem", kin.PARENT, sem),
        RelationStory("noor", "sem", kin.SIBLING, sem),
        RelationStory("fatna", "amina", kin.PARENT, born(today, 38, 2)),
        RelationStory("fatna", "amina", kin.NETWORK, apart, words="moeder van Amina, oma van Noor en Sem"),
    )


def authorities(today: date) -> tuple[AuthorityStory, ...]:
    """Both parents, by birth in marriage."""
    return tuple(
        AuthorityStory(
            parent, child, AuthoritySource.BIRTH, birth, months_after(birth, 18 * 12), "Geboorteakte, ouders gehuwd"
        )
        for child, birth in (("noor", born(today, 14, 5)), ("sem", born(today, 9, 4)))
        for parent in ("amina", "karim")
    )


def places(today: date) -> tuple[PlaceStory, ...]:
    """Where they can be found. Home, telephones and schools of Amina and the children are withheld from Karim."""
    moved = months_after(today, -13)
    hidden = {"withheld_from": ("karim",), "withheld_because": BECAUSE}

    def secret(key: str, kind: PlaceKind, persons: tuple[str, ...], **rest: str | date) -> PlaceStory:
        return PlaceStory(key, kind, persons, **rest, **hidden)  # type: ignore[arg-type]

    return (
        secret(
            "place-1",
            PlaceKind.ADDRESS,
            ("amina", "noor", "sem"),
            household="first",
            from_on=moved,
            street="IJsvogelgaarde",
            house_number="27",
            postcode="3208 SA",
            town="Lindeveen",
        ),
        PlaceStory(
            "place-2",
            PlaceKind.ADDRESS,
            ("karim",),
            household="second",
            street="Turfschipperskade",
            house_number="114",
            postcode="3211 SD",
            town="Lindeveen",
        ),
        PlaceStory(
            "place-3",
            PlaceKind.ADDRESS,
            ("fatna",),
            household="oma",
            street="Dauwtrapperslaan",
            house_number="9",
            postcode="3205 SS",
            town="Lindeveen",
        ),
        secret("place-4", PlaceKind.PHONE, ("amina",), phone="06 - 00 00 11 38"),
        PlaceStory("place-5", PlaceKind.PHONE, ("karim",), phone="06 - 00 00 22 41"),
        secret("place-6", PlaceKind.PHONE, ("noor",), phone="06 - 00 00 33 14"),
        PlaceStory("place-7", PlaceKind.PHONE, ("fatna",), phone="06 - 00 00 44 63"),
        secret("place-8", PlaceKind.SCHOOL, ("noor",), name="Lindecollege", town="Lindeveen", from_on=moved),
        secret("place-9", PlaceKind.SCHOOL, ("sem",), name="Basisschool De Regenton", town="Lindeveen", from_on=moved),
    )
