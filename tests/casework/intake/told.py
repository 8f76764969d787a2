"""What a reporter could tell, for the tests of reports."""

from datetime import timedelta

from django.utils import timezone

from kring.casework.intake.choices import ReporterKind, ReportKind
from kring.casework.intake.received import NewContact, NewIncident, NewPerson, NewReport

NOOR = "900000015"  # fails the eleven-test
STRANGER = "900000027"


def new_report(*persons: NewPerson, **values) -> NewReport:
    """What a school could tell."""
    told = {
        "kind": ReportKind.CONCERN,
        "reporter_kind": ReporterKind.EDUCATION,
        "reported_at": timezone.now(),
        "situation": "Mees is de laatste weken stil in de klas.",
        "wants_feedback": True,
        "contact": NewContact(name="Ilse Bakker", phone="000-1234567", organisation="De Regenboog"),
        "persons": persons or (NewPerson(given_names="Mees", surname="Visser", role="child", bsn=STRANGER),),
        "incidents": (NewIncident(happened_at=timezone.now() - timedelta(days=2), description="Er was ruzie."),),
    }
    return NewReport(**{**told, **values})
