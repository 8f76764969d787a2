"""Lets an account of the demonstration be somebody else's, as if that person had been invited."""

from __future__ import annotations

import re

import psycopg
from psycopg.conninfo import make_conninfo


def lend_account(kring, family: str, first_name: str, *, account: str) -> None:
    """From now on the account `account` is that of the member with this first name of the family at this address."""
    dossier = int(re.search(r"\d+", family).group(0))
    with psycopg.connect(database_of(kring)) as connection:
        connection.execute(
            """UPDATE households_personaccount SET person_id = (
                   SELECT i.person_id FROM households_identity i JOIN circle_member m ON m.person_id = i.person_id
                    WHERE m.dossier_id = %s AND i.given_names = %s)
                WHERE user_id = (SELECT id FROM accounts_user WHERE username = %s)""",
            [dossier, first_name, account],
        )


def database_of(kring) -> str:
    """The owner's way into the embedded database of this Kring."""
    lines = (kring.home / "database" / "postmaster.pid").read_text().splitlines()
    return make_conninfo(host=lines[4], port=lines[3], user="postgres", dbname="kring")
