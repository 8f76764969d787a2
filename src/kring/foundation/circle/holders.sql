-- Who carries a family: at every moment of an open dossier exactly one coordinator and exactly one holder of the view on safety.
-- Looked at when a transaction ends, so that a hand-over may end one involvement and begin the next in any order.

CREATE OR REPLACE FUNCTION circle_holder_problem(looked_at_dossier bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    dossier_period tstzmultirange;
    held tstzmultirange;
    asked_role text;
BEGIN
    SELECT tstzmultirange(tstzrange(opened_at, closed_at)) INTO dossier_period
      FROM circle_dossier WHERE id = looked_at_dossier;
    IF NOT FOUND THEN RETURN NULL; END IF;
    FOREACH asked_role IN ARRAY ARRAY['coordinator', 'safety_holder'] LOOP
        SELECT range_agg(tstzrange(started_at, ended_at)) INTO held
          FROM circle_involvement WHERE dossier_id = looked_at_dossier AND role = asked_role;
        IF held IS NULL OR NOT (held @> dossier_period) THEN
            RETURN asked_role;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION circle_refuse_a_gap() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    looked_at_dossier bigint;
    missing text;
BEGIN
    IF TG_TABLE_NAME = 'circle_dossier' THEN
        looked_at_dossier := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        looked_at_dossier := OLD.dossier_id;
    ELSE
        looked_at_dossier := NEW.dossier_id;
    END IF;
    missing := circle_holder_problem(looked_at_dossier);
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'circle_involvement' THEN
        -- Moved to another dossier: the one it left may not be left alone.
        IF missing IS NULL AND OLD.dossier_id <> NEW.dossier_id THEN
            missing := circle_holder_problem(OLD.dossier_id);
        END IF;
    END IF;
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'dossier % would be without %', looked_at_dossier, missing
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dossier_always_has_' || missing;
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS holders_of_dossier ON circle_dossier;
CREATE CONSTRAINT TRIGGER holders_of_dossier AFTER INSERT OR UPDATE OF opened_at, closed_at ON circle_dossier
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION circle_refuse_a_gap();

DROP TRIGGER IF EXISTS holders_of_involvement ON circle_involvement;
CREATE CONSTRAINT TRIGGER holders_of_involvement
    AFTER INSERT OR DELETE OR UPDATE OF dossier_id, role, started_at, ended_at ON circle_involvement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION circle_refuse_a_gap();

-- Never two at once. Ranges of one number stand in for the equality that a GiST index lacks without an extension.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'one_coordinator_at_a_time') THEN
        ALTER TABLE circle_involvement ADD CONSTRAINT one_coordinator_at_a_time
            EXCLUDE USING gist (int8range(dossier_id, dossier_id, '[]') WITH &&, tstzrange(started_at, ended_at) WITH &&)
            WHERE (role = 'coordinator') DEFERRABLE INITIALLY DEFERRED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'one_safety_holder_at_a_time') THEN
        ALTER TABLE circle_involvement ADD CONSTRAINT one_safety_holder_at_a_time
            EXCLUDE USING gist (int8range(dossier_id, dossier_id, '[]') WITH &&, tstzrange(started_at, ended_at) WITH &&)
            WHERE (role = 'safety_holder') DEFERRABLE INITIALLY DEFERRED;
    END IF;
END $$;
