"""A family in which a separation is the question, and a way to be Kring itself."""

from __future__ import annotations

import pytest

from kring.casework.separation import actions
from kring.casework.separation.models import SafetyScreen, ScreenQuestion
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier


@pytest.fixture
def separated(cast):
    """The family of the cast, in Kring for a complex separation."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        Dossier.objects.filter(pk=cast.dossier.pk).update(problem_type="complex_separation")
        cast.dossier.refresh_from_db()
    return cast


@pytest.fixture
def asked_of(cast):
    """Ask one of the parents: `asked_of("amina")`, on their own page unless something else is said."""

    def ask(name, way="portal"):
        with looking_as(cast["jan"]):
            return actions.ask(dossier=cast.dossier, person_id=cast.persons[name].pk, way=way, viewer=cast["jan"])

    return ask


def question(key):
    return ScreenQuestion.objects.get(question_set__code="separation-1", key=key)


def says(cast, name, screen, **answers):
    """What one parent fills in on their own page."""
    with looking_as(cast[name]):
        mine = SafetyScreen.objects.select_related("dossier").get(pk=screen.pk)
        said = {question(key.replace("_", "-")).pk: (answer, "") for key, answer in answers.items()}
        return actions.keep_answers(screen=mine, said=said, viewer=cast[name])
