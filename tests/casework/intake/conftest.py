"""What the tests of reports share: a report at Jan's desk, and the form filled in as a person would."""

from datetime import datetime, time

import pytest

from kring.casework.intake.actions import receive_report
from kring.casework.intake.models import Report
from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.households.models import Identity
from tests.casework.intake.told import NOOR, new_report


@pytest.fixture
def report(cast):
    """A report about a family that Kring does not know."""
    return receive_report(report=new_report(), desk=cast.teams["noord"], viewer=cast["piet"])


@pytest.fixture
def received_on():
    """Set back the clock of a report: it came in at noon on that day."""

    def moved(report, day):
        with looking_as(job(Job.DEMO)):
            moment = datetime.combine(day, time(12), AMSTERDAM)
            Report.objects.filter(pk=report.pk).update(received_at=moment, reported_at=moment)

    return moved


@pytest.fixture
def noor_has_a_bsn(cast):
    with looking_as(job(Job.DEMO)):
        identity = Identity.objects.get(person=cast.persons["noor"])
        identity.write_bsn(NOOR)
        identity.save()


@pytest.fixture
def filled(cast):
    """The form of a report, filled in; empty blocks of persons are sent along as a browser does."""

    def fill(**values):
        persons = {
            f"persoon-{number}-{name}": ""
            for number in range(3)
            for name in ("given_names", "prefix", "surname", "birth_date", "role", "bsn", "sex", "street", "postcode")
        }
        return {
            "situation": "Mees is stil in de klas.",
            "reporter_kind": "education",
            "desk": cast.teams["noord"].pk,
            "persoon-TOTAL_FORMS": "3",
            "persoon-INITIAL_FORMS": "0",
            **persons,
            "persoon-0-given_names": "Mees",
            "persoon-0-surname": "Visser",
            **values,
        }

    return fill
