"""Who works where: the region is built from blocks of fifty families, so that it can grow without changing a family.

A block has two lines of coordinators (local team) and two lines of the second of the pair (regional safety
team): line `a` is one
person all along, in line `b` somebody left and somebody else took over. Around them the practitioners whom the
families meet.
Block 0 holds the cast: Jan is its line a, Piet took over line b, Fleur is its first second, Sami a practitioner.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kring.demo.story.choices import OrganisationKind
from kring.demo.story.draws import Draw, draw_for
from kring.demo.story.names import COLLEGES, ORIGINS, SCHOOLS, municipality_name
from kring.demo.story.shapes import OrganisationStory, PositionStory, ProfessionalStory, TeamStory

K = OrganisationKind
FAMILIES_PER_BLOCK = 50
BLOCKS_PER_DISTRICT = 5
DISTRICTS_PER_MUNICIPALITY = 4
COMPASS = ("Noord", "Zuid", "Oost", "West")

REGIONAL: tuple[tuple[str, OrganisationKind, str], ...] = (
    ("veilig-thuis", K.VEILIG_THUIS, "Veilig Thuis Lindestreek"),
    ("safety-team", K.REGIONAL_SAFETY_TEAM, "Regionaal Veiligheidsteam Lindestreek"),
    ("board", K.CHILD_PROTECTION_BOARD, "Raad voor de Kinderbescherming Lindestreek"),
    ("institution-a", K.CERTIFIED_INSTITUTION, "Jeugdbescherming Lindestreek"),
    ("institution-b", K.CERTIFIED_INSTITUTION, "De Veerman Jeugdbescherming"),
    ("addiction", K.ADDICTION_CARE, "Verslavingszorg De Oever"),
    ("police", K.POLICE, "Politie, district Lindestreek"),
    ("probation", K.PROBATION, "Reclassering Lindestreek"),
    ("shelter", K.WOMENS_SHELTER, "Vrouwenopvang De Luwte"),
    ("assault-centre", K.SEXUAL_ASSAULT_CENTRE, "Centrum Seksueel Geweld Lindestreek"),
    ("forensic", K.MENTAL_HEALTH, "Forensische polikliniek De Brug"),
    ("region", K.OTHER, "Regiobureau Lindestreek"),
    ("research", K.OTHER, "Onderzoeksgroep Veilig Opgroeien"),
    ("experience", K.OTHER, "Kring van ervaringsdeskundigen"),
    ("advocacy", K.OTHER, "Steunpunt Vertrouwenspersonen"),
)

# key, kind of organisation (a key of REGIONAL, or of the district or block), function, how many in a block
PRACTITIONERS: tuple[tuple[str, str, str, int], ...] = (
    ("therapist", "ggz", "traumabehandelaar", 3),
    ("child-therapist", "ggz", "kinder- en jeugdpsycholoog", 3),
    ("forensic", "forensic", "forensisch systeembehandelaar", 2),
    ("addiction", "addiction", "behandelaar verslaving", 2),
    ("gp", "gp", "huisarts", 2),
    ("nurse", "youth-health", "jeugdverpleegkundige", 2),
    ("teacher", "school", "intern begeleider", 2),
    ("mentor", "college", "mentor en zorgcoördinator", 2),
    ("debt", "debt", "schuldhulpverlener", 2),
    ("housing", "housing", "woonconsulent", 1),
    ("youth-worker", "local", "jeugd- en gezinswerker", 4),
    ("adult-worker", "local", "maatschappelijk werker", 3),
    ("police", "police", "wijkagent", 2),
    ("probation", "probation", "reclasseringswerker", 1),
    ("shelter", "shelter", "ambulant begeleider", 2),
    ("protector", "institution-a", "jeugdbeschermer", 2),
    ("protector-b", "institution-b", "jeugdbeschermer", 1),
    ("board", "board", "raadsonderzoeker", 1),
    ("assault", "assault-centre", "casemanager", 1),
    ("scientist", "safety-team", "gedragswetenschapper", 1),
    ("experience", "experience", "ervaringsdeskundige", 2),
    ("advocate", "advocacy", "vertrouwenspersoon", 1),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A place at the table that somebody always fills: who, from when on, in order of time."""

    turns: tuple[tuple[date, str], ...]

    def between(self, first: date, end: date | None) -> list[tuple[date, date | None, str]]:
        """Who filled it when in `[first, end)`, without gap or overlap."""
        rows: list[tuple[date, date | None, str]] = []
        for place, (began, key) in enumerate(self.turns):
            left = self.turns[place + 1][0] if place + 1 < len(self.turns) else None
            from_on = max(began, first)
            to_on = min((day for day in (left, end) if day), default=None)
            if (to_on is None or from_on < to_on) and (end is None or from_on < end):
                rows.append((from_on, to_on, key))
        return rows


