"""How old somebody is on a day, and who counts as a child."""

import ibis
import ibis.expr.types as ir

GROUPS = ((4, "0_3"), (12, "4_11"), (18, "12_17"), (23, "18_22"), (65, "23_64"))
OLDEST = "65_plus"
UNKNOWN = "unknown"


def age(birth_date: ir.DateValue, on: ir.DateValue) -> ir.IntegerValue:
    """Completed years by birthday; who was born on 29 February has it on 1 March in other years."""
    before_birthday = on.month() * 100 + on.day() < birth_date.month() * 100 + birth_date.day()
    return on.year() - birth_date.year() - before_birthday.cast("int32")


def age_group(birth_date: ir.DateValue, on: ir.DateValue) -> ir.StringValue:
    """The age group on a day; the unborn are in the youngest."""
    years = age(birth_date, on)
    steps = [(years < below, name) for below, name in GROUPS]
    return ibis.cases((birth_date.isnull(), UNKNOWN), *steps, else_=OLDEST)


def is_at_least(years: int, rows: ir.Table, on: ir.DateValue) -> ir.BooleanValue:
    """Whether a member has reached an age; without a birth date a child has not, and everybody else has."""
    return ibis.ifelse(rows.birth_date.isnull(), rows.member_role != "child", age(rows.birth_date, on) >= years)


def birthday(birth_date: ir.DateValue, years: int) -> ir.DateValue:
    """The day on which somebody reaches an age."""
    leap_day = (birth_date.month() == 2) & (birth_date.day() == 29)
    year = birth_date.year() + years
    still = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    moved = leap_day & ~still
    return ibis.date(year, ibis.ifelse(moved, 3, birth_date.month()), ibis.ifelse(moved, 1, birth_date.day()))
