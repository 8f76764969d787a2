"""The cast: one family and the people around it, the same in all tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from kring.casework.plans.models import Goal
from kring.foundation.accounts.models import User
from kring.foundation.accounts.viewer import AMSTERDAM, Job, Kind, Viewer, job, looking_as, today_in_amsterdam
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.households.models import (
    Household,
    Identity,
    ParentalAuthority,
    Person,
    PersonAccount,
    Place,
    Relation,
    Residence,
)
from kring.foundation.organisations.models import (
    Municipality,
    Organisation,
    Position,
    Professional,
    Region,
    Service,
    Team,
)
from kring.foundation.sharing import grounds
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import Consent, Ground, Withholding


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody by first name, and the dossier of their family."""

    viewers: dict[str, Viewer]
    users: dict[str, User]
    persons: dict[str, Person]
    professionals: dict[str, Professional]
    teams: dict[str, Team]
    dossier: Dossier
    address: Place
    today: date

    def __getitem__(self, name: str) -> Viewer:
        return self.viewers[name]


PROFESSIONALS = {
    "jan": ("Jan", "de Boer", "noord", "desk"),
    "piet": ("Piet", "Hofstra", "zuid", "professional"),
    "fleur": ("Fleur", "Wit", "veiligheid", "professional"),
    "sami": ("Sami", "Aziz", "ggz", "professional"),
    "ria": ("Ria", "Vos", "onderzoek", "researcher"),
    "wim": ("Wim", "Kok", "regie", "process_coordinator"),
    "petra": ("Petra", "Smit", "regie", "privacy_officer"),
}

TEAMS = {
    "noord": ("local_team", "Lokaal team Waterdal", "Noord", True),
    "zuid": ("local_team", "Lokaal team Waterdal", "Zuid", False),
    "veiligheid": ("regional_safety_team", "Regionaal veiligheidsteam Waterdal", "Veiligheid", False),
    "ggz": ("mental_health", "Ggz Waterdal", "Volwassenen", False),
    "onderzoek": ("other", "Kennisinstituut Kringloop", "Onderzoek", False),
    "regie": ("other", "Regio Waterdal", "Regie", False),
}


def make_cast(today: date | None = None) -> Cast:
    """Make the cast, with Noor 14 and Sem 9 on `today`."""
    today = today or today_in_amsterdam()
    with looking_as(job(Job.DEMO, today=today)):
        teams = _teams()
        professionals, users = _professionals(teams, today)
        persons = _family(users, today)
        opened_at = datetime.combine(today - timedelta(days=250), time(9), AMSTERDAM)
        dossier = Dossier.objects.create(
            municipality=Municipality.objects.get(), problem_type="partner_violence", opened_at=opened_at
        )
        roles = {"amina": "parent", "karim": "parent", "noor": "child", "sem": "child"}
        for name, role in roles.items():
            Member.objects.create(dossier=dossier, person=persons[name], role=role)
        _circle(dossier, professionals, teams, persons, opened_at, today)
        address = Place.objects.create(
            person=persons["amina"], kind="home", text="Wilgenpad 3, 1234 SA Waterdam", confidential=True
        )
        Withholding.objects.create(
            item_key=item_key(address),
            dossier=dossier,
            from_person=persons["karim"],
            reason="Karim mag niet weten waar Amina woont",
            review_on=today + timedelta(days=90),
        )
    viewers = {
        name: Viewer(
            Kind.PROFESSIONAL,
            professional.pk,
            str(professional),
            users[name].pk,
            teams[PROFESSIONALS[name][2]].organisation_id,
            teams[PROFESSIONALS[name][2]].organisation.name,
            roles=frozenset({PROFESSIONALS[name][3]}),
            today=today,
        )
        for name, professional in professionals.items()
    }
    viewers |= {
        name: Viewer(Kind.PERSON, person.pk, user_id=users[name].pk, today=today) for name, person in persons.items()
    }
    return Cast(viewers, users, persons, professionals, teams, dossier, address, today)


