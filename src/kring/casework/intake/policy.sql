-- Who may see what stands before or beside a dossier: questions to other organisations, doubts, advice, terms.
-- Installed after policy.sql, and safe to repeat.

-- The organisations for which whoever looks is appointed to answer, today. No other position answers.
CREATE OR REPLACE FUNCTION sharing.answers_for() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT organisation_id), '{}') FROM organisations_team
     WHERE id = ANY (sharing.my_teams_as('answers_questions'))
$$;

-- Whether a place of somebody is kept from whoever looks.
CREATE OR REPLACE FUNCTION sharing.somewhere_is_hidden() RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM unnest(sharing.withheld_keys()) AS kept (key) WHERE kept.key LIKE 'households\_%')
$$;

-- 1. Is this family known to you? ----------------------------------------------------------------------------------------

-- Who asks: whoever reads the reports of the dossier, or before there is one whoever sits at the desk. Who answers: only who
-- is appointed, and only as long as there is something to answer. The family: what is about them, when they were told of it
-- and at the latest on `tell_by`. To whom somebody's address is secret, a question that is also about another is not there:
-- who was asked may tell where somebody is.
SELECT sharing.lock('intake_knownquestion');
CREATE POLICY who_may_see ON intake_knownquestion FOR SELECT TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN dossier_id = ANY ((SELECT sharing.whole_dossiers('reports'))::bigint[])
                OR (dossier_id IS NULL AND desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[]))
                OR (withdrawn_at IS NULL AND open_until >= (SELECT sharing.today())
                    AND organisation_id = ANY ((SELECT sharing.answers_for())::bigint[]))
           WHEN 'person' THEN dossier_id = ANY ((SELECT sharing.dossiers_of_person())::bigint[])
                AND about && (SELECT sharing.sees_for())::bigint[]
                AND (family_told_on IS NOT NULL OR tell_by IS NULL OR tell_by <= (SELECT sharing.today()))
                AND (NOT (SELECT sharing.somewhere_is_hidden()) OR about <@ ARRAY[(SELECT sharing.person())])
           ELSE false END
           AND 'intake_knownquestion:' || id <> ALL ((SELECT sharing.withheld_keys())::text[]));
CREATE POLICY who_may_add ON intake_knownquestion FOR INSERT TO kring_app
    WITH CHECK (asked_by_id = (SELECT sharing.professional()) AND answer = ''
                AND CASE WHEN dossier_id IS NULL THEN desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[])
                    ELSE dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[]) END);
CREATE POLICY who_may_change ON intake_knownquestion FOR UPDATE TO kring_app
    USING (CASE WHEN dossier_id IS NULL THEN desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[])
           ELSE dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[]) END);
REVOKE UPDATE, DELETE ON intake_knownquestion FROM kring_app;
GRANT UPDATE (withdrawn_at, family_told_on, open_until) ON intake_knownquestion TO kring_app;

-- By name and birth date, for who sees the question; of the family each for themselves and for whom they see.
SELECT sharing.lock('intake_askedperson');
CREATE POLICY who_may_see ON intake_askedperson FOR SELECT TO kring_app
    USING (EXISTS (SELECT FROM intake_knownquestion asked WHERE asked.id = question_id)
           AND ((SELECT sharing.viewer_kind()) = 'professional' OR person_id = ANY ((SELECT sharing.sees_for())::bigint[]))
           AND 'intake_askedperson:' || id <> ALL ((SELECT sharing.withheld_keys())::text[]));
CREATE POLICY who_may_add ON intake_askedperson FOR INSERT TO kring_app
    WITH CHECK (EXISTS (SELECT FROM intake_knownquestion asked
                         WHERE asked.id = question_id AND asked.asked_by_id = (SELECT sharing.professional())));
REVOKE UPDATE, DELETE ON intake_askedperson FROM kring_app;

-- Why the family does not know yet: for who asks alone.
SELECT sharing.lock('intake_questionuntold');
CREATE POLICY who_may_see ON intake_questionuntold FOR SELECT TO kring_app
    USING ((SELECT sharing.viewer_kind()) = 'professional'
           AND EXISTS (SELECT FROM intake_knownquestion asked WHERE asked.id = question_id
                          AND (asked.dossier_id = ANY ((SELECT sharing.whole_dossiers('reports'))::bigint[])
                               OR (asked.dossier_id IS NULL
                                   AND asked.desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[]))))
           AND 'intake_questionuntold:' || id <> ALL ((SELECT sharing.withheld_keys())::text[]));
