-- How it goes.
-- indicator: process.joint_analysis
CREATE TEMP TABLE analysis AS
WITH still AS (SELECT dossier_id, opened_on, opened_on + 56 AS on_day FROM d WHERE within(opened_on + 56) AND until_on > opened_on + 56)
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (
    SELECT still.dossier_id FROM still JOIN decision USING (dossier_id)
    WHERE kind = 'explanatory_analysis' AND decided_on BETWEEN opened_on AND on_day AND organisations_present >= 2 AND family_present) AS hit
FROM still;
FROM proportion('analysis');

-- indicator: process.joint_decision
CREATE TEMP TABLE decided AS
SELECT decision_id AS unit_id, dossier_id, decided_on AS on_day,
       CASE WHEN organisations_present IS NOT NULL AND family_present IS NOT NULL THEN organisations_present >= 2 AND family_present END AS hit
FROM decision WHERE kind <> 'explanatory_analysis' AND within(decided_on);
FROM proportion('decided');

-- indicator: process.information_in_time
CREATE TEMP TABLE information AS
SELECT request_id AS unit_id, dossier_id, on_day, coalesce(answered_on <= coalesce(due_on, working_5), false) AS hit
FROM request JOIN calendar ON on_day = requested_on WHERE kind = 'information' AND coalesce(due_on, working_5) <= covered();
FROM proportion('information');

-- indicator: process.reassessed
CREATE TEMP TABLE known AS
SELECT incident_id, dossier_id, on_day, working_5
FROM incident JOIN d USING (dossier_id) JOIN calendar ON on_day = known_on
WHERE known_on >= opened_on AND known_on < until_on AND working_5 <= covered();
CREATE TEMP TABLE reassessed AS
SELECT incident_id AS unit_id, dossier_id, on_day, incident_id IN (
    SELECT incident_id FROM known JOIN response USING (dossier_id)
    WHERE instrument = 'safety_scale' AND informant = 'professional' AND answered_on BETWEEN on_day AND working_5) AS hit
FROM known;
FROM proportion('reassessed');

-- indicator: process.all_ages
CREATE TEMP TABLE ages AS
SELECT member_id AS unit_id, dossier_id, from_on + 56 AS on_day, coalesce(reviewed_on <= from_on + 56, false) AS hit
FROM m WHERE within(from_on + 56) AND until_on > from_on + 56;
FROM proportion('ages');

-- indicator: process.all_members
CREATE TEMP TABLE planned AS
SELECT DISTINCT member_id FROM action WHERE member_id IS NOT NULL AND agreed_on < ends();
CREATE TEMP TABLE everybody AS
SELECT dossier_id AS unit_id, dossier_id, ends() - 1 AS on_day,
       bool_and(coalesce(reviewed_on < ends(), false) AND (need <> 'help_needed' OR planned.member_id IS NOT NULL)) AS hit
FROM m LEFT JOIN planned USING (member_id)
WHERE opened_on <= ends() - 57 AND dossier_until >= ends() AND from_on <= ends() - 57 AND until_on >= ends()
GROUP BY dossier_id;
FROM proportion('everybody');

-- indicator: process.fixed_face
CREATE TEMP TABLE face AS
WITH f AS (
    SELECT w60.dossier_id, b - a AS days, professional_id, greatest(from_on, a) AS x, least(until_on, b) AS y
    FROM w60 JOIN v ON v.dossier_id = w60.dossier_id AND role = 'fixed_contact' AND from_on < b AND until_on > a),
g AS (SELECT *, max(y) OVER (PARTITION BY dossier_id ORDER BY x, y ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached FROM f),
hits AS (SELECT dossier_id FROM g GROUP BY dossier_id
    HAVING min(professional_id) = max(professional_id)
       AND any_value(days) - sum(greatest(y - greatest(x, coalesce(reached, x)), 0)) <= 14)
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (SELECT dossier_id FROM hits) AS hit FROM w60;
FROM proportion('face');

-- indicator: process.pair
CREATE TEMP TABLE pair AS
WITH p AS (
    SELECT w60.dossier_id, professional_id, greatest(from_on, a) AS x, least(until_on, b) AS y
    FROM w60 JOIN v ON v.dossier_id = w60.dossier_id AND role = 'pair_member' AND from_on < b AND until_on > a),
hits AS (SELECT one.dossier_id FROM p AS one JOIN p AS two
    ON one.dossier_id = two.dossier_id AND one.professional_id < two.professional_id AND one.x < two.y AND two.x < one.y)
SELECT dossier_id AS unit_id, dossier_id, on_day, dossier_id IN (SELECT dossier_id FROM hits) AS hit FROM w60;
FROM proportion('pair');

-- indicator: process.handovers
CREATE TEMP TABLE handed AS
SELECT w.dossier_id AS unit_id, w.dossier_id, on_day, b - a AS days, coalesce(many, 0) AS happened
FROM w LEFT JOIN (
    SELECT dossier_id, count(*) AS many FROM w JOIN handover USING (dossier_id) WHERE handed_on >= a AND handed_on < b GROUP BY dossier_id
) USING (dossier_id);
FROM rate('handed');

-- indicator: process.professionals
CREATE TEMP TABLE professionals AS
SELECT w60.dossier_id AS unit_id, w60.dossier_id, on_day, coalesce(c, 0) AS many
FROM w60 LEFT JOIN (
    SELECT dossier_id, count(DISTINCT professional_id) AS c FROM w60 JOIN v USING (dossier_id)
    WHERE from_on < b AND until_on > a GROUP BY dossier_id
) USING (dossier_id);
FROM median_of('professionals');

-- indicator: process.outreach
CREATE TEMP TABLE outreach AS
SELECT contact_id AS unit_id, dossier_id, contact_on AS on_day, place <> 'office' AS hit
FROM contact WHERE within(contact_on) AND place IN ('home', 'school', 'family_choice', 'office');
FROM proportion('outreach');

-- indicator: process.triage_in_time
CREATE TEMP TABLE triage AS
SELECT signal_id AS unit_id, dossier_id, on_day, coalesce(triaged_on <= working_5, false) AS hit
FROM signal JOIN calendar ON on_day = received_on WHERE kind = 'report' AND working_5 <= covered();
FROM proportion('triage');

-- indicator: process.measure_not_gi
CREATE TEMP TABLE executed AS
SELECT measure_id AS unit_id, dossier_id, from_on AS on_day, organisation.kind <> 'certified_institution' AS hit
FROM measure LEFT JOIN organisation ON organisation_id = executor_organisation_id
WHERE measure.kind IN ('supervision_order', 'interim_supervision_order', 'guardianship', 'authority_termination') AND within(from_on);
FROM proportion('executed');

-- indicator: process.record_access
CREATE TEMP TABLE access AS
WITH readers AS (SELECT * FROM mw WHERE b - a >= 60 AND is_at_least(12, birth_date, member_role, on_day))
SELECT member_id AS unit_id, dossier_id, on_day, member_id IN (
    SELECT mw.member_id FROM mw JOIN document_view USING (member_id) WHERE plain_language AND viewed_on >= a AND viewed_on < b) AS hit
FROM readers;
FROM proportion('access');
