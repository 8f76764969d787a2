"""A second, slow implementation of the indicators that are easily misread: plain Python, day by day, from the book.

Each function gives, for one period, {unit: (reference date, value)}; a value of None is missing. Nothing here is
shared with the engine, on purpose: where the two differ, one of them misreads the text.
"""

from datetime import date, timedelta
from itertools import combinations

DAY = timedelta(days=1)
CARE = {"local_team", "youth_help", "mental_health", "addiction_care", "disability_care", "health", "shelter",
        "sexual_assault_centre"}  # fmt: skip
SAFETY = {"regional_safety_team", "veilig_thuis", "certified_institution", "child_protection_board", "police",
          "prosecution", "probation", "care_safety_house"}  # fmt: skip
PROTECTION = {"supervision_order", "interim_supervision_order", "guardianship", "authority_termination"}


class Reader:
    """The facts as lists of rows, with the words of section 1 of the book."""

    def __init__(self, tables, first, last, serious=22, points=10):
        self.t = tables
        self.coverage_to = last
        self.serious, self.points = serious, points
        self.dossiers = {d["dossier_id"]: d for d in tables["dossier"] if d["merged_into"] is None}
        self.members = {m["member_id"]: m for m in tables["member"]}
        self.kinds = {o["organisation_id"]: o["kind"] for o in tables["organisation"]}

    def of(self, table, dossier):
        return [row for row in self.t[table] if row["dossier_id"] == dossier]

    def holds(self, begin, end, on):
        """Half-open, open end runs on, an end on the begin is one day."""
        if end is not None and end == begin:
            return on == begin
        return begin <= on and (end is None or on < end)

    def active(self, dossier, on):
        d = self.dossiers[dossier]
        return self.holds(d["opened_on"], d["closed_on"], on)

    def present(self, member, on):
        m = self.members[member]
        d = self.dossiers[m["dossier_id"]]
        begin = m["joined_on"] or d["opened_on"]
        end = m["left_on"] or d["closed_on"]
        days_left = [
            x for x in (begin, on)
            if self.holds(begin, end, x) and self.holds(d["opened_on"], d["closed_on"], x)
        ]  # fmt: skip
        if begin not in days_left and not self._any_day(begin, end, d):
            return on == begin
        return on in days_left

    def _any_day(self, begin, end, d):
        # Both spans begin at begin or before it, so a common day exists exactly when begin is one.
        return self.holds(begin, end, begin) and self.holds(d["opened_on"], d["closed_on"], begin)

    def days(self, period):
        on = period.from_on
        while on < period.end_on:
            yield on
            on += DAY

    def window(self, dossier, period):
        return [on for on in self.days(period) if self.active(dossier, on)]

    def presence(self, member, period):
        return [on for on in self.days(period) if self.present(member, on)]

    def age(self, birth, on):
        years = on.year - birth.year
        try:
            birthday = birth.replace(year=on.year)
        except ValueError:
            birthday = date(on.year, 3, 1)
        return years if on >= birthday else years - 1

    def at_least(self, member, years, on):
        m = self.members[member]
        if m["birth_date"] is None:
            return m["role"] != "child"
        return self.age(m["birth_date"], on) >= years

    def working_day_after(self, on, n):
        while n:
            on += DAY
            if on.weekday() < 5 and not is_holiday(on):
                n -= 1
        return on


def is_holiday(on):
    easter = {2022: date(2022, 4, 17), 2023: date(2023, 4, 9), 2024: date(2024, 3, 31), 2025: date(2025, 4, 20)}[
        on.year
    ]
    kings_day = 26 if date(on.year, 4, 27).weekday() == 6 else 27
    return (on.month, on.day) in {(1, 1), (4, kings_day), (5, 5), (12, 25), (12, 26)} or (on - easter).days in (
        -2,
        1,
        39,
        50,
    )


def sixty_days(r, period, judge):
    out = {}
    for dossier in r.dossiers:
        window = r.window(dossier, period)
        if len(window) >= 60:
            out[dossier] = (window[-1], judge(dossier, window))
    return out


def fixed_face(r, period):
    def judge(dossier, window):
        rows = [i for i in r.of("involvement", dossier) if i["role"] == "fixed_contact"]
        by_day = [{i["professional_id"] for i in rows if r.holds(i["from_on"], i["to_on"], on)} for on in window]
        people = set().union(*by_day)
        return len(people) == 1 and sum(1 for one in by_day if not one) <= 14

    return sixty_days(r, period, judge)


def pair(r, period):
    def judge(dossier, window):
        rows = [i for i in r.of("involvement", dossier) if i["role"] == "pair_member"]
        return any(
            len({i["professional_id"] for i in rows if r.holds(i["from_on"], i["to_on"], on)}) >= 2 for on in window
        )

    return sixty_days(r, period, judge)


def care_safety_link(r, period):
    def judge(dossier, window):
        rows = [i for i in r.of("involvement", dossier) if i["organisation_id"]]
        for on in window:
            kinds = {r.kinds[i["organisation_id"]] for i in rows if r.holds(i["from_on"], i["to_on"], on)}
            if kinds & CARE and kinds & SAFETY:
                return True
        return False

    return sixty_days(r, period, judge)


