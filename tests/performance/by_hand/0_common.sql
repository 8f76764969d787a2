-- What the queries by hand share. The one question: all indicators of one period, by region and by organisation.
-- begins() and ends() are the period, covered() is the last day of the coverage.
CREATE MACRO until(f, t) AS CASE WHEN t IS NULL THEN DATE '9999-01-01' WHEN t > f THEN t ELSE f + 1 END;
CREATE MACRO within(on_day) AS on_day >= begins() AND on_day < ends();
CREATE MACRO age(born, on_day) AS
    year(on_day) - year(born) - CASE WHEN (month(on_day), day(on_day)) < (month(born), day(born)) THEN 1 ELSE 0 END;
CREATE MACRO is_at_least(years, born, member_role, on_day) AS
    CASE WHEN born IS NULL THEN member_role <> 'child' ELSE age(born, on_day) >= years END;

-- Working days: Monday to Friday without the days of the Algemene termijnenwet, article 3.
CREATE TEMP TABLE free_days AS
WITH easter(sunday) AS (VALUES (DATE '2021-04-04'), (DATE '2022-04-17'), (DATE '2023-04-09'), (DATE '2024-03-31'),
                               (DATE '2025-04-20'), (DATE '2026-04-05'), (DATE '2027-03-28')),
y AS (SELECT sunday, year(sunday) AS y FROM easter)
SELECT unnest([sunday - 2, sunday + 1, sunday + 39, sunday + 50, make_date(y, 1, 1), make_date(y, 5, 5),
               make_date(y, 12, 25), make_date(y, 12, 26),
               CASE WHEN isodow(make_date(y, 4, 27)) = 7 THEN make_date(y, 4, 26) ELSE make_date(y, 4, 27) END]) AS free
FROM y;
CREATE TEMP TABLE calendar AS
WITH days AS (SELECT unnest(generate_series(begins() - 30, ends() + 60, INTERVAL 1 DAY))::DATE AS on_day),
counted AS (SELECT on_day, CAST(sum(CASE WHEN isodow(on_day) <= 5 AND on_day NOT IN (SELECT free FROM free_days) THEN 1 ELSE 0 END)
                   OVER (ORDER BY on_day) AS INTEGER) AS nr FROM days),
working AS (SELECT nr, min(on_day) AS on_day FROM counted GROUP BY nr)
SELECT d.on_day, two.on_day AS working_2, five.on_day AS working_5, ten.on_day AS working_10,
       CAST(d.on_day + INTERVAL 1 MONTH AS DATE) AS month_later
FROM counted AS d JOIN working AS two ON two.nr = d.nr + 2 JOIN working AS five ON five.nr = d.nr + 5
JOIN working AS ten ON ten.nr = d.nr + 10
WHERE within(d.on_day);

-- Dossiers that were not merged away; their windows; their members and the windows of those.
CREATE TEMP TABLE d AS
SELECT dossier_id, family_id, region, opened_on, closed_on, until(opened_on, closed_on) AS until_on
FROM dossier WHERE merged_into IS NULL;
CREATE TEMP TABLE w AS
SELECT dossier_id, region, greatest(opened_on, begins()) AS a, least(until_on, ends()) AS b, least(until_on, ends()) - 1 AS on_day
FROM d WHERE opened_on < ends() AND until_on > begins();
CREATE TEMP TABLE m AS
SELECT member_id, dossier_id, role AS member_role, birth_date, reviewed_on, need, from_on, opened_on, until_on AS dossier_until,
       CASE WHEN least(coalesce(left_on, until_on), until_on) > from_on THEN least(coalesce(left_on, until_on), until_on)
            ELSE from_on + 1 END AS until_on
FROM (SELECT member.*, coalesce(joined_on, opened_on) AS from_on, opened_on, until_on FROM member JOIN d USING (dossier_id));
CREATE TEMP TABLE mw AS
SELECT member_id AS unit_id, member_id, dossier_id, member_role, birth_date, greatest(from_on, begins()) AS a,
       least(until_on, ends()) AS b, least(until_on, ends()) - 1 AS on_day
FROM m WHERE from_on < ends() AND until_on > begins();

-- Involvements, and for the cells: one row for each uninterrupted time of one organisation in a dossier.
CREATE TEMP TABLE v AS
SELECT dossier_id, organisation_id, professional_id, role, from_on, until(from_on, to_on) AS until_on FROM involvement;
CREATE TEMP TABLE there AS
WITH r AS (SELECT dossier_id, organisation_id, from_on, until_on,
                  max(until_on) OVER (PARTITION BY dossier_id, organisation_id ORDER BY from_on, until_on
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
           FROM v WHERE organisation_id IS NOT NULL AND from_on < ends() AND until_on >= begins())
SELECT dossier_id, organisation_id, greatest(from_on, coalesce(reached, from_on)) AS from_on, until_on
FROM r WHERE reached IS NULL OR until_on > reached;

-- Units by place: unit_id, dossier_id and on_day, and whatever is counted. Rows give the cell and what was found in it.
CREATE MACRO at_organisations(units) AS TABLE
SELECT u.*, coalesce(organisation_id, 'none') AS cell FROM query_table(units) AS u
LEFT JOIN there ON there.dossier_id = u.dossier_id AND from_on <= on_day AND until_on > on_day;
CREATE MACRO at_regions(units) AS TABLE SELECT u.*, region AS cell FROM query_table(units) AS u JOIN d USING (dossier_id);
CREATE MACRO proportion(units) AS TABLE
SELECT 'region' AS dimension, cell, count(*) AS units, count(hit) AS n, count(*) FILTER (hit) AS k FROM at_regions(units) GROUP BY cell
UNION ALL
SELECT 'organisation', cell, count(*), count(hit), count(*) FILTER (hit) FROM at_organisations(units) GROUP BY cell;
CREATE MACRO mean(units) AS TABLE
SELECT 'region' AS dimension, cell, count(*) AS units, count(score) AS n, avg(score) AS mean, var_samp(score) AS spread
FROM at_regions(units) GROUP BY cell
UNION ALL
SELECT 'organisation', cell, count(*), count(score), avg(score), var_samp(score) FROM at_organisations(units) GROUP BY cell;
CREATE MACRO rate(units) AS TABLE
SELECT 'region' AS dimension, cell, count(*) AS units, sum(happened) AS events, sum(days) AS days FROM at_regions(units) GROUP BY cell
UNION ALL
SELECT 'organisation', cell, count(*), sum(happened), sum(days) FROM at_organisations(units) GROUP BY cell;
CREATE MACRO median_of(units) AS TABLE
SELECT 'region' AS dimension, cell, many, count(*) AS times FROM at_regions(units) GROUP BY cell, many
UNION ALL
SELECT 'organisation', cell, many, count(*) FROM at_organisations(units) GROUP BY cell, many;
CREATE MACRO survival(units) AS TABLE
SELECT 'region' AS dimension, cell, days, happened, count(*) AS times FROM at_regions(units) GROUP BY cell, days, happened
UNION ALL
SELECT 'organisation', cell, days, happened, count(*) FROM at_organisations(units) GROUP BY cell, days, happened;
CREATE MACRO relation(units) AS TABLE
SELECT 'region' AS dimension, cell, stratum, exposed, count(*) AS units, count(hit) AS n, count(*) FILTER (hit) AS k
FROM at_regions(units) GROUP BY cell, stratum, exposed
UNION ALL
SELECT 'organisation', cell, stratum, exposed, count(*), count(hit), count(*) FILTER (hit)
FROM at_organisations(units) GROUP BY cell, stratum, exposed;