@dataclass(frozen=True, slots=True)
class Block:
    """The people around fifty families. `practitioners` maps a function's key to the keys of those who do it."""

    number: int
    municipality: str
    town: str
    local_team: str
    team: str
    coordinators: tuple[Line, Line]
    seconds: tuple[Line, Line]
    triagists: tuple[str, ...]
    practitioners: Mapping[str, tuple[str, ...]]
    professionals: Mapping[str, ProfessionalStory]
    organisations: tuple[OrganisationStory, ...]
    teams: tuple[TeamStory, ...]

    def organisation_of(self, professional: str) -> str:
        """Key of the organisation somebody of this block works for."""
        return self.professionals[professional].organisation


def district_organisations(number: int) -> dict[str, OrganisationStory]:
    """The organisations that the blocks of one district share."""
    municipality = number // DISTRICTS_PER_MUNICIPALITY
    side = COMPASS[number % DISTRICTS_PER_MUNICIPALITY]
    where = side if municipality == 0 else f"{municipality_name(municipality)} {side}"
    home = f"m{municipality}"
    named = {
        "local": (K.LOCAL_TEAM, f"Lokaal team {where}"),
        "ggz": (K.MENTAL_HEALTH, f"ggz {where}"),
        "youth-health": (K.YOUTH_HEALTH_CARE, f"Jeugdgezondheidszorg {where}"),
        "debt": (K.DEBT_HELP, f"Schuldhulp {where}"),
        "housing": (K.HOUSING, f"Woningstichting {where}"),
    }
    return {kind: OrganisationStory(f"d{number}-{kind}", code, name, home) for kind, (code, name) in named.items()}


def block_organisations(number: int, home: str) -> dict[str, OrganisationStory]:
    """The organisations of one block: a practice and two schools."""
    district = number // BLOCKS_PER_DISTRICT
    where = COMPASS[district % 4]
    tail = "" if number < len(SCHOOLS) else f" {number}"
    return {
        "gp": OrganisationStory(f"b{number}-gp", K.GP, f"Huisartsenpraktijk {where} {number + 1}", home),
        "school": OrganisationStory(
            f"b{number}-school", K.SCHOOL, f"Basisschool {SCHOOLS[number % len(SCHOOLS)]}{tail}", home
        ),
        "college": OrganisationStory(
            f"b{number}-college",
            K.SCHOOL,
            f"{COLLEGES[number % len(COLLEGES)]}{'' if number < len(COLLEGES) else f' {number}'}",
            home,
        ),
    }


def working(
    draw: Draw, key: str, positions: tuple[PositionStory, ...], called: tuple[str, str] | None = None
) -> ProfessionalStory:
    """Somebody with a name, an address for mail and a telephone that cannot exist."""
    if called is None:
        names = draw.one_of(ORIGINS)
        pool = names.women if draw.chance(0.72) else names.men
        called = (draw.choice(pool), draw.choice(names.surnames))
    place = positions[-1].organisation
    return ProfessionalStory(key, *called, f"{key}@{place}.example", "000 - 000 00 00", positions)


