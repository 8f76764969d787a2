-- What people agree to themselves, and the laws that need no consent. Installed after policy.sql, and safe to repeat.

-- 1. A ground that rests on consent does not outlive it -------------------------------------------------------------------

-- A consent stands on the ground that needs it. Whoever takes it back, and by which way: the ground closes in that same moment, with every ground to the same
-- recipient for which the same person agreed to the same. No page has to remember it.
CREATE OR REPLACE FUNCTION sharing.close_without_consent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.withdrawn_at IS NULL THEN RETURN NULL; END IF;
    UPDATE sharing_ground SET ended_at = now(), end_reason = 'De toestemming is ingetrokken.'
     WHERE id = NEW.ground_id AND ended_at IS NULL;
    UPDATE sharing_consent also SET withdrawn_at = NEW.withdrawn_at, withdrawal_recorded_by_id = NEW.withdrawal_recorded_by_id
      FROM sharing_ground mine, sharing_ground other
     WHERE mine.id = NEW.ground_id AND other.id = also.ground_id AND other.dossier_id = mine.dossier_id
       AND other.professional_id IS NOT DISTINCT FROM mine.professional_id
       AND other.team_id IS NOT DISTINCT FROM mine.team_id AND other.ended_at IS NULL
       AND also.person_id = NEW.person_id AND also.given_by_id = NEW.given_by_id AND also.withdrawn_at IS NULL;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER ground_closes_with_consent AFTER INSERT OR UPDATE OF withdrawn_at ON sharing_consent
    FOR EACH ROW EXECUTE FUNCTION sharing.close_without_consent();

-- And it does not begin without one. Looked at when a transaction ends: the ground is written first, then who agreed to it.
CREATE OR REPLACE FUNCTION sharing.refuse_ground_without_consent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM sharing_ground WHERE id = NEW.id)
       AND NOT EXISTS (SELECT FROM sharing_consent WHERE ground_id = NEW.id) THEN
        RAISE EXCEPTION 'ground % rests on consent, and nobody gave it', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ground_on_consent_has_consents';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS ground_on_consent_has_consents ON sharing_ground;
CREATE CONSTRAINT TRIGGER ground_on_consent_has_consents AFTER INSERT OR UPDATE OF basis ON sharing_ground
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.basis = 'consent')
    EXECUTE FUNCTION sharing.refuse_ground_without_consent();

-- What ended does not begin again: whoever wants it anew asks anew.
CREATE OR REPLACE FUNCTION sharing.what_ended_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'sharing_consent' THEN
        IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL THEN
            RAISE EXCEPTION 'a consent that was taken back is asked anew' USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSIF OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL THEN
        RAISE EXCEPTION 'what ended in % does not begin again', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER what_ended_stays_ended BEFORE UPDATE ON sharing_consent
    FOR EACH ROW EXECUTE FUNCTION sharing.what_ended_stays_ended();
CREATE OR REPLACE TRIGGER what_ended_stays_ended BEFORE UPDATE OF ended_at ON sharing_ground
    FOR EACH ROW EXECUTE FUNCTION sharing.what_ended_stays_ended();
CREATE OR REPLACE TRIGGER what_ended_stays_ended BEFORE UPDATE ON sharing_parentreads
    FOR EACH ROW EXECUTE FUNCTION sharing.what_ended_stays_ended();
CREATE OR REPLACE TRIGGER what_ended_stays_ended BEFORE UPDATE ON sharing_incapacity
    FOR EACH ROW EXECUTE FUNCTION sharing.what_ended_stays_ended();

-- 2. Who sees and writes these rows ---------------------------------------------------------------------------------------

-- The family reads a ground when it was told of it, and at the latest on the day on which it should have been; and of a
-- ground about some persons only those persons, or who sees for them.
CREATE POLICY family_reads_what_it_was_told ON sharing_ground AS RESTRICTIVE FOR SELECT TO kring_app
    USING (CASE WHEN (SELECT sharing.viewer_kind()) = 'person'
                THEN (family_told_on IS NOT NULL OR tell_by IS NULL OR tell_by <= (SELECT sharing.today()))
                     AND (persons IS NULL OR persons && (SELECT sharing.sees_for())::bigint[])
                ELSE true END);

-- A consent: for the professionals of the circle, and for whoever gave it. What one parent said is not for the other.
SELECT sharing.lock('sharing_consent');
CREATE POLICY who_may_see ON sharing_consent FOR SELECT TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN dossier_id = ANY ((SELECT sharing.whole_dossiers('circle'))::bigint[])
           WHEN 'person' THEN given_by_id = (SELECT sharing.person()) ELSE false END);
