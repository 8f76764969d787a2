-- Who reads and who writes how a region works. Installed after policy.sql, and safe to repeat.
-- What was published is known to everyone who is signed in: it holds nothing about a family. A draft is of who steers the
-- region, and they alone write, in their own region.

CREATE OR REPLACE FUNCTION sharing.steered_regions() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT organisation.region_id), '{}')
      FROM organisations_team team JOIN organisations_organisation organisation ON organisation.id = team.organisation_id
     WHERE organisation.region_id IS NOT NULL
       AND team.id = ANY (sharing.my_teams_as('process_coordinator') || sharing.my_teams_as('region_manager'))
$$;

CREATE OR REPLACE FUNCTION sharing.steered_approaches() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(id), '{}') FROM organisations_approach WHERE region_id = ANY (sharing.steered_regions())
$$;

-- The drafts of those approaches: the only versions of which parts can be written.
CREATE OR REPLACE FUNCTION sharing.steered_drafts() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(id), '{}') FROM organisations_approachversion
     WHERE published_at IS NULL AND approach_id = ANY (sharing.steered_approaches())
$$;

GRANT EXECUTE ON FUNCTION sharing.steered_regions(), sharing.steered_approaches(), sharing.steered_drafts() TO kring_app, kring_job;

SELECT sharing.lock('organisations_approach');
SELECT sharing.let('organisations_approach', $f$(SELECT sharing.viewer_kind()) IN ('professional', 'person')$f$,
    $f$region_id = ANY ((SELECT sharing.steered_regions())::bigint[])$f$);

SELECT sharing.lock('organisations_approachversion');
SELECT sharing.let('organisations_approachversion',
    $f$(SELECT sharing.viewer_kind()) IN ('professional', 'person')
       AND (published_at IS NOT NULL OR approach_id = ANY ((SELECT sharing.steered_approaches())::bigint[]))$f$,
    $f$approach_id = ANY ((SELECT sharing.steered_approaches())::bigint[])$f$);

-- A draft by which nobody ever worked may be thrown away by who writes it; an approach only when nothing is left of it.
CREATE POLICY who_may_remove ON organisations_approachversion FOR DELETE TO kring_app
    USING (id = ANY ((SELECT sharing.steered_drafts())::bigint[]));
CREATE POLICY who_may_remove ON organisations_approach FOR DELETE TO kring_app
    USING (region_id = ANY ((SELECT sharing.steered_regions())::bigint[])
           AND NOT EXISTS (SELECT FROM organisations_approachversion version WHERE version.approach_id = organisations_approach.id));
GRANT DELETE ON organisations_approachversion, organisations_approach TO kring_app;

DO $$
DECLARE part text; protected text;
BEGIN
    FOREACH part IN ARRAY ARRAY['step', 'criterion', 'party', 'role', 'instrument', 'gate', 'trigger', 'basis'] LOOP
        protected := 'organisations_approach' || part;
        PERFORM sharing.lock(protected::regclass);
        PERFORM sharing.let(protected::regclass,
            format('EXISTS (SELECT FROM organisations_approachversion version WHERE version.id = %I.of_id)', protected),
            'of_id = ANY ((SELECT sharing.steered_drafts())::bigint[])');
        -- A line of a draft was never agreed with anybody: whoever writes the draft may take it out again.
        EXECUTE format('CREATE POLICY who_may_remove ON %I FOR DELETE TO kring_app
            USING (of_id = ANY ((SELECT sharing.steered_drafts())::bigint[]))', protected);
        EXECUTE format('GRANT DELETE ON %I TO kring_app', protected);
    END LOOP;
END $$;
