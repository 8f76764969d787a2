-- What comes out.
CREATE TEMP TABLE protection AS
SELECT member_id, from_on, until(from_on, to_on) AS until_on FROM measure
WHERE kind IN ('supervision_order', 'interim_supervision_order', 'guardianship', 'authority_termination');
CREATE TEMP TABLE children AS
SELECT unit_id, member_id, dossier_id, a AS on_day, a,
       b AS window_end, CASE WHEN birth_date IS NULL THEN b
            WHEN month(birth_date) = 2 AND day(birth_date) = 29 THEN least(b, make_date(year(birth_date) + 18, 3, 1))
            ELSE least(b, make_date(year(birth_date) + 18, month(birth_date), day(birth_date))) END AS grown_up
FROM mw WHERE NOT is_at_least(18, birth_date, member_role, a);

-- indicator: output.children_measure
CREATE TEMP TABLE measured AS
WITH new AS (SELECT c.member_id FROM children AS c JOIN protection USING (member_id) WHERE from_on >= a AND from_on < window_end),
under AS (SELECT c.member_id FROM children AS c JOIN protection USING (member_id) WHERE from_on < a AND until_on > a)
SELECT unit_id, dossier_id, on_day, member_id IN (SELECT member_id FROM new) AS hit
FROM children WHERE member_id NOT IN (SELECT member_id FROM under);
FROM proportion('measured');

-- indicator: output.placements
CREATE TEMP TABLE placed AS
WITH p AS (SELECT member_id, count(*) AS many FROM children JOIN measure USING (member_id)
    WHERE kind = 'out_of_home_placement' AND from_on >= a AND from_on < grown_up GROUP BY member_id)
SELECT unit_id, dossier_id, on_day, grown_up - a AS days, coalesce(many, 0) AS happened FROM children LEFT JOIN p USING (member_id);
FROM rate('placed');

-- indicator: output.relay
CREATE TEMP TABLE relay AS
WITH closed AS (SELECT dossier_id, greatest(closed_on - 1, opened_on) AS on_day FROM d WHERE within(closed_on)),
h AS (SELECT DISTINCT dossier_id, handed_on, from_organisation_id AS giver, to_organisation_id AS receiver
      FROM handover JOIN closed USING (dossier_id)
      WHERE role IN ('fixed_contact', 'case_director') AND from_organisation_id <> to_organisation_id),
hits AS (SELECT one.dossier_id FROM h AS one JOIN h AS two ON one.dossier_id = two.dossier_id
      AND (one.handed_on, one.giver, one.receiver) < (two.handed_on, two.giver, two.receiver)
      AND (two.handed_on - one.handed_on <= 365 OR two.receiver = one.giver))
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (SELECT dossier_id FROM hits) AS hit FROM closed;
FROM proportion('relay');

-- indicator: output.time_to_help
CREATE TEMP TABLE waiting AS
WITH r AS (SELECT dossier_id, min(received_on) AS got FROM signal WHERE kind = 'report' GROUP BY dossier_id),
h AS (SELECT dossier_id, min(started_on) AS began FROM action WHERE kind = 'help' GROUP BY dossier_id),
t AS (SELECT dossier_id, closed_on, coalesce(got, opened_on) AS on_day, began
      FROM d LEFT JOIN r USING (dossier_id) LEFT JOIN h USING (dossier_id))
SELECT dossier_id AS unit_id, dossier_id, on_day, began IS NOT NULL AND (closed_on IS NULL OR began <= closed_on) AS happened,
       CASE WHEN began IS NOT NULL AND (closed_on IS NULL OR began <= closed_on) THEN began
            ELSE coalesce(closed_on, covered()) END - on_day AS days
FROM t WHERE within(on_day) AND (began IS NULL OR began >= on_day) AND (closed_on IS NULL OR closed_on >= on_day);
FROM survival('waiting');

-- indicator: output.rereports
CREATE TEMP TABLE reports AS
SELECT family_id, received_on, min(signal_id) AS signal_id, arg_min(dossier_id, signal_id) AS dossier_id
FROM signal JOIN d USING (dossier_id) WHERE kind = 'report' GROUP BY family_id, received_on;
CREATE TEMP TABLE rereports AS
WITH now AS (SELECT * FROM reports WHERE within(received_on)),
known AS (
    SELECT now.signal_id FROM now JOIN d ON d.family_id = now.family_id
    WHERE opened_on < received_on AND (closed_on IS NULL OR received_on < closed_on)
    UNION ALL
    SELECT now.signal_id FROM now JOIN reports AS r ON r.family_id = now.family_id
    WHERE r.received_on < now.received_on AND now.received_on - r.received_on <= 365)
SELECT signal_id AS unit_id, dossier_id, received_on AS on_day, signal_id IN (SELECT signal_id FROM known) AS hit FROM now;
FROM proportion('rereports');
