"""One valid report to learn the form from: invented people, a BSN that fails its own test."""

from datetime import datetime, timedelta, timezone
from typing import Any

from kring.doors.api.melding import incoming
from kring.doors.api.melding.writing import as_melding

SOURCE = "https://bron.example"
WINTER_TIME = timezone(timedelta(hours=1))


def example() -> dict[str, Any]:
    """A valid report with every field filled, as the framework writes it."""
    return as_melding(example_report())


def example_report() -> incoming.IncomingReport:
    """The same in Kring's words."""
    return incoming.IncomingReport(
        id="melding-2026-0412",
        url=f"{SOURCE}/v1/melding/melding-2026-0412",
        kind=incoming.ReportKind.VEILIG_THUIS,
        reported_at=datetime(2026, 3, 3, 9, 30, tzinfo=WINTER_TIME),
        request="Wilt u meekijken of het thuis veilig is, en wie er al bij het gezin komt?",
        wants_feedback=True,
        situation=incoming.IncomingSituation(
            id="situatie-1",
            url=f"{SOURCE}/v1/situatie/situatie-1",
            background="Ouders zijn een jaar uit elkaar. De wisseldagen lopen vaak uit op ruzie.",
            description="Teun is sinds een paar weken stil in de klas en wil op vrijdag niet naar huis.",
            question=incoming.QuestionAnswer(
                id="vraag-1",
                url=f"{SOURCE}/v1/vraag/vraag-1",
                question="Is er met de ouders over deze zorg gesproken?",
                answer="Ja, met moeder. Zij weet dat wij melden.",
            ),
        ),
        reporter=incoming.IncomingContact(
            id="contact-1",
            url=f"{SOURCE}/v1/contact/contact-1",
            name="Basisschool De Regenboog, intern begeleider",
            email="ib@regenboog.example",
            phone="000-0000000",
        ),
        information=incoming.IncomingInformation(
            id="informatie-1",
            url=f"{SOURCE}/v1/informatie/informatie-1",
            description="De jeugdarts kent het gezin ook.",
        ),
        incidents=(_incident(),),
        people=(_person(1, "Teun", "1", incoming.Sex.MALE), _person(2, "Mirthe", "2", incoming.Sex.FEMALE)),
    )


def _incident() -> incoming.IncomingIncident:
    return incoming.IncomingIncident(
        id="incident-1",
        url=f"{SOURCE}/v1/incident/incident-1",
        happened_at=datetime(2026, 2, 27, 15, 15, tzinfo=WINTER_TIME),
        place="Schoolplein, bij het ophalen",
        description="Vader en moeder schreeuwden naar elkaar waar Teun bij stond. Vader trok Teun mee.",
        period=incoming.IncomingPeriod(
            id="periode-1",
            url=f"{SOURCE}/v1/periode/periode-1",
            begins_at=datetime(2026, 2, 27, 15, 0, tzinfo=WINTER_TIME),
            ends_at=datetime(2026, 2, 27, 15, 30, tzinfo=WINTER_TIME),
        ),
    )


def _person(number: int, given_names: str, last_digit: str, sex: incoming.Sex) -> incoming.IncomingPerson:
    return incoming.IncomingPerson(
        url=f"{SOURCE}/v1/betrokkene/betrokkene-{number}",
        bsn=f"90000000{last_digit}",
        sex=sex,
        name=incoming.IncomingName(
            id=f"naam-{number}",
            url=f"{SOURCE}/v1/naam/naam-{number}",
            given_names=given_names,
            prefix="van den",
            family_name="Akker",
        ),
        address=incoming.IncomingAddress(
            id="adres-1",
            url=f"{SOURCE}/v1/adres/adres-1",
            street="Voorbeeldstraat",
            house_number=12,
            postcode="1234 AB",
            city="Voorbeelddorp",
        ),
    )
