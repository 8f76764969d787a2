-- How people fare after a while: the follow-up beside the answer at the start. Own answers under 8 do not exist.
CREATE TEMP TABLE scale AS
FROM (VALUES ('trauma_adult', 0, 100, -1, 'adult'), ('parenting_stress', 0, 100, -1, 'adult'), ('quality_of_life', 0, 100, 1, 'adult'),
    ('substance_use', 0, 40, -1, 'adult'), ('financial_strain', 1, 5, -1, 'adult'), ('trauma_child', 0, 100, -1, 'child'),
    ('psychosocial', 0, 40, -1, 'child'), ('attachment', 0, 100, 1, 'child'), ('felt_unsafety_child', 0, 10, -1, 'child'),
    ('trust', 1, 5, 1, 'trust'), ('felt_safety', 0, 10, 1, 'felt')) AS s(instrument, lowest, highest, sign, about);
CREATE TEMP TABLE r AS
SELECT member_id, response.dossier_id, instrument, about, informant, wave, answered_on, response_id, score,
       sign * 100.0 * (score - lowest) / (highest - lowest) AS points
FROM response JOIN scale USING (instrument) JOIN m USING (member_id)
WHERE wave <> 'other' AND (informant = 'parent' OR informant = 'self' AND is_at_least(8, birth_date, member_role, answered_on));
CREATE TEMP TABLE start AS
SELECT member_id, dossier_id, instrument, about, informant, answered_on AS start_on, points AS start_points FROM r WHERE wave = 't1';
CREATE TEMP TABLE later AS
SELECT member_id, dossier_id, instrument, about, informant, l.o AS on_day, l.p AS points, l.s AS score
FROM (SELECT member_id, dossier_id, instrument, about, informant, max({'o': answered_on,
             'w': CASE wave WHEN 't3' THEN 3 WHEN 't2' THEN 2 ELSE 1 END, 'i': response_id, 'p': points, 's': score}) AS l
      FROM r WHERE wave <> 't1' AND within(answered_on) GROUP BY member_id, dossier_id, instrument, about, informant);
-- Who answered at the start, should have answered again in the period, and never did.
CREATE TEMP TABLE lost AS
SELECT member_id, dossier_id, about, informant, start_on + 365 AS on_day FROM start
WHERE within(start_on + 365)
  AND (member_id, instrument, informant) NOT IN (SELECT (member_id, instrument, informant) FROM r WHERE wave <> 't1');
CREATE TEMP TABLE beside AS
SELECT later.*, start_on, start_points FROM later LEFT JOIN start USING (member_id, dossier_id, instrument, about, informant);
-- Of each instrument the pair of the member, or else of the parent.
CREATE TEMP TABLE pairs AS
SELECT member_id, dossier_id, about, instrument, max(informant) AS informant, arg_max(points - start_points, informant) AS gain,
       arg_max(start_on, informant) AS start_on, arg_max(on_day, informant) AS on_day
FROM beside WHERE start_on < on_day GROUP BY member_id, dossier_id, about, instrument;
CREATE TEMP TABLE gone AS
SELECT member_id, dossier_id, about, on_day FROM beside WHERE start_on IS NULL OR start_on >= on_day
UNION ALL SELECT member_id, dossier_id, about, on_day FROM lost;
CREATE MACRO changed(first, second) AS TABLE
WITH c AS (
    SELECT member_id, dossier_id, avg(gain) AS score, min(start_on) AS start_on, max(on_day) AS on_day
    FROM pairs WHERE about IN (first, second) GROUP BY member_id, dossier_id)
SELECT member_id AS unit_id, dossier_id, on_day, start_on, score FROM c
UNION ALL
SELECT member_id, dossier_id, min(on_day), NULL, NULL FROM gone
WHERE about IN (first, second) AND member_id NOT IN (SELECT member_id FROM c) GROUP BY member_id, dossier_id;

-- indicator: outcome.wellbeing_adults
CREATE TEMP TABLE adults AS FROM changed('adult', 'adult');
FROM mean('adults');

-- indicator: outcome.wellbeing_children
CREATE TEMP TABLE minors AS FROM changed('child', 'child');
FROM mean('minors');

-- indicator: outcome.trust
CREATE TEMP TABLE trust AS FROM changed('trust', 'trust');
FROM mean('trust');

-- indicator: outcome.felt_safety
CREATE TEMP TABLE felt AS
SELECT member_id AS unit_id, dossier_id, on_day, score FROM later WHERE about = 'felt' AND informant = 'self'
UNION ALL
SELECT member_id, dossier_id, on_day, NULL FROM lost WHERE about = 'felt' AND informant = 'self';
FROM mean('felt');

-- indicator: outcome.relation_help_wellbeing
CREATE TEMP TABLE everyone AS
SELECT u.*, u.score >= 10 - 1e-9 AS hit, CASE WHEN t1.score >= 22 THEN 'high' WHEN t1.score < 22 THEN 'low' ELSE 'unknown' END AS stratum
FROM changed('adult', 'child') AS u LEFT JOIN (SELECT dossier_id, score FROM waves WHERE wave = 't1') AS t1 USING (dossier_id);
CREATE TEMP TABLE help_wellbeing AS
SELECT *, unit_id IN (
    SELECT unit_id FROM everyone JOIN help USING (dossier_id) WHERE from_on < on_day AND until_on > start_on) AS exposed
FROM everyone;
FROM relation('help_wellbeing');

-- indicator: outcome.relation_measure_wellbeing
CREATE TEMP TABLE measure_wellbeing AS
SELECT *, unit_id IN (
    SELECT unit_id FROM everyone JOIN legal USING (dossier_id) WHERE from_on < on_day AND until_on > start_on) AS exposed
FROM everyone;
FROM relation('measure_wellbeing');
