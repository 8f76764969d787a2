-- The log: who wrote a line, who reads it, that nobody changes it, and what the daily seal is made of.
-- Installed after policy.sql, and safe to repeat.

-- 1. What a line says about whoever did something --------------------------------------------------------------------------

-- In which role, on which ground, for whom and about whom somebody acts in this dossier, at this moment. Somebody without
-- a way in acts in no dossier: then the line is about nobody, whether the dossier exists or not. A job that does something
-- at the request of somebody says who that was; nobody else says who they are.
DROP FUNCTION IF EXISTS sharing.capacity(bigint, text[]);
CREATE OR REPLACE FUNCTION sharing.capacity(
    asked_dossier bigint, asked_sections text[], told_kind text, told_id bigint,
    OUT role text, OUT ground_id bigint, OUT emergency_id bigint, OUT on_behalf_of bigint, OUT about bigint[]
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    by_job boolean := sharing.viewer_kind() = 'job';
    kind text := CASE WHEN by_job THEN told_kind ELSE sharing.viewer_kind() END;
    me bigint := CASE WHEN NOT by_job THEN coalesce(sharing.professional(), sharing.person())
                      WHEN told_kind IN ('professional', 'person') THEN told_id END;
    day date := sharing.today();
    everyone boolean := by_job;
    mine bigint[];
    only_these bigint[];
    acting bigint;
BEGIN
    about := '{}';
    role := '';
    IF kind = 'person' THEN
        SELECT coalesce(min(member.role), '') INTO role FROM circle_member member
         WHERE member.dossier_id = asked_dossier AND member.person_id = me;
        IF NOT by_job AND asked_dossier = ANY (sharing.dossiers_of_person()) THEN
            SELECT coalesce(array_agg(member.person_id), '{}') INTO about FROM circle_member member
             WHERE member.dossier_id = asked_dossier AND member.person_id = ANY (sharing.sees_for());
        END IF;
    ELSIF kind = 'professional' AND asked_dossier IS NOT NULL THEN
        SELECT coalesce(array_agg(DISTINCT held.team_id), '{}') INTO mine FROM organisations_position held
         WHERE held.professional_id = me AND held.from_on <= day AND (held.until_on IS NULL OR held.until_on > day);
        SELECT string_agg(DISTINCT involved.role, ',') INTO role FROM circle_involvement involved
         WHERE involved.dossier_id = asked_dossier
           AND (involved.professional_id = me OR involved.professional_id IS NULL) AND involved.team_id = ANY (mine)
           AND involved.started_at <= now() AND (involved.ended_at IS NULL OR involved.ended_at > now());
        acting := me;
        IF role IS NULL THEN
            SELECT away.professional_id, string_agg(DISTINCT involved.role, ',') INTO on_behalf_of, role
              FROM sharing.standing_in(me) AS away
              JOIN circle_involvement involved
                ON involved.professional_id = away.professional_id AND involved.team_id = away.team_id
             WHERE involved.dossier_id = asked_dossier
               AND involved.started_at <= now() AND (involved.ended_at IS NULL OR involved.ended_at > now())
             GROUP BY away.professional_id ORDER BY away.professional_id LIMIT 1;
            acting := coalesce(on_behalf_of, me);
        END IF;
        IF role IS NOT NULL THEN
            -- Of several grounds: the one that opens most of what was read, for everyone, and the longest.
            SELECT ground.id, ground.persons INTO ground_id, only_these FROM sharing_ground ground
             WHERE ground.dossier_id = asked_dossier
               AND (ground.professional_id = acting OR ground.team_id = ANY (mine))
               AND ground.from_on <= day AND ground.until_on > day AND ground.ended_at IS NULL
             ORDER BY ground.sections::text[] @> asked_sections DESC, ground.sections::text[] && asked_sections DESC,
                      ground.persons IS NULL DESC, ground.until_on DESC, ground.id
             LIMIT 1;
        END IF;
        IF ground_id IS NOT NULL THEN
            everyone := true;
        ELSE
            on_behalf_of := NULL;
            SELECT running.id INTO emergency_id FROM sharing_emergencyaccess running
             WHERE running.professional_id = me AND running.dossier_id = asked_dossier
               AND running.ended_at IS NULL AND running.ends_at > now()
             ORDER BY running.id DESC LIMIT 1;
            IF emergency_id IS NOT NULL THEN
                role := 'emergency';
                everyone := true;
            ELSIF EXISTS (
                SELECT FROM circle_dossier dossier
                  JOIN organisations_municipality municipality ON municipality.id = dossier.municipality_id
                  JOIN organisations_organisation organisation ON organisation.region_id = municipality.region_id
                  JOIN organisations_team team ON team.organisation_id = organisation.id
                  JOIN organisations_position held ON held.team_id = team.id
                 WHERE dossier.id = asked_dossier AND held.professional_id = me AND held.kind = 'process_coordinator'
                   AND held.from_on <= day AND (held.until_on IS NULL OR held.until_on > day))
            THEN
                role := 'process_coordinator';
                everyone := true;
            END IF;
        END IF;
    END IF;
    IF kind = 'professional' AND coalesce(role, '') = '' THEN
        SELECT coalesce(string_agg(DISTINCT held.kind, ','), '') INTO role FROM organisations_position held
         WHERE held.professional_id = me AND held.from_on <= day AND (held.until_on IS NULL OR held.until_on > day);
    END IF;
    IF everyone AND asked_dossier IS NOT NULL THEN
        SELECT coalesce(array_agg(member.person_id), '{}') INTO about FROM circle_member member
         WHERE member.dossier_id = asked_dossier AND (only_these IS NULL OR member.person_id = ANY (only_these));
    END IF;
    role := coalesce(role, '');
END $$;

-- 2. Who reads it ----------------------------------------------------------------------------------------------------------

-- The professionals whose part in a dossier is withheld from whoever looks: that they looked would tell where somebody is.
CREATE OR REPLACE FUNCTION sharing.withheld_professionals() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT involved.professional_id), '{}') FROM circle_involvement involved
     WHERE involved.professional_id IS NOT NULL
       AND involved.id IN (SELECT split_part(key, ':', 2)::bigint FROM unnest(sharing.withheld_keys()) AS key
                            WHERE key LIKE 'circle\_involvement:%')
