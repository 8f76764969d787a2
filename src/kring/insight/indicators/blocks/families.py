"""Dossiers, members and involvements with the span of days in which they hold."""

import ibis
import ibis.expr.types as ir

from kring.insight.facts.contract import codes
from kring.insight.indicators.blocks.facts import Facts, day, kept
from kring.insight.indicators.blocks.spans import apart, plus_days, until


def dossiers(facts: Facts) -> ir.Table:
    """Every dossier that was not merged away, with its period [opened_on, until_on)."""
    rows = facts.dossier
    return rows.filter(rows.merged_into.isnull()).mutate(until_on=until(rows.opened_on, rows.closed_on))


@kept
def members(facts: Facts) -> ir.Table:
    """Every member with the span of presence [from_on, until_on), cut at the dossier's own period."""
    around = dossiers(facts).select("dossier_id", "opened_on", closed_until="until_on")
    joined = facts.member.join(around, "dossier_id")
    from_on = ibis.coalesce(joined.joined_on, joined.opened_on)
    left = ibis.coalesce(joined.left_on, joined.closed_until)
    end = ibis.least(left, joined.closed_until)
    return joined.select(
        "member_id",
        "dossier_id",
        "birth_date",
        "reviewed_on",
        "need",
        member_role=joined.role,
        from_on=from_on,
        until_on=ibis.ifelse(end > from_on, end, plus_days(from_on, 1)),
    )


def involvements(facts: Facts) -> ir.Table:
    """Every involvement with its span [from_on, until_on)."""
    rows = facts.involvement
    return rows.mutate(until_on=until(rows.from_on, rows.to_on))


@kept
def recent_involvements(facts: Facts) -> ir.Table:
    """The involvements that windows and reference dates can meet: on a day of the periods, or the day before."""
    rows = involvements(facts).select("dossier_id", "organisation_id", "professional_id", "role", "from_on", "until_on")
    return rows.filter((rows.from_on < day(facts.ends_on)) & (rows.until_on >= day(facts.begins_on)))


@kept
def organisations_there(facts: Facts) -> ir.Table:
    """Which organisation is involved in a dossier when: spans of one organisation never overlap."""
    rows = recent_involvements(facts)
    return apart(rows.filter(rows.organisation_id.notnull()), ["dossier_id", "organisation_id"])


def involved(facts: Facts, role: str) -> ir.Table:
    """The involvements in one role that touch the periods."""
    rows = recent_involvements(facts)
    return rows.filter(rows.role == role)


def sectors_involved(facts: Facts) -> ir.Table:
    """The involvements of organisations in care or safety that touch the periods, with their sector."""
    organisations = facts.organisation.select(
        "organisation_id",
        sector=ibis.cases(
            (facts.organisation.kind.isin(codes.CARE), "care"),
            (facts.organisation.kind.isin(codes.SAFETY), "safety"),
        ),
    )
    rows = recent_involvements(facts).join(organisations, "organisation_id")
    return rows.filter(rows.sector.notnull())


def measures(facts: Facts, *groups: str) -> ir.Table:
    """The measures of these groups with the span [from_on, until_on) in which they are in force."""
    kinds = [kind for group in groups for kind in codes.MEASURE_GROUPS[group]]
    rows = facts.measure
    return rows.filter(rows.kind.isin(kinds)).mutate(until_on=until(rows.from_on, rows.to_on))


def states(facts: Facts, kind: str) -> ir.Table:
    """The phases, or the legal frames, with the span [from_on, until_on)."""
    rows = facts.state
    return rows.filter(rows.kind == kind).mutate(until_on=until(rows.from_on, rows.to_on))


def helped(facts: Facts) -> ir.Table:
    """The help that began, with the span [from_on, until_on) in which it ran."""
    rows = facts.action
    begun = rows.filter((rows.kind == "help") & rows.started_on.notnull())
    return begun.mutate(from_on=begun.started_on, until_on=until(begun.started_on, begun.ended_on))
