-- What was agreed stays as it was agreed. A published version of an approach, and every part of it, is never changed nor
-- removed; only its last day is set when a newer one follows. A dossier keeps the version under which it began.

CREATE OR REPLACE FUNCTION approach_version_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR to_jsonb(OLD) - ARRAY['valid_until', 'version'] <> to_jsonb(NEW) - ARRAY['valid_until', 'version'] THEN
        RAISE EXCEPTION 'A published version of an approach is not rewritten: make a new version.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approach_never_rewritten';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION approach_part_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE publishing timestamptz;
BEGIN
    -- Whoever publishes waits for whoever is still writing a line, and the other way round.
    FOR publishing IN SELECT version.published_at FROM organisations_approachversion version
                       WHERE version.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.of_id END,
                                            CASE WHEN TG_OP <> 'DELETE' THEN NEW.of_id END) FOR SHARE LOOP
        IF publishing IS NOT NULL THEN
            RAISE EXCEPTION 'A part of a published version of an approach is not rewritten: make a new version.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'approach_never_rewritten';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- A dossier follows what was published, in its own region; afterwards only the end of following is written.
CREATE OR REPLACE FUNCTION dossier_approach_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.approach_version_id <> OLD.approach_version_id OR NEW.dossier_id <> OLD.dossier_id
           OR NEW.started_at <> OLD.started_at OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
            RAISE EXCEPTION 'Under which version an approach was agreed is not rewritten.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'dossier_approach_never_rewritten';
        END IF;
    ELSIF NOT EXISTS (SELECT FROM organisations_approachversion version
                        JOIN organisations_approach approach ON approach.id = version.approach_id
                        JOIN circle_dossier dossier ON dossier.id = NEW.dossier_id
                        JOIN organisations_municipality municipality ON municipality.id = dossier.municipality_id
                       WHERE version.id = NEW.approach_version_id AND version.published_at IS NOT NULL
                         AND approach.region_id = municipality.region_id) THEN
        RAISE EXCEPTION 'A dossier follows a published approach of its own region.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dossier_approach_published_in_its_region';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER approach_version_stays BEFORE UPDATE OR DELETE ON organisations_approachversion
    FOR EACH ROW EXECUTE FUNCTION approach_version_stays();
CREATE OR REPLACE TRIGGER dossier_approach_stays BEFORE INSERT OR UPDATE ON circle_dossierapproach
    FOR EACH ROW EXECUTE FUNCTION dossier_approach_stays();

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['step', 'criterion', 'party', 'role', 'instrument', 'gate', 'trigger', 'basis'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER approach_part_stays BEFORE INSERT OR UPDATE OR DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION approach_part_stays()', 'organisations_approach' || part);
    END LOOP;
END $$;
