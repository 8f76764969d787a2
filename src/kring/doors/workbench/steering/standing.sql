-- That, and not what: who steers a region sees that there is a dossier and how it stands; who reported sees that something
-- was done with it. Exactly these columns; nothing of what is written, and no name of a family.
-- Installed after policy.sql, and safe to repeat.

-- Whether what happened still waits: without an answer, or to be adapted and no version of the plan says so yet.
CREATE OR REPLACE FUNCTION sharing.proposal_waits(proposal plans_impactproposal) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT proposal.answered_at IS NULL OR (proposal.answer = 'adapt' AND proposal.plan_version_id IS NULL)
$$;

-- The dossiers of the regions of which whoever looks coordinates the process. For everybody else there are none.
CREATE OR REPLACE FUNCTION sharing.standing_of_region(only_late boolean, most bigint, skipped bigint)
RETURNS TABLE (
    dossier_id bigint, municipality text, opened_on date, closed_on date,
    coordinator text, coordinator_organisation text, safety_holder text,
    review_waits boolean, reviews_late bigint, actions_late bigint, total bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH region AS (
        SELECT DISTINCT organisation.region_id FROM organisations_team team
          JOIN organisations_organisation organisation ON organisation.id = team.organisation_id
         WHERE team.id = ANY (sharing.my_teams_as('process_coordinator'))),
    standing AS (
        SELECT dossier.id, municipality.name AS municipality, dossier.opened_at, dossier.closed_at,
               dossier.closed_at IS NULL AND (
                   EXISTS (SELECT FROM plans_impactproposal review WHERE review.dossier_id = dossier.id
                              AND sharing.proposal_waits(review)
                              AND (review.due_on < sharing.today() OR review.asked = 'process_coordinator'))
                OR EXISTS (SELECT FROM plans_action act WHERE act.dossier_id = dossier.id
                              AND act.ended_on IS NULL AND act.due_on < sharing.today())) AS is_late
          FROM circle_dossier dossier
          JOIN organisations_municipality municipality ON municipality.id = dossier.municipality_id
         WHERE municipality.region_id IN (SELECT region_id FROM region)
           AND 'circle_dossier:' || dossier.id <> ALL (sharing.withheld_keys())),
    page AS (
        SELECT *, count(*) OVER () AS total FROM standing WHERE is_late OR NOT only_late
         ORDER BY closed_at IS NOT NULL, opened_at DESC, id DESC LIMIT most OFFSET skipped)
    SELECT page.id, page.municipality,
           (page.opened_at AT TIME ZONE 'Europe/Amsterdam')::date, (page.closed_at AT TIME ZONE 'Europe/Amsterdam')::date,
           carries.name, carries.organisation, holds.name,
           EXISTS (SELECT FROM plans_impactproposal review WHERE review.dossier_id = page.id AND sharing.proposal_waits(review)),
           (SELECT count(*) FROM plans_impactproposal review WHERE review.dossier_id = page.id
               AND sharing.proposal_waits(review)
                              AND (review.due_on < sharing.today() OR review.asked = 'process_coordinator')),
           (SELECT count(*) FROM plans_action act WHERE act.dossier_id = page.id
               AND act.ended_on IS NULL AND act.due_on < sharing.today()),
           page.total
      FROM page
      LEFT JOIN LATERAL (
        SELECT who.first_name || ' ' || who.last_name AS name, organisation.name AS organisation
          FROM circle_involvement face JOIN organisations_professional who ON who.id = face.professional_id
          JOIN organisations_team team ON team.id = face.team_id
          JOIN organisations_organisation organisation ON organisation.id = team.organisation_id
         WHERE face.dossier_id = page.id AND face.role IN ('coordinator', 'after_care') AND (face.ended_at IS NULL OR face.ended_at > statement_timestamp())
         ORDER BY face.role DESC, face.started_at LIMIT 1) AS carries ON true
      LEFT JOIN LATERAL (
        SELECT who.first_name || ' ' || who.last_name AS name
          FROM circle_involvement face JOIN organisations_professional who ON who.id = face.professional_id
         WHERE face.dossier_id = page.id AND face.role = 'safety_holder' AND (face.ended_at IS NULL OR face.ended_at > statement_timestamp()) ORDER BY face.started_at LIMIT 1) AS holds ON true
     ORDER BY page.closed_at IS NOT NULL, page.opened_at DESC, page.id DESC
$$;

-- The questions about a plan that came to whoever coordinates the process, because nobody before answered in time.
CREATE OR REPLACE FUNCTION sharing.passed_on_in_region(most bigint)
RETURNS TABLE (dossier_id bigint, municipality text, asked_on date, coordinator text, second text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT dossier.id, municipality.name, (min(review.asked_at) AT TIME ZONE 'Europe/Amsterdam')::date,
           (SELECT who.first_name || ' ' || who.last_name FROM circle_involvement face
              JOIN organisations_professional who ON who.id = face.professional_id
             WHERE face.dossier_id = dossier.id AND face.role = 'coordinator' AND (face.ended_at IS NULL OR face.ended_at > statement_timestamp()) ORDER BY face.started_at LIMIT 1),
           (SELECT who.first_name || ' ' || who.last_name FROM circle_involvement face
              JOIN organisations_professional who ON who.id = face.professional_id
             WHERE face.dossier_id = dossier.id AND face.role = 'second' AND (face.ended_at IS NULL OR face.ended_at > statement_timestamp()) ORDER BY face.started_at LIMIT 1)
      FROM plans_impactproposal review
      JOIN circle_dossier dossier ON dossier.id = review.dossier_id AND dossier.closed_at IS NULL
      JOIN organisations_municipality municipality ON municipality.id = dossier.municipality_id
     WHERE review.asked = 'process_coordinator' AND sharing.proposal_waits(review)
       AND municipality.region_id IN (
           SELECT organisation.region_id FROM organisations_team team
             JOIN organisations_organisation organisation ON organisation.id = team.organisation_id
            WHERE team.id = ANY (sharing.my_teams_as('process_coordinator')))
       AND 'circle_dossier:' || dossier.id <> ALL (sharing.withheld_keys())
     GROUP BY dossier.id, municipality.name ORDER BY 3, 1 LIMIT most
$$;

-- What became of the reports that whoever looks made: received, assessed or not, and whether something follows.
CREATE OR REPLACE FUNCTION sharing.reports_i_made(most bigint, skipped bigint)
RETURNS TABLE (
    received_at timestamptz, desk text, assessed_on date, is_followed_up boolean, total bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT report.received_at, organisation.name || ', ' || team.name,
           (report.triaged_at AT TIME ZONE 'Europe/Amsterdam')::date,
           report.triaged_at IS NOT NULL AND report.outcome IN ('open_dossier', 'attach'),
           count(*) OVER ()
      FROM intake_report report
      JOIN organisations_team team ON team.id = report.desk_id
      JOIN organisations_organisation organisation ON organisation.id = team.organisation_id
     WHERE report.reported_by_id = sharing.professional() AND sharing.my_teams() <> '{}'
     ORDER BY report.received_at DESC, report.id DESC LIMIT most OFFSET skipped
$$;

GRANT EXECUTE ON FUNCTION sharing.standing_of_region(boolean, bigint, bigint), sharing.reports_i_made(bigint, bigint),
    sharing.passed_on_in_region(bigint) TO kring_app, kring_job;
