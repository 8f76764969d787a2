-- Some heavy indicators of 2024 by region and organisation, written by hand for DuckDB. Each part begins with a line that names
-- the indicator, and ends with a query for cell, n and the number that was counted.
-- indicator: process.fixed_face
CREATE TEMP TABLE w AS
SELECT dossier_id, region, greatest(opened_on, DATE '2024-01-01') AS a,
       least(CASE WHEN closed_on IS NULL THEN DATE '2025-01-01' WHEN closed_on > opened_on THEN closed_on ELSE opened_on + 1 END,
             DATE '2025-01-01') AS b
FROM dossier WHERE merged_into IS NULL AND opened_on < DATE '2025-01-01'
  AND CASE WHEN closed_on IS NULL THEN true WHEN closed_on > opened_on THEN closed_on > DATE '2024-01-01'
      ELSE opened_on >= DATE '2024-01-01' END;
DELETE FROM w WHERE b - a < 60;
CREATE TEMP TABLE v AS
SELECT dossier_id, organisation_id, professional_id, role, from_on,
       CASE WHEN to_on IS NULL THEN DATE '9999-01-01' WHEN to_on > from_on THEN to_on ELSE from_on + 1 END AS until_on
FROM involvement;
CREATE TEMP TABLE o AS
SELECT DISTINCT w.dossier_id, coalesce(v.organisation_id, 'none') AS organisation_id
FROM w LEFT JOIN v ON v.dossier_id = w.dossier_id AND v.organisation_id IS NOT NULL AND v.from_on <= w.b - 1 AND v.until_on > w.b - 1;
CREATE TEMP TABLE hit AS
WITH f AS (
    SELECT w.dossier_id, b - a AS days, professional_id, greatest(from_on, a) AS x, least(until_on, b) AS y
    FROM w JOIN v ON v.dossier_id = w.dossier_id AND role = 'fixed_contact' AND from_on < b AND until_on > a),