CREATE POLICY who_may_add ON intake_questionuntold FOR INSERT TO kring_app
    WITH CHECK (EXISTS (SELECT FROM intake_knownquestion asked
                         WHERE asked.id = question_id AND asked.asked_by_id = (SELECT sharing.professional())));
REVOKE UPDATE, DELETE ON intake_questionuntold FROM kring_app;

-- What is asked after a yes: for who sees the question. Only a job writes the answer, for who is appointed.
SELECT sharing.lock('intake_informationrequest');
CREATE POLICY who_may_see ON intake_informationrequest FOR SELECT TO kring_app
    USING (EXISTS (SELECT FROM intake_knownquestion asked WHERE asked.id = question_id)
           AND 'intake_informationrequest:' || id <> ALL ((SELECT sharing.withheld_keys())::text[]));
CREATE POLICY who_may_add ON intake_informationrequest FOR INSERT TO kring_app
    WITH CHECK (asked_by_id = (SELECT sharing.professional()) AND answer = '' AND given = ''
                AND EXISTS (SELECT FROM intake_knownquestion asked WHERE asked.id = question_id
                             AND CASE WHEN asked.dossier_id IS NULL
                                 THEN asked.desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[])
                                 ELSE asked.dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[]) END));
CREATE POLICY who_may_change ON intake_informationrequest FOR UPDATE TO kring_app
    USING (EXISTS (SELECT FROM intake_knownquestion asked WHERE asked.id = question_id
                    AND CASE WHEN asked.dossier_id IS NULL
                        THEN asked.desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[])
                        ELSE asked.dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[]) END));
REVOKE UPDATE, DELETE ON intake_informationrequest FROM kring_app;
GRANT UPDATE (withdrawn_at) ON intake_informationrequest TO kring_app;

-- 2. Who doubts ----------------------------------------------------------------------------------------------------------

-- The steps of the reporting code: of the professional who takes them; to read for a colleague with whom they are shared.
SELECT sharing.lock('intake_reportingcode');
CREATE POLICY who_may_see ON intake_reportingcode FOR SELECT TO kring_app
    USING (professional_id = (SELECT sharing.professional())
           OR (shared_with_id = (SELECT sharing.professional())
               AND organisation_id IN (SELECT team.organisation_id FROM organisations_team team
                                        WHERE team.id = ANY ((SELECT sharing.my_teams())::bigint[]))));
CREATE POLICY who_may_add ON intake_reportingcode FOR INSERT TO kring_app
    WITH CHECK (professional_id = (SELECT sharing.professional()));
CREATE POLICY who_may_change ON intake_reportingcode FOR UPDATE TO kring_app
    USING (professional_id = (SELECT sharing.professional()));
REVOKE DELETE ON intake_reportingcode FROM kring_app;

-- Advice without a name: for the desk at which it was given.
SELECT sharing.lock('intake_advice');
CREATE POLICY who_may_see ON intake_advice FOR SELECT TO kring_app
    USING (team_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[]));
CREATE POLICY who_may_add ON intake_advice FOR INSERT TO kring_app
    WITH CHECK (adviser_id = (SELECT sharing.professional()) AND team_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[]));
CREATE POLICY who_may_change ON intake_advice FOR UPDATE TO kring_app
    USING (team_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[]));
REVOKE DELETE ON intake_advice FROM kring_app;

-- 3. Terms ---------------------------------------------------------------------------------------------------------------

-- Read by whoever works here; set by who steers the region.
SELECT sharing.lock('intake_intaketerm');
CREATE POLICY who_may_see ON intake_intaketerm FOR SELECT TO kring_app
    USING ((SELECT sharing.my_teams()) <> '{}');
CREATE POLICY who_may_change ON intake_intaketerm FOR UPDATE TO kring_app
    USING ((SELECT sharing.my_teams_as('process_coordinator')) <> '{}');
REVOKE INSERT, UPDATE, DELETE ON intake_intaketerm FROM kring_app;
GRANT UPDATE (amount, unit, basis, source) ON intake_intaketerm TO kring_app;

-- The terms that Kring brings; what a region changed stays.
INSERT INTO intake_intaketerm (code, amount, unit, basis, source) VALUES
    ('danger', 1, 'hours', 'regional', 'Werkafspraak: bij direct gevaar kijkt iemand binnen het uur'),
    ('question', 5, 'working_days', 'regional', 'Werkafspraak, gelijk aan de termijn van de triage'),
    ('request', 10, 'working_days', 'regional', 'Werkafspraak'),
    ('code_kept', 24, 'months', 'regional', 'Werkafspraak: niet langer dan nodig (AVG art. 5)')
ON CONFLICT (code) DO NOTHING;
