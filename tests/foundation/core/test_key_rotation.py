"""A new key for everything that is sealed: batch by batch, again after a break, and then without the old key."""

from __future__ import annotations

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.db import connection

from kring.foundation.accounts.key_rotation import KEYS_OF_ACCOUNTS, places_with_secrets, rotate_place
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core import encryption_rotate
from kring.foundation.core.encryption import EncryptedText, sealed_with_the_newest, unseal
from kring.foundation.core.encryption_rotate import Column
from kring.foundation.households.models import Identity, Place

PLACES = Column("households_place", "id", "text")


def in_the_database(column=PLACES):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column.name} FROM {column.table} WHERE {column.name} <> '' ORDER BY 1")
        return [value for (value,) in cursor.fetchall()]


@pytest.fixture
def filled(cast):
    """A few homes and a number, sealed with the key of now."""
    with looking_as(job(Job.DEMO)):
        for number in range(12):
            Place.objects.create(person=cast.persons["amina"], kind="home", text=f"Straat {number}")
        identity = Identity.objects.get(person=cast.persons["amina"])
        identity.write_bsn("111222334")
        identity.save()
    return RecoveryCodes.activate(cast.users["amina"]).get_unused_codes()


@pytest.fixture
def new_key(filled, settings):
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
    return settings


def rotate_all():
    with looking_as(job(Job.DEMO)):
        return {str(place): rotate_place(place) for place in places_with_secrets()}


def test_every_encrypted_column_of_every_model_is_one_of_the_places():
    fields = sum(
        isinstance(field, EncryptedText) for model in apps.get_models() for field in model._meta.local_concrete_fields
    )

    assert len(places_with_secrets()) == fields + 1
    assert PLACES in places_with_secrets()


def test_after_rotating_the_old_key_opens_nothing_and_is_not_needed(cast, new_key, filled):
    done = rotate_all()

    assert done[str(PLACES)] == (13, 13)
    assert done[KEYS_OF_ACCOUNTS] == (1, 1)
    new_key.FIELD_KEYS = new_key.FIELD_KEYS[:1]
    with looking_as(job(Job.DEMO)):
        assert {place.text for place in Place.objects.all()} >= {"Straat 0", "Straat 11"}
        assert Identity.objects.get(person=cast.persons["amina"]).bsn == "111222334"
    assert RecoveryCodes.activate(cast.users["amina"]).get_unused_codes() == filled


def test_without_rotating_the_old_key_is_needed(cast, new_key):
    new_key.FIELD_KEYS = new_key.FIELD_KEYS[:1]

    with looking_as(job(Job.DEMO)), pytest.raises(InvalidToken):
        list(Place.objects.all())


def test_after_a_break_only_the_rest_is_done(cast, new_key, monkeypatch):
    monkeypatch.setattr(encryption_rotate, "BATCH", 5)
    told = []

    def break_off(seen, changed):
        told.append((seen, changed))
        if len(told) == 2:
            raise KeyboardInterrupt

    with looking_as(job(Job.DEMO)):
        with pytest.raises(KeyboardInterrupt):
            encryption_rotate.rotate(PLACES, told=break_off)
        assert told == [(5, 5), (10, 10)]
        assert sum(map(sealed_with_the_newest, in_the_database())) == 10

        assert encryption_rotate.rotate(PLACES) == (13, 3)
        assert encryption_rotate.rotate(PLACES) == (13, 0)


def test_what_somebody_changes_meanwhile_is_left_as_they_wrote_it(cast, new_key, monkeypatch):
    def meanwhile(sealed):
        Place.objects.filter(pk=cast.address.pk).update(text="Nieuwe straat 1")
        return unseal(sealed)

    monkeypatch.setattr(encryption_rotate, "unseal", meanwhile)
    with looking_as(job(Job.DEMO)):
        encryption_rotate.rotate(PLACES)

        assert Place.objects.get(pk=cast.address.pk).text == "Nieuwe straat 1"
