"""No column that names a person is forgotten: neither a key nor a list of numbers."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kring.foundation.households.models import Household, Person
from kring.foundation.sharing.install import own_models
from kring.foundation.sharing.merging.reach import (
    HOLDS_NO_PERSONS,
    OF_A_MERGE,
    pointing_at,
    whatever_the_dossier,
)
from kring.foundation.sharing.retention.reach import STAYS

# Lists of numbers that name persons. A new one is moved by itself; who adds it says here that it does name persons, or
# in HOLDS_NO_PERSONS that it does not.
NAMES_PERSONS = {"about", "whose", "done_by", "done_to", "persons"}
# Structured columns: none names a person.
NO_PERSONS_IN = {
    "indicators_dossierbehind.counted", "indicators_factsversion.places", "indicators_factsversion.quality",
    "indicators_factsversion.rows", "indicators_factsversion.used", "indicators_keptrow.numbers",
    "intake_report.foreign_ids", "retention_certificate.counts", "retention_certificate.numbers", "sharing_merge.marks",
}  # fmt: skip


def live():
    return [model for model in own_models() if not hasattr(model, "pgh_tracked_model")]


def test_every_key_to_a_person_or_a_home_is_walked():
    for target in (Person, Household):
        walked = {(one.model, one.column) for one in pointing_at(target)}
        keys = {
            (model, column.attname)
            for model in live()
            for column in model._meta.concrete_fields
            if column.related_model is target and model._meta.db_table not in OF_A_MERGE | set(STAYS)
        }

        assert keys == walked - {(one.model, one.column) for one in pointing_at(target) if one.is_list}
        assert keys


def test_every_list_of_numbers_is_known_to_name_persons_or_not():
    walked = {f"{one.model._meta.db_table}.{one.column}" for one in pointing_at(Person) if one.is_list}
    lists = {
        f"{model._meta.db_table}.{column.name}"
        for model in live()
        for column in model._meta.concrete_fields
        if isinstance(column, ArrayField) and isinstance(column.base_field, models.IntegerField)
        if model._meta.db_table not in STAYS
    }

    assert lists - walked == set(HOLDS_NO_PERSONS)
    unknown = {one for one in walked if one.split(".")[1] not in NAMES_PERSONS}
    assert not unknown, f"Do these name persons? Say so in NAMES_PERSONS or in HOLDS_NO_PERSONS: {sorted(unknown)}"


def test_no_structured_column_names_a_person_without_anybody_having_said_so():
    columns = {
        f"{model._meta.db_table}.{column.name}"
        for model in live()
        for column in model._meta.concrete_fields
        if isinstance(column, models.JSONField)
    }

    assert columns <= NO_PERSONS_IN, "A number of a person in such a column is not moved: use a column of its own."


def test_no_number_of_a_person_hides_in_a_plain_number():
    hidden = [
        f"{model._meta.db_table}.{column.name}"
        for model in live()
        for column in model._meta.concrete_fields
        if isinstance(column, models.BigIntegerField)
        and not column.is_relation
        and not column.primary_key
        and ("person" in column.name or column.name in {"child", "parent", "whom"})
    ]

    assert hidden == []


def test_what_is_of_no_dossier_is_known():
    assert {one.model._meta.db_table for one, _section in whatever_the_dossier()} == {
        "households_place", "households_relation", "households_residence", "households_parentalauthority",
        "sharing_notthesame",
    }  # fmt: skip
