-- What people answered themselves: the latest own answer in the period, and who was there but did not answer.
CREATE TEMP TABLE own AS
SELECT member_id, response.dossier_id, instrument, answered_on, response_id, score
FROM response JOIN m USING (member_id)
WHERE instrument IN ('treatment_manner', 'heard', 'satisfaction', 'frame_answer') AND informant = 'self'
  AND within(answered_on) AND is_at_least(8, birth_date, member_role, answered_on);
CREATE TEMP TABLE latest AS
SELECT member_id, dossier_id, instrument, last.o AS on_day, last.s AS score
FROM (SELECT member_id, dossier_id, instrument, max({'o': answered_on, 'i': response_id, 's': score}) AS last
      FROM own GROUP BY member_id, dossier_id, instrument);
CREATE TEMP TABLE silent AS
SELECT member_id, dossier_id, on_day FROM mw WHERE b - a >= 28 AND is_at_least(8, birth_date, member_role, on_day);
CREATE MACRO answers(asked) AS TABLE
SELECT member_id AS unit_id, dossier_id, on_day, score FROM latest WHERE instrument = asked
UNION ALL
SELECT member_id, dossier_id, on_day, NULL FROM silent
WHERE member_id NOT IN (SELECT member_id FROM latest WHERE instrument = asked);

-- indicator: structure.attitude
CREATE TEMP TABLE attitude AS FROM answers('treatment_manner');
FROM mean('attitude');

-- indicator: structure.heard
CREATE TEMP TABLE heard AS SELECT *, score >= 4 AS hit FROM answers('heard');
FROM proportion('heard');

-- indicator: outcome.satisfaction
CREATE TEMP TABLE satisfaction AS FROM answers('satisfaction');
FROM mean('satisfaction');

-- indicator: process.knows_frame
CREATE TEMP TABLE frame AS
SELECT u.*, score = CASE f.value WHEN 'voluntary' THEN 1 WHEN 'pressure' THEN 2 WHEN 'compulsory' THEN 3 END AS hit
FROM answers('frame_answer') AS u
LEFT JOIN state AS f ON score IS NOT NULL AND f.dossier_id = u.dossier_id AND f.kind = 'legal_frame'
      AND f.from_on <= on_day AND until(f.from_on, f.to_on) > on_day;
FROM proportion('frame');
