"""Who is in danger, and somebody who asks for emergency access."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.households.models import Identity
from kring.foundation.sharing import emergency
from kring.foundation.sharing.emergency import Sought
from kring.foundation.sharing.models import EmergencyAccess
from tests.foundation.sharing.emergency.asking import WHY


@pytest.fixture
def by_kring(cast):
    return lambda: looking_as(job(Job.DEMO, today=cast.today))


@pytest.fixture
def sem(cast, by_kring):
    """How Sem is found: by number, or by name and day of birth. The number is nobody's: it fails the eleven-test."""
    with by_kring():
        identity = Identity.objects.get(person=cast.persons["sem"])
        identity.write_bsn("123456789")
        identity.save()
    return {
        "bsn": Sought(bsn="123456789"),
        "name": Sought(given_name="Sem", surname="El Idrissi", birth_date=identity.birth_date),
    }


@pytest.fixture
def open_it(cast, sem):
    def ask(who="piet", sought=None, why_now=WHY, **values):
        with looking_as(cast[who]) as viewer:
            return emergency.open_in_emergency(
                sought=sought or sem["name"], in_danger="Sem", why_now=why_now, viewer=viewer, **values
            )

    return ask


@pytest.fixture
def ends(by_kring):
    """Let it have been opened so long ago that it is over."""

    def change(access, **before):
        with by_kring():
            EmergencyAccess.objects.filter(pk=access.pk).update(
                opened_at=access.opened_at - timedelta(**before), ends_at=access.ends_at - timedelta(**before)
            )
            access.refresh_from_db()

    return change
