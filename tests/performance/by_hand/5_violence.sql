-- Violence at the start and later; and its relation with help and with legal measures.
CREATE TEMP TABLE waves AS
SELECT dossier_id, wave, max(score) AS score, max(answered_on) AS on_day FROM response
WHERE instrument = 'incidents_year' AND wave IN ('t1', 't2', 't3', 'closure') GROUP BY dossier_id, wave;
CREATE TEMP TABLE violence AS
WITH start AS (SELECT dossier_id, score AS b, on_day AS start_on FROM waves WHERE wave = 't1'),
last AS (
    SELECT dossier_id, max({'o': on_day, 'w': CASE wave WHEN 't3' THEN 3 WHEN 't2' THEN 2 ELSE 1 END, 's': score}) AS l
    FROM waves WHERE wave <> 't1' AND within(on_day) GROUP BY dossier_id)
SELECT dossier_id AS unit_id, dossier_id, l.o AS on_day, b, start_on, CASE WHEN start_on < l.o THEN l.s END AS f
FROM last LEFT JOIN start USING (dossier_id) WHERE b IS DISTINCT FROM 0
UNION ALL
SELECT dossier_id, dossier_id, start_on + 365, b, start_on, NULL FROM start
WHERE b <> 0 AND within(start_on + 365) AND dossier_id NOT IN (SELECT dossier_id FROM waves WHERE wave <> 't1');

-- indicator: outcome.violence_stopped
CREATE TEMP TABLE stopped AS SELECT *, f = 0 AS hit FROM violence;
FROM proportion('stopped');

-- indicator: outcome.violence_decreased
CREATE TEMP TABLE decreased AS SELECT *, CASE WHEN f IS NOT NULL THEN f > 0 AND f < b AND f < 22 END AS hit FROM violence;
FROM proportion('decreased');

-- indicator: outcome.violence_serious
CREATE TEMP TABLE serious AS SELECT *, f >= 22 AS hit FROM violence;
FROM proportion('serious');

-- indicator: outcome.incident_change
CREATE TEMP TABLE fewer AS SELECT *, f - b AS score FROM violence;
FROM mean('fewer');

-- indicator: outcome.relation_help_violence
CREATE TEMP TABLE help AS
SELECT action.dossier_id, started_on AS from_on, until(started_on, ended_on) AS until_on
FROM action JOIN factor USING (factor_id) WHERE kind = 'help' AND started_on IS NOT NULL AND "function" = 'perpetuating';
CREATE TEMP TABLE help_violence AS
SELECT *, f = 0 AS hit, CASE WHEN b >= 22 THEN 'high' ELSE 'low' END AS stratum, dossier_id IN (
    SELECT u.dossier_id FROM violence AS u JOIN help USING (dossier_id) WHERE from_on < on_day AND until_on > start_on) AS exposed
FROM violence;
FROM relation('help_violence');

-- indicator: outcome.relation_measure_violence
CREATE TEMP TABLE legal AS
SELECT dossier_id, from_on, until(from_on, to_on) AS until_on FROM measure WHERE kind IN ('supervision_order',
    'interim_supervision_order', 'guardianship', 'authority_termination', 'exclusion_order');
CREATE TEMP TABLE measure_violence AS
SELECT *, f = 0 AS hit, CASE WHEN b >= 22 THEN 'high' ELSE 'low' END AS stratum, dossier_id IN (
    SELECT u.dossier_id FROM violence AS u JOIN legal USING (dossier_id) WHERE from_on < on_day AND until_on > start_on) AS exposed
FROM violence;
FROM relation('measure_violence');

-- indicator: outcome.underlying
CREATE TEMP TABLE roots AS
WITH r AS (
    SELECT factor_id, dossier_id, identified_on + 90 AS on_day FROM factor JOIN d USING (dossier_id)
    WHERE "function" = 'perpetuating' AND within(identified_on + 90) AND until_on > identified_on + 90)
SELECT factor_id AS unit_id, dossier_id, on_day, factor_id IN (
    SELECT r.factor_id FROM r JOIN action USING (factor_id) WHERE kind = 'help' AND started_on <= on_day) AS hit
FROM r;
FROM proportion('roots');