$$;

-- On which law somebody looked is part of the log; the grounds themselves, with purpose and persons, are not.
CREATE OR REPLACE FUNCTION sharing.bases_of(asked bigint[]) RETURNS TABLE (ground_id bigint, basis text, article text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT ground.id, ground.basis, ground.article FROM sharing_ground ground
     WHERE ground.id = ANY (asked) AND sharing.is_privacy_officer()
$$;

-- Everybody writes, under their own name and at this moment; nobody changes. A privacy officer reads it; a family member
-- reads what is about them, but not about what is withheld nor when another family member looked; a professional reads what
-- they did themselves.
SELECT sharing.lock('sharing_logentry');
CREATE POLICY who_may_see ON sharing_logentry FOR SELECT TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN (SELECT sharing.is_privacy_officer()) OR professional_id = (SELECT sharing.professional())
           WHEN 'person' THEN ((about && (SELECT sharing.with_former_numbers(sharing.sees_for()))::bigint[] AND viewer_kind <> 'person'
                                AND (professional_id IS NULL
                                     OR professional_id <> ALL ((SELECT sharing.withheld_professionals())::bigint[])))
                   OR person_id = ANY ((SELECT sharing.with_former_numbers(ARRAY[sharing.person()]))::bigint[]))
               AND item_key <> ALL ((SELECT sharing.withheld_keys())::text[])
           ELSE false END);
CREATE POLICY who_may_write ON sharing_logentry FOR INSERT TO kring_app WITH CHECK (
    at = now() AND viewer_kind = sharing.viewer_kind()
    AND professional_id IS NOT DISTINCT FROM sharing.professional() AND person_id IS NOT DISTINCT FROM sharing.person());

-- The seal: made by a job, read by the privacy officer.
SELECT sharing.lock('sharing_seal');
CREATE POLICY who_may_see ON sharing_seal FOR SELECT TO kring_app USING ((SELECT sharing.is_privacy_officer()));
SELECT sharing.lock('sharing_sealedblock');
CREATE POLICY who_may_see ON sharing_sealedblock FOR SELECT TO kring_app USING ((SELECT sharing.is_privacy_officer()));