CREATE POLICY who_may_add ON sharing_consent FOR INSERT TO kring_app
    WITH CHECK (dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[])
                AND EXISTS (SELECT FROM sharing_ground ground
                             WHERE ground.id = ground_id AND ground.dossier_id = sharing_consent.dossier_id));
CREATE POLICY who_may_change ON sharing_consent FOR UPDATE TO kring_app
    USING (withdrawn_at IS NULL AND (given_by_id = (SELECT sharing.person())
           OR dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[])))
    WITH CHECK (given_by_id = (SELECT sharing.person()) OR dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[]));

-- Which parent reads along with somebody of 16 or 17: that is their own answer, and not for the other parent.
SELECT sharing.lock('sharing_parentreads');
CREATE POLICY who_may_see ON sharing_parentreads FOR SELECT TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN child_id = ANY ((SELECT sharing.open_persons('family'))::bigint[])
           WHEN 'person' THEN child_id = (SELECT sharing.person()) OR parent_id = (SELECT sharing.person())
           ELSE false END);
CREATE POLICY who_may_add ON sharing_parentreads FOR INSERT TO kring_app
    WITH CHECK (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN child_id = ANY ((SELECT sharing.carried_persons())::bigint[])
           WHEN 'person' THEN child_id = (SELECT sharing.person()) AND child_id = ANY ((SELECT sharing.sees_for())::bigint[])
           ELSE false END);
CREATE POLICY who_may_change ON sharing_parentreads FOR UPDATE TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN child_id = ANY ((SELECT sharing.carried_persons())::bigint[])
           WHEN 'person' THEN child_id = (SELECT sharing.person()) ELSE false END);

-- That somebody cannot weigh this: for who works with the family, for themselves and for who sees for them.
SELECT sharing.lock('sharing_incapacity');
CREATE POLICY who_may_see ON sharing_incapacity FOR SELECT TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN person_id = ANY ((SELECT sharing.open_persons('family'))::bigint[])
           WHEN 'person' THEN person_id = (SELECT sharing.person()) OR person_id = ANY ((SELECT sharing.sees_for())::bigint[])
           ELSE false END);
CREATE POLICY who_may_add ON sharing_incapacity FOR INSERT TO kring_app
    WITH CHECK (person_id = ANY ((SELECT sharing.carried_persons())::bigint[]));
CREATE POLICY who_may_change ON sharing_incapacity FOR UPDATE TO kring_app
    USING (person_id = ANY ((SELECT sharing.carried_persons())::bigint[]));

-- A letter to a parent without authority: for that parent, and for who reads about everyone in the family. What was sent
-- is never changed.
SELECT sharing.lock('sharing_parentletter');
CREATE POLICY who_may_see ON sharing_parentletter FOR SELECT TO kring_app
    USING (CASE (SELECT sharing.viewer_kind())
           WHEN 'professional' THEN dossier_id = ANY ((SELECT sharing.whole_dossiers('circle'))::bigint[])
           WHEN 'person' THEN to_id = (SELECT sharing.person()) ELSE false END
           AND ('sharing_parentletter:' || id::text) <> ALL ((SELECT sharing.withheld_keys())::text[]));
CREATE POLICY who_may_add ON sharing_parentletter FOR INSERT TO kring_app
    WITH CHECK (dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[])
                AND EXISTS (SELECT FROM circle_member member
                             WHERE member.dossier_id = sharing_parentletter.dossier_id AND member.person_id = child_id));

-- The laws: everybody may know them; the privacy officer keeps them.
SELECT sharing.lock('sharing_legalbasis');
CREATE POLICY who_may_see ON sharing_legalbasis FOR SELECT TO kring_app USING (true);
CREATE POLICY who_may_change ON sharing_legalbasis FOR UPDATE TO kring_app
    USING ((SELECT sharing.is_privacy_officer())) WITH CHECK ((SELECT sharing.is_privacy_officer()));

REVOKE UPDATE, DELETE ON sharing_consent, sharing_parentreads, sharing_incapacity, sharing_parentletter FROM kring_app;
GRANT UPDATE (withdrawn_at, withdrawal_recorded_by_id) ON sharing_consent TO kring_app;
GRANT UPDATE (ended_at, end_recorded_by_id) ON sharing_parentreads, sharing_incapacity TO kring_app;
REVOKE INSERT, UPDATE, DELETE ON sharing_legalbasis FROM kring_app;
-- Article and first day are what a row is: another article is another row.
GRANT UPDATE (name, source, valid_until, consent_needed, in_force, position) ON sharing_legalbasis
    TO kring_app;

