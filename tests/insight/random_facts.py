"""Random but valid facts, with days close together so that every edge of the book is met often."""

from datetime import date, timedelta
from random import Random

from kring.insight.facts.contract import INSTRUMENTS, codes

FIRST, LAST = date(2023, 1, 1), date(2024, 11, 20)
INSTRUMENT_NAMES = tuple(INSTRUMENTS)


def random_facts(seed: int, dossiers: int) -> dict[str, list[dict[str, object]]]:
    """Rows by table for one small region."""
    return _Region(Random(seed)).tell(dossiers)


class _Region:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.rows: dict[str, list[dict[str, object]]] = {}
        self.count = 0

    def key(self) -> str:
        self.count += 1
        return f"k{self.random.randrange(16**6):06x}{self.count}"

    def day(self, first: date = date(2022, 6, 1), last: date = LAST) -> date:
        """A day between two, often one of a few."""
        if self.random.random() < 0.4:
            near = [first + timedelta(days=days) for days in (0, 14, 15)]
            liked = [*near, date(2023, 12, 31), date(2024, 1, 1), date(2024, 3, 29), date(2024, 4, 26), last]
            day = self.random.choice(liked)
        else:
            day = first + timedelta(days=self.random.randrange(max(1, (last - first).days + 1)))
        return min(max(day, first), last)

    def maybe(self, value: object, share: float = 0.5) -> object:
        return value if self.random.random() < share else None

    def add(self, table: str, **row: object) -> dict[str, object]:
        self.rows.setdefault(table, []).append(row)
        return row

    def tell(self, dossiers: int) -> dict[str, list[dict[str, object]]]:
        self.organisations = [
            self.add("organisation", organisation_id=f"o{n}", region="r1", kind=kind)["organisation_id"]
            for n, kind in enumerate(
                [*codes.ORGANISATION_KINDS[:20:2], "regional_safety_team", "certified_institution"]
            )
        ]
        for number in range(dossiers):
            self.dossier(number)
        for _ in range(dossiers):
            self.add("network_rating", rating_id=self.key(), region=self.random.choice(["r1", "r2"]),
                     organisation_id=self.maybe(self.random.choice(self.organisations)), perspective="family",
                     dimension=self.random.choice(codes.DIMENSIONS), rated_on=self.day(),
                     score=float(self.random.randint(1, 5)))  # fmt: skip
        return self.rows

    def dossier(self, number: int) -> None:
        opened = self.day()
        closed = self.maybe(self.day(opened))
        municipality = self.random.randrange(4)
        dossier = self.add(
            "dossier", dossier_id=self.key(), family_id=f"f{number // 2 if number % 5 == 0 else number}",
            region=f"r{municipality % 2 + 1}", municipality=f"m{municipality}",
            problem_type=self.random.choice(codes.PROBLEM_TYPES), opened_on=opened, closed_on=closed,
            closure_reason="other" if closed else None, merged_into=None,
        )  # fmt: skip
        if self.random.random() < 0.03:
            self.add("dossier", **{**dossier, "dossier_id": self.key(), "closed_on": closed or LAST,
                                   "closure_reason": "merged", "merged_into": dossier["dossier_id"]})  # fmt: skip
        self.id, self.opened, self.closed = dossier["dossier_id"], opened, closed
        self.people()
        self.involved()
        self.work()
        self.course()
        self.answers()

    def people(self) -> None:
        self.members = []
        for _ in range(self.random.randint(1, 4)):
            role = self.random.choice(["child", "child", "parent", "grandparent"])
            joined = self.maybe(self.day(self.opened, self.closed or LAST), 0.3)
            left = self.maybe(self.day(joined or self.opened), 0.3)
            young = self.random.random() < 0.6
            birth = (
                self.day(date(2004, 1, 1), date(2025, 2, 1)) if young else self.day(date(1940, 1, 1), date(2000, 1, 1))
            )
            if self.random.random() < 0.1:
                birth = self.random.choice([date(2016, 2, 29), date(2008, 2, 29)])
            reviewed = self.maybe(self.day(self.opened), 0.7)
            member = self.add(
                "member", member_id=self.key(), dossier_id=self.id, role=role, birth_date=self.maybe(birth, 0.9),
                household="first", joined_on=joined, left_on=left, reviewed_on=reviewed,
                need=self.random.choice(["help_needed", "no_help_needed"]) if reviewed else "unknown",
            )  # fmt: skip
            self.members.append(member["member_id"])

    def involved(self) -> None:
        for _ in range(self.random.randint(0, 7)):
            role = self.random.choice(["fixed_contact"] * 3 + ["pair_member"] * 3 + ["helper", "informal_network"])
            begin = self.day(self.opened - timedelta(days=20))
            without = role == "informal_network"
            self.add(
                "involvement", involvement_id=self.key(), dossier_id=self.id,
                organisation_id=None if without else self.random.choice(self.organisations),
                professional_id=None if without else self.random.choice(["w1", "w1", "w2", "w3"]), role=role,
                from_on=begin, to_on=self.maybe(self.day(begin), 0.6),
            )  # fmt: skip

    def work(self) -> None:
        for _ in range(self.random.randint(0, 3)):
            received = self.day()
            triaged = self.maybe(self.day(received), 0.8)
            self.add("signal", signal_id=self.key(), dossier_id=self.id,
                     kind=self.random.choice(["report", "report", "advice"]), reporter="police", received_on=received,
                     triaged_on=triaged,
                     safety_level=self.random.choice(codes.SAFETY_LEVELS) if triaged else None)  # fmt: skip
        factors = [
            self.add("factor", factor_id=self.key(), dossier_id=self.id, member_id=None, domain="child",
                     function=self.random.choice(["perpetuating", "protective"]), identified_on=self.day())["factor_id"]
            for _ in range(self.random.randint(0, 2))
        ]  # fmt: skip
        for _ in range(self.random.randint(0, 4)):
            started = self.maybe(self.day(), 0.8)
            self.add(
                "action", action_id=self.key(), dossier_id=self.id,
                member_id=self.maybe(self.random.choice(self.members)),
                factor_id=self.maybe(self.random.choice(factors), 0.8) if factors else None, organisation_id=None,
                kind=self.random.choice(["help", "help", "practical"]), agreed_on=self.day(), started_on=started,
                ended_on=self.maybe(self.day(started)) if started else None,
            )  # fmt: skip
        for _ in range(self.random.randint(0, 3)):
            giver, receiver = self.random.choices(self.organisations[:4], k=2)
            self.add("handover", handover_id=self.key(), dossier_id=self.id, handed_on=self.day(),
                     role=self.random.choice(["fixed_contact", "case_director", "helper"]),
                     from_organisation_id=giver, to_organisation_id=receiver)  # fmt: skip

    def course(self) -> None:
        for kind, values in codes.STATE_VALUES.items():
            begin = self.opened
            for _ in range(self.random.randint(0, 3)):
                end = begin + timedelta(days=self.random.randint(1, 200))
                if end > LAST:
                    break
                self.add("state", state_id=self.key(), dossier_id=self.id, kind=kind,
                         value=self.random.choice(values), from_on=begin, to_on=end)  # fmt: skip
                begin = end + timedelta(days=self.random.choice([0, 0, 10]))
        for _ in range(self.random.randint(0, 3)):
            begin = self.day()
            self.add("measure", measure_id=self.key(), dossier_id=self.id, member_id=self.random.choice(self.members),
                     kind=self.random.choice(codes.MEASURE_KINDS), from_on=begin,
                     executor_organisation_id=self.maybe(self.random.choice(self.organisations)),
                     to_on=self.maybe(begin + timedelta(days=self.random.choice([0, 1, 30, 400]))))  # fmt: skip
        for _ in range(self.random.randint(0, 3)):
            self.add("incident", incident_id=self.key(), dossier_id=self.id, occurred_on=None, known_on=self.day(),
                     severity="minor")  # fmt: skip

    def answers(self) -> None:
        given = set()
        for _ in range(self.random.randint(0, 25)):
            instrument = self.random.choice(["incidents_year"] * 8 + ["safety_scale"] * 3 + list(INSTRUMENT_NAMES))
            wave = self.random.choice(["t1", "t1", "t2", "t3", "closure", "other"])
            member, informant = (
                self.random.choice(self.members),
                self.random.choice(["self", "self", "parent", "professional"]),
            )
            if (member, informant, instrument, wave) in given:
                continue
            given.add((member, informant, instrument, wave))
            about = INSTRUMENTS[instrument]
            top = 40 if about.highest is None else int(about.highest)
            score = self.random.choice([int(about.lowest), top, self.random.randint(int(about.lowest), top)])
            on = self.day(last=date(2023, 12, 31)) if wave == "t1" and self.random.random() < 0.8 else self.day()
            self.add("response", response_id=self.key(), dossier_id=self.id, member_id=member, informant=informant,
                     instrument=instrument, wave=wave, answered_on=on, score=float(score))  # fmt: skip