def make_goal(cast: Cast, wording: str = "Dat we rustig wakker worden", **values: object) -> Goal:
    """A goal of the whole family, agreed a month ago."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        return Goal.objects.create(
            dossier=cast.dossier,
            wording=wording,
            agreed_on=cast.today - timedelta(days=30),
            written_by=cast.professionals["jan"],
            **values,
        )


def make_service(cast: Cast, **values: object) -> Service:
    """Help that the local team of Jan and Piet offers, with a waiting time that Jan confirmed today."""
    told = {
        "organisation": cast.teams["noord"].organisation, "name": "Gezinsbegeleiding thuis",
        "does": "Iemand komt elke week langs.", "helps_with": ["parenting", "violence"], "languages": ["nl"],
        "lightest": 2, "heaviest": 3, "who_may_refer": "Iedereen", "waiting_weeks": 6,
        "waiting_confirmed_on": cast.today, "waiting_confirmed_by": cast.professionals["jan"],
        "valid_from": cast.today - timedelta(days=365),
    }  # fmt: skip
    with looking_as(job(Job.DEMO, today=cast.today)):
        return Service.objects.create(region=Region.objects.get(), **{**told, **values})


def _teams() -> dict[str, Team]:
    region = Region.objects.create(name="Waterdal")
    municipality = Municipality.objects.create(region=region, name="Waterdam")
    teams = {}
    for key, (kind, organisation_name, name, desk) in TEAMS.items():
        organisation, _ = Organisation.objects.get_or_create(
            name=organisation_name, defaults={"kind": kind, "region": region}
        )
        teams[key] = Team.objects.create(
            organisation=organisation, name=name, municipality=municipality, receives_reports=desk
        )
    return teams


def _professionals(teams: dict[str, Team], today: date) -> tuple[dict[str, Professional], dict[str, User]]:
    professionals, users = {}, {}
    for key, (first, last, team, kind) in PROFESSIONALS.items():
        users[key] = User.objects.create_user(key)
        professionals[key] = Professional.objects.create(
            user=users[key], first_name=first, last_name=last, phone="06 00 00 00 00"
        )
        Position.objects.create(
            professional=professionals[key], team=teams[team], kind=kind, from_on=today - timedelta(days=900)
        )
    return professionals, users


def _family(users: dict[str, User], today: date) -> dict[str, Person]:
    ages = {
        "amina": (38, "female"),
        "karim": (41, "male"),
        "noor": (14, "female"),
        "sem": (9, "male"),
        "fatna": (66, "female"),
    }
    persons = {}
    for key, (age, sex) in ages.items():
        person = persons[key] = Person.objects.create(sex=sex)
        Identity.objects.create(
            person=person,
            given_names=key.capitalize(),
            surname="El Idrissi",
            birth_date=today - relativedelta(years=age, days=100),
        )
        users[key] = User.objects.create_user(key)
        PersonAccount.objects.create(user=users[key], person=person)
    first, second = Household.objects.create(), Household.objects.create()
    moved = today - timedelta(days=400)
    for key, home in {"amina": first, "noor": first, "sem": first, "karim": second}.items():
        Residence.objects.create(person=persons[key], household=home, from_on=moved)
    for child in ("noor", "sem"):
        for parent in ("amina", "karim"):
            Relation.objects.create(person=persons[parent], other=persons[child], kind="parent")
            ParentalAuthority.objects.create(
                parent=persons[parent], child=persons[child], source="by_law", from_on=today - timedelta(days=5000)
            )
    Relation.objects.create(person=persons["karim"], other=persons["amina"], kind="ex_partner", from_on=moved)
    Relation.objects.create(person=persons["fatna"], other=persons["amina"], kind="parent")
    return persons


def _circle(
    dossier: Dossier,
    professionals: dict[str, Professional],
    teams: dict[str, Team],
    persons: dict[str, Person],
    opened_at: datetime,
    today: date,
) -> None:
    roles = [("jan", "coordinator", None), ("fleur", "second", None), ("fleur", "safety_holder", None)]
    left = datetime.combine(today - timedelta(days=30), time(17), AMSTERDAM)
    for name, role, ended_at in [*roles, ("sami", "practitioner", left)]:
        team = teams[PROFESSIONALS[name][2]]
        Involvement.objects.create(
            dossier=dossier,
            role=role,
            professional=professionals[name],
            team=team,
            started_at=opened_at,
            ended_at=ended_at,
        )
        on = opened_at.date()
        if grounds.needs_consent(team=team, on=on):
            agree_to(grounds.propose(team=team, role=role, on=on), dossier, professionals[name], persons)
        else:
            grounds.record(dossier=dossier, professional=professionals[name], team=team, role=role, on=on)
    Involvement.objects.create(dossier=dossier, role="network_person", person=persons["fatna"], started_at=opened_at)


def agreed_ground(cast: Cast, name: str, role: str) -> Ground:
    """A ground of today on which somebody reads along because the whole family agreed to it."""
    team = cast.teams[PROFESSIONALS[name][2]]
    ground = grounds.propose(team=team, role=role, on=cast.today)
    return agree_to(ground, cast.dossier, cast.professionals[name], cast.persons)


def agree_to(ground: Ground, dossier: Dossier, professional: Professional, persons: dict[str, Person]) -> Ground:
    """Everybody whose consent is asked gave it: for themselves, and for a child with whoever has authority."""
    ground.dossier, ground.professional = dossier, professional
    ground.family_told_on = ground.from_on
    ground.save()
    asked = {"amina": ["amina"], "karim": ["karim"], "noor": ["noor", "amina", "karim"], "sem": ["amina", "karim"]}
    for about, givers in asked.items():
        for giver in givers:
            Consent.objects.create(
                dossier=dossier, ground=ground, person=persons[about], given_by=persons[giver], how="spoken",
                given_on=ground.from_on,
            )  # fmt: skip
    return ground
