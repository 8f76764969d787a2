"""What in the log is worth a look: found by counting, from thresholds that a privacy officer sets. Never a score.

A finding says what happened and how often. Whether it was right is for the privacy officer, who asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, transaction

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import PatternKind
from kring.foundation.sharing.models import Threshold

_OPENED = [str(Act.READ), str(Act.PRINT), str(Act.EXPORT)]

# Each gives rows of professional, dossier (or nothing) and how often. The lines of that day only.
_LINES = """
WITH line AS (
    SELECT * FROM sharing_logentry
     WHERE at >= %(begin)s AND at < %(end)s AND viewer_kind = 'professional' AND professional_id IS NOT NULL),
-- Opening a family, and not seeing its name in a list of many.
opened AS (
    SELECT * FROM line WHERE act = ANY (%(opened)s) AND dossier_id IS NOT NULL AND outcome = 'ok'
       AND name NOT IN ('workbench.families', 'workbench.today', 'steering.dossiers'))
"""

_QUERIES: dict[str, str] = {
    PatternKind.MANY_REFUSALS: """
SELECT professional_id, NULL::bigint AS dossier_id, max(times) AS times FROM (
    SELECT professional_id, count(*) OVER (
               PARTITION BY professional_id ORDER BY at RANGE BETWEEN %(within)s PRECEDING AND CURRENT ROW) AS times
      FROM line WHERE act = 'refuse') AS counted
 GROUP BY professional_id HAVING max(times) >= %(number)s
""",
    PatternKind.MANY_DOSSIERS: """
SELECT one.professional_id, NULL::bigint AS dossier_id, max(near.times) AS times
  FROM opened AS one
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT other.dossier_id) AS times FROM opened AS other
     WHERE other.professional_id = one.professional_id
       AND other.at <= one.at AND other.at > one.at - %(within)s) AS near
 WHERE one.professional_id IN (
    SELECT professional_id FROM opened GROUP BY professional_id HAVING count(DISTINCT dossier_id) >= %(number)s)
 GROUP BY one.professional_id HAVING max(near.times) >= %(number)s
""",
    PatternKind.EMERGENCY: """
SELECT professional_id, dossier_id, count(*) AS times FROM sharing_emergencyaccess
 WHERE opened_at >= %(begin)s AND opened_at < %(end)s
 GROUP BY professional_id, dossier_id HAVING count(*) >= %(number)s
""",
    PatternKind.SAME_NAME: """
SELECT opened.professional_id, opened.dossier_id, count(DISTINCT opened.id) AS times FROM opened
  JOIN organisations_professional who ON who.id = opened.professional_id
  JOIN circle_member member ON member.dossier_id = opened.dossier_id
  JOIN households_identity called ON called.person_id = member.person_id
 WHERE called.surname <> ''
   AND lower(who.last_name) IN (lower(called.surname), lower(concat_ws(' ', nullif(called.prefix, ''), called.surname)))
 GROUP BY opened.professional_id, opened.dossier_id HAVING count(DISTINCT opened.id) >= %(number)s
""",
    PatternKind.OUTSIDE_INVOLVEMENT: """
SELECT professional_id, dossier_id, count(*) AS times FROM opened
 WHERE ground_id IS NULL AND emergency_id IS NULL AND role NOT LIKE '%%process_coordinator%%'
 GROUP BY professional_id, dossier_id HAVING count(*) >= %(number)s
""",
}

_KEEP = """
INSERT INTO sharing_finding (kind, day, professional_id, dossier_id, times, found_at, state, note)
SELECT %(kind)s, %(day)s, found.professional_id, found.dossier_id, found.times, now(), 'new', ''
  FROM found
ON CONFLICT (kind, day, professional_id, dossier_id) DO UPDATE SET times = EXCLUDED.times
 WHERE sharing_finding.times <> EXCLUDED.times
"""


@transaction.atomic
def look(*, days: Iterable[date], today: date) -> int:
    """Look at these days with the thresholds of now. Looking again finds the same; gives how many are new or grew."""
    found = 0
    with looking_as(job(Job.AUDIT, today=today)), connection.cursor() as cursor:
        thresholds = list(Threshold.objects.filter(is_on=True))
        for day in days:
            for threshold in thresholds:
                statement = f"{_LINES}, found AS ({_QUERIES[threshold.kind]}) {_KEEP}"
                cursor.execute(statement, _values(day, threshold))
                found += cursor.rowcount
    return found


def _values(day: date, threshold: Threshold) -> dict[str, Any]:
    return {
        "begin": datetime.combine(day, time(0), AMSTERDAM),
        "end": datetime.combine(day + timedelta(days=1), time(0), AMSTERDAM),
        "opened": _OPENED,
        "within": timedelta(minutes=threshold.within_minutes),
        "number": threshold.number,
        "kind": threshold.kind,
        "day": day,
    }
