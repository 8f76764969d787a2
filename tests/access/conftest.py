"""What the tests of access share: changing the world without anybody looking, and asking who sees what."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as


@pytest.fixture
def by_kring(cast):
    """Change what is so: `with by_kring(): …`. Kring itself does it, so the rule on pages does not stand in the way."""

    @contextmanager
    def work():
        with looking_as(job(Job.DEMO, today=cast.today)) as viewer:
            yield viewer

    return work


@pytest.fixture
def sees(cast):
    """Whether somebody of the cast sees a row, on a day: `sees("noor", goal, on=date(2026, 5, 1))`."""

    def look(name, row, on=None):
        viewer = cast[name] if on is None else replace(cast[name], today=on)
        with looking_as(viewer):
            return type(row)._default_manager.filter(pk=row.pk).exists()

    return look


@pytest.fixture
def other_family(cast, by_kring):
    """A dossier of which nobody of the cast knows, but Piet: he coordinates it and holds the view on its safety."""
    from datetime import timedelta

    from kring.foundation.circle.models import Dossier, Involvement, Member
    from kring.foundation.households.models import Identity, Person
    from kring.foundation.sharing import grounds

    with by_kring():
        began = cast.dossier.opened_at
        dossier = Dossier.objects.create(
            municipality=cast.dossier.municipality, problem_type="neglect", opened_at=began
        )
        person = Person.objects.create()
        Identity.objects.create(person=person, given_names="Bo", birth_date=cast.today - timedelta(days=12000))
        Member.objects.create(dossier=dossier, person=person, role="parent")
        for role in ("coordinator", "safety_holder"):
            face = {"professional": cast.professionals["piet"], "team": cast.teams["zuid"]}
            Involvement.objects.create(dossier=dossier, role=role, started_at=began, **face)
            grounds.record(dossier=dossier, role=role, on=cast.today, **face)
        return dossier
