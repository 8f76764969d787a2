"""The daily seal on the log: closes every day before today, and says which line is not what it was.

Each day is a chain over the digests of its lines, together with the seal of the day before, signed with a key that is
not in the database. Who owns the database can switch off every trigger and change every row, and still shows.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection, transaction
from django.db.models import Min

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.core.encryption import fingerprint
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.models import LogEntry, Seal

LINES_IN_A_BLOCK = 500
NOTHING_BEFORE = "0" * 64

_KEEP = """
INSERT INTO sharing_sealedblock (seal_id, number, ids, leaves)
SELECT %(seal)s, numbered.place / %(size)s, array_agg(numbered.id ORDER BY numbered.id),
       array_agg(numbered.leaf ORDER BY numbered.id)
  FROM (SELECT line.id, sharing.leaf(line) AS leaf, row_number() OVER (ORDER BY line.id) - 1 AS place
          FROM sharing_logentry AS line WHERE line.at >= %(begin)s AND line.at < %(end)s) AS numbered
 GROUP BY numbered.place / %(size)s
"""

_CHAIN = """
SELECT count(*), encode(coalesce(sharing.chained(kept.leaf ORDER BY kept.id), ''), 'hex')
  FROM sharing_sealedblock AS block CROSS JOIN LATERAL unnest(block.ids, block.leaves) AS kept (id, leaf)
 WHERE block.seal_id = %(seal)s
"""

# The first line that is not what was sealed. A line that was given another day is missing from its own.
_FIRST_WRONG = """
WITH kept AS (
    SELECT one.id, one.leaf FROM sharing_sealedblock AS block
     CROSS JOIN LATERAL unnest(block.ids, block.leaves) AS one (id, leaf) WHERE block.seal_id = %(seal)s),
found AS (
    SELECT line.id, sharing.leaf(line) AS leaf FROM sharing_logentry AS line
     WHERE line.at >= %(begin)s AND line.at < %(end)s)
SELECT coalesce(kept.id, found.id),
       CASE WHEN kept.id IS NULL THEN 'added'
            WHEN found.id IS NULL AND NOT EXISTS (SELECT FROM sharing_logentry WHERE id = kept.id) THEN 'missing'
            ELSE 'changed' END
  FROM kept FULL JOIN found ON found.id = kept.id
 WHERE kept.leaf IS DISTINCT FROM found.leaf
 ORDER BY 1 LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Wrong:
    """The first thing that is not as it was sealed: `what` is changed, missing, added, seal or unsealed."""

    day: date
    what: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked, and the first thing that is wrong, if anything is."""

    days: int
    lines: int
    last_day: date | None
    last_digest: str
    wrong: Wrong | None


def seal_days(*, today: date) -> Iterator[Seal]:
    """Seal every day before today that is not sealed yet, the oldest first; each day in a transaction of its own."""
    while (day := _next_day(today)) is not None:
        yield _seal_day(day, today)


def verify(*, today: date, expect: str = "") -> Verdict:
    """Check every seal from the first on. `expect` is a digest that was kept elsewhere: it must be among the seals."""
    days, lines, previous, expected, seen = 0, 0, NOTHING_BEFORE, None, not expect
    last: Seal | None = None
    with looking_as(job(Job.AUDIT, today=today)):
        wrong = _before_the_first()
        for seal in Seal.objects.order_by("day").iterator() if wrong is None else ():
            wrong = _wrong_with(seal, previous, expected)
            if wrong is not None:
                break
            days, lines, last = days + 1, lines + seal.lines, seal
            previous, expected = seal.digest, seal.day + timedelta(days=1)
            seen = seen or hmac.compare_digest(seal.digest, expect)
        if wrong is None and not seen:
            wrong = Wrong(last.day if last else today, "seal")
        if wrong is None and (left := _next_day_now(today)) is not None and left < today - timedelta(days=1):
            wrong = Wrong(left, "unsealed")
    return Verdict(days, lines, last.day if last else None, last.digest if last else "", wrong)


@transaction.atomic
def _seal_day(day: date, today: date) -> Seal:
    with looking_as(job(Job.AUDIT, today=today)), connection.cursor() as cursor:
        before = Seal.objects.order_by("-day").first()
        cursor.execute("SELECT nextval(pg_get_serial_sequence('sharing_seal', 'id'))")
        (seal_id,) = cursor.fetchone()
        cursor.execute(_KEEP, {"seal": seal_id, "size": LINES_IN_A_BLOCK, **_within(day)})
        lines, chain = _chain(seal_id)
        # Whoever was still writing in that day is done after this; from the commit on, the database lets nobody begin.
        cursor.execute("SELECT sharing.hold_the_log()")
        if LogEntry.objects.filter(at__gte=_begin(day), at__lt=_begin(day + timedelta(days=1))).count() != lines:
            raise Refused(f"Er werd nog in het logboek van {day} geschreven. Probeer het opnieuw.")
        previous = before.digest if before else NOTHING_BEFORE
        digest = _digest(previous, day, lines, chain)
        return Seal.objects.create(
            id=seal_id, day=day, lines=lines, previous=previous, digest=digest, signature=_signature(day, digest)
        )


def _wrong_with(seal: Seal, previous: str, expected: date | None) -> Wrong | None:
    """The first thing wrong with one day: its lines first, because a line says more than a seal."""
    if expected is not None and seal.day != expected:
        return Wrong(expected, "seal")
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_WRONG, {"seal": seal.pk, **_within(seal.day)})
        found = cursor.fetchone()
    if found is not None:
        return Wrong(seal.day, found[1], found[0])
    lines, chain = _chain(seal.pk)
    digest = _digest(previous, seal.day, lines, chain)
    whole = seal.lines == lines and seal.previous == previous and hmac.compare_digest(seal.digest, digest)
    if not whole or not hmac.compare_digest(seal.signature, _signature(seal.day, digest)):
        return Wrong(seal.day, "seal")
    return None


def _before_the_first() -> Wrong | None:
    """A line on a day before there was any seal was put there afterwards."""
    first = Seal.objects.order_by("day").first()
    if first is None:
        return None
    line = LogEntry.objects.filter(at__lt=_begin(first.day)).order_by("id").first()
    return Wrong(line.at.astimezone(AMSTERDAM).date(), "added", line.pk) if line else None


def _chain(seal_id: int) -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, {"seal": seal_id})
        lines, chain = cursor.fetchone()
    return int(lines), str(chain)


def _next_day(today: date) -> date | None:
    with looking_as(job(Job.AUDIT, today=today)):
        return _next_day_now(today)


def _next_day_now(today: date) -> date | None:
    """The first day that is not sealed and is over; None when there is none, or when nothing was ever logged."""
    last = Seal.objects.order_by("-day").first()
    if last is not None:
        day = last.day + timedelta(days=1)
    else:
        first = LogEntry.objects.aggregate(first=Min("at"))["first"]
        if first is None:
            return None
        day = first.astimezone(AMSTERDAM).date()
    return day if day < today else None


def _digest(previous: str, day: date, lines: int, chain: str) -> str:
    return hashlib.sha256(f"{previous}|{day.isoformat()}|{lines}|{chain}".encode()).hexdigest()


def _signature(day: date, digest: str) -> str:
    return fingerprint(f"kring seal|{day.isoformat()}|{digest}")


def _within(day: date) -> dict[str, datetime]:
    return {"begin": _begin(day), "end": _begin(day + timedelta(days=1))}


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM)
