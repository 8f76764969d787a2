-- Two rows that turned out to be one person. Installed after policy.sql, and safe to repeat.

-- What was known in one family stays there: joining two persons of two families opens nothing of the one to the people of
-- the other. Both the new name and what is written from then on are of the joined person, as of anybody in two families.
CREATE OR REPLACE FUNCTION sharing.kept_apart_keys() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    known bigint[];
    mine bigint[];
BEGIN
    IF NOT EXISTS (SELECT FROM sharing_keptapart) THEN RETURN '{}'; END IF;
    known := sharing.open_persons('family') || sharing.open_persons('places');
    mine := CASE WHEN sharing.viewer_kind() = 'person' THEN sharing.dossiers_of_person() ELSE '{}' END;
    RETURN ARRAY(
        SELECT apart.item_key FROM sharing_keptapart apart
         WHERE apart.person_id = ANY (known)
         GROUP BY apart.merge_id, apart.item_key, apart.of_section, apart.person_id
        HAVING NOT coalesce(bool_or(CASE sharing.viewer_kind()
            WHEN 'person' THEN apart.dossier_id = ANY (mine)
            ELSE apart.dossier_id = ANY (sharing.whole_dossiers(apart.of_section))
              OR EXISTS (SELECT FROM sharing.named(apart.of_section) AS named
                          WHERE named.dossier_id = apart.dossier_id AND named.person_id = apart.person_id) END), false));
END $$;
REVOKE EXECUTE ON FUNCTION sharing.kept_apart_keys() FROM PUBLIC, kring_app, kring_job;

-- The numbers under which these persons stood before they were joined: who looked then stays theirs to read.
CREATE OR REPLACE FUNCTION sharing.with_former_numbers(persons bigint[]) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH RECURSIVE joined (id) AS (
        SELECT unnest(persons)
        UNION
        SELECT was.gone_id FROM sharing_merge was JOIN joined ON joined.id = was.kept_id WHERE was.ended_at IS NULL
    ) SELECT coalesce(array_agg(id), '{}') FROM joined
$$;
REVOKE EXECUTE ON FUNCTION sharing.with_former_numbers(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sharing.with_former_numbers(bigint[]) TO kring_app, kring_job;

-- That two were joined, by whom and why: for professionals to whom the person, or somebody of the home, is open. Only the
-- work that Kring does itself writes it; what moved holds words of parts that may be closed, and is for nobody.
SELECT sharing.lock('sharing_merge');
CREATE POLICY who_may_see ON sharing_merge FOR SELECT TO kring_app
    USING ((SELECT sharing.viewer_kind()) = 'professional'
           AND CASE WHEN kept_home_id IS NULL THEN kept_id = ANY ((SELECT sharing.open_persons('family'))::bigint[])
               ELSE EXISTS (SELECT FROM households_residence lives WHERE lives.household_id = kept_home_id) END);
SELECT sharing.lock('sharing_movedrow');
CREATE POLICY who_may_see ON sharing_movedrow FOR SELECT TO kring_app USING (false);
SELECT sharing.lock('sharing_keptapart');
CREATE POLICY who_may_see ON sharing_keptapart FOR SELECT TO kring_app USING (false);
REVOKE INSERT, UPDATE, DELETE ON sharing_merge, sharing_movedrow, sharing_keptapart FROM kring_app;
REVOKE UPDATE ON sharing_notthesame FROM kring_app;
GRANT UPDATE (ended_at, ended_by_id) ON sharing_notthesame TO kring_app;
