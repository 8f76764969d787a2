-- Who reads and who writes what help there is. Installed after approaches.sql, and safe to repeat.
-- It holds nothing about a family, and a plan may name it: known to everyone who is signed in. Who works for the organisation
-- that offers it writes it, and who steers the region.

CREATE OR REPLACE FUNCTION sharing.my_organisations() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT organisation_id), '{}') FROM organisations_team WHERE id = ANY (sharing.my_teams())
$$;

GRANT EXECUTE ON FUNCTION sharing.my_organisations() TO kring_app, kring_job;

SELECT sharing.lock('organisations_service');
SELECT sharing.let('organisations_service', $f$(SELECT sharing.viewer_kind()) IN ('professional', 'person')$f$,
    $f$organisation_id = ANY ((SELECT sharing.my_organisations())::bigint[])
       OR region_id = ANY ((SELECT sharing.steered_regions())::bigint[])$f$);
