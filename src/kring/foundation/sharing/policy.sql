-- The access rule. One rule, in this one file; the database enforces it on every table that holds anything about a
-- dossier or a person. Nobody has access by role: an involvement now AND a ground that is valid now open a section.
--
-- Every function below answers one question about whoever looks. They are asked once for a query, not once for a row.

CREATE SCHEMA IF NOT EXISTS sharing;

-- 1. Who looks -------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION sharing.viewer_kind() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('kring.viewer_kind', true), ''), 'nobody')
$$;

CREATE OR REPLACE FUNCTION sharing.professional() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN sharing.viewer_kind() = 'professional' THEN current_setting('kring.viewer_id')::bigint END
$$;

CREATE OR REPLACE FUNCTION sharing.person() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN sharing.viewer_kind() = 'person' THEN current_setting('kring.viewer_id')::bigint END
$$;

CREATE OR REPLACE FUNCTION sharing.today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('kring.today', true), '')::date, (now() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;

-- The teams in which this professional holds a position today.
CREATE OR REPLACE FUNCTION sharing.my_teams() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT team_id), '{}') FROM organisations_position
     WHERE professional_id = sharing.professional()
       AND from_on <= sharing.today() AND (until_on IS NULL OR until_on > sharing.today())
$$;

-- The same, but only positions of this kind: a desk, a privacy officer.
CREATE OR REPLACE FUNCTION sharing.my_teams_as(asked_kind text) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT team_id), '{}') FROM organisations_position
     WHERE professional_id = sharing.professional() AND kind = asked_kind
       AND from_on <= sharing.today() AND (until_on IS NULL OR until_on > sharing.today())
$$;

-- The colleagues for whom somebody stands in today, each with the team in which they are away. Both still work in the same
-- organisation: a replacement carries nothing out of it.
CREATE OR REPLACE FUNCTION sharing.standing_in(who bigint) RETURNS TABLE (professional_id bigint, team_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT away.absent_id, away.team_id FROM sharing_replacement away
      JOIN organisations_team team ON team.id = away.team_id
     WHERE away.replacement_id = who AND away.ended_at IS NULL
       AND away.from_on <= sharing.today() AND away.until_on > sharing.today()
       AND EXISTS (SELECT FROM organisations_position still
                    WHERE still.professional_id = away.absent_id AND still.team_id = away.team_id
                      AND still.from_on <= sharing.today() AND (still.until_on IS NULL OR still.until_on > sharing.today()))
       AND EXISTS (SELECT FROM organisations_position mine JOIN organisations_team same ON same.id = mine.team_id
                    WHERE mine.professional_id = who AND same.organisation_id = team.organisation_id
                      AND mine.from_on <= sharing.today() AND (mine.until_on IS NULL OR mine.until_on > sharing.today()))
$$;

CREATE OR REPLACE FUNCTION sharing.stands_in_for() RETURNS TABLE (professional_id bigint, team_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT * FROM sharing.standing_in(sharing.professional())
$$;

-- The grounds on which those colleagues see what they see: lent to whoever stands in for them, no wider and no longer.
CREATE OR REPLACE FUNCTION sharing.lent_grounds() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT ground.id), '{}') FROM sharing.stands_in_for() AS away
      JOIN circle_involvement involved ON involved.professional_id = away.professional_id AND involved.team_id = away.team_id
      JOIN sharing_ground ground ON ground.dossier_id = involved.dossier_id AND ground.professional_id = away.professional_id
     WHERE involved.started_at <= now() AND (involved.ended_at IS NULL OR involved.ended_at > now())
$$;

-- The dossiers that this professional opened because somebody was in danger: for a few hours, of every part.
CREATE OR REPLACE FUNCTION sharing.emergency_dossiers() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT dossier_id), '{}') FROM sharing_emergencyaccess
     WHERE professional_id = sharing.professional() AND ended_at IS NULL AND ends_at > now()
$$;

CREATE OR REPLACE FUNCTION sharing.is_privacy_officer() RETURNS boolean
LANGUAGE sql STABLE AS $$ SELECT sharing.my_teams_as('privacy_officer') <> '{}' $$;

