"""One family of the synthetic region: the people, their homes, what they are to each other, and what was reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kring.casework.intake.choices import ReportKind, TriageOutcome
from kring.casework.intake.models import Report, ReportedIncident, ReportedPerson, ReporterContact
from kring.demo.loading.moments import during
from kring.demo.loading.region import Around
from kring.demo.loading.sheets import Sheets
from kring.demo.story import choices as told
from kring.demo.story.shapes import FamilyStory, PlaceStory, ReportStory
from kring.foundation.accounts.models import User
from kring.foundation.accounts.viewer import AMSTERDAM
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.households.choices import AuthoritySource, PlaceKind
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
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import Withholding

FAMILY_OF_THE_CAST = ("amina", "karim", "noor", "sem", "fatna")

SOURCES = {
    told.AuthoritySource.BIRTH: AuthoritySource.BY_LAW,
    told.AuthoritySource.RECOGNITION: AuthoritySource.BY_LAW,
    told.AuthoritySource.REGISTER: AuthoritySource.REGISTER,
    told.AuthoritySource.COURT: AuthoritySource.COURT,
}
PLACES = {
    told.PlaceKind.ADDRESS: PlaceKind.HOME,
    told.PlaceKind.PHONE: PlaceKind.PHONE,
    told.PlaceKind.SCHOOL: PlaceKind.SCHOOL,
}


@dataclass(slots=True)
class Loading:
    """One family on its way in."""

    sheets: Sheets
    around: Around
    story: FamilyStory
    today: date
    now: datetime
    persons: dict[str, Person] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    dossiers: dict[int, Dossier] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)

    def ids(self, keys: tuple[str, ...]) -> list[int]:
        """The persons with these keys, as a record names whom it is about."""
        return [self.persons[key].pk for key in keys]


def load_people(at: Loading) -> None:
    """Persons, identities, homes, relations, authority and places."""
    add, story = at.sheets.add, at.story
    for person in story.persons:
        row = at.persons[person.key] = add(Person, sex=str(person.sex))
        at.names[person.key] = person.first_name
        identity = add(
            Identity, person=row, given_names=person.first_name, prefix=person.prefix, surname=person.surname,
            birth_date=person.birth_date,
        )  # fmt: skip
        identity.write_bsn(person.bsn)
        if story.number == 0 and person.key in FAMILY_OF_THE_CAST:
            user = at.around.users[person.key] = add(User, username=person.key, password="!")  # noqa: S106
            add(PersonAccount, user=user, person=row)
    homes = {household.key: add(Household) for household in story.households}
    for residence in story.residences:
        add(
            Residence, person=at.persons[residence.person], household=homes[residence.household],
            from_on=residence.from_on or at.story.person(residence.person).birth_date, until_on=residence.to_on,
        )  # fmt: skip
    for relation in story.relations:
        add(
            Relation, person=at.persons[relation.one], other=at.persons[relation.other], kind=str(relation.kind),
            from_on=relation.from_on, until_on=relation.to_on,
        )  # fmt: skip
    for authority in story.authorities:
        add(
            ParentalAuthority, parent=at.persons[authority.holder], child=at.persons[authority.child],
            source=SOURCES[authority.source], from_on=authority.from_on, until_on=authority.to_on,
        )  # fmt: skip


def load_places(at: Loading) -> None:
    """Where people are, each on a row of its own; kept from whom it must be kept from."""
    dossier = next(reversed(at.dossiers.values()), None)
    for place in at.story.places:
        for key in place.persons:
            row = at.sheets.add(
                Place, person=at.persons[key], kind=PLACES[place.kind], text=_in_words(place),
                confidential=bool(place.withheld_from), from_on=place.from_on, until_on=place.to_on,
            )  # fmt: skip
            for other in place.withheld_from:
                at.sheets.add(
                    Withholding, item_key=item_key(row), dossier=dossier, from_person=at.persons[other],
                    reason=place.withheld_because, review_on=at.today + timedelta(days=90),
                )  # fmt: skip


def _in_words(place: PlaceStory) -> str:
    if place.phone:
        return place.phone
    street = f"{place.street} {place.house_number}".strip()
    town = f"{place.postcode} {place.town}".strip()
    return ", ".join(part for part in (place.name, street, town) if part)


def load_reports(at: Loading) -> None:
    """What was reported about the family, and what triage made of it."""
    opened: set[int] = set()
    for story in at.story.reports:
        dossier = at.dossiers.get(story.episode) if story.episode else None
        row = _report(at, story, dossier, first=story.episode not in opened)
        at.reports[story.key] = row
        if story.episode and dossier is not None:
            opened.add(story.episode)
        at.sheets.add(
            ReporterContact, report=row, name=story.reporter_name,
            organisation=_name_of_organisation(at, story),
        )  # fmt: skip
        for key in story.persons:
            person = at.story.person(key)
            at.sheets.add(
                ReportedPerson, report=row, given_names=person.first_name, prefix=person.prefix,
                surname=person.surname, birth_date=person.birth_date, sex=str(person.sex), person=at.persons[key],
            )  # fmt: skip
        if story.happened_from:
            at.sheets.add(
                ReportedIncident, report=row,
                happened_at=datetime.combine(story.happened_from, story.received_at, AMSTERDAM),
                description=story.text,
                period_from=datetime.combine(story.happened_from, datetime.min.time(), AMSTERDAM),
                period_until=datetime.combine(
                    story.happened_to or story.happened_from, datetime.max.time(), AMSTERDAM
                ),
            )  # fmt: skip


def _report(at: Loading, story: ReportStory, dossier: Dossier | None, *, first: bool) -> Report:
    received_at = min(datetime.combine(story.received_on, story.received_at, AMSTERDAM), at.now - timedelta(minutes=5))
    holder = story.held_by
    # Part of what waits came to the desk of Jan, so that he has something to assess.
    if story.triage is None and at.story.number % 3 == 1:
        holder = "jan"
    triage = story.triage
    triaged = {}
    if triage is not None:
        outcome = TriageOutcome.OPEN_DOSSIER if first else TriageOutcome.ATTACH
        if dossier is None:
            outcome = TriageOutcome.ADVICE if story.kind is told.ReportKind.ADVICE else TriageOutcome.NO_STEPS
        triaged = {
            "triaged_at": max(received_at + timedelta(minutes=4), during(triage.triaged_on, 16, at.now)),
            "triaged_by": at.around.professionals[triage.by],
            "safety_level": str(triage.safety_level),
            "outcome": outcome,
            "reasons": triage.reasons,
        }
    local = at.around.team(holder).organisation.kind == "local_team"
    return at.sheets.add(
        Report, dossier=dossier, desk=at.around.team(holder), safety_holder=at.around.professionals[holder],
        kind=ReportKind.CONCERN if local else ReportKind.VEILIG_THUIS, reporter_kind=str(story.reporter),
        reported_at=received_at, received_at=received_at, situation=story.text, wants_feedback=story.wants_feedback,
        immediate_danger=bool(triage and triage.safety_level is told.SafetyLevel.ACUTE), **triaged,
    )  # fmt: skip


def _name_of_organisation(at: Loading, story: ReportStory) -> str:
    key = story.reporter_organisation
    return at.around.organisations[key].name if key else ""