-- What is worth a look: found by a job, looked at by the privacy officer, and not by whom it is about.
SELECT sharing.lock('sharing_finding');
CREATE POLICY who_may_see ON sharing_finding FOR SELECT TO kring_app USING ((SELECT sharing.is_privacy_officer()));
CREATE POLICY who_may_change ON sharing_finding FOR UPDATE TO kring_app
    USING ((SELECT sharing.is_privacy_officer()) AND professional_id <> (SELECT sharing.professional()))
    WITH CHECK (reviewed_by_id = (SELECT sharing.professional()));
SELECT sharing.lock('sharing_threshold');
CREATE POLICY who_may_see ON sharing_threshold FOR SELECT TO kring_app USING ((SELECT sharing.is_privacy_officer()));
CREATE POLICY who_may_change ON sharing_threshold FOR UPDATE TO kring_app USING ((SELECT sharing.is_privacy_officer()));

REVOKE UPDATE, DELETE ON sharing_logentry, sharing_seal, sharing_sealedblock FROM kring_app, kring_job;
REVOKE INSERT ON sharing_seal, sharing_sealedblock, sharing_finding, sharing_threshold FROM kring_app;
REVOKE DELETE ON sharing_finding, sharing_threshold FROM kring_app;
REVOKE UPDATE ON sharing_finding, sharing_threshold FROM kring_app;
GRANT UPDATE (state, note, reviewed_at, reviewed_by_id) ON sharing_finding TO kring_app;
GRANT UPDATE (number, within_minutes, is_on) ON sharing_threshold TO kring_app;

-- What counts as worth a look when nobody chose otherwise.
INSERT INTO sharing_threshold (kind, number, within_minutes, is_on) VALUES
    ('many_refusals', 5, 60, true), ('many_dossiers', 20, 60, true), ('emergency', 1, 1440, true),
    ('same_name', 1, 1440, true), ('outside', 1, 1440, true)
ON CONFLICT (kind) DO NOTHING;

-- 3. That nobody changes it ------------------------------------------------------------------------------------------------

-- Also not the owner of the tables. Who may switch off a trigger may go round this one; the seal tells.
CREATE OR REPLACE FUNCTION sharing.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a line of % is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_logentry
    FOR EACH STATEMENT EXECUTE FUNCTION sharing.refuse_change();
CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_seal
    FOR EACH STATEMENT EXECUTE FUNCTION sharing.refuse_change();
CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_sealedblock
    FOR EACH STATEMENT EXECUTE FUNCTION sharing.refuse_change();

-- A day that is sealed gets no more lines: a transaction that began before midnight and lasted until after the sealing fails.
CREATE OR REPLACE FUNCTION sharing.refuse_sealed_day() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    last_day date := (SELECT max(day) FROM sharing_seal);
BEGIN
    IF last_day IS NOT NULL AND EXISTS (
        SELECT FROM added WHERE added.at < (last_day + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
    THEN
        RAISE EXCEPTION 'the log of % is sealed', last_day USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER not_in_a_sealed_day AFTER INSERT ON sharing_logentry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION sharing.refuse_sealed_day();

-- 4. What the seal is made of ------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION sharing.stamp(moment timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') $$;

-- The digest of one line, whatever the settings of the session. A column that is added later goes into a leaf with a new
-- first word, for the lines from then on.
CREATE OR REPLACE FUNCTION sharing.leaf(line sharing_logentry) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        'kring-log-1', line.id, sharing.stamp(line.at), sharing.stamp(line.done_at), line.trace, line.span, line.activity,
        line.act, line.name, line.outcome, line.viewer_kind, line.professional_id, line.person_id, line.on_behalf_of_id,
        line.role, line.access_point, line.job, line.organisation_id, line.dossier_id, line.sections, line.item_key,
        line.about, line.ground_id, line.emergency_id)::text, 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION sharing.link(before bytea, leaf bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT sha256(before || leaf) $$;

CREATE OR REPLACE AGGREGATE sharing.chained(bytea) (SFUNC = sharing.link, STYPE = bytea, INITCOND = '');

-- Wait until everybody who is writing in the log has finished, and let nobody begin until this transaction ends.
CREATE OR REPLACE FUNCTION sharing.hold_the_log() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    LOCK TABLE sharing_logentry IN SHARE MODE;
END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sharing TO kring_app, kring_job;
REVOKE EXECUTE ON FUNCTION sharing.hold_the_log() FROM PUBLIC, kring_app;
REVOKE EXECUTE ON FUNCTION sharing.lock(regclass) FROM PUBLIC, kring_app, kring_job;
