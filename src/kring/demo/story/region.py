"""The region that a number of families needs: organisations, teams and everybody who works there."""

from datetime import date, timedelta
from math import ceil

from kring.demo.story.blocks import FAMILIES_PER_BLOCK, REGIONAL, block, working
from kring.demo.story.draws import draw_for
from kring.demo.story.names import municipality_name
from kring.demo.story.shapes import (
    MunicipalityStory,
    OrganisationStory,
    PositionStory,
    ProfessionalStory,
    RegionStory,
    TeamStory,
)

REGION_NAME = "Lindestreek"


def others_of_the_cast(seed: int, today: date) -> tuple[ProfessionalStory, ...]:
    """Those of the cast who work for no family: Ria (research), Wim (process coordinator), Petra (privacy
    officer)."""
    draw = draw_for(seed, "cast")
    since = today - timedelta(days=1200)
    return tuple(
        working(draw, key, (PositionStory(organisation, title, since),), name)
        for key, name, organisation, title in (
            ("ria", ("Ria", "Postma"), "research", "onderzoeker"),
            ("wim", ("Wim", "Kuipers"), "region", "procescoördinator"),
            ("petra", ("Petra", "Blom"), "region", "privacyfunctionaris"),
        )
    )


def region(count: int, seed: int, today: date) -> RegionStory:
    """The region for `count` families (the cast not counted); it holds all that families 0 to `count` refer to.

    A larger region holds the smaller one of the same seed and day unchanged.
    """
    blocks = range(max(1, ceil(count / FAMILIES_PER_BLOCK)))
    municipalities: dict[str, MunicipalityStory] = {}
    organisations = {key: OrganisationStory(key, kind, name) for key, kind, name in REGIONAL}
    teams: list[TeamStory] = []
    professionals: list[ProfessionalStory] = [*others_of_the_cast(seed, today)]
    for number in blocks:
        part = block(seed, number, today)
        home = part.municipality
        municipalities.setdefault(home, MunicipalityStory(home, municipality_name(int(home[1:]))))
        organisations.update((organisation.key, organisation) for organisation in part.organisations)
        teams.extend(part.teams)
        professionals.extend(part.professionals.values())
    return RegionStory(
        name=REGION_NAME,
        municipalities=tuple(municipalities.values()),
        organisations=tuple(organisations.values()),
        teams=tuple(teams),
        professionals=tuple(professionals),
    )