-- Which person an account belongs to, and whether that is a child: asked before anybody looks.
DROP FUNCTION IF EXISTS sharing.person_of_account(bigint);
CREATE OR REPLACE FUNCTION sharing.person_of_account(account bigint, today date) RETURNS TABLE (person_id bigint, young boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT held.person_id, coalesce(who.birth_date + interval '18 years' > today, false)
      FROM households_personaccount held LEFT JOIN households_identity who ON who.person_id = held.person_id
     WHERE held.user_id = account
$$;

-- Who looks and on which day, as one word that stands in front of what is kept.
CREATE OR REPLACE FUNCTION sharing.whose() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sharing.viewer_kind() || coalesce(current_setting('kring.viewer_id', true), '') || '@' || sharing.today() || '='
$$;

-- A page asks the same dozens of times. An answer is kept until the end of the transaction, with who looked and on which day
-- in front of it; from the first thing that is written on nothing is kept any more, because it may change the answer.
CREATE OR REPLACE FUNCTION sharing.kept(question text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL
                 AND starts_with(current_setting('kring.kept_' || question, true), sharing.whose())
        THEN substr(current_setting('kring.kept_' || question, true), length(sharing.whose()) + 1) END
$$;

CREATE OR REPLACE FUNCTION sharing.keep(question text, answer text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF pg_current_xact_id_if_assigned() IS NULL THEN
        PERFORM set_config('kring.kept_' || question, sharing.whose() || answer, true);
    END IF;
END $$;

-- 2. Which dossiers are open to a professional: involved now, and on a ground that is valid now -----------------------

-- The grounds that open something now: of whoever is involved, and those that are lent.
CREATE OR REPLACE FUNCTION sharing.grounds_that_open() RETURNS TABLE (dossier_id bigint, sections text[], persons bigint[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me bigint := sharing.professional();
    mine bigint[] := sharing.my_teams();
    day date := sharing.today();
    lent bigint[] := sharing.lent_grounds();
BEGIN
    -- Whoever holds no position today works for nobody, and sees nothing.
    IF me IS NULL OR mine = '{}' THEN RETURN; END IF;
    -- In person, for a team where one still works; or as anybody of a team that is involved as a whole. Two short lists, each by
    -- its index, and then what is in both: the size of the region does not count.
    RETURN QUERY WITH part AS MATERIALIZED (
        SELECT involved.dossier_id, involved.started_at, involved.ended_at FROM circle_involvement involved
         WHERE involved.professional_id = me AND involved.team_id = ANY (mine)
        UNION ALL
        SELECT involved.dossier_id, involved.started_at, involved.ended_at FROM circle_involvement involved
         WHERE involved.professional_id IS NULL AND involved.team_id = ANY (mine)
    ), valid AS MATERIALIZED (
        SELECT ground.dossier_id, ground.sections::text[] AS sections, ground.persons, ground.id = ANY (lent) AS is_lent
          FROM sharing_ground ground
         WHERE (ground.professional_id = me OR ground.team_id = ANY (mine) OR ground.id = ANY (lent))
           AND ground.from_on <= day AND ground.until_on > day AND ground.ended_at IS NULL
    )
    SELECT valid.dossier_id, valid.sections, valid.persons FROM valid
     WHERE valid.is_lent OR valid.dossier_id IN (
           SELECT part.dossier_id FROM part
            WHERE part.started_at <= now() AND (part.ended_at IS NULL OR part.ended_at > now()));
END $$;

-- What they open, every section at once, because a page asks for most of them: one question instead of twenty. NULL is any section;
-- `whole` are those in which a ground covers everyone in the family; the others name somebody.
DROP FUNCTION IF EXISTS sharing.opened_by_grounds();
CREATE FUNCTION sharing.opened_by_grounds() RETURNS TABLE (section text, dossiers bigint[], whole bigint[], names_somebody boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT one.section, array_agg(opened.dossier_id), coalesce(array_agg(opened.dossier_id) FILTER (WHERE opened.persons IS NULL), '{}'),
           bool_or(opened.persons IS NOT NULL)
      FROM sharing.grounds_that_open() AS opened CROSS JOIN unnest(opened.sections || NULL::text) AS one (section) GROUP BY one.section
$$;

-- What is open in an emergency, to whoever works somewhere.
CREATE OR REPLACE FUNCTION sharing.open_in_emergency() RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN sharing.my_teams() = '{}' THEN '{}' ELSE sharing.emergency_dossiers() END
$$;

-- `asked_section` NULL asks for any section. `whole` asks for grounds that cover everyone in the family. What was looked up is kept
-- for all sections: on a ground, and with what is open in an emergency.
CREATE OR REPLACE FUNCTION sharing.dossiers_on_ground(asked_section text, whole boolean) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint[] := sharing.kept(CASE WHEN whole THEN 'whole_' ELSE 'dossiers_' END || coalesce(asked_section, 'any'));
    urgent bigint[];
    mine text := sharing.whose();
    one record;
BEGIN
    IF found IS NOT NULL THEN RETURN found; END IF;
    -- All were looked up, and no ground opens this one.
    IF sharing.kept('grounds') IS NOT NULL THEN RETURN '{}'; END IF;
    urgent := sharing.open_in_emergency();
    FOR one IN SELECT coalesce(by_ground.section, 'any') AS section, by_ground.dossiers, by_ground.whole, by_ground.names_somebody
                 FROM sharing.opened_by_grounds() AS by_ground LOOP
        -- In one statement: there are many.
        PERFORM set_config('kring.kept_dossiers_' || one.section, mine || one.dossiers::text, true),
                set_config('kring.kept_whole_' || one.section, mine || one.whole::text, true),
                set_config('kring.kept_open_' || one.section, mine || (one.dossiers || urgent)::text, true),
                set_config('kring.kept_all_of_' || one.section, mine || (one.whole || urgent)::text, true),
                set_config('kring.kept_names_' || one.section, mine || one.names_somebody::text, true)
          WHERE pg_current_xact_id_if_assigned() IS NULL;
        IF one.section = coalesce(asked_section, 'any') THEN
            found := CASE WHEN whole THEN one.whole ELSE one.dossiers END;
        END IF;
    END LOOP;
    PERFORM sharing.keep('grounds', 'looked up');
    RETURN coalesce(found, '{}');
END $$;

-- Those, and what is open in an emergency.
CREATE OR REPLACE FUNCTION sharing.dossiers_of_professional(asked_section text, whole boolean) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sharing.dossiers_on_ground(asked_section, whole) || sharing.open_in_emergency()
$$;

-- Where one reads in an emergency and for no other reason: there one writes nothing.
CREATE OR REPLACE FUNCTION sharing.read_only_dossiers() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(one), '{}') FROM unnest(sharing.emergency_dossiers()) AS one
     WHERE one <> ALL (sharing.dossiers_on_ground(NULL, false))
$$;

CREATE OR REPLACE FUNCTION sharing.read_only_persons() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM circle_member
     WHERE dossier_id = ANY (sharing.read_only_dossiers())
       AND person_id NOT IN (SELECT elsewhere.person_id FROM circle_member elsewhere
                              WHERE elsewhere.dossier_id = ANY (sharing.dossiers_on_ground(NULL, false)))
$$;

-- The persons whom a ground names, for whoever may not read about everyone in that dossier. A name on a ground opens
-- nothing about somebody who does not belong to the dossier of the ground.
CREATE OR REPLACE FUNCTION sharing.named(asked_section text) RETURNS TABLE (dossier_id bigint, person_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT ground.dossier_id, named.person_id
      FROM sharing.grounds_that_open() AS ground CROSS JOIN unnest(ground.persons) AS named (person_id)
     WHERE ground.persons IS NOT NULL AND asked_section = ANY (ground.sections)
       AND (EXISTS (SELECT FROM circle_member member
                     WHERE member.dossier_id = ground.dossier_id AND member.person_id = named.person_id)
            OR EXISTS (SELECT FROM circle_involvement network
                        WHERE network.dossier_id = ground.dossier_id AND network.person_id = named.person_id))
$$;

-- Whether a ground of this section may name somebody: most cover everyone, and then nobody has to look.
CREATE OR REPLACE FUNCTION sharing.names_somebody(asked_section text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(sharing.kept('names_' || asked_section), 'true') = 'true'
$$;

-- The same as a map from dossier to persons, such as {"12": [3, 4]}: a name in one dossier opens nothing in another.
CREATE OR REPLACE FUNCTION sharing.named_persons(asked_section text) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    answer text := sharing.kept('named_' || asked_section);
BEGIN
    IF answer IS NULL THEN
        SELECT coalesce(jsonb_object_agg(one.dossier_id, one.persons), '{}')::text INTO answer
          FROM (SELECT named.dossier_id, jsonb_agg(named.person_id) AS persons
                  FROM sharing.named(asked_section) AS named GROUP BY named.dossier_id) AS one;
        PERFORM sharing.keep('named_' || asked_section, answer);
    END IF;
    RETURN answer::jsonb;
END $$;

-- The dossiers that this professional carries: as coordinator, second of the pair or holder of the view on safety,
-- on a ground that covers everyone. Only they change who is around a family.
CREATE OR REPLACE FUNCTION sharing.dossiers_now_carried() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    -- In person or for a colleague: two questions, so that each finds its rows by an index.
    WITH mine AS (
        SELECT involved.dossier_id, involved.role, involved.started_at, involved.ended_at FROM circle_involvement involved
         WHERE involved.professional_id = (SELECT sharing.professional())
           AND involved.team_id = ANY ((SELECT sharing.my_teams())::bigint[])
        UNION ALL
        SELECT involved.dossier_id, involved.role, involved.started_at, involved.ended_at
          FROM sharing.stands_in_for() AS away JOIN circle_involvement involved
            ON involved.professional_id = away.professional_id AND involved.team_id = away.team_id)
    SELECT coalesce(array_agg(DISTINCT mine.dossier_id), '{}') FROM mine
     WHERE mine.role IN ('coordinator', 'second', 'safety_holder')
       AND mine.started_at <= now() AND (mine.ended_at IS NULL OR mine.ended_at > now())
       AND mine.dossier_id = ANY ((SELECT sharing.dossiers_on_ground('circle', true))::bigint[])
$$;

CREATE OR REPLACE FUNCTION sharing.carried_dossiers() RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    answer text := sharing.kept('carried');
BEGIN
    IF answer IS NULL THEN
        answer := sharing.dossiers_now_carried()::text;
        PERFORM sharing.keep('carried', answer);
    END IF;
    RETURN answer::bigint[];
END $$;

-- The members of the families that this professional carries.
CREATE OR REPLACE FUNCTION sharing.carried_persons() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM circle_member
     WHERE dossier_id = ANY (sharing.carried_dossiers())
$$;

-- Nobody passes on more of a dossier than is open to themselves, for everyone in it.
CREATE OR REPLACE FUNCTION sharing.may_pass_on(asked_dossier bigint, asked_sections text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT asked_sections <@ coalesce((
        SELECT array_agg(section::text) FROM sharing_ground ground CROSS JOIN unnest(ground.sections) AS section
         WHERE ground.dossier_id = asked_dossier AND ground.persons IS NULL
           AND (ground.professional_id = sharing.professional() OR ground.team_id = ANY (sharing.my_teams())
                OR ground.id = ANY (sharing.lent_grounds()))
           AND ground.from_on <= sharing.today() AND ground.until_on > sharing.today() AND ground.ended_at IS NULL), '{}')
       AND asked_dossier = ANY (sharing.carried_dossiers())
$$;

-- 3. For whom a family member sees: themselves from 12 on, and the children over whom they have authority -------------

-- Whether somebody of 12 to 17 was judged not to be able to weigh what reading and sharing mean, and that still holds.
CREATE OR REPLACE FUNCTION sharing.is_incapable(who bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM sharing_incapacity judged
                    WHERE judged.person_id = who AND judged.ended_at IS NULL
                      AND judged.from_on <= sharing.today() AND judged.until_on > sharing.today())
$$;

-- Under 12 the parent sees; 12 to 15 the child too, when it can weigh it; 16 and 17 the child, and the parent when the child
-- said so or cannot weigh it; from 18 on nobody else. Counted on the birthday.
CREATE OR REPLACE FUNCTION sharing.sees_for() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint[] := sharing.kept('sees_for');
BEGIN
    IF found IS NULL THEN
        SELECT coalesce(array_agg(DISTINCT seen), '{}') INTO found FROM (
            SELECT person_id AS seen FROM households_identity
             WHERE person_id = sharing.person()
               AND (birth_date IS NULL OR extract(year FROM age(sharing.today(), birth_date)) >= 16
                    OR (extract(year FROM age(sharing.today(), birth_date)) >= 12 AND NOT sharing.is_incapable(person_id)))
            UNION ALL
            SELECT authority.child_id FROM households_parentalauthority authority
              JOIN households_identity child ON child.person_id = authority.child_id
             WHERE authority.parent_id = sharing.person()
               AND authority.from_on <= sharing.today() AND (authority.until_on IS NULL OR authority.until_on > sharing.today())
               AND CASE WHEN extract(year FROM age(sharing.today(), child.birth_date)) < 16 THEN true
                        WHEN extract(year FROM age(sharing.today(), child.birth_date)) < 18 THEN
                            sharing.is_incapable(authority.child_id)
                            OR EXISTS (SELECT FROM sharing_parentreads may
                                        WHERE may.child_id = authority.child_id AND may.parent_id = authority.parent_id
                                          AND may.ended_at IS NULL AND may.from_on <= sharing.today()
                                          AND (may.until_on IS NULL OR may.until_on > sharing.today()))
                        ELSE false END
        ) AS persons;
        PERFORM sharing.keep('sees_for', found::text);
    END IF;
    RETURN found;
END $$;

-- The dossiers to which a person belongs now, as a member of the family or as somebody of its network.
CREATE OR REPLACE FUNCTION sharing.dossiers_of_person() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint[] := sharing.kept('dossiers_of_person');
BEGIN
    IF found IS NULL THEN
        SELECT coalesce(array_agg(DISTINCT dossier_id), '{}') INTO found FROM (
            SELECT dossier_id FROM circle_member
             WHERE person_id = sharing.person()
               AND (joined_on IS NULL OR joined_on <= sharing.today()) AND (left_on IS NULL OR left_on > sharing.today())
            UNION ALL
            SELECT dossier_id FROM circle_involvement
             WHERE person_id = sharing.person() AND started_at <= now() AND (ended_at IS NULL OR ended_at > now())
        ) AS belongs;
        PERFORM sharing.keep('dossiers_of_person', found::text);
    END IF;
    RETURN found;
END $$;

-- Those of them in which this person reads what is about the whole family: members who see for themselves or for a
-- child. A parent without authority over any child here is a third party and does not; nor does the network.
CREATE OR REPLACE FUNCTION sharing.family_dossiers() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint[] := sharing.kept('family_dossiers');
BEGIN
    IF found IS NULL THEN
        SELECT coalesce(array_agg(DISTINCT mine.dossier_id), '{}') INTO found FROM circle_member mine
         WHERE mine.person_id = sharing.person() AND sharing.sees_for() <> '{}'
           AND (mine.joined_on IS NULL OR mine.joined_on <= sharing.today())
           AND (mine.left_on IS NULL OR mine.left_on > sharing.today())
           AND (mine.role NOT IN ('parent', 'ex_partner')
                OR NOT EXISTS (SELECT FROM circle_member child
                                WHERE child.dossier_id = mine.dossier_id AND child.role = 'child')
                OR EXISTS (SELECT FROM circle_member child JOIN households_parentalauthority authority
                                ON authority.child_id = child.person_id
                            WHERE child.dossier_id = mine.dossier_id AND child.role = 'child'
                              AND authority.parent_id = sharing.person()
                              AND authority.from_on <= sharing.today()
                              AND (authority.until_on IS NULL OR authority.until_on > sharing.today())));
        PERFORM sharing.keep('family_dossiers', found::text);
    END IF;
    RETURN found;
END $$;

-- Those of them in which this person may know who is in the family and around it: all, but not where they are a third party.
CREATE OR REPLACE FUNCTION sharing.known_dossiers() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint[] := sharing.kept('known_dossiers');
BEGIN
    IF found IS NULL THEN
        SELECT coalesce(array_agg(belongs.dossier_id), '{}') INTO found FROM unnest(sharing.dossiers_of_person()) AS belongs (dossier_id)
         WHERE belongs.dossier_id = ANY (sharing.family_dossiers())
            OR NOT EXISTS (SELECT FROM circle_member mine
                            WHERE mine.dossier_id = belongs.dossier_id AND mine.person_id = sharing.person()
                              AND mine.role IN ('parent', 'ex_partner'));
        PERFORM sharing.keep('known_dossiers', found::text);
    END IF;
    RETURN found;
END $$;

-- 4. The questions that the rules on the tables ask --------------------------------------------------------------------

-- The dossiers whose SECTION is open to whoever looks, now.
CREATE OR REPLACE FUNCTION sharing.open_dossiers(asked_section text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    question text := 'open_' || coalesce(asked_section, 'any');
    found bigint[] := sharing.kept(question);
BEGIN
    IF found IS NULL THEN
        found := CASE sharing.viewer_kind()
            WHEN 'professional' THEN sharing.dossiers_of_professional(asked_section, false)
            WHEN 'person' THEN sharing.dossiers_of_person()
            ELSE '{}' END;
        PERFORM sharing.keep(question, found::text);
    END IF;
    RETURN found;
END $$;

-- Those of them in which a professional may read about everyone.
CREATE OR REPLACE FUNCTION sharing.whole_dossiers(asked_section text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    question text := 'all_of_' || coalesce(asked_section, 'any');
    found bigint[] := sharing.kept(question);
BEGIN
    IF found IS NULL THEN
        found := CASE WHEN sharing.viewer_kind() = 'professional' THEN sharing.dossiers_of_professional(asked_section, true) ELSE '{}' END;
        PERFORM sharing.keep(question, found::text);
    END IF;
    RETURN found;
END $$;

-- The same for every section, such as {"plan": ["12", "13"]}: for rows that each have a section of their own.
CREATE OR REPLACE FUNCTION sharing.whole_by_section() RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    answer text := sharing.kept('whole_by_section');
BEGIN
    IF answer IS NULL THEN
        SELECT jsonb_object_agg(one, sharing.whole_dossiers(one)::text[])::text INTO answer
          FROM unnest(ARRAY['family','places','circle','reports','explanation','plan','frame','safety','meetings','closing']) AS one;
        PERFORM sharing.keep('whole_by_section', answer);
    END IF;
    RETURN answer::jsonb;
END $$;

-- Whether whoever looks reads a record although no ground opens it for everyone: a professional what is about persons whom a ground
-- names, a family member what is shared and about themselves, the whole family or somebody for whom they see.
CREATE OR REPLACE FUNCTION sharing.reads_part(
    asked_section text, of_dossier bigint, about bigint[], family_may_read boolean
) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN CASE sharing.viewer_kind()
        WHEN 'professional' THEN about <> '{}' AND to_jsonb(about) <@ (sharing.named_persons(asked_section) -> of_dossier::text)
        WHEN 'person' THEN family_may_read
            AND ((about = '{}' AND of_dossier = ANY (sharing.family_dossiers())) OR about && sharing.sees_for())
        ELSE false END;
END $$;

-- The dossiers of which whoever looks may know who is around them; without a section: that they are there.
CREATE OR REPLACE FUNCTION sharing.circle_dossiers(asked_section text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF sharing.viewer_kind() = 'person' AND asked_section IS NOT NULL THEN RETURN sharing.known_dossiers(); END IF;
    RETURN sharing.open_dossiers(asked_section);
END $$;

-- The persons about whom whoever looks may read in this section.
CREATE OR REPLACE FUNCTION sharing.persons_now_open(asked_section text) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE sharing.viewer_kind()
        WHEN 'professional' THEN (
            SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
                SELECT member.person_id FROM circle_member member
                 WHERE member.dossier_id = ANY (sharing.whole_dossiers(asked_section))
                UNION ALL
                SELECT network.person_id FROM circle_involvement network
                 WHERE network.person_id IS NOT NULL
                   AND network.dossier_id = ANY (sharing.whole_dossiers(asked_section))
                UNION ALL
                SELECT named.person_id FROM sharing.named(asked_section) AS named WHERE sharing.names_somebody(asked_section)
            ) AS persons)
        WHEN 'person' THEN CASE
            -- Places: of oneself and of those one sees for. Who is in the family: everyone in it, except for a third party.
            WHEN asked_section = 'places' THEN sharing.sees_for()
            ELSE (SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
                SELECT sharing.person() AS person_id
                UNION ALL
                SELECT unnest(sharing.sees_for())
                UNION ALL
                SELECT person_id FROM circle_member WHERE dossier_id = ANY (sharing.known_dossiers())
                UNION ALL
                SELECT person_id FROM circle_involvement
                 WHERE person_id IS NOT NULL AND dossier_id = ANY (sharing.known_dossiers())
            ) AS persons) END
        ELSE '{}'::bigint[] END
$$;

CREATE OR REPLACE FUNCTION sharing.open_persons(asked_section text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    answer text := sharing.kept('persons_' || asked_section);
BEGIN
    IF answer IS NULL THEN
        answer := sharing.persons_now_open(asked_section)::text;
        PERFORM sharing.keep('persons_' || asked_section, answer);
    END IF;
    RETURN answer::bigint[];
END $$;

-- Who of what is withheld: whoever stands in for somebody sees no more than they do.
CREATE OR REPLACE FUNCTION sharing.withheld_from_me() RETURNS SETOF sharing_withholding
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT * FROM sharing_withholding
     WHERE ended_at IS NULL AND (
           from_person_id = sharing.person()
        OR from_professional_id = sharing.professional()
        OR from_professional_id = ANY (ARRAY(SELECT professional_id FROM sharing.stands_in_for()))
        OR from_organisation_id = ANY (ARRAY(SELECT organisation_id FROM organisations_team
                                              WHERE id = ANY ((SELECT sharing.my_teams())::bigint[]))))
$$;

-- What is withheld from whoever looks: item keys such as 'plans_goal:12', with whatever hangs on them. It wins over everything.
CREATE OR REPLACE FUNCTION sharing.now_withheld() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    keys text[];
    hidden bigint[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT item_key) FILTER (WHERE item_key <> ''), '{}'),
           coalesce(array_agg(DISTINCT whereabouts_of_id) FILTER (WHERE whereabouts_of_id IS NOT NULL), '{}')
      INTO keys, hidden FROM sharing.withheld_from_me();
    IF hidden <> '{}' THEN keys := keys || sharing.keys_that_tell_where(hidden); END IF;
    keys := keys || sharing.kept_apart_keys();
    -- The install step writes the function below, from what each model says of itself.
    RETURN CASE WHEN keys = '{}' THEN keys ELSE sharing.with_what_follows(keys) END;
END $$;

-- The same, kept for the page.
CREATE OR REPLACE FUNCTION sharing.withheld_keys() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found text[] := sharing.kept('withheld');
BEGIN
    IF found IS NULL THEN
        found := sharing.now_withheld();
        PERFORM sharing.keep('withheld', found::text);
    END IF;
    RETURN found;
END $$;

-- Those whose address is secret from whoever looks.
CREATE OR REPLACE FUNCTION sharing.hidden_persons() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT whereabouts_of_id), '{}') FROM sharing.withheld_from_me()
     WHERE whereabouts_of_id IS NOT NULL
$$;

-- The numbers of the items of one table among these keys.
CREATE OR REPLACE FUNCTION sharing.ids_of(item_table text, keys text[]) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(split_part(key, ':', 2)::bigint), '{}') FROM unnest(keys) AS key
     WHERE split_part(key, ':', 1) = item_table
$$;

-- A secret address: every place of these persons and of whoever lives where they live, and who lives there with whom.
-- A home in which whoever looks lived too is no secret to them.
CREATE OR REPLACE FUNCTION sharing.keys_that_tell_where(hidden bigint[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me bigint := sharing.person();
    homes bigint[];
    there bigint[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT lives.household_id), '{}') INTO homes FROM households_residence lives
     WHERE lives.person_id = ANY (hidden)
       AND NOT EXISTS (SELECT FROM households_residence mine
                        WHERE mine.household_id = lives.household_id AND mine.person_id = me);
    SELECT hidden || coalesce(array_agg(DISTINCT lives.person_id), '{}') INTO there FROM households_residence lives
     WHERE lives.household_id = ANY (homes) AND (lives.until_on IS NULL OR lives.until_on > sharing.today());
    RETURN ARRAY(
        SELECT 'households_residence:' || id FROM households_residence WHERE household_id = ANY (homes)
        UNION ALL
        SELECT 'households_place:' || id FROM households_place WHERE person_id = ANY (there)
        UNION ALL
        -- Of who moved out: what held while they lived there.
        SELECT 'households_place:' || place.id FROM households_residence lived
          JOIN households_place place ON place.person_id = lived.person_id
         WHERE lived.household_id = ANY (homes) AND lived.until_on <= sharing.today()
           AND (place.from_on IS NULL OR place.from_on < lived.until_on)
    ) || sharing.rows_that_tell_where(there);
END $$;

-- Whether somebody is of this family or of its network.
CREATE OR REPLACE FUNCTION sharing.belongs_to(person bigint, of_dossier bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM circle_member WHERE dossier_id = of_dossier AND person_id = person)
        OR EXISTS (SELECT FROM circle_involvement WHERE dossier_id = of_dossier AND person_id = person)
$$;

-- Whether whoever looks sees this item of this dossier: nobody can withhold what they do not see.
CREATE OR REPLACE FUNCTION sharing.sees_item(key text, of_dossier bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    seen boolean := false;
BEGIN
    IF key !~ '^[a-z_]+:[0-9]+$' OR to_regclass('public.' || split_part(key, ':', 1)) IS NULL THEN RETURN false; END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I item WHERE item.id = $1
                    AND coalesce((to_jsonb(item) ->> ''dossier_id'')::bigint, $2) = $2)', split_part(key, ':', 1))
       INTO seen USING split_part(key, ':', 2)::bigint, of_dossier;
    RETURN seen;
END $$;

-- 5. The rules on the tables -------------------------------------------------------------------------------------------
-- Three shapes. The install step puts each table under one of them; a table without a shape fails the check.

DROP FUNCTION IF EXISTS sharing.protect_person_row(regclass, text, text[], text, text);
DROP FUNCTION IF EXISTS sharing.protect_person_row(regclass, text, text[], text, text, boolean);
DROP FUNCTION IF EXISTS sharing.protect_circle_row(regclass, text, text, text, boolean);
DROP FUNCTION IF EXISTS sharing.protect_record(regclass, text, text, text, boolean, boolean);

-- What every protected table has: forced security, a way in for the owner's functions and for jobs.
CREATE OR REPLACE FUNCTION sharing.lock(protected regclass) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE old_rule text;
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
    FOR old_rule IN SELECT polname FROM pg_policy WHERE polrelid = protected LOOP
        EXECUTE format('DROP POLICY %I ON %s', old_rule, protected);
    END LOOP;
    EXECUTE format('CREATE POLICY the_rule_itself ON %s TO kring_owner USING (true) WITH CHECK (true)', protected);
    EXECUTE format($f$CREATE POLICY jobs ON %s TO kring_job
        USING ((SELECT sharing.viewer_kind()) = 'job') WITH CHECK ((SELECT sharing.viewer_kind()) = 'job')$f$, protected);
END $$;

-- Reading and writing apart: a second rule for reading would be joined to the first with OR, and no index would serve it.
-- Pages remove nothing: what must be destroyed is destroyed by a job, after a decision.
CREATE OR REPLACE FUNCTION sharing.let(protected regclass, may_see text, may_write text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY who_may_see ON %s FOR SELECT TO kring_app USING (%s)', protected, may_see);
    EXECUTE format('CREATE POLICY who_may_add ON %s FOR INSERT TO kring_app WITH CHECK (%s)', protected, may_write);
    EXECUTE format('CREATE POLICY who_may_change ON %s FOR UPDATE TO kring_app USING (%s) WITH CHECK (%s)', protected, may_write, may_write);
    EXECUTE format('REVOKE DELETE ON %s FROM kring_app', protected);
END $$;

-- Shape 1: a record of a dossier, about some persons or about the whole family.
-- `section_rule` is a section, or an expression over the row when each row has its own.
CREATE OR REPLACE FUNCTION sharing.protect_record(
    protected regclass, section_name text, key_table text, key_column text, each_row_its_own boolean DEFAULT false, follows_item boolean DEFAULT false,
    followed text[] DEFAULT '{}'
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    section_of text := CASE WHEN each_row_its_own THEN format('%I', section_name) ELSE quote_literal(section_name) END;
    whole_rule text := CASE WHEN each_row_its_own
        THEN format('((SELECT sharing.whole_by_section()) -> %I::text) ? dossier_id::text', section_name)
        ELSE format('dossier_id = ANY ((SELECT sharing.whole_dossiers(%L))::bigint[])', section_name) END;
    one text;
    rule text;
BEGIN
    PERFORM sharing.lock(protected);
    -- Few questions beside the row: each is planned again in every query. What opens a part of a family is asked row by row, and only
    -- for rows that are not open for everyone.
    rule := format($f$dossier_id = ANY ((SELECT sharing.open_dossiers(%L))::bigint[])
        AND (%s OR sharing.reads_part(%s, dossier_id, about, family_may_read))
        AND (%L || ':' || %I::text) <> ALL ((SELECT sharing.withheld_keys())::text[])$f$,
        CASE WHEN each_row_its_own THEN NULL ELSE section_name END, whole_rule, section_of, key_table, key_column);
    IF follows_item THEN
        -- A line that tells about an item is kept from whom the item is kept from.
        rule := rule || ' AND item_key <> ALL ((SELECT sharing.withheld_keys())::text[])';
    END IF;
    -- The history of a row hangs on what the row hung on then: 'plans_goal:goal_id', or ':cause_key' for a key itself.
    FOREACH one IN ARRAY followed LOOP
        rule := rule || format($f$ AND coalesce(%s, '') <> ALL ((SELECT sharing.withheld_keys())::text[])$f$,
            CASE WHEN split_part(one, ':', 1) = '' THEN format('%I', split_part(one, ':', 2))
                 ELSE format('%L || %I::text', split_part(one, ':', 1) || ':', split_part(one, ':', 2)) END);
    END LOOP;
    PERFORM sharing.let(protected, rule, $f$(SELECT sharing.viewer_kind()) = 'professional'
        AND dossier_id <> ALL ((SELECT sharing.read_only_dossiers())::bigint[]) AND $f$ || rule);
END $$;

-- Shape 2: something about a person, whatever the dossier.
CREATE OR REPLACE FUNCTION sharing.protect_person_row(
    protected regclass, section_name text, person_columns text[], key_table text, dossier_column text,
    only_carriers boolean DEFAULT false, looked_for boolean DEFAULT false
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    person_column text;
    rule text := format('(%L || '':'' || id::text) <> ALL ((SELECT sharing.withheld_keys())::text[])', key_table);
    writing text := $f$(SELECT sharing.viewer_kind()) = 'professional' AND $f$;
BEGIN
    PERFORM sharing.lock(protected);
    IF dossier_column IS NOT NULL THEN
        rule := format('%I = ANY ((SELECT sharing.open_dossiers(%L))::bigint[]) AND ', dossier_column, section_name) || rule;
    END IF;
    FOREACH person_column IN ARRAY person_columns LOOP
        -- `+ 0` keeps the hundreds of persons in all one's families out of the choice of an index: a row is asked for by its person or
        -- its dossier, unless it is looked for by name.
        rule := format('%I%s = ANY ((SELECT sharing.open_persons(%L))::bigint[]) AND ', person_column,
            CASE WHEN looked_for THEN '' ELSE ' + 0' END, section_name) || rule;
        writing := writing || format('%I <> ALL ((SELECT sharing.read_only_persons())::bigint[]) AND ', person_column);
        IF only_carriers AND dossier_column IS NULL THEN
            writing := writing || format('%I = ANY ((SELECT sharing.carried_persons())::bigint[]) AND ', person_column);
        END IF;
    END LOOP;
    IF only_carriers AND dossier_column IS NOT NULL THEN
        writing := writing || format('%I = ANY ((SELECT sharing.carried_dossiers())::bigint[]) AND ', dossier_column);
    END IF;
    PERFORM sharing.let(protected, rule, writing || rule);
END $$;

-- Shape 3: who is around a dossier. Open to all for whom any part of the dossier is open; changed by who carries it.
CREATE OR REPLACE FUNCTION sharing.protect_circle_row(
    protected regclass, section_name text, dossier_column text, key_table text, readable_by_family boolean DEFAULT true,
    each_their_own boolean DEFAULT false
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    writing text;
    rule text := format($f$%I = ANY ((SELECT sharing.circle_dossiers(%L))::bigint[])
        AND (%L || ':' || id::text) <> ALL ((SELECT sharing.withheld_keys())::text[])$f$,
        dossier_column, section_name, key_table);
BEGIN
    PERFORM sharing.lock(protected);
    IF NOT readable_by_family THEN
        rule := rule || $f$ AND (SELECT sharing.viewer_kind()) = 'professional'$f$;
    END IF;
    IF each_their_own THEN
        writing := 'professional_id = (SELECT sharing.professional())';
    ELSE
        writing := format('%I = ANY ((SELECT sharing.carried_dossiers())::bigint[])', dossier_column);
    END IF;
    PERFORM sharing.let(protected, rule, writing || ' AND ' || rule);
END $$;

-- Shape 4: a report. Until triage, and when no dossier follows, the desk to which it came; after that the section 'reports' of its dossier.
-- A part of a report follows the report itself.
CREATE OR REPLACE FUNCTION sharing.protect_report(protected regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    rule text := format($f$((triaged_at IS NULL AND desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[]))
        OR (dossier_id IS NULL AND desk_id = ANY ((SELECT sharing.my_teams_as('desk'))::bigint[]))
        OR dossier_id = ANY ((SELECT sharing.whole_dossiers('reports'))::bigint[]))
        AND (%L || ':' || id::text) <> ALL ((SELECT sharing.withheld_keys())::text[])$f$, 'intake_report');
BEGIN
    PERFORM sharing.lock(protected);
    PERFORM sharing.let(protected, rule, $f$(dossier_id IS NULL
        OR dossier_id <> ALL ((SELECT sharing.read_only_dossiers())::bigint[])) AND $f$ || rule);
END $$;

CREATE OR REPLACE FUNCTION sharing.protect_part(
    protected regclass, parent regclass, parent_column text, key_table text
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    rule text := format($f$EXISTS (SELECT FROM %s parent WHERE parent.id = %I)
        AND (%L || ':' || %s.id::text) <> ALL ((SELECT sharing.withheld_keys())::text[])$f$,
        parent, parent_column, key_table, protected);
BEGIN
    PERFORM sharing.lock(protected);
    PERFORM sharing.let(protected, rule, $f$(SELECT sharing.viewer_kind()) = 'professional' AND $f$ || rule);
END $$;

-- 6. Tables that fit no shape --------------------------------------------------------------------------------------------

-- A home: whoever may see somebody who lives there may see that it exists. It holds nothing.
SELECT sharing.lock('households_household');
CREATE POLICY who_may_see ON households_household FOR SELECT TO kring_app
    USING (EXISTS (SELECT FROM households_residence lives WHERE lives.household_id = households_household.id));

-- The account of a person: of oneself.
SELECT sharing.lock('households_personaccount');
CREATE POLICY who_may_see ON households_personaccount FOR SELECT TO kring_app
    USING (person_id = (SELECT sharing.person()));

-- A ground: as anything around a dossier, and never wider than what is open to whoever records it. Ending is always allowed.
SELECT sharing.protect_circle_row('sharing_ground', 'circle', 'dossier_id', 'sharing_ground');
CREATE POLICY no_more_than_one_holds ON sharing_ground AS RESTRICTIVE FOR INSERT TO kring_app
    WITH CHECK (sharing.may_pass_on(dossier_id, sections::text[]));
CREATE POLICY no_more_than_one_held ON sharing_ground AS RESTRICTIVE FOR UPDATE TO kring_app
    USING (true) WITH CHECK (ended_at IS NOT NULL OR sharing.may_pass_on(dossier_id, sections::text[]));

-- What is withheld, and from whom: never to be seen by family, nor by those from whom it is withheld.
-- Only what one sees oneself can be withheld: a key of another dossier would hide it from those who need it.
SELECT sharing.lock('sharing_withholding');
CREATE POLICY who_may_see ON sharing_withholding FOR SELECT TO kring_app
    USING (dossier_id = ANY ((SELECT sharing.whole_dossiers('circle'))::bigint[])
           AND item_key <> ALL ((SELECT sharing.withheld_keys())::text[])
           AND (whereabouts_of_id IS NULL OR whereabouts_of_id <> ALL ((SELECT sharing.hidden_persons())::bigint[])));
CREATE POLICY who_may_write ON sharing_withholding FOR INSERT TO kring_app
    WITH CHECK (dossier_id = ANY ((SELECT sharing.whole_dossiers('circle'))::bigint[])
                AND dossier_id <> ALL ((SELECT sharing.read_only_dossiers())::bigint[])
                AND CASE WHEN whereabouts_of_id IS NULL THEN sharing.sees_item(item_key, dossier_id)
                    ELSE whereabouts_of_id <> ALL ((SELECT sharing.hidden_persons())::bigint[])
                     AND sharing.belongs_to(whereabouts_of_id, dossier_id) END);
-- Who carries the family ends it; nothing else about it changes.
CREATE POLICY who_may_end ON sharing_withholding FOR UPDATE TO kring_app
    USING (dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[])
           AND item_key <> ALL ((SELECT sharing.withheld_keys())::text[])
           AND (whereabouts_of_id IS NULL OR whereabouts_of_id <> ALL ((SELECT sharing.hidden_persons())::bigint[])))
    WITH CHECK (ended_at IS NOT NULL AND ended_by_id = (SELECT sharing.professional()));

-- Emergency access is opened by a job, after a reason. Who opened it, who works with the family and the privacy officer
-- see it; the first two end it early, the last judges it, and never their own.
SELECT sharing.lock('sharing_emergencyaccess');
CREATE POLICY who_may_see ON sharing_emergencyaccess FOR SELECT TO kring_app
    USING (professional_id = (SELECT sharing.professional()) OR (SELECT sharing.is_privacy_officer())
           OR dossier_id = ANY ((SELECT sharing.whole_dossiers('circle'))::bigint[]));
CREATE POLICY who_may_change ON sharing_emergencyaccess FOR UPDATE TO kring_app
    USING ((SELECT sharing.is_privacy_officer())
           OR (ended_at IS NULL AND (professional_id = (SELECT sharing.professional())
                                     OR dossier_id = ANY ((SELECT sharing.carried_dossiers())::bigint[]))))
    WITH CHECK (judged_by_id IS NULL
                OR (judged_by_id = (SELECT sharing.professional()) AND (SELECT sharing.is_privacy_officer())));

-- A notice: for one professional as long as the dossier is open to them, or for the privacy officer.
SELECT sharing.lock('sharing_notice');
CREATE POLICY who_may_see ON sharing_notice FOR SELECT TO kring_app
    USING ((to_id = (SELECT sharing.professional())
            AND (dossier_id IS NULL OR dossier_id = ANY ((SELECT sharing.open_dossiers(NULL))::bigint[])))
           OR (to_id IS NULL AND (SELECT sharing.is_privacy_officer())));
CREATE POLICY who_may_change ON sharing_notice FOR UPDATE TO kring_app
    USING (to_id = (SELECT sharing.professional()) OR (to_id IS NULL AND (SELECT sharing.is_privacy_officer())))
    WITH CHECK (seen_by_id = (SELECT sharing.professional()));

-- Who stands in for whom: professionals may know; a family reads it of who is involved with them. Named by oneself or by the
-- lead of one's team, and only somebody of the same organisation.
SELECT sharing.lock('sharing_replacement');
CREATE POLICY who_may_see ON sharing_replacement FOR SELECT TO kring_app
    USING ((SELECT sharing.viewer_kind()) = 'professional'
           OR ((SELECT sharing.viewer_kind()) = 'person'
               AND EXISTS (SELECT FROM circle_involvement face WHERE face.professional_id = absent_id)));
CREATE POLICY who_may_add ON sharing_replacement FOR INSERT TO kring_app
    WITH CHECK (named_by_id = (SELECT sharing.professional())
                AND ((absent_id = named_by_id AND team_id = ANY ((SELECT sharing.my_teams())::bigint[]))
                     OR team_id = ANY ((SELECT sharing.my_teams_as('team_lead'))::bigint[])));
CREATE POLICY who_may_change ON sharing_replacement FOR UPDATE TO kring_app
    USING (absent_id = (SELECT sharing.professional()) OR replacement_id = (SELECT sharing.professional())
           OR team_id = ANY ((SELECT sharing.my_teams_as('team_lead'))::bigint[]));

-- The log and its seal have a file of their own: log.sql.

-- 7. What the roles may touch at all -------------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA sharing TO kring_app, kring_job;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sharing TO kring_app, kring_job;
REVOKE EXECUTE ON FUNCTION sharing.lock(regclass) FROM PUBLIC, kring_app, kring_job;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kring_app, kring_job;
REVOKE DELETE ON sharing_ground FROM kring_app;
REVOKE UPDATE, DELETE ON sharing_withholding FROM kring_app;
GRANT UPDATE (ended_at, ended_by_id) ON sharing_withholding TO kring_app;
REVOKE EXECUTE ON FUNCTION sharing.keys_that_tell_where(bigint[]), sharing.withheld_from_me(), sharing.now_withheld(), sharing.grounds_that_open(),
    sharing.opened_by_grounds() FROM PUBLIC, kring_app, kring_job;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO kring_app, kring_job;
GRANT UPDATE ON ALL SEQUENCES IN SCHEMA public TO kring_job;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO kring_app, kring_job;
REVOKE INSERT, UPDATE, DELETE ON sharing_emergencyaccess, sharing_notice FROM kring_app;
GRANT UPDATE (ended_at, judgement, judgement_reason, judged_at, judged_by_id) ON sharing_emergencyaccess TO kring_app;
GRANT UPDATE (seen_at, seen_by_id) ON sharing_notice TO kring_app;
REVOKE UPDATE, DELETE ON sharing_replacement FROM kring_app;
GRANT UPDATE (ended_at) ON sharing_replacement TO kring_app;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM kring_app, kring_job;
-- Who works where, and which account is whose, opens doors: pages read it, jobs write it.
REVOKE INSERT, UPDATE, DELETE ON organisations_region, organisations_municipality, organisations_organisation,
    organisations_team, organisations_professional, organisations_position, households_personaccount FROM kring_app;
REVOKE INSERT, UPDATE, DELETE ON households_household FROM kring_app;
