-- What the law says about keeping may be read by everybody; who oversees changes them and decides what goes. A job destroys.
-- Installed after policy.sql, and safe to repeat.

SELECT sharing.lock('retention_retentionrule');
CREATE POLICY who_may_see ON retention_retentionrule FOR SELECT TO kring_app USING (true);
CREATE POLICY who_may_add ON retention_retentionrule FOR INSERT TO kring_app
    WITH CHECK ((SELECT sharing.is_privacy_officer()));
CREATE POLICY who_may_change ON retention_retentionrule FOR UPDATE TO kring_app
    USING ((SELECT sharing.is_privacy_officer()));

SELECT sharing.lock('retention_retentionproposal');
CREATE POLICY who_may_see ON retention_retentionproposal FOR SELECT TO kring_app
    USING ((SELECT sharing.is_privacy_officer()));
CREATE POLICY who_may_decide ON retention_retentionproposal FOR UPDATE TO kring_app
    USING ((SELECT sharing.is_privacy_officer()) AND done_at IS NULL)
    WITH CHECK (decided_by_id = (SELECT sharing.professional()));

SELECT sharing.lock('retention_certificate');
CREATE POLICY who_may_see ON retention_certificate FOR SELECT TO kring_app
    USING ((SELECT sharing.is_privacy_officer()));

REVOKE UPDATE, DELETE ON retention_retentionrule FROM kring_app;
GRANT UPDATE (valid_until) ON retention_retentionrule TO kring_app;
REVOKE INSERT, UPDATE, DELETE ON retention_retentionproposal, retention_certificate FROM kring_app;
GRANT UPDATE (verdict, reason, keep_until, decided_at, decided_by_id) ON retention_retentionproposal TO kring_app;
REVOKE UPDATE, DELETE ON retention_certificate FROM kring_job;

-- A proof is never changed or removed, as a line of the log.
CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON retention_certificate
    FOR EACH STATEMENT EXECUTE FUNCTION sharing.refuse_change();

-- History is written by the database alone, and forgotten only here: by the job that destroys, of the rows that it destroys.
CREATE OR REPLACE FUNCTION sharing.forget_history(history regclass, forgotten bigint[], of_dossier bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    number bigint;
BEGIN
    IF sharing.viewer_kind() <> 'job' OR coalesce(current_setting('kring.job', true), '') <> 'retention' THEN
        RAISE EXCEPTION 'only the job that destroys forgets history' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = history AND attname = 'pgh_obj_id') THEN
        RAISE EXCEPTION '% keeps no history', history USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format('DELETE FROM %s WHERE pgh_obj_id = ANY ($1) OR dossier_id = $2', history) USING forgotten, of_dossier;
    GET DIAGNOSTICS number = ROW_COUNT;
    RETURN number;
END $$;
REVOKE EXECUTE ON FUNCTION sharing.forget_history(regclass, bigint[], bigint) FROM PUBLIC, kring_app;
GRANT EXECUTE ON FUNCTION sharing.forget_history(regclass, bigint[], bigint) TO kring_job;

-- The rules that Kring brings. Public sources contradict each other: all stand here, one is used, and each says where it comes from.
INSERT INTO retention_retentionrule
    (code, holder_kind, kept, legal_source, trigger, years, extension, on_request, valid_from, valid_until, is_used, note)
VALUES
    ('other-20', '', 'dossier', 'Jeugdwet art. 7.3.8, zoals dat geldt sinds Stb. 2019, 224', 'closure', 20, 'with_reason', 'unless',
     '2020-01-01', NULL, true, 'Voor iedere houder zonder eigen regel. Kijk na of voor deze houder iets anders geldt.'),
    ('youth-20', 'local_team', 'dossier', 'Jeugdwet art. 7.3.8, zoals dat geldt sinds Stb. 2019, 224', 'closure', 20, 'with_reason',
     'unless', '2020-01-01', NULL, true, ''),
    ('youth-15', 'local_team', 'dossier', 'Jeugdwet art. 7.3.8, zoals dat gold tot 2020; staat nog op oudere pagina''s', 'closure', 15,
     'with_reason', 'unless', '2015-01-01', '2020-01-01', false, 'Een andere bron dan waarmee Kring rekent.'),
    ('vt-20', 'veilig_thuis', 'dossier', 'Veilig Thuis, pagina over uw dossier: hoogstens 20 jaar', 'closure', 20, 'with_reason',
     'unless', '2020-01-01', NULL, true, ''),
    ('vt-15', 'veilig_thuis', 'dossier', 'Wmo 2015 art. 5.3.4, zoals een oudere uitleg die geeft: 15 jaar', 'closure', 15, 'with_reason',
     'unless', '2015-01-01', NULL, false, 'Een andere bron dan waarmee Kring rekent.'),
    ('vt-18', 'veilig_thuis', 'dossier', 'Afwegingskader meldcode, veelgestelde vragen: tot het jongste kind 18 is', 'youngest_18', 0,
     'with_reason', 'unless', '2015-01-01', NULL, false, 'Een andere bron dan waarmee Kring rekent.'),
    ('gi-30', 'certified_institution', 'dossier', 'Rijksoverheid, bewaartermijn jeugddossier: tot 30 jaar na meerderjarigheid',
     'youngest_18', 30, 'with_reason', 'after_term', '2015-01-01', NULL, true, 'Voor ondertoezichtstelling en voogdij.'),
    ('board-100', 'child_protection_board', 'dossier', 'Raad voor de Kinderbescherming: 100 jaar na de geboorte', 'birth', 100,
     'with_reason', 'never', '2015-01-01', NULL, true, 'Voor bescherming en gezag.'),
    ('board-24', 'child_protection_board', 'dossier', 'Raad voor de Kinderbescherming, alleen strafzaken: tot 24 jaar', 'birth', 24,
     'with_reason', 'never', '2015-01-01', NULL, false, 'Geldt alleen voor wat in een strafzaak is geschreven.'),
    ('report-20', '', 'report', 'Veilig Thuis, pagina over uw dossier: hoogstens 20 jaar', 'received', 20, 'with_reason', 'unless',
     '2020-01-01', NULL, true, 'Voor een melding waarop geen dossier volgde.'),
    ('log-5', '', 'log', 'NEN 7513:2018: minstens 5 jaar, hoogstens zo lang als het dossier', 'closure', 5, 'never', 'never', '2018-01-01',
     NULL, false, 'Kring vernietigt het logboek niet: er staan nummers in, en niets van wat over een gezin is geschreven.')
ON CONFLICT (code) DO NOTHING;
