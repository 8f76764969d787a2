"""The document holds what the rule opens to somebody, all of it and nothing else; on paper as on the screen."""

from __future__ import annotations

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.casework.plans.models import Goal
from kring.casework.safety.models import Incident
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core import access
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.install import own_models, shape_of
from kring.foundation.sharing.models import LogEntry, Withholding
from kring.foundation.sharing.rights.document import read_everything
from kring.foundation.sharing.rights.items import readable_models
from kring.foundation.sharing.rights.names import KINDS, LEFT_OUT
from tests.access.address_world import one_of_everything

FAMILY = ["amina", "karim", "noor", "sem", "fatna"]


def test_every_kind_of_thing_has_a_name_for_the_family_or_a_reason_to_be_left_out():
    kinds = {model._meta.db_table for model in readable_models()}

    assert kinds == set(KINDS), (
        "Give what is new a Dutch name in rights/names.py, or put it in LEFT_OUT with the reason."
    )
    assert all(len(why) > 10 for why in LEFT_OUT.values())
    tables = {model._meta.db_table for model in own_models()}
    assert set(LEFT_OUT) <= tables
    assert not [
        table for table in LEFT_OUT for model in own_models()
        if model._meta.db_table == table and isinstance(shape_of(model), access.Open)
    ]  # fmt: skip


@pytest.mark.parametrize("who", FAMILY)
def test_it_holds_every_row_that_the_rule_opens_and_no_other(cast, who):
    one_of_everything(cast)

    with looking_as(cast[who]):
        held = {entry.key for entry in read_everything().entries} | _beside(cast)
        opened = {item_key(row) for model in readable_models() for row in model._base_manager.all()}

    assert held == opened


def test_no_word_that_is_not_for_somebody_stands_in_it(cast):
    """Every text of the family, of whoever: in the document exactly when the row is open."""
    one_of_everything(cast)
    texts = _texts_by_key()

    for who in FAMILY:
        with looking_as(cast[who]):
            document = read_everything()
            opened = {item_key(row) for model in readable_models() for row in model._base_manager.all()}
        told = " ".join(value for entry in document.entries for _label, value in entry.lines)
        for key, words in texts.items():
            hidden = [
                one
                for one in words
                if key not in opened and one in told and not _said_elsewhere(one, key, texts, opened)
            ]
            assert not hidden, f"{who} reads {hidden} of {key}"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.sets(st.sampled_from(FAMILY), max_size=3), st.booleans(),
                               st.sampled_from([None, "amina", "karim", "noor"])), min_size=1, max_size=6))  # fmt: skip
def test_whoever_it_is_about_and_whoever_it_is_kept_from(cast, rows):
    from django.db import transaction

    with transaction.atomic():
        with looking_as(job(Job.DEMO, today=cast.today)):
            made = []
            for number, (about, shared, kept_from) in enumerate(rows):
                goal = Goal.objects.create(
                    dossier=cast.dossier, wording=f"woorden-{number}-x", agreed_on=cast.today, family_may_read=shared,
                    about=[cast[name].id for name in sorted(about)],
                )  # fmt: skip
                made.append(goal)
                if kept_from:
                    Withholding.objects.create(
                        item_key=item_key(goal), dossier=cast.dossier, from_person=cast.persons[kept_from],
                        reason="nodig", review_on=cast.today,
                    )  # fmt: skip
        for who in FAMILY:
            with looking_as(cast[who]):
                told = [value for entry in read_everything().entries for _label, value in entry.lines]
                opened = set(Goal.objects.filter(pk__in=[goal.pk for goal in made]).values_list("wording", flat=True))
            assert {value for value in told if value.startswith("woorden-")} == opened
        transaction.set_rollback(True)


def test_the_paper_says_what_the_screen_says(cast, signed_in):
    """The words that WeasyPrint lays out on the pages are those of the entries: none less, and none of anybody else."""
    from django.template.loader import render_to_string
    from weasyprint import HTML

    one_of_everything(cast)
    with looking_as(cast["amina"]):
        document = read_everything()
    page = render_to_string("portal/rights/file.html", {"parts": document.file(1), "number": 1, "files": 1})
    laid_out = " ".join(
        box.text for sheet in HTML(string=page).render().pages for box in sheet._page_box.descendants()
        if hasattr(box, "text")
    )  # fmt: skip
    squeezed = "".join(laid_out.split())

    for entry in document.entries:
        for _label, value in entry.lines:
            assert "".join(value.split()) in squeezed, (entry.key, value)
    assert "Wilgenpad3" in squeezed
    assert signed_in("amina").get("/mijn/rechten/inzage/1.pdf").content.startswith(b"%PDF")


def test_a_large_dossier_comes_in_files(cast, signed_in):
    with looking_as(job(Job.DEMO, today=cast.today)):
        Incident.objects.bulk_create(
            Incident(
                dossier=cast.dossier, kind="other", severity="minor", known_on=cast.today, description=f"Ruzie {n}"
            )
            for n in range(320)
        )
    with looking_as(cast["amina"]):
        document = read_everything()
    amina = signed_in("amina")

    assert document.files == 2
    assert sum(len(part.entries) for number in (1, 2) for part in document.file(number)) == len(document.entries)
    assert "Deel 2 van 2" in amina.get("/mijn/rechten/inzage/").content.decode()
    assert amina.get("/mijn/rechten/inzage/3.pdf").status_code == 404


def test_taking_it_along_is_in_the_log(cast, signed_in):
    signed_in("noor").get("/mijn/rechten/inzage/1.pdf")

    with looking_as(cast["noor"]):
        line = LogEntry.objects.get(name="rights.everything.taken")

    assert (line.act, line.dossier_id, line.activity) == ("export", cast.dossier.pk, "kring-14")


def test_the_number_of_a_citizen_is_never_in_it(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        identity = cast.persons["amina"].identity
        identity.write_bsn("111222334")
        identity.save()

    with looking_as(cast["amina"]):
        told = str([entry.lines for entry in read_everything().entries])

    assert "111222334" not in told
    assert "Amina" in told


def _beside(cast) -> set[str]:
    """Own words stand beside their item, and so are no entry of their own."""
    from kring.foundation.sharing.rights.models import OwnStatement

    return {item_key(one) for one in OwnStatement.objects.all()}


def _texts_by_key() -> dict[str, list[str]]:
    with looking_as(job(Job.DEMO)):
        return {
            item_key(row): [
                str(getattr(row, field.attname)) for field in model._meta.concrete_fields
                if isinstance(field, models.TextField) and field.name not in ("bsn", "bsn_fingerprint")
                and len(str(getattr(row, field.attname) or "")) > 5
            ]
            for model in readable_models() for row in model._base_manager.all()
        }  # fmt: skip


def _said_elsewhere(words: str, key: str, texts: dict[str, list[str]], opened: set[str]) -> bool:
    """The same words in another row that is open."""
    return any(words in one for other, said in texts.items() if other in opened for one in said)
