-- Who is reached, and what is arranged.
-- indicator: target.families_reached
CREATE TEMP TABLE reached AS
SELECT family_id AS unit_id, first.i AS dossier_id, first.o AS on_day
FROM (SELECT family_id, min({'o': opened_on, 'i': dossier_id}) AS first FROM d WHERE within(opened_on) GROUP BY family_id);
SELECT 'region' AS dimension, cell, count(*) AS units FROM at_regions('reached') GROUP BY cell
UNION ALL SELECT 'organisation', cell, count(*) FROM at_organisations('reached') GROUP BY cell;

-- indicator: structure.motivation
SELECT 'region' AS dimension, region AS cell, count(*) AS units, count(*) AS n, avg(score) AS mean, var_samp(score) AS spread
FROM network_rating WHERE dimension = 'learning_motivation' AND within(rated_on) GROUP BY region
UNION ALL
SELECT 'organisation', coalesce(organisation_id, 'none'), count(*), count(*), avg(score), var_samp(score)
FROM network_rating WHERE dimension = 'learning_motivation' AND within(rated_on) GROUP BY organisation_id;

-- indicator: structure.shared_vision
SELECT 'region' AS dimension, region AS cell, count(*) AS units, count(*) AS n, avg(score) AS mean, var_samp(score) AS spread
FROM network_rating WHERE dimension = 'shared_vision' AND within(rated_on) GROUP BY region
UNION ALL
SELECT 'organisation', coalesce(organisation_id, 'none'), count(*), count(*), avg(score), var_samp(score)
FROM network_rating WHERE dimension = 'shared_vision' AND within(rated_on) GROUP BY organisation_id;

-- indicator: structure.practice_research
SELECT 'region' AS dimension, region AS cell, count(*) AS units, count(*) AS n, count(*) FILTER (used_data AND changes_agreed >= 1) AS k
FROM learning_session WHERE within(held_on) GROUP BY region
UNION ALL
SELECT 'organisation', coalesce(organisation_id, 'none'), count(*), count(*), count(*) FILTER (used_data AND changes_agreed >= 1)
FROM learning_session WHERE within(held_on) GROUP BY organisation_id;

-- indicator: structure.reflection
CREATE TEMP TABLE w60 AS SELECT * FROM w WHERE b - a >= 60;
CREATE TEMP TABLE reflection AS
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (
    SELECT w60.dossier_id FROM w60 JOIN learning_session AS s USING (dossier_id)
    WHERE s.kind = 'case_reflection' AND held_on >= a AND held_on < b) AS hit
FROM w60;
FROM proportion('reflection');

-- indicator: structure.informal_network
CREATE TEMP TABLE informal AS
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (
    SELECT w60.dossier_id FROM w60 JOIN v USING (dossier_id) WHERE role = 'informal_network' AND from_on < b AND until_on > a) AS hit
FROM w60;
FROM proportion('informal');

-- indicator: structure.expert_by_experience
CREATE TEMP TABLE expert AS
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (
    SELECT w60.dossier_id FROM w60 JOIN v USING (dossier_id) WHERE role = 'expert_by_experience' AND from_on < b AND until_on > a) AS hit
FROM w60;
FROM proportion('expert');

-- indicator: structure.care_safety_link
CREATE TEMP TABLE linked AS
WITH s AS (
    SELECT w60.dossier_id, greatest(from_on, a) AS x, least(until_on, b) AS y, kind IN ('local_team', 'youth_help',
        'mental_health', 'addiction_care', 'disability_care', 'health', 'shelter', 'sexual_assault_centre') AS care
    FROM w60 JOIN v ON v.dossier_id = w60.dossier_id AND from_on < b AND until_on > a
    JOIN organisation USING (organisation_id)
    WHERE kind NOT IN ('school', 'childcare', 'municipality', 'debt_and_housing', 'support_and_advocacy', 'other')),
hits AS (SELECT c.dossier_id FROM s AS c JOIN s AS z ON z.dossier_id = c.dossier_id AND c.care AND NOT z.care AND z.x < c.y AND c.x < z.y)
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (SELECT dossier_id FROM hits) AS hit FROM w60;
FROM proportion('linked');

-- indicator: structure.joint_deployment
CREATE TEMP TABLE deployment AS
SELECT decision_id AS unit_id, dossier_id, decided_on AS on_day, organisations_present >= 2 AS hit
FROM decision WHERE kind = 'deployment' AND within(decided_on);
FROM proportion('deployment');

-- indicator: structure.local_team_lines
CREATE TEMP TABLE advice AS
SELECT request_id AS unit_id, dossier_id, on_day, coalesce(answered_on <= working_2, false) AS hit
FROM request JOIN organisation ON organisation_id = to_organisation_id JOIN calendar ON on_day = requested_on
WHERE request.kind = 'advice' AND organisation.kind = 'local_team' AND working_2 <= covered();
FROM proportion('advice');

-- indicator: structure.sharing_basis
CREATE TEMP TABLE shared AS
SELECT sharing_id AS unit_id, dossier_id, shared_on AS on_day, legal_basis IS NOT NULL AND necessity_recorded AS hit
FROM sharing WHERE within(shared_on);
FROM proportion('shared');

-- indicator: structure.rights_in_time
CREATE TEMP TABLE rights AS
SELECT request_id AS unit_id, dossier_id, on_day, coalesce(answered_on <= month_later, false) AS hit
FROM request JOIN calendar ON on_day = requested_on
WHERE kind IN ('record_access', 'correction', 'erasure', 'objection') AND month_later <= covered();
FROM proportion('rights');

-- indicator: structure.safety_team
CREATE TEMP TABLE danger AS
WITH first AS (
    SELECT dossier_id, min(triaged_on) AS on_day FROM signal
    WHERE safety_level IN ('acute', 'structural') AND within(triaged_on) GROUP BY dossier_id)
SELECT dossier_id AS unit_id, dossier_id, on_day, working_10 FROM first JOIN calendar USING (on_day) WHERE working_10 <= covered();
CREATE TEMP TABLE team AS
SELECT unit_id, dossier_id, on_day, dossier_id IN (
    SELECT danger.dossier_id FROM danger JOIN v USING (dossier_id) JOIN organisation USING (organisation_id)
    WHERE kind = 'regional_safety_team' AND from_on <= working_10 AND until_on > on_day) AS hit
FROM danger;
FROM proportion('team');
