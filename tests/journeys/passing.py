"""Lets days pass for one family of a running Kring, and lets Kring look as it does every hour."""

from __future__ import annotations

import subprocess
import sys

import psycopg

from tests.journeys.accounts import database_of


def let_days_pass(kring, family: int, days: int) -> None:
    """What is planned, and what is asked, lies so many days further back."""
    with psycopg.connect(database_of(kring)) as connection:
        connection.execute(
            """UPDATE safety_checkin SET "on" = "on" - %(days)s
                WHERE dossier_id = %(family)s AND outcome = 'planned'""",
            {"days": days, "family": family},
        )
        connection.execute(
            """UPDATE plans_impactproposal
                  SET asked_at = asked_at - make_interval(days => %(days)s), due_on = due_on - %(days)s,
                      due_at = due_at - make_interval(days => %(days)s)
                WHERE dossier_id = %(family)s AND answered_at IS NULL""",
            {"days": days, "family": family},
        )


def kring_looks(kring) -> str:
    """Run `kring watch` beside the website; gives what it says it found."""
    ran = subprocess.run(
        [sys.executable, "-m", "kring.config", "watch"],
        env=kring.environment(), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return ran.stdout
