"""How often a page asks the database: equally often for few rows as for many, and never more than was promised."""

from django.urls import reverse

from kring.casework.plans.models import ImpactProposal
from tests.doors.conftest import after_care, fill, reports_at_the_desk

WHOLE_PICTURE, LIST = 20, 12


def test_today_asks_equally_often_for_three_families_as_for_forty(cast, asked, as_kring, many_families):
    with as_kring():
        reports_at_the_desk(cast, 2)
    many_families(3)
    few = asked("jan", reverse("workbench:today"))

    with as_kring():
        reports_at_the_desk(cast, 30)
    for dossier in many_families(37)[:10]:
        with as_kring():
            after_care(dossier, cast)

    assert asked("jan", reverse("workbench:today")) == few <= LIST


def test_my_families_asks_equally_often_for_three_as_for_a_hundred(asked, many_families):
    many_families(3)
    few = asked("jan", reverse("workbench:families"))

    many_families(97, lines=1)

    assert asked("jan", reverse("workbench:families")) == few <= LIST


def test_the_whole_picture_asks_equally_often_for_ten_rows_as_for_two_hundred(cast, asked, as_kring):
    address = reverse("workbench:family", args=[cast.dossier.pk])
    with as_kring():
        fill(cast.dossier, cast, 10)
    few = asked("jan", address)

    with as_kring():
        _clear(cast)
        fill(cast.dossier, cast, 200)

    assert asked("jan", address) == few <= WHOLE_PICTURE


def test_the_chronology_asks_equally_often_for_ten_lines_as_for_two_hundred(cast, asked, as_kring):
    address = reverse("workbench:chronology", args=[cast.dossier.pk]) + "?soort=circle&tekst=gebeurde"
    with as_kring():
        fill(cast.dossier, cast, 10)
    few = asked("jan", address)

    with as_kring():
        _clear(cast)
        fill(cast.dossier, cast, 200)

    assert asked("jan", address) == few <= LIST


def test_search_asks_equally_often_for_three_families_as_for_forty(asked, many_families):
    many_families(3)
    few = asked("jan", reverse("workbench:search") + "?q=samen+eten")

    many_families(37)

    assert asked("jan", reverse("workbench:search") + "?q=samen+eten") == few <= LIST


def test_my_plan_asks_equally_often_for_ten_rows_as_for_two_hundred(cast, asked, as_kring):
    with as_kring():
        fill(cast.dossier, cast, 10)
    few = asked("amina", reverse("portal:my_plan"))

    with as_kring():
        _clear(cast)
        fill(cast.dossier, cast, 200)

    assert asked("amina", reverse("portal:my_plan")) == few <= WHOLE_PICTURE


def _clear(cast):
    """A cause asks for one review only: the earlier ones make room."""
    ImpactProposal.objects.filter(dossier=cast.dossier).delete()
