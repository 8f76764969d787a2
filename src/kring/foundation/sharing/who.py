"""Whose eyes an account has: a professional with positions today, a family member, or nobody."""

from __future__ import annotations

from django.db import connection

from kring.foundation.accounts.viewer import NOBODY, Kind, Viewer, today_in_amsterdam

_QUERY = """
SELECT 'professional', p.id, p.first_name || ' ' || p.last_name, o.id, o.name,
       array_agg(DISTINCT pos.kind), false
  FROM organisations_professional p
  JOIN organisations_position pos ON pos.professional_id = p.id
   AND pos.from_on <= %(today)s AND (pos.until_on IS NULL OR pos.until_on > %(today)s)
  JOIN organisations_team t ON t.id = pos.team_id
  JOIN organisations_organisation o ON o.id = t.organisation_id
 WHERE p.user_id = %(user)s
 GROUP BY p.id, o.id
UNION ALL
SELECT 'person', a.person_id, '', NULL, '', '{}', a.young
  FROM sharing.person_of_account(%(user)s, %(today)s) a
 LIMIT 1
"""


def viewer_of(user_id: int | None) -> Viewer:
    """The viewer behind an account. One query."""
    if user_id is None:
        return NOBODY
    today = today_in_amsterdam()
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, {"user": user_id, "today": today})
        row = cursor.fetchone()
    if row is None:
        return Viewer(user_id=user_id, today=today)
    kind, pk, name, organisation_id, organisation_name, roles, young = row
    return Viewer(
        kind=Kind(kind),
        id=pk,
        name=name,
        user_id=user_id,
        organisation_id=organisation_id,
        organisation_name=organisation_name,
        roles=frozenset(roles),
        young=young,
        today=today,
    )
