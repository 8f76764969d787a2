"""In which cells a unit falls: place, problem, and on its reference date age group, state and organisations."""

from collections.abc import Collection
from typing import Literal

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.ages import UNKNOWN, age_group
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import covers
from kring.insight.indicators.model import Population

Dimension = Literal["age_group", "legal_frame", "municipality", "organisation", "phase", "problem_type", "region"]
DIMENSIONS: tuple[Dimension, ...] = (
    "age_group", "legal_frame", "municipality", "organisation", "phase", "problem_type", "region",
)  # fmt: skip
OF_DOSSIER = ("municipality", "problem_type", "region")
COURSES = ("legal_frame", "phase")
NONE = "none"


def possible(population: Population) -> tuple[Dimension, ...]:
    """The dimensions in which a population can be broken down."""
    return ("organisation", "region") if population.own_place else DIMENSIONS


def in_cells(facts: Facts, units: ir.Table, population: Population, dimensions: Collection[str]) -> ir.Table:
    """Add a column for each of these dimensions, except organisation, of which a unit may have several."""
    if population.own_place:
        return units.mutate(region=units.region.fill_null(NONE)) if "region" in dimensions else units
    if wanted := [name for name in OF_DOSSIER if name in dimensions]:
        about = facts.dossier.select("dossier_id", *wanted)
        units = units.join(about, "dossier_id")
    if population.by_member and "age_group" in dimensions:
        people = families.members(facts).select("member_id", "birth_date")
        units = units.join(people, "member_id")
        units = units.mutate(age_group=age_group(units.birth_date, units.ref_on)).drop("birth_date")
    wanted = [name for name in COURSES if name in dimensions]
    if "age_group" in dimensions and not population.by_member:
        wanted.append("age_group")
    if not wanted:
        return units
    moments = facts.engine.keep(units.select("dossier_id", "ref_on").distinct())
    situations = _situations(facts, moments, wanted)
    situations = situations.rename(on_dossier="dossier_id", on_day="ref_on")
    joined = units.join(situations, [("dossier_id", "on_dossier"), ("ref_on", "on_day")])
    return joined.drop([name for name in ("on_dossier", "on_day") if name in joined.columns])


def _situations(facts: Facts, moments: ir.Table, wanted: Collection[str]) -> ir.Table:
    """For every dossier on every day asked for: its phase, its legal frame, the age group of its youngest member."""
    known = moments
    for course in COURSES:
        if course in wanted:
            known = _with_state(facts, moments, known, course)
    if "age_group" in wanted:
        known = _with_youngest(facts, moments, known)
    return known


def _beside(known: ir.Table, found: ir.Table, name: str) -> ir.Table:
    found = found.rename(its_dossier="dossier_id", its_day="ref_on")
    joined = known.left_join(found, [("dossier_id", "its_dossier"), ("ref_on", "its_day")])
    return joined.select(*known.columns, name)


def _with_state(facts: Facts, moments: ir.Table, known: ir.Table, course: str) -> ir.Table:
    states = families.states(facts, course).select("dossier_id", "from_on", "until_on", "value")
    found = moments.join(states, ["dossier_id", covers(states, moments.ref_on)])
    found = found.select("dossier_id", "ref_on", **{course: "value"})
    joined = _beside(known, found, course)
    return joined.mutate(**{course: joined[course].fill_null(NONE)})


def _with_youngest(facts: Facts, moments: ir.Table, known: ir.Table) -> ir.Table:
    people = families.members(facts).select("dossier_id", "birth_date", "from_on", "until_on")
    found = moments.join(people, ["dossier_id", covers(people, moments.ref_on)])
    found = found.group_by(["dossier_id", "ref_on"]).aggregate(youngest=found.birth_date.max())
    joined = _beside(known, found, "youngest")
    return joined.mutate(
        age_group=ibis.ifelse(joined.youngest.isnull(), UNKNOWN, age_group(joined.youngest, joined.ref_on))
    ).drop("youngest")


def by_organisation(facts: Facts, units: ir.Table, population: Population) -> ir.Table:
    """Every unit once for each organisation involved on its reference date, and under `none` when there is none."""
    if population.own_place:
        return units.mutate(organisation=units.organisation_id.fill_null(NONE))
    there = families.organisations_there(facts).rename(its_dossier="dossier_id", organisation="organisation_id")
    joined = units.left_join(there, [units.dossier_id == there.its_dossier, covers(there, units.ref_on)])
    return joined.select(*units.columns, organisation=joined.organisation.fill_null(NONE))
