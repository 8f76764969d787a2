"""The organisations of the synthetic region, who works there, and the accounts of the cast."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from kring.demo.loading.sheets import Sheets
from kring.demo.story.shapes import ProfessionalStory, RegionStory
from kring.foundation.accounts.models import User
from kring.foundation.organisations.choices import OrganisationKind, PositionKind
from kring.foundation.organisations.models import Municipality, Organisation, Position, Professional, Region, Team
from kring.foundation.sharing.bases import Bases, all_bases

PROFESSIONALS_OF_THE_CAST = ("jan", "fleur", "sami", "piet", "ria", "wim", "petra")
POSITIONS_OF_THE_CAST = {
    "jan": PositionKind.DESK,
    "ria": PositionKind.RESEARCHER,
    "wim": PositionKind.PROCESS_COORDINATOR,
    "petra": PositionKind.PRIVACY_OFFICER,
}
DESKS = (OrganisationKind.LOCAL_TEAM, OrganisationKind.VEILIG_THUIS)


@dataclass(slots=True)
class Around:
    """What families refer to, by the keys of the stories."""

    municipalities: dict[str, Municipality] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    professionals: dict[str, Professional] = field(default_factory=dict)
    teams_of: dict[str, Team] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    where: dict[str, Municipality] = field(default_factory=dict)
    bases: Bases = field(default_factory=all_bases)
    # The organisations in which somebody answers whether a family is known there.
    answering: set[str] = field(default_factory=set)

    def team(self, professional: str) -> Team:
        return self.teams_of[professional]

    def organisation_of(self, professional: str | None) -> Organisation | None:
        return self.teams_of[professional].organisation if professional else None


def load_region(sheets: Sheets, story: RegionStory, today: date) -> Around:
    """Put the region on its sheets."""
    around = Around()
    region = sheets.add(Region, name=story.name)
    for municipality in story.municipalities:
        around.municipalities[municipality.key] = sheets.add(Municipality, region=region, name=municipality.name)
    for organisation in story.organisations:
        around.organisations[organisation.key] = sheets.add(
            Organisation, region=region, kind=str(organisation.kind), name=organisation.name
        )
    where = {
        organisation.key: around.municipalities[organisation.municipality]
        for organisation in story.organisations
        if organisation.municipality
    }
    around.where = where
    teams: dict[str, Team] = {}
    for team in story.teams:
        teams[team.key] = _team(sheets, around, team.organisation, team.name)
    for professional in story.professionals:
        _professional(sheets, around, teams, professional, today)
    return around


def _team(sheets: Sheets, around: Around, organisation: str, name: str) -> Team:
    return sheets.add(
        Team, organisation=around.organisations[organisation], municipality=around.where.get(organisation), name=name
    )


def _professional(
    sheets: Sheets, around: Around, teams: dict[str, Team], story: ProfessionalStory, today: date
) -> None:
    user = None
    if story.key in PROFESSIONALS_OF_THE_CAST:
        user = around.users[story.key] = sheets.add(User, username=story.key, password="!")  # noqa: S106 — no password
    professional = around.professionals[story.key] = sheets.add(
        Professional,
        user=user,
        first_name=story.first_name,
        last_name=story.surname,
        phone=story.phone,
        available="maandag tot en met donderdag",
    )
    for position in story.positions:
        organisation = around.organisations[position.organisation]
        key = position.team or f"whole:{position.organisation}"
        if key not in teams:
            teams[key] = _team(sheets, around, position.organisation, organisation.name)
        team = around.teams_of[story.key] = teams[key]
        at_desk = PositionKind.DESK if organisation.kind == OrganisationKind.VEILIG_THUIS else PositionKind.PROFESSIONAL
        kind = POSITIONS_OF_THE_CAST.get(story.key, at_desk)
        if kind == PositionKind.DESK and organisation.kind in DESKS:
            team.receives_reports = True
        until_on = position.to_on
        if until_on is not None and until_on <= position.from_on:
            until_on = position.from_on + timedelta(days=1)
        sheets.add(
            Position,
            professional=professional,
            team=team,
            kind=kind,
            from_on=position.from_on,
            until_on=until_on,
        )
        # One colleague in each organisation that families may be known to is appointed to answer.
        is_asked = organisation.kind not in (*DESKS, OrganisationKind.OTHER) and kind == PositionKind.PROFESSIONAL
        if is_asked and until_on is None and position.organisation not in around.answering:
            around.answering.add(position.organisation)
            sheets.add(
                Position, professional=professional, team=team, kind=PositionKind.ANSWERS_QUESTIONS,
                from_on=position.from_on,
            )  # fmt: skip
