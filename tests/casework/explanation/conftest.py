"""What the tests of the explanation share: a factor, and an explanation that is shared."""

import pytest

from kring.casework.explanation.models import Explanation, Factor
from kring.foundation.accounts.viewer import Job, job, looking_as


@pytest.fixture
def make_factor(cast):
    """Make a factor that exists: a fact about the whole family, unless said otherwise."""

    def make(wording="Er is veel ruzie over geld", **values):
        function = values.pop("function", "perpetuating")
        with looking_as(job(Job.DEMO, today=cast.today)):
            return Factor.objects.create(
                dossier=cast.dossier,
                wording=wording,
                domain=values.pop("domain", "parents_and_family"),
                function=function,
                valence="protective" if function == "protective" else "risk",
                source_kind=values.pop("source_kind", "fact"),
                identified_on=values.pop("identified_on", cast.today),
                written_by=cast.professionals["jan"],
                **values,
            )

    return make


@pytest.fixture
def factor(make_factor):
    return make_factor()


@pytest.fixture
def make_explanation(cast):
    """Make a version of the explanation; shared today, unless said otherwise."""

    def make(text="De ruzies gaan over geld.", number=1, **values):
        with looking_as(job(Job.DEMO, today=cast.today)):
            return Explanation.objects.create(
                dossier=cast.dossier,
                number=number,
                text=text,
                shared_on=values.pop("shared_on", cast.today),
                written_by=cast.professionals["jan"],
                **values,
            )

    return make
