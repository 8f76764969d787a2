"""What is encrypted cannot be read in the database, and is found again by its fingerprint."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.encryption import fingerprint, seal, unseal
from kring.foundation.households.models import Identity, Place


def stored(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]


def test_an_address_cannot_be_read_in_the_database_itself(cast):
    with looking_as(job(Job.DEMO)):
        kept = stored("SELECT text FROM households_place WHERE id = %s", cast.address.pk)

        assert "Wilgenpad" not in kept
        assert unseal(kept) == Place.objects.get(pk=cast.address.pk).text == "Wilgenpad 3, 1234 SA Waterdam"


def test_a_number_is_found_by_its_fingerprint_and_by_nothing_else(cast):
    with looking_as(job(Job.DEMO)):
        amina = Identity.objects.get(person=cast.persons["amina"])
        amina.write_bsn("999999999")
        amina.save()

        assert "999999999" not in stored(
            "SELECT bsn || bsn_fingerprint FROM households_identity WHERE id = %s", amina.pk
        )
        assert Identity.objects.get(bsn_fingerprint=fingerprint("999999999")) == amina
        assert not Identity.objects.filter(bsn="999999999").exists()
        assert Identity.objects.get(pk=amina.pk).bsn == "999999999"


@given(st.text(min_size=1))
def test_what_is_sealed_is_opened_again(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert unseal(seal(text)) == text


def test_the_same_words_are_sealed_differently_each_time():
    assert seal("Wilgenpad 3") != seal("Wilgenpad 3")


def test_with_another_key_it_stays_shut(settings):
    sealed = seal("Wilgenpad 3")
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_with_another_key_the_fingerprint_is_another(settings):
    before = fingerprint("999999999")
    settings.LOOKUP_KEY = "00" * 32

    assert fingerprint("999999999") != before


@pytest.mark.parametrize("empty", [None, ""])
def test_what_is_empty_stays_empty(cast, empty):
    with looking_as(job(Job.DEMO)):
        amina = Identity.objects.get(person=cast.persons["amina"])
        amina.bsn = empty
        amina.save()

        assert Identity.objects.get(pk=amina.pk).bsn == empty
