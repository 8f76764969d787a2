"""The second reading of what people answered: latest answers, violence, changes and the relations."""

from datetime import timedelta

from tests.insight.second_reading import DAY, PROTECTION

RANGES = {
    "trauma_adult": (0, 100, -1),
    "parenting_stress": (0, 100, -1),
    "quality_of_life": (0, 100, 1),
    "substance_use": (0, 40, -1),
    "financial_strain": (1, 5, -1),
    "trauma_child": (0, 100, -1),
    "psychosocial": (0, 40, -1),
    "attachment": (0, 100, 1),
    "felt_unsafety_child": (0, 10, -1),
    "trust": (1, 5, 1),
}
FOLLOW_UPS = {"closure": 1, "t2": 2, "t3": 3}


def own_answers(r, period, instrument):
    out = {}
    for member in r.members:
        own = [
            a for a in r.t["response"]
            if a["member_id"] == member and a["instrument"] == instrument and a["informant"] == "self"
            and period.from_on <= a["answered_on"] < period.end_on and r.at_least(member, 8, a["answered_on"])
        ]  # fmt: skip
        there = r.presence(member, period)
        if own:
            last = max(own, key=lambda a: (a["answered_on"], a["response_id"]))
            out[member] = (last["answered_on"], last["score"])
        elif len(there) >= 28 and r.at_least(member, 8, there[-1]):
            out[member] = (there[-1], None)
    return out


def waves(r, dossier):
    found = {}
    for a in r.of("response", dossier):
        if a["instrument"] == "incidents_year" and a["wave"] != "other":
            on, score = found.get(a["wave"], (a["answered_on"], a["score"]))
            found[a["wave"]] = (max(on, a["answered_on"]), max(score, a["score"]))
    return found


def violence(r, period):
    """Value: (start score, follow-up score, day of the start)."""
    out = {}
    for dossier in r.dossiers:
        found = waves(r, dossier)
        start = found.get("t1")
        later = {w: one for w, one in found.items() if w != "t1"}
        here = [(on, FOLLOW_UPS[w], score) for w, (on, score) in later.items() if period.from_on <= on < period.end_on]
        if start and start[1] == 0:
            continue
        if here:
            on, _, score = max(here)
            out[dossier] = (on, (start[1], score, start[0]) if start and start[0] < on else None)
        elif start and not later:
            due = start[0] + timedelta(days=365)
            if period.from_on <= due < period.end_on:
                out[dossier] = (due, None)
    return out


def standard(instrument, score):
    low, high, sign = RANGES[instrument]
    share = 100 * (score - low) / (high - low)
    return share if sign > 0 else 100 - share


def changes(r, period, instruments):
    """Value: (mean change, first day of a start)."""
    out = {}
    for member in r.members:
        used, missing = [], []
        for instrument in instruments:
            pairs = {}
            for informant in ("self", "parent"):
                rows = [
                    a for a in r.t["response"]
                    if a["member_id"] == member and a["instrument"] == instrument and a["informant"] == informant
                    and (informant == "parent" or r.at_least(member, 8, a["answered_on"]))
                ]  # fmt: skip
                start = next((a for a in rows if a["wave"] == "t1"), None)
                later = [a for a in rows if a["wave"] in FOLLOW_UPS]
                here = [a for a in later if period.from_on <= a["answered_on"] < period.end_on]
                if here:
                    last = max(here, key=lambda a: (a["answered_on"], FOLLOW_UPS[a["wave"]], a["response_id"]))
                    if start and start["answered_on"] < last["answered_on"]:
                        gain = standard(instrument, last["score"]) - standard(instrument, start["score"])
                        pairs[informant] = (gain, start["answered_on"], last["answered_on"])
                    else:
                        missing.append(last["answered_on"])
                elif start and not later:
                    due = start["answered_on"] + timedelta(days=365)
                    if period.from_on <= due < period.end_on:
                        missing.append(due)
            if pairs:
                used.append(pairs.get("self") or pairs["parent"])
        if used:
            gain = sum(one[0] for one in used) / len(used)
            out[member] = (max(one[2] for one in used), (gain, min(one[1] for one in used)))
        elif missing:
            out[member] = (min(missing), None)
    return out


def touches(r, begin, end, first, last):
    """Whether a span shares a day with [first, last)."""
    on = first
    while on < last:
        if r.holds(begin, end, on):
            return True
        on += DAY
    return False


def helped(r, dossier, first, last):
    roots = {f["factor_id"] for f in r.of("factor", dossier) if f["function"] == "perpetuating"}
    return any(
        a["kind"] == "help" and a["factor_id"] in roots and a["started_on"]
        and touches(r, a["started_on"], a["ended_on"], first, last)
        for a in r.of("action", dossier)
    )  # fmt: skip


def measured(r, dossier, first, last):
    return any(
        m["kind"] in PROTECTION | {"exclusion_order"} and touches(r, m["from_on"], m["to_on"], first, last)
        for m in r.of("measure", dossier)
    )


def relation_violence(r, period, exposure):
    out = {}
    for dossier, (on, value) in violence(r, period).items():
        if value is None:
            out[dossier] = (on, None)
        else:
            begin, later, first = value
            out[dossier] = (on, (later == 0, exposure(r, dossier, first, on), "high" if begin >= r.serious else "low"))
    return out


def relation_wellbeing(r, period, exposure):
    out = {}
    for member, (on, value) in changes(r, period, [one for one in RANGES if one != "trust"]).items():
        if value is None:
            out[member] = (on, None)
            continue
        dossier = r.members[member]["dossier_id"]
        start = waves(r, dossier).get("t1")
        stratum = "unknown" if start is None else "high" if start[1] >= r.serious else "low"
        out[member] = (on, (value[0] >= r.points - 1e-9, exposure(r, dossier, value[1], on), stratum))
    return out
