"""How a story stands and what research found: codes of the generator and of the waves."""

from enum import StrEnum


class Situation(StrEnum):
    """Where a family's story stands today."""

    WAITING = "waiting"  # reported, not yet assessed, no dossier
    NO_STEPS = "no_steps"  # assessed, no dossier followed
    STARTING = "starting"  # a dossier of a few weeks, the plan is still to come
    RUNNING = "running"
    STUCK = "stuck"
    CLOSED = "closed"
    REOPENED = "reopened"  # closed once, open again


class Course(StrEnum):
    """What became of the violence eighteen months after the first report, as research counts it."""

    STOPPED = "stopped"
    DECREASED = "decreased"
    SERIOUS = "serious"


class Wave(StrEnum):
    T1 = "t1"  # shortly after the report
    T2 = "t2"  # about 12 months later
    T3 = "t3"  # about 18 months later


class Informant(StrEnum):
    SELF = "self"
    PARENT = "parent"
    PROFESSIONAL = "professional"
