"""How the tests of an export read it back, and what things of the cast are called in it."""

from __future__ import annotations

import csv
from datetime import datetime, time, timedelta

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.circle.models import Member
from kring.insight.facts.export import Pseudonyms

NAMES = Pseudonyms("a key", stable=True)


def rows_of(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ago(cast, days):
    return cast.today - timedelta(days=days)


def at(cast, days, hour=12):
    return datetime.combine(ago(cast, days), time(hour), AMSTERDAM)


def key(cast, name):
    with looking_as(job(Job.DEMO)):
        return NAMES.person_side("member", Member.objects.get(person=cast.persons[name]).pk)


def face(cast, name):
    return NAMES.person_side("professional", cast.professionals[name].pk)


def house(cast, team):
    return NAMES.place("organisation", cast.teams[team].organisation_id)
