"""The tables about who there is: organisations, dossiers, members and whoever is involved."""

from kring.insight.facts.contract import codes
from kring.insight.facts.contract.shape import Table, code, date, identifier

ORGANISATION = Table(
    "organisation",
    "An organisation of the network.",
    (
        identifier("organisation_id", "Pseudonym of the organisation."),
        identifier("region", "Where it works; empty when in several regions.", empty=True),
        code("kind", "What it is; decides its sector.", codes.ORGANISATION_KINDS),
    ),
)
DOSSIER = Table(
    "dossier",
    "An unbroken time of protective work around one family.",
    (
        identifier("dossier_id", "Pseudonym of the dossier."),
        identifier("family_id", "Pseudonym of the family, kept when a dossier is opened again."),
        identifier("region", "Region code."),
        identifier("municipality", "Municipality code, in one region only."),
        code("problem_type", "Main problem as last agreed.", codes.PROBLEM_TYPES),
        date("opened_on", "First day."),
        date("closed_on", "First day no longer active; empty while open.", empty=True),
        code("closure_reason", "Why it closed; exactly when closed.", codes.CLOSURE_REASONS, empty=True),
        identifier("merged_into", "The dossier that took this one in.", empty=True, refers_to="dossier"),
    ),
)
MEMBER = Table(
    "member",
    "A person of the family in one dossier.",
    (
        identifier("member_id", "Pseudonym of the person in this dossier."),
        identifier("dossier_id", "Dossier of this row.", refers_to="dossier"),
        code("role", "Place in the family.", codes.MEMBER_ROLES),
        date("birth_date", "Birth day, or first day of the birth month; empty when unknown.", empty=True),
        code("household", "Where the person lives.", codes.HOUSEHOLDS),
        date("joined_on", "First day as member; empty since the opening.", empty=True),
        date("left_on", "First day no longer member; empty while member.", empty=True),
        date("reviewed_on", "When it was first recorded what this person needs.", empty=True),
        code("need", "What that review gave; unknown without one.", codes.NEEDS),
    ),
)
INVOLVEMENT = Table(
    "involvement",
    "A time in which somebody is involved in one role.",
    (
        identifier("involvement_id", "Key."),
        identifier("dossier_id", "Dossier of this row.", refers_to="dossier"),
        identifier("organisation_id", "On whose behalf.", empty=True, refers_to="organisation"),
        identifier("professional_id", "Pseudonym of the professional.", empty=True),
        code("role", "In which role.", codes.INVOLVEMENT_ROLES),
        date("from_on", "First day."),
        date("to_on", "First day no longer involved; empty while involved.", empty=True),
    ),
)

TABLES = (ORGANISATION, DOSSIER, MEMBER, INVOLVEMENT)