def reassessed(r, period):
    out = {}
    for i in r.t["incident"]:
        on = i["known_on"]
        if not (period.from_on <= on < period.end_on) or not r.active(i["dossier_id"], on):
            continue
        last = r.working_day_after(on, 5)
        if last <= r.coverage_to:
            out[i["incident_id"]] = (on, any(
                a["instrument"] == "safety_scale" and a["informant"] == "professional"
                and on <= a["answered_on"] <= last
                for a in r.of("response", i["dossier_id"])
            ))  # fmt: skip
    return out


def all_members(r, period):
    last = period.end_on - DAY
    out = {}
    for dossier, d in r.dossiers.items():
        if not r.active(dossier, last) or (last - d["opened_on"]).days < 56:
            continue
        there = [
            m for m in r.of("member", dossier)
            if r.present(m["member_id"], last) and (last - (m["joined_on"] or d["opened_on"])).days >= 56
        ]  # fmt: skip
        if there:
            actions = r.of("action", dossier)
            out[dossier] = (last, all(
                m["reviewed_on"] is not None and m["reviewed_on"] <= last
                and (m["need"] != "help_needed" or any(
                    a["member_id"] == m["member_id"] and a["agreed_on"] <= last for a in actions))
                for m in there
            ))  # fmt: skip
    return out


def time_to_help(r, period):
    out = {}
    for dossier, d in r.dossiers.items():
        reports = [s["received_on"] for s in r.of("signal", dossier) if s["kind"] == "report"]
        start = min(reports, default=d["opened_on"])
        if not period.from_on <= start < period.end_on:
            continue
        begun = sorted(a["started_on"] for a in r.of("action", dossier) if a["kind"] == "help" and a["started_on"])
        if (begun and begun[0] < start) or (d["closed_on"] is not None and d["closed_on"] < start):
            continue
        if begun and (d["closed_on"] is None or begun[0] <= d["closed_on"]):
            out[dossier] = (start, ((begun[0] - start).days, True))
        else:
            out[dossier] = (start, (((d["closed_on"] or r.coverage_to) - start).days, False))
    return out


def rereports(r, period):
    by_family = {}
    for s in sorted(r.t["signal"], key=lambda s: s["signal_id"]):
        if s["kind"] == "report":
            family = r.dossiers[s["dossier_id"]]["family_id"]
            by_family.setdefault(family, {}).setdefault(s["received_on"], s)
    out = {}
    for family, reports in by_family.items():
        for on, s in reports.items():
            if period.from_on <= on < period.end_on:
                was_open = any(
                    d["family_id"] == family and d["opened_on"] < on and (d["closed_on"] is None or on < d["closed_on"])
                    for d in r.dossiers.values()
                )
                again = any(0 < (on - other).days <= 365 for other in reports)
                out[s["signal_id"]] = (on, was_open or again)
    return out


def relay(r, period):
    out = {}
    for dossier, d in r.dossiers.items():
        if d["closed_on"] is None or not period.from_on <= d["closed_on"] < period.end_on:
            continue
        leads = sorted({
            (h["handed_on"], h["from_organisation_id"], h["to_organisation_id"])
            for h in r.of("handover", dossier)
            if h["role"] in ("fixed_contact", "case_director") and h["from_organisation_id"] != h["to_organisation_id"]
        })  # fmt: skip
        hit = any(
            (later[0] - earlier[0]).days <= 365 or later[2] == earlier[1] for earlier, later in combinations(leads, 2)
        )
        out[dossier] = (max(d["closed_on"] - DAY, d["opened_on"]), hit)
    return out


def children_measure(r, period):
    out = {}
    for member in r.members:
        there = r.presence(member, period)
        if not there or r.at_least(member, 18, there[0]):
            continue
        own = [m for m in r.t["measure"] if m["member_id"] == member and m["kind"] in PROTECTION]
        if any(m["from_on"] < there[0] and r.holds(m["from_on"], m["to_on"], there[0]) for m in own):
            continue
        out[member] = (there[0], any(m["from_on"] in there for m in own))
    return out


def placements(r, period):
    out = {}
    for member in r.members:
        there = r.presence(member, period)
        if not there or r.at_least(member, 18, there[0]):
            continue
        young = [on for on in there if not r.at_least(member, 18, on)]
        events = [m for m in r.t["measure"] if m["member_id"] == member and m["kind"] == "out_of_home_placement"
                  and m["from_on"] in young]  # fmt: skip
        out[member] = (there[0], (len(events), len(young)))
    return out


def cells(r, dossier, on, member=None):
    """The cells of a unit: age group, phase, legal frame and organisations on its reference date."""
    if member is not None:
        birth = r.members[member]["birth_date"]
    else:
        births = [m["birth_date"] for m in r.of("member", dossier) if m["birth_date"] and r.present(m["member_id"], on)]
        birth = max(births, default=None)
    group = "unknown"
    if birth is not None:
        years = r.age(birth, on)
        group = next((name for top, name in ((3, "0_3"), (11, "4_11"), (17, "12_17"), (22, "18_22"), (64, "23_64"))
                      if years <= top), "65_plus")  # fmt: skip
    state = dict.fromkeys(("phase", "legal_frame"), "none")
    for s in r.of("state", dossier):
        if r.holds(s["from_on"], s["to_on"], on):
            state[s["kind"]] = s["value"]
    there = {i["organisation_id"] for i in r.of("involvement", dossier)
             if i["organisation_id"] and r.holds(i["from_on"], i["to_on"], on)}  # fmt: skip
    return {"age_group": group, **state, "organisation": there or {"none"}}
