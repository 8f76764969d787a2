"""Looks whether an installation is sound, and says for each thing what to do when it is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kring.config import database, readiness
from kring.config.mistakes import Mistake

LONGEST_WITHOUT_BACKUP = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    fine: bool
    what: str
    mend: str = ""


def look() -> list[Finding]:
    """Everything that can be looked at from here, the database first: without it the rest cannot be seen."""
    try:
        missing = readiness.missing_migrations()
    except Mistake as mistake:
        return [Finding(False, "de database is bereikbaar", str(mistake))]
    found = [
        Finding(True, "de database is bereikbaar"),
        Finding(not missing, "alle stappen van de database zijn gedaan", "Doe: kring migrate"),
    ]
    if missing:
        return found
    looks: tuple[Callable[[], Iterator[Finding]], ...] = (_settings, _roles, _rule, _backups)
    return found + [finding for each in looks for finding in each()]


def _settings() -> Iterator[Finding]:
    from django.conf import settings

    told = "KRING_SECRET_KEY" in os.environ
    local = os.environ.get("KRING_EMBEDDED") == "1" or settings.DEMO or settings.DEBUG
    yield Finding(
        told or local,
        "de geheime sleutels zijn ingesteld",
        "Zet KRING_SECRET_KEY, KRING_FIELD_KEYS en KRING_LOOKUP_KEY in de omgeving en bewaar ze ook buiten de server.",
    )
    yield Finding(
        settings.HTTPS or local,
        "de website gaat alleen over https",
        "Zet KRING_HTTPS=1 en laat een proxy de X-Forwarded-Proto-kop zetten.",
    )
    yield Finding(not settings.DEBUG or local, "fouten tonen geen binnenkant", "Haal KRING_DEBUG weg.")
    yield Finding(
        not settings.DEMO or local,
        "de demonstratie staat uit bij een eigen database",
        "Haal KRING_DEMO weg: iedereen kan nu met één klik binnenkomen.",
    )


def _roles() -> Iterator[Finding]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT current_user, r.rolsuper OR r.rolbypassrls, s.rolsuper OR s.rolbypassrls,
                      EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                               WHERE c.relowner = r.oid AND n.nspname IN ('public', 'sharing')),
                      current_setting('server_version_num')::int
                 FROM pg_roles r, pg_roles s WHERE r.rolname = current_user AND s.rolname = session_user"""
        )
        role, role_bypasses, login_bypasses, owns, version = cursor.fetchone()
    yield Finding(
        15_00_00 <= version < 19_00_00, "PostgreSQL is versie 15 tot en met 18", "Gebruik PostgreSQL 15, 16, 17 of 18."
    )
    yield Finding(
        role == database.APP and not role_bypasses and not owns,
        "de website werkt als beperkte rol, die niets bezit en de toegangsregel niet kan omzeilen",
        "Doe: kring migrate. Geef kring_app geen andere rechten dan die kring migrate geeft.",
    )
    yield Finding(
        not login_bypasses,
        "ook de inlog van de website kan de toegangsregel niet omzeilen",
        "Laat DATABASE_URL inloggen als kring_app, en zet de beheerder in KRING_OWNER_DATABASE_URL.",
    )


def _rule() -> Iterator[Finding]:
    from kring.foundation.sharing.install import unprotected_tables

    open_tables = unprotected_tables()
    yield Finding(
        not open_tables,
        "de toegangsregel staat op elke tabel",
        f"Niet beschermd: {', '.join(open_tables)}. Doe: kring migrate",
    )


def _backups() -> Iterator[Finding]:
    from django.conf import settings

    if not settings.BACKUP_STAMP:
        yield Finding(
            os.environ.get("KRING_EMBEDDED") == "1",
            "er wordt een back-up gemaakt",
            "Laat de back-up na afloop een bestand aanraken en zet het pad daarvan in KRING_BACKUP_STAMP.",
        )
        return
    stamp = Path(settings.BACKUP_STAMP)
    made = datetime.fromtimestamp(stamp.stat().st_mtime, UTC) if stamp.exists() else None
    yield Finding(
        made is not None and datetime.now(UTC) - made < LONGEST_WITHOUT_BACKUP,
        "de laatste back-up is van vandaag",
        f"Laatste back-up: {made:%d-%m-%Y %H:%M} UTC." if made else f"Er is nog geen back-up: {stamp} bestaat niet.",
    )
