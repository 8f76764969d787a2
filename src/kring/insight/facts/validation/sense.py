"""Round three, on what rows mean together: states, scores, values that need each other, places, mergers."""
# ruff: noqa: S608 — table and column names come from the contract, never from the facts.

from collections.abc import Iterator

from kring.insight.facts.contract import INSTRUMENTS, TABLES, codes
from kring.insight.facts.reading import quoted
from kring.insight.facts.validation.problem import Check

RATING = (1, 5)


def checks() -> Iterator[Check]:
    """The checks of E12 to E17 and E20."""
    yield _overlapping_states()
    yield from _foreign_states()
    yield from _scores()
    yield _second_score()
    yield from _conditions()
    yield _wandering_municipality()
    yield from _mergers()


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, words))


def _overlapping_states() -> Check:
    return Check(
        "E12", "state",
        """SELECT _row, state_id, earlier.key FROM (
               SELECT *, max({'until': until_day(from_on, to_on), 'key': state_id}) OVER (
                   PARTITION BY dossier_id, kind ORDER BY from_on, state_id
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier FROM state)
           WHERE earlier.until > from_on""",
        lambda other: f"Deze toestand overlapt met {other}, van dezelfde soort in hetzelfde dossier.",
    )  # fmt: skip


def _foreign_states() -> Iterator[Check]:
    for kind, values in codes.STATE_VALUES.items():
        yield Check(
            "E13", "state",
            f"SELECT _row, state_id, value FROM state WHERE kind = '{kind}' AND value NOT IN ({_listed(values)})",
            lambda value, kind=kind, values=values: (
                f"value is '{value}', maar bij kind {kind} horen {', '.join(values)}."
            ),
        )  # fmt: skip


def _scores() -> Iterator[Check]:
    for name, instrument in INSTRUMENTS.items():
        wrong = [f"score < {instrument.lowest}"]
        expected = f"van {instrument.lowest:g}"
        if instrument.highest is not None:
            wrong.append(f"score > {instrument.highest}")
            expected += f" tot en met {instrument.highest:g}"
        else:
            expected += " of meer"
        if instrument.whole:
            wrong.append("score <> floor(score)")
            expected += ", een geheel getal"
        yield Check(
            "E14", "response",
            f"SELECT _row, response_id, score FROM response WHERE instrument = '{name}' AND ({' OR '.join(wrong)})",
            lambda score, name=name, expected=expected: f"score is {score:g}; verwacht bij {name}: {expected}.",
        )  # fmt: skip
    low, high = RATING
    yield Check(
        "E14", "network_rating",
        f"SELECT _row, rating_id, score FROM network_rating WHERE score < {low} OR score > {high}",
        lambda score: f"score is {score:g}; verwacht van {low} tot en met {high}.",
    )  # fmt: skip


def _second_score() -> Check:
    return Check(
        "E15", "response",
        """SELECT _row, response_id, first_key FROM (
               SELECT *, first_value(response_id) OVER same AS first_key, row_number() OVER same AS place
               FROM response WHERE wave <> 'other' AND instrument <> 'safety_scale'
               WINDOW same AS (PARTITION BY dossier_id, member_id, informant, instrument, wave ORDER BY response_id))
           WHERE place > 1""",
        lambda other: f"Tweede score naast {other}: zelfde dossier, persoon, informant, instrument en ronde.",
    )  # fmt: skip


def _conditions() -> Iterator[Check]:
    tied = (
        ("dossier", "closure_reason", "closed_on IS NOT NULL", "precies wanneer closed_on is ingevuld"),
        ("signal", "safety_level", "triaged_on IS NOT NULL", "precies wanneer triaged_on is ingevuld"),
    )
    for table, column, condition, expected in tied:
        yield _condition(table, column, f"({column} IS NOT NULL) <> ({condition})", expected)
    yield _condition("member", "need", "(need = 'unknown') <> (reviewed_on IS NULL)",
                     "unknown precies wanneer reviewed_on leeg is")  # fmt: skip
    without, protected = codes.ROLES_WITHOUT_ORGANISATION, codes.MEASURE_GROUPS
    about_somebody = protected["child_protection"] + protected["placement"]
    needed = (
        ("involvement", "organisation_id", f"role NOT IN ({_listed(without)})",
         f"bij elke rol behalve {', '.join(without)}"),
        ("involvement", "professional_id", f"role IN ({_listed(codes.ROLES_WITH_PROFESSIONAL)})",
         f"bij {', '.join(codes.ROLES_WITH_PROFESSIONAL)}"),
        ("measure", "member_id", f"kind IN ({_listed(about_somebody)})",
         "bij kinderbeschermingsmaatregelen en plaatsingen"),
        ("response", "member_id", "instrument <> 'safety_scale'", "bij elk instrument behalve safety_scale"),
    )  # fmt: skip
    for table, column, condition, expected in needed:
        yield _condition(table, column, f"{column} IS NULL AND {condition}", expected)
    yield _condition("learning_session", "dossier_id", "dossier_id IS NOT NULL AND kind <> 'case_reflection'",
                     "alleen bij case_reflection")  # fmt: skip


def _condition(table: str, column: str, wrong: str, expected: str) -> Check:
    return Check(
        "E16", table,
        f'SELECT _row, "{TABLES[table].key}", {column} IS NULL FROM {table} WHERE {wrong}',
        lambda empty: f"{column} is {'leeg' if empty else 'ingevuld'}; verwacht ingevuld {expected}."
        if column != "need" else f"need past niet bij reviewed_on; verwacht {expected}.",
    )  # fmt: skip


def _wandering_municipality() -> Check:
    return Check(
        "E17", "dossier",
        """SELECT min(_row), min(dossier_id), municipality, count(DISTINCT region) FROM dossier
           GROUP BY municipality HAVING count(DISTINCT region) > 1""",
        lambda name, times: f"Gemeente {name} komt in {times} regio's voor; verwacht in één.",
    )  # fmt: skip


def _mergers() -> Iterator[Check]:
    yield Check(
        "E20", "dossier",
        """SELECT d._row, d.dossier_id, d.merged_into FROM dossier AS d
           JOIN dossier AS t ON t.dossier_id = d.merged_into
           WHERE d.merged_into = d.dossier_id OR t.merged_into IS NOT NULL""",
        lambda into: f"merged_into noemt {into}: dat is het dossier zelf, of is zelf opgegaan in een ander.",
    )  # fmt: skip
    yield Check(
        "E20", "dossier",
        """SELECT _row, dossier_id, merged_into FROM dossier WHERE merged_into IS NOT NULL
           AND (closed_on IS NULL OR closure_reason IS DISTINCT FROM 'merged')""",
        lambda into: f"Opgegaan in {into}, maar zonder closed_on of zonder closure_reason merged.",
    )  # fmt: skip
