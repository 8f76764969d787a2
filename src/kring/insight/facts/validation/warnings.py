"""What is odd but accepted: W01 to W08."""
# ruff: noqa: S608 — table and column names come from the contract, never from the facts.

from collections.abc import Iterator

from kring.insight.facts.contract import codes
from kring.insight.facts.package import Package
from kring.insight.facts.validation.problem import Check

_AGE_AT_OPENING = "age_on(m.birth_date, d.opened_on)"


def checks(package: Package) -> Iterator[Check]:
    """The checks of all warnings."""
    yield Check(
        "W01", "action",
        """SELECT a._row, a.action_id, a.started_on, d.closed_on FROM action AS a JOIN dossier AS d USING (dossier_id)
           WHERE a.started_on > d.closed_on""",
        lambda began, closed: f"Begonnen op {began}, nadat het dossier sloot ({closed}); telt niet als hulp op tijd.",
    )  # fmt: skip
    yield Check(
        "W02", "member",
        f"""SELECT m._row, m.member_id, m.role, {_AGE_AT_OPENING} FROM member AS m
            JOIN dossier AS d USING (dossier_id) WHERE (m.role = 'child' AND {_AGE_AT_OPENING} >= 23)
            OR (m.role <> 'child' AND {_AGE_AT_OPENING} < 14)""",
        lambda role, age: f"Rol {role} en {age} jaar bij de opening: klopt de geboortedatum?",
    )  # fmt: skip
    yield Check(
        "W03", "member",
        "SELECT _row, member_id FROM member WHERE birth_date IS NULL",
        lambda: "birth_date is leeg: onbekend.",
    )  # fmt: skip
    yield Check(
        "W04", "response",
        """SELECT r._row, r.response_id, r.instrument FROM response AS r JOIN member AS m USING (member_id)
           WHERE r.informant = 'self' AND (age_on(m.birth_date, r.answered_on) < 8
           OR (m.birth_date IS NULL AND m.role = 'child'))""",
        lambda instrument: f"Eigen antwoord ({instrument}) van een kind onder de 8"
        + ("." if instrument == "incidents_year" else "; de indicatoren gebruiken dit niet."),
    )  # fmt: skip
    yield Check(
        "W05", "dossier",
        """SELECT _row, dossier_id FROM dossier ANTI JOIN (SELECT dossier_id FROM involvement
           WHERE role = 'fixed_contact') USING (dossier_id) WHERE merged_into IS NULL""",
        lambda: "Dit dossier heeft nooit een vast gezicht (fixed_contact) gehad.",
    )  # fmt: skip
    yield Check(
        "W06", "signal",
        """SELECT s._row, s.signal_id, s.received_on, d.closed_on FROM signal AS s JOIN dossier AS d USING (dossier_id)
           WHERE s.received_on > d.closed_on""",
        lambda came, closed: f"Binnengekomen op {came}, nadat het dossier sloot ({closed}).",
    )  # fmt: skip
    yield Check(
        "W07", "action",
        "SELECT _row, action_id, started_on, agreed_on FROM action WHERE started_on < agreed_on",
        lambda began, agreed: f"Begonnen op {began}, voordat het was afgesproken ({agreed}).",
    )  # fmt: skip
    yield from _long_measures(package)


def _long_measures(package: Package) -> Iterator[Check]:
    for kind, longest in codes.LONGEST_MEASURE_DAYS.items():
        yield Check(
            "W08", "measure",
            f"""SELECT _row, measure_id, coalesce(to_on, DATE '{package.coverage_to}' + 1) - from_on FROM measure
                WHERE kind = '{kind}' AND coalesce(to_on, DATE '{package.coverage_to}' + 1) - from_on > {longest}""",
            lambda days, kind=kind, longest=longest: (
                f"{kind} van {days} dagen; langer dan {longest} vraagt om een eigen rij voor elke verlenging."
            ),
        )  # fmt: skip