-- 3. The laws as they are known now ---------------------------------------------------------------------------------------

-- What somebody changed here stays as they left it. The Wams is a bill: it stands here, and is not in force.
INSERT INTO sharing_legalbasis
    (organisation_kind, code, name, article, source, valid_from, consent_needed, in_force, position) VALUES
    ('local_team', 'law_youth', 'taak van het lokale team in de jeugdhulp', 'Jeugdwet art. 7.4.0', 'Jeugdwet, hoofdstuk 7', '2015-01-01', false, true, 1),
    ('local_team', 'law_social_support', 'taak van de gemeente in de ondersteuning', 'Wmo 2015 art. 5.1.1', 'Wmo 2015, hoofdstuk 5', '2015-01-01', false, true, 2),
    ('local_team', 'law_social_support', 'aanpak van meerdere problemen tegelijk', 'Wams (wetsvoorstel 36 295)', 'Kamerstukken 36 295; geen geldende wet', '2023-01-30', false, false, 90),
    ('veilig_thuis', 'law_veilig_thuis', 'taak van Veilig Thuis', 'Wmo 2015 art. 5.1.6', 'Wmo 2015, hoofdstukken 4 en 5', '2015-01-01', false, true, 1),
    ('regional_safety_team', 'law_youth', 'taak van het regionale veiligheidsteam', 'Jeugdwet art. 7.4.0', 'Jeugdwet, hoofdstuk 7', '2015-01-01', false, true, 1),
    ('certified_institution', 'law_youth', 'uitvoeren van wat de kinderrechter besliste', 'Jeugdwet art. 7.4.1', 'Jeugdwet, hoofdstuk 7', '2015-01-01', false, true, 1),
    ('child_protection_board', 'law_child_protection_board', 'onderzoek van de Raad', 'BW 1:238', 'Burgerlijk Wetboek, boek 1', '2015-01-01', false, true, 1),
    ('police', 'law_police_justice', 'politie in een samenwerking', 'Wpg art. 20', 'Wet politiegegevens', '2008-01-01', false, true, 1),
    ('care_safety_house', 'law_care_safety_house', 'samenwerking in het Zorg- en Veiligheidshuis', 'WGS, deel over de Zorg- en Veiligheidshuizen', 'WGS, in werking sinds 1 maart 2025', '2025-03-01', false, true, 1),
    ('mental_health', 'consent', 'toestemming, want er is een beroepsgeheim', 'AVG art. 6 lid 1 onder a; BW 7:457', 'AVG en WGBO', '2018-05-25', true, true, 1),
    ('addiction_care', 'consent', 'toestemming, want er is een beroepsgeheim', 'AVG art. 6 lid 1 onder a; BW 7:457', 'AVG en WGBO', '2018-05-25', true, true, 1),
    ('gp', 'consent', 'toestemming, want er is een beroepsgeheim', 'AVG art. 6 lid 1 onder a; BW 7:457', 'AVG en WGBO', '2018-05-25', true, true, 1),
    ('youth_health_care', 'consent', 'toestemming, want er is een beroepsgeheim', 'AVG art. 6 lid 1 onder a; BW 7:457', 'AVG en WGBO', '2018-05-25', true, true, 1),
    ('sexual_assault_centre', 'consent', 'toestemming, want er is een beroepsgeheim', 'AVG art. 6 lid 1 onder a; BW 7:457', 'AVG en WGBO', '2018-05-25', true, true, 1),
    ('', 'consent', 'toestemming', 'AVG art. 6 lid 1 onder a', 'AVG', '2018-05-25', true, true, 50),
    ('', 'conflict_of_duties', 'conflict van plichten: zwijgen doet meer kwaad', 'Handvat gegevensuitwisseling zorg en veiligheid', 'Handvat, versie 2.0 (2019)', '2019-01-01', false, true, 60),
    ('', 'court_order', 'uitspraak van de rechter', 'AVG art. 6 lid 1 onder c', 'AVG', '2018-05-25', false, true, 70),
    ('', 'vital_interest', 'vitaal belang: er is levensgevaar', 'AVG art. 6 lid 1 onder d', 'AVG', '2018-05-25', false, true, 80)
ON CONFLICT ON CONSTRAINT legal_basis_once DO NOTHING;
