"""The tables about the work: reports, factors, what was agreed, decided, asked, shared, read and visited."""

from kring.insight.facts.contract import codes
from kring.insight.facts.contract.shape import Table, boolean, code, date, identifier, integer

_DOSSIER = identifier("dossier_id", "Dossier of this row.", refers_to="dossier")

SIGNAL = Table(
    "signal",
    "A report about the family, or advice given about it.",
    (
        identifier("signal_id", "Key."),
        _DOSSIER,
        code("kind", "Report or advice.", ("report", "advice")),
        code("reporter", "What kind of reporter.", codes.REPORTERS),
        date("received_on", "When it came in."),
        date("triaged_on", "When safety had been assessed; empty when not yet.", empty=True),
        code("safety_level", "What that gave; exactly when triaged.", codes.SAFETY_LEVELS, empty=True),
    ),
)
FACTOR = Table(
    "factor",
    "Something in the shared explanation that puts at risk or protects.",
    (
        identifier("factor_id", "Key."),
        _DOSSIER,
        identifier("member_id", "Whom it is about; empty for the family.", empty=True, refers_to="member"),
        code("domain", "Where in the analysis.", codes.FACTOR_DOMAINS),
        code("function", "What it does to the problem.", codes.FACTOR_FUNCTIONS),
        date("identified_on", "When the analysis agreed on it."),
    ),
)
ACTION = Table(
    "action",
    "Something agreed: help, a safety agreement or a step.",
    (
        identifier("action_id", "Key."),
        _DOSSIER,
        identifier("member_id", "For whom; empty for the family.", empty=True, refers_to="member"),
        identifier("factor_id", "The factor it is aimed at.", empty=True, refers_to="factor"),
        identifier("organisation_id", "Who gives it; empty for the family and its own circle.", empty=True,
                   refers_to="organisation"),
        code("kind", "What it is; only help counts as help.", codes.ACTION_KINDS),
        date("agreed_on", "When agreed."),
        date("started_on", "When it really began; empty when not yet.", empty=True),
        date("ended_on", "First day no longer running.", empty=True),
    ),
)  # fmt: skip
DECISION = Table(
    "decision",
    "A moment at which something was decided together.",
    (
        identifier("decision_id", "Key."),
        _DOSSIER,
        code("kind", "What was decided.", codes.DECISION_KINDS),
        date("decided_on", "When."),
        integer("organisations_present", "How many organisations took part; empty unknown.", empty=True),
        boolean("family_present", "Whether the family or its own spokesperson did.", empty=True),
    ),
)
REQUEST = Table(
    "request",
    "A question that has to be answered in time.",
    (
        identifier("request_id", "Key."),
        _DOSSIER,
        identifier("member_id", "Family member who asked.", empty=True, refers_to="member"),
        code("kind", "What was asked.", codes.REQUEST_KINDS),
        identifier("to_organisation_id", "Who has to answer.", refers_to="organisation"),
        date("requested_on", "When asked."),
        date("due_on", "Agreed last day; empty for the usual term.", empty=True),
        date("answered_on", "When answered in full; empty when not yet.", empty=True),
    ),
)
SHARING = Table(
    "sharing",
    "Information that went from one organisation to another.",
    (
        identifier("sharing_id", "Key."),
        _DOSSIER,
        identifier("from_organisation_id", "Who held it.", refers_to="organisation"),
        identifier("to_organisation_id", "Who received it.", refers_to="organisation"),
        date("shared_on", "When."),
        code("legal_basis", "Recorded ground; empty when none.", codes.LEGAL_BASES, empty=True),
        boolean("necessity_recorded", "Whether need and proportion were recorded."),
    ),
)
DOCUMENT_VIEW = Table(
    "document_view",
    "A family member opened a document.",
    (
        identifier("view_id", "Key."),
        _DOSSIER,
        identifier("member_id", "Who looked.", refers_to="member"),
        date("viewed_on", "When."),
        boolean("plain_language", "Whether a version in plain language was shown."),
    ),
)
CONTACT = Table(
    "contact",
    "A contact between a professional and the family.",
    (
        identifier("contact_id", "Key."),
        _DOSSIER,
        date("contact_on", "When."),
        code("place", "Where, or how.", codes.PLACES),
    ),
)
HANDOVER = Table(
    "handover",
    "A role that passed to another organisation or professional.",
    (
        identifier("handover_id", "Key."),
        _DOSSIER,
        date("handed_on", "When the receiver took over."),
        code("role", "Which role.", codes.HANDOVER_ROLES),
        identifier("from_organisation_id", "Who gave it.", refers_to="organisation"),
        identifier("to_organisation_id", "Who received it.", refers_to="organisation"),
    ),
)

TABLES = (SIGNAL, FACTOR, ACTION, DECISION, REQUEST, SHARING, DOCUMENT_VIEW, CONTACT, HANDOVER)
