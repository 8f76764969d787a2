"""How often something may be tried: counted in the database, under a fingerprint that tells nobody who it was.

Two ways of counting. `spend` gives everybody so many tries within a time. `may_try` lets whoever fails wait, each
time longer, and forgets it when they succeed: for passwords and codes. Neither ever closes an account: they count
one address trying one thing, so that nobody can shut out somebody else.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from kring.foundation.core.encryption import fingerprint
from kring.foundation.core.models import Tries

FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)

_SPEND = """
INSERT INTO core_tries (key, count, since) VALUES (%(key)s, 1, clock_timestamp())
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN core_tries.since < clock_timestamp() - %(within)s::interval
                 THEN 1 ELSE core_tries.count + 1 END,
    since = CASE WHEN core_tries.since < clock_timestamp() - %(within)s::interval
                 THEN clock_timestamp() ELSE core_tries.since END
RETURNING count, extract(epoch FROM since + %(within)s::interval - clock_timestamp())
"""


def spend(what: str, *who: object, at_most: int, within: timedelta) -> int:
    """Take one of the tries. Gives 0 when there was one left, or the seconds until there is one again."""
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, {"key": _key(what, who), "within": f"{within.total_seconds()} seconds"})
        count, seconds = cursor.fetchone()
    return 0 if count <= at_most else max(1, round(seconds))


def may_try(what: str, *who: object) -> int:
    """Begin a try that may fail. Gives 0 to go on, or how many seconds to wait first; waiting is not counted.

    Tries of the same `who` at the same moment wait for each other: a burst is no way round. A try that
    succeeds is told with `forget`.
    """
    key, now = _key(what, who), timezone.now()
    Tries.objects.bulk_create([Tries(key=key, count=0, since=now)], ignore_conflicts=True)
    row = Tries.objects.select_for_update().get(key=key)
    if row.wait_until is not None and row.wait_until > now:
        return max(1, round((row.wait_until - now).total_seconds()))
    count = 1 if row.since < now - FORGOTTEN_AFTER else row.count + 1
    Tries.objects.filter(key=key).update(count=count, since=now, wait_until=now + wait_after(count))
    return 0


def forget(what: str, *who: object) -> None:
    """The try succeeded: begin anew."""
    Tries.objects.filter(key=_key(what, who)).delete()


def first_time(what: str, *who: object) -> bool:
    """Whether this was not seen before: for what may be used once."""
    fresh = Tries(key=_key(what, who), count=1, since=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_tries (key, count, since) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [fresh.key, fresh.count, fresh.since],
        )
        return bool(cursor.rowcount == 1)


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries: nothing for the first few, then twice as long each time."""
    if tries < FREE_TRIES:
        return timedelta()
    doubled: int = 2 ** min(tries - FREE_TRIES, 20)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)


def _key(what: str, who: tuple[object, ...]) -> str:
    return fingerprint("\n".join(["tries", what, *map(str, who)]))
