"""Which names people and places get. Common first names and surnames, drawn apart; streets and towns are invented."""

from dataclasses import dataclass

from kring.demo.story.choices import Sex
from kring.demo.story.draws import Draw
from kring.demo.story.texts import sentences


@dataclass(frozen=True, slots=True)
class Names:
    """First names that parents give, first names of an older generation, and surnames with their prefix."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    language: str = ""


def names_of(origin: str, language: str = "") -> Names:
    """The names of one origin, from names.txt."""
    words = sentences("names")
    return Names(
        girls=words[f"{origin} girls"],
        boys=words[f"{origin} boys"],
        women=words[f"{origin} women"],
        men=words[f"{origin} men"],
        surnames=words[f"{origin} surnames"],
        language=language,
    )


ORIGINS: dict[Names, float] = {
    names_of("dutch"): 64,
    names_of("moroccan", "Tarifit"): 8,
    names_of("turkish", "Turks"): 8,
    names_of("caribbean"): 9,
    names_of("eastern", "Pools"): 5,
    names_of("levant", "Arabisch"): 6,
}
MUNICIPALITY_STARTS = sentences("names")["municipality starts"]
MUNICIPALITY_ENDS = sentences("names")["municipality ends"]
STREETS = sentences("names")["streets"]
SCHOOLS = sentences("names")["schools"]
COLLEGES = sentences("names")["colleges"]


def municipality_name(number: int) -> str:
    """The name of the number-th municipality; the first 160 all differ."""
    starts, ends = MUNICIPALITY_STARTS, MUNICIPALITY_ENDS
    shift = number // len(starts)
    name = starts[number % len(starts)] + ends[(number + shift) % len(ends)]
    return name if number < len(starts) * len(ends) else f"{name} {number}"


def split_surname(surname: str) -> tuple[str, str]:
    """Prefix and surname: "van der Meer" becomes ("van der", "Meer"); "El Idrissi" keeps its capital."""
    words = surname.split()
    small = [word for word in words if word[0].islower()]
    return " ".join(small), " ".join(words[len(small) :])


def first_name(draw: Draw, names: Names, sex: Sex, *, child: bool, taken: set[str]) -> str:
    """A first name that nobody in the family has yet."""
    if child:
        pool = names.girls if sex is Sex.FEMALE else names.boys
    else:
        pool = names.women if sex is Sex.FEMALE else names.men
    free = [name for name in pool if name not in taken] or list(pool)
    name = draw.choice(free)
    taken.add(name)
    return name


def bsn_that_fails(draw: Draw, number: int, place: int) -> str:
    """Nine digits, unique for this person of this family, that fail the eleven-test.

    The first eight are a one-to-one scramble of family and place (up to sixteen persons a family, six million
    families).
    """
    scrambled = ((number * 16 + place + 1) * 76_543_217) % 100_000_000
    first = f"{scrambled:08d}"
    weighed = sum(int(digit) * weight for digit, weight in zip(first, range(9, 1, -1), strict=True))
    last = draw.choice([digit for digit in range(10) if (weighed - digit) % 11 != 0])
    return f"{first}{last}"


def postcode(draw: Draw) -> str:
    """Four digits and letters that are never given out."""
    return f"{draw.randint(1000, 9999)} {draw.choice(('SA', 'SD', 'SS'))}"


def phone(draw: Draw) -> str:
    """A number in 06 - 00, a range that is not given out."""
    return f"06 - 00 00 {draw.randint(0, 99):02d} {draw.randint(0, 99):02d}"