g AS (SELECT *, max(y) OVER (PARTITION BY dossier_id ORDER BY x, y ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS r FROM f)
SELECT dossier_id FROM g GROUP BY dossier_id
HAVING min(professional_id) = max(professional_id)
   AND any_value(days) - sum(greatest(y - greatest(x, coalesce(r, x)), 0)) <= 14;
SELECT 'region=' || region, count(*), count(hit.dossier_id) FROM w LEFT JOIN hit USING (dossier_id) GROUP BY region
UNION ALL
SELECT 'organisation=' || organisation_id, count(*), count(hit.dossier_id) FROM o LEFT JOIN hit USING (dossier_id)
GROUP BY organisation_id;
-- indicator: process.professionals
CREATE TEMP TABLE many AS
SELECT dossier_id, count(DISTINCT professional_id) AS c
FROM w LEFT JOIN v USING (dossier_id) WHERE from_on < b AND until_on > a GROUP BY dossier_id;
SELECT 'region=' || region, count(*), median(coalesce(c, 0)) FROM w LEFT JOIN many USING (dossier_id) GROUP BY region
UNION ALL
SELECT 'organisation=' || organisation_id, count(*), median(coalesce(c, 0)) FROM o LEFT JOIN many USING (dossier_id)
GROUP BY organisation_id;
-- indicator: structure.care_safety_link
CREATE TEMP TABLE linked AS
WITH s AS (
    SELECT v.dossier_id, from_on, until_on, kind IN ('local_team', 'youth_help', 'mental_health', 'addiction_care',
        'disability_care', 'health', 'shelter', 'sexual_assault_centre') AS care
    FROM v JOIN organisation USING (organisation_id)
    WHERE kind NOT IN ('school', 'childcare', 'municipality', 'debt_and_housing', 'support_and_advocacy', 'other'))
SELECT DISTINCT w.dossier_id FROM w
JOIN s AS c ON c.dossier_id = w.dossier_id AND c.care AND c.from_on < b AND c.until_on > a
JOIN s AS z ON z.dossier_id = w.dossier_id AND NOT z.care AND z.from_on < b AND z.until_on > a
           AND z.from_on < c.until_on AND c.from_on < z.until_on;
SELECT 'region=' || region, count(*), count(linked.dossier_id) FROM w LEFT JOIN linked USING (dossier_id) GROUP BY region
UNION ALL
SELECT 'organisation=' || organisation_id, count(*), count(linked.dossier_id) FROM o LEFT JOIN linked USING (dossier_id)
GROUP BY organisation_id;
-- indicator: process.outreach
CREATE TEMP TABLE k AS
SELECT contact_id, dossier_id, contact_on, place <> 'office' AS hit FROM contact
WHERE contact_on >= DATE '2024-01-01' AND contact_on < DATE '2025-01-01' AND place IN ('home', 'school', 'family_choice', 'office');
CREATE TEMP TABLE ko AS
SELECT DISTINCT contact_id, hit, organisation_id FROM k LEFT JOIN v ON v.dossier_id = k.dossier_id
   AND organisation_id IS NOT NULL AND from_on <= contact_on AND until_on > contact_on;
SELECT 'region=' || region, count(*), count(*) FILTER (hit) FROM k JOIN dossier USING (dossier_id) GROUP BY region
UNION ALL
SELECT 'organisation=' || coalesce(organisation_id, 'none'), count(*), count(*) FILTER (hit) FROM ko GROUP BY organisation_id;
-- indicator: process.joint_decision
CREATE TEMP TABLE j AS
SELECT decision_id, dossier_id, decided_on,
       CASE WHEN organisations_present IS NULL OR family_present IS NULL THEN NULL
            ELSE organisations_present >= 2 AND family_present END AS hit
FROM decision WHERE decided_on >= DATE '2024-01-01' AND decided_on < DATE '2025-01-01' AND kind <> 'explanatory_analysis';
CREATE TEMP TABLE jo AS
SELECT DISTINCT decision_id, hit, organisation_id FROM j LEFT JOIN v ON v.dossier_id = j.dossier_id
   AND organisation_id IS NOT NULL AND from_on <= decided_on AND until_on > decided_on;
SELECT 'region=' || region, count(hit), count(*) FILTER (hit) FROM j JOIN dossier USING (dossier_id) GROUP BY region
UNION ALL
SELECT 'organisation=' || coalesce(organisation_id, 'none'), count(hit), count(*) FILTER (hit) FROM jo GROUP BY organisation_id;
-- indicator: output.time_to_help
CREATE TEMP TABLE t AS
WITH r AS (SELECT dossier_id, min(received_on) AS got FROM signal WHERE kind = 'report' GROUP BY dossier_id),
h AS (SELECT dossier_id, min(started_on) AS began FROM action WHERE kind = 'help' AND started_on IS NOT NULL GROUP BY dossier_id)
SELECT dossier_id, region, coalesce(got, opened_on) AS start_on,
       began IS NOT NULL AND (closed_on IS NULL OR began <= closed_on) AS happened
FROM dossier LEFT JOIN r USING (dossier_id) LEFT JOIN h USING (dossier_id)
WHERE merged_into IS NULL AND coalesce(got, opened_on) >= DATE '2024-01-01' AND coalesce(got, opened_on) < DATE '2025-01-01'
  AND (began IS NULL OR began >= coalesce(got, opened_on)) AND (closed_on IS NULL OR closed_on >= coalesce(got, opened_on));
CREATE TEMP TABLE tt AS
SELECT DISTINCT t.dossier_id, happened, organisation_id FROM t LEFT JOIN v ON v.dossier_id = t.dossier_id
   AND organisation_id IS NOT NULL AND from_on <= start_on AND until_on > start_on;
SELECT 'region=' || region, count(*), count(*) FILTER (happened) FROM t GROUP BY region
UNION ALL
SELECT 'organisation=' || coalesce(organisation_id, 'none'), count(*), count(*) FILTER (happened) FROM tt GROUP BY organisation_id;
