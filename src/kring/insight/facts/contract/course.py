"""The tables about how it went: phases and frames, measures, incidents, answers, and the learning network."""

from kring.insight.facts.contract import codes
from kring.insight.facts.contract.instruments import INSTRUMENTS
from kring.insight.facts.contract.shape import Table, boolean, code, date, identifier, integer, number

_DOSSIER = identifier("dossier_id", "Dossier of this row.", refers_to="dossier")

STATE = Table(
    "state",
    "A time in one phase, or in one legal frame.",
    (
        identifier("state_id", "Key."),
        _DOSSIER,
        code("kind", "Phase or frame.", tuple(codes.STATE_VALUES)),
        code("value", "Which one.", codes.PHASES + codes.LEGAL_FRAMES),
        date("from_on", "First day."),
        date("to_on", "First day no longer so; empty while so.", empty=True),
    ),
)
MEASURE = Table(
    "measure",
    "A legal measure, or a placement out of home.",
    (
        identifier("measure_id", "Key."),
        _DOSSIER,
        identifier("member_id", "Whom it concerns.", empty=True, refers_to="member"),
        code("kind", "Which measure; decides its group.", codes.MEASURE_KINDS),
        identifier("executor_organisation_id", "Who carries it out.", empty=True, refers_to="organisation"),
        date("from_on", "First day in force."),
        date("to_on", "First day no longer in force; may lie ahead.", empty=True),
    ),
)
INCIDENT = Table(
    "incident",
    "Violence or neglect that was recorded.",
    (
        identifier("incident_id", "Key."),
        _DOSSIER,
        date("occurred_on", "When it happened; empty unknown.", empty=True),
        date("known_on", "When a professional came to know."),
        code("severity", "How grave.", codes.SEVERITIES),
    ),
)
RESPONSE = Table(
    "response",
    "One score on one questionnaire or scale.",
    (
        identifier("response_id", "Key."),
        _DOSSIER,
        identifier("member_id", "Whom the score is about.", empty=True, refers_to="member"),
        code("informant", "Who answered.", codes.INFORMANTS),
        code("instrument", "Which questionnaire.", tuple(INSTRUMENTS)),
        code("wave", "At which moment of the course.", codes.WAVES),
        date("answered_on", "When."),
        number("score", "Raw score."),
    ),
)
NETWORK_RATING = Table(
    "network_rating",
    "How the network rates itself on one dimension.",
    (
        identifier("rating_id", "Key."),
        identifier("region", "Region code."),
        identifier("organisation_id", "Of the rater; empty for families.", empty=True, refers_to="organisation"),
        code("perspective", "Who rates.", codes.PERSPECTIVES),
        code("dimension", "What is rated.", codes.DIMENSIONS),
        date("rated_on", "When."),
        number("score", "1 absent to 5 fully there."),
    ),
)
LEARNING_SESSION = Table(
    "learning_session",
    "A session to reflect and learn.",
    (
        identifier("session_id", "Key."),
        identifier("region", "Region code."),
        identifier("organisation_id", "Who organised it; empty the network.", empty=True,
                   refers_to="organisation"),
        identifier("dossier_id", "The dossier that was discussed.", empty=True, refers_to="dossier"),
        code("kind", "What kind.", codes.SESSION_KINDS),
        date("held_on", "When."),
        boolean("used_data", "Whether indicators or research were used."),
        integer("changes_agreed", "How many changes were agreed."),
    ),
)  # fmt: skip

TABLES = (STATE, MEASURE, INCIDENT, RESPONSE, NETWORK_RATING, LEARNING_SESSION)