def line(
    draw: Draw,
    keys: tuple[str, ...],
    work: tuple[str, str, str | None],
    change_on: date | None,
    begin: date,
    called: Mapping[str, tuple[str, str]],
) -> tuple[Line, list[ProfessionalStory]]:
    """One person all along, or one who left on a day and one who came on that day."""
    organisation, title, team = work
    if change_on is None:
        position = PositionStory(organisation, title, begin, None, team)
        return Line(((begin, keys[0]),)), [working(draw, keys[0], (position,), called.get(keys[0]))]
    left = PositionStory(organisation, title, begin, change_on, team)
    came = PositionStory(organisation, title, change_on, None, team)
    people = [
        working(draw, keys[0], (left,), called.get(keys[0])),
        working(draw, keys[1], (came,), called.get(keys[1])),
    ]
    return Line(((begin, keys[0]), (change_on, keys[1]))), people


CAST = {
    "jan": ("Jan", "de Boer"),
    "piet": ("Piet", "Hofman"),
    "fleur": ("Fleur", "Wit"),
    "sami": ("Sami", "Tahiri"),
}


@lru_cache(maxsize=16)
def block(seed: int, number: int, today: date) -> Block:
    """The block with this number; the same for the same seed and day."""
    draw = draw_for(seed, "block", number)
    district = number // BLOCKS_PER_DISTRICT
    municipality = district // DISTRICTS_PER_MUNICIPALITY
    shared = district_organisations(district)
    own = block_organisations(number, f"m{municipality}")
    places = {key: key for key, _, _ in REGIONAL} | {kind: org.key for kind, org in (shared | own).items()}
    team = TeamStory(f"b{number}-team", shared["local"].key, f"Team {chr(65 + number % BLOCKS_PER_DISTRICT)}")
    safety = TeamStory(f"b{number}-safety", "safety-team", f"Veiligheidsteam {number + 1}")
    begin = today - timedelta(days=365 * 7)
    changes = [today - timedelta(days=draw.randint(95, 560)) for _ in range(2)]
    keys = (
        ("jan", "b0-coordinator-b", "piet", "fleur", "b0-second-b", "b0-second-c")
        if number == 0
        else tuple(f"b{number}-{what}-{who}" for what in ("coordinator", "second") for who in ("a", "b", "c"))
    )
    worker = (shared["local"].key, "gezinscoördinator", team.key)
    guard = ("safety-team", "veiligheidsdeskundige", safety.key)
    first, people = line(draw, keys[:1], worker, None, begin, CAST)
    other, more = line(draw, keys[1:3], worker, changes[0], begin, CAST)
    pair, seconds = line(draw, keys[3:4], guard, None, begin, CAST)
    spare, others = line(draw, keys[4:], guard, changes[1], begin, CAST)
    people += more + seconds + others

    practitioners: dict[str, tuple[str, ...]] = {}
    for what, where, title, count in (("triage", "veilig-thuis", "beoordelaar", 2), *PRACTITIONERS):
        members = []
        for place in range(count):
            key = f"b{number}-{what}-{place + 1}"
            if key == "b0-youth-worker-1":
                key = "sami"
            since = begin - timedelta(days=draw.randint(0, 3000))
            people.append(working(draw, key, (PositionStory(places[where], title, since),), CAST.get(key)))
            members.append(key)
        practitioners[what] = tuple(members)
    return Block(
        number=number,
        municipality=f"m{municipality}",
        town=municipality_name(municipality),
        local_team=shared["local"].key,
        team=team.key,
        coordinators=(first, other),
        seconds=(pair, spare),
        triagists=practitioners.pop("triage"),
        practitioners=practitioners,
        professionals={person.key: person for person in people},
        organisations=tuple((shared | own).values()),
        teams=(team, safety),
    )


def block_of(seed: int, family: int, today: date) -> Block:
    """The block that a family belongs to; families count from 1, the cast is 0 and in block 0."""
    return block(seed, max(0, family - 1) // FAMILIES_PER_BLOCK, today)
