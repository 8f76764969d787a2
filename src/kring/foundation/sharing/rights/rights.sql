-- Requests about what is written down: seen by whoever asked and by who answers, and by nobody else.
-- Installed after policy.sql, and safe to repeat.

SELECT sharing.lock('rights_rightsrequest');
CREATE POLICY who_may_see ON rights_rightsrequest FOR SELECT TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'person' THEN requester_id = (SELECT sharing.person())
               AND about_person_id = ANY ((SELECT sharing.sees_for())::bigint[])
           WHEN 'professional' THEN (dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[])
               OR (handler_id = (SELECT sharing.professional()) AND (SELECT sharing.my_teams()) <> '{}'))
               AND ('rights_rightsrequest:' || id) <> ALL ((SELECT sharing.withheld_keys())::text[])
               AND item_key <> ALL ((SELECT sharing.withheld_keys())::text[])
           ELSE false END);
-- For oneself or for who one decides for, in a dossier to which one belongs, about what one sees. Who carries the family
-- writes down what is asked on paper or aloud.
CREATE POLICY who_may_ask ON rights_rightsrequest FOR INSERT TO kring_app
    WITH CHECK (decided_at IS NULL AND withdrawn_at IS NULL AND extended_at IS NULL AND handler_id IS NULL
        AND (item_key = '' OR sharing.sees_item(item_key, dossier_id))
        AND CASE (SELECT sharing.viewer_kind())
            WHEN 'person' THEN requester_id = (SELECT sharing.person()) AND recorded_by_id IS NULL
                AND about_person_id = ANY ((SELECT sharing.sees_for())::bigint[])
                AND dossier_id = ANY ((SELECT sharing.dossiers_of_person())::bigint[])
            WHEN 'professional' THEN recorded_by_id = (SELECT sharing.professional())
                AND dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[])
            ELSE false END);
-- What was decided or taken back stays as it is. Whoever asked takes back, and decides nothing.
CREATE POLICY who_may_answer ON rights_rightsrequest FOR UPDATE TO kring_app
    USING (decided_at IS NULL AND withdrawn_at IS NULL)
    WITH CHECK (CASE (SELECT sharing.viewer_kind())
        WHEN 'person' THEN requester_id = (SELECT sharing.person()) AND decided_at IS NULL
        WHEN 'professional' THEN decided_by_id IS NULL OR decided_by_id = (SELECT sharing.professional())
        ELSE false END);

-- Who received what was corrected: as the request. A family does not read of a professional who is withheld from them, nor of
-- an organisation without a name beside it.
SELECT sharing.lock('rights_recipient');
CREATE POLICY who_may_see ON rights_recipient FOR SELECT TO kring_app
    USING (EXISTS (SELECT FROM rights_rightsrequest asked WHERE asked.id = request_id)
           AND ((SELECT sharing.viewer_kind()) = 'professional'
                OR professional_id <> ALL ((SELECT sharing.withheld_professionals())::bigint[])));
CREATE POLICY who_may_tell ON rights_recipient FOR UPDATE TO kring_app
    USING (told_at IS NULL AND (SELECT sharing.viewer_kind()) = 'professional'
           AND EXISTS (SELECT FROM rights_rightsrequest asked WHERE asked.id = request_id))
    WITH CHECK (told_by_id = (SELECT sharing.professional()));

REVOKE UPDATE, DELETE ON rights_rightsrequest, rights_recipient FROM kring_app;
REVOKE INSERT ON rights_recipient FROM kring_app;
GRANT UPDATE (withdrawn_at, due_on, extended_at, extension_reason, outcome, refusal_ground, reasons, decided_at, decided_by_id,
    decided_for_id) ON rights_rightsrequest TO kring_app;
GRANT UPDATE (told_at, told_by_id) ON rights_recipient TO kring_app;

-- That somebody asked, and by when: for who oversees. Nothing of who, and nothing of what it is about.
CREATE OR REPLACE FUNCTION sharing.standing_of_requests(only_open boolean, most bigint, skipped bigint)
RETURNS TABLE (
    request_id bigint, dossier_id bigint, kind text, asked_on date, due_on date, is_extended boolean, outcome text,
    decided_on date, is_withdrawn boolean, has_nobody boolean, handler text, total bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT asked.id, asked.dossier_id, asked.kind, asked.asked_on, asked.due_on, asked.extended_at IS NOT NULL, asked.outcome,
           (asked.decided_at AT TIME ZONE 'Europe/Amsterdam')::date, asked.withdrawn_at IS NOT NULL,
           carries.name IS NULL AND handles.id IS NULL,
           coalesce(handles.first_name || ' ' || handles.last_name, carries.name, ''), count(*) OVER ()
      FROM rights_rightsrequest asked
      LEFT JOIN organisations_professional handles ON handles.id = asked.handler_id
      LEFT JOIN LATERAL (
        SELECT who.first_name || ' ' || who.last_name AS name FROM circle_involvement face
          JOIN organisations_professional who ON who.id = face.professional_id
         WHERE face.dossier_id = asked.dossier_id AND face.role = 'coordinator' AND (face.ended_at IS NULL OR face.ended_at > statement_timestamp())
         ORDER BY face.started_at LIMIT 1) AS carries ON true
     WHERE sharing.is_privacy_officer()
       AND (NOT only_open OR (asked.decided_at IS NULL AND asked.withdrawn_at IS NULL))
     ORDER BY asked.decided_at IS NOT NULL OR asked.withdrawn_at IS NOT NULL, asked.due_on, asked.id
     LIMIT most OFFSET skipped
$$;
GRANT EXECUTE ON FUNCTION sharing.standing_of_requests(boolean, bigint, bigint) TO kring_app, kring_job;
