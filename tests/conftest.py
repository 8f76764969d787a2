"""What all tests share: a real PostgreSQL, the restricted role, and the cast."""

from __future__ import annotations

import pytest

from kring.testing import database as test_database


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker):
    """A database with all migrations and the access rule, copied from a template that is made once."""
    with django_db_blocker.unblock():
        test_database.create()
        yield
        test_database.remove()


@pytest.fixture
def cast(db):
    """Amina, Karim, Noor, Sem, Fatna, Jan, Fleur, Sami, Piet, Ria, Wim and Petra."""
    from kring.testing.cast import make_cast

    return make_cast()


@pytest.fixture
def goal(cast):
    from kring.testing.cast import make_goal

    return make_goal(cast)


@pytest.fixture
def signed_in(cast, client):
    """A client that is signed in as one of the cast: `signed_in("jan")`."""

    def sign_in(name):
        client.force_login(cast.users[name])
        return client

    return sign_in
