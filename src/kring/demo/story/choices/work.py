"""What is reported, explained, planned, decided and kept safe: codes of the work."""

from enum import StrEnum


class ReportKind(StrEnum):
    REPORT = "report"
    ADVICE = "advice"


class Reporter(StrEnum):
    POLICE = "police"
    HEALTH = "health"
    EDUCATION = "education"
    YOUTH_CARE = "youth_care"
    MENTAL_HEALTH = "mental_health"
    CHILDCARE = "childcare"
    LOCAL_TEAM = "local_team"
    OTHER_PROFESSIONAL = "other_professional"
    FAMILY_MEMBER = "family_member"
    CITIZEN = "citizen"
    UNKNOWN = "unknown"


class ReportMoment(StrEnum):
    """When a report came, seen from the work that was already going on."""

    FIRST = "first"  # nobody was involved
    DURING_ASSESSMENT = "during_assessment"  # an earlier report was still being assessed
    AFTER_ASSESSMENT = "after_assessment"  # assessed, help is being arranged or running
    DURING_MONITORING = "during_monitoring"  # stable or later, somebody only watches
    AFTER_CLOSURE = "after_closure"  # the dossier was closed; leads to reopening


class SafetyLevel(StrEnum):
    NONE = "none"
    RISK = "risk"
    STRUCTURAL = "structural"
    ACUTE = "acute"


class TriageOutcome(StrEnum):
    LOCAL_TEAM = "local_team"
    ALREADY_INVOLVED = "already_involved"
    MULTIDISCIPLINARY_TEAM = "multidisciplinary_team"
    OWN_INVESTIGATION = "own_investigation"
    NO_STEPS = "no_steps"


class ProblemType(StrEnum):
    CHILD_ABUSE = "child_abuse"
    NEGLECT = "neglect"
    PARTNER_VIOLENCE = "partner_violence"
    SEXUAL_VIOLENCE = "sexual_violence"
    ELDER_ABUSE = "elder_abuse"
    COMPLEX_SEPARATION = "complex_separation"
    MULTI_PROBLEM = "multi_problem"
    OTHER = "other"


class Approach(StrEnum):
    LOCAL_TEAM = "local_team"
    VEILIG_THUIS_WITH_SAFETY_TEAM = "veilig_thuis_with_safety_team"
    MDA_ACUTE = "mda_acute"
    MDA_STRUCTURAL = "mda_structural"
    COMPLEX_SEPARATION = "complex_separation"
    TAILOR_MADE = "tailor_made"


class ClosureReason(StrEnum):
    GOALS_REACHED = "goals_reached"
    SAFE_ENOUGH = "safe_enough"
    TRANSFERRED = "transferred"
    FAMILY_DECLINED = "family_declined"
    MOVED = "moved"
    OTHER = "other"


class Role(StrEnum):
    """As what somebody is involved."""

    COORDINATOR = "coordinator"
    SECOND = "second"
    PRACTITIONER = "practitioner"
    ADVISER = "adviser"
    NETWORK_PERSON = "network_person"
    EXPERT_BY_EXPERIENCE = "expert_by_experience"


class FactorDomain(StrEnum):
    PARENT_AND_FAMILY = "parent_and_family"
    PARENT_CHILD_RELATION = "parent_child_relation"
    CHILD = "child"
    ENVIRONMENT = "environment"
    HELPING_SYSTEM = "helping_system"


class FactorFunction(StrEnum):
    PREDISPOSING = "predisposing"
    PRECIPITATING = "precipitating"
    PERPETUATING = "perpetuating"
    PROTECTIVE = "protective"


class Valence(StrEnum):
    RISK = "risk"
    PROTECTIVE = "protective"


class SourceKind(StrEnum):
    FACT = "fact"
    STATEMENT = "statement"
    OPINION = "opinion"
    OBSERVATION = "observation"
    DOCUMENT = "document"


class ActionKind(StrEnum):
    HELP = "help"
    SAFETY_AGREEMENT = "safety_agreement"
    PRACTICAL = "practical"
    MONITORING = "monitoring"


class LegalFrame(StrEnum):
    VOLUNTARY = "voluntary"
    PRESSURE = "pressure"
    COMPULSORY = "compulsory"


class MeasureKind(StrEnum):
    SUPERVISION_ORDER = "supervision_order"
    INTERIM_SUPERVISION_ORDER = "interim_supervision_order"
    GUARDIANSHIP = "guardianship"
    AUTHORITY_TERMINATION = "authority_termination"
    OUT_OF_HOME_PLACEMENT = "out_of_home_placement"
    EXCLUSION_ORDER = "exclusion_order"
    WRITTEN_INSTRUCTION = "written_instruction"
    CRIMINAL_MEASURE = "criminal_measure"
    MANDATORY_CARE = "mandatory_care"


class Phase(StrEnum):
    ACUTE = "acute"
    IMMEDIATE_SAFETY = "immediate_safety"
    STABLE_SAFETY = "stable_safety"
    RECOVERY = "recovery"
    AFTERCARE = "aftercare"


class IncidentKind(StrEnum):
    PHYSICAL = "physical"
    PSYCHOLOGICAL = "psychological"
    THREAT = "threat"
    COERCIVE_CONTROL = "coercive_control"
    SEXUAL = "sexual"
    NEGLECT = "neglect"


class Severity(StrEnum):
    MINOR = "minor"
    SERIOUS = "serious"
    LIFE_THREATENING = "life_threatening"


class DecisionKind(StrEnum):
    EXPLANATORY_ANALYSIS = "explanatory_analysis"
    PLAN = "plan"
    DEPLOYMENT = "deployment"
    SCALE_STEP = "scale_step"
    MEASURE_REQUEST = "measure_request"
    CLOSURE = "closure"


class ContactPlace(StrEnum):
    HOME = "home"
    SCHOOL = "school"
    FAMILY_CHOICE = "family_choice"
    OFFICE = "office"
    PHONE = "phone"
    VIDEO = "video"
    WRITTEN = "written"


class Consent(StrEnum):
    AGREES = "agrees"
    AGREES_WITH_REMARK = "agrees_with_remark"
    DISAGREES = "disagrees"


class Bottleneck(StrEnum):
    NO_OVERALL_PICTURE = "no_overall_picture"
    CONFLICTING_RULES = "conflicting_rules"
    NO_ROOM_IN_RULES = "no_room_in_rules"
    WAITING_TIME = "waiting_time"
    EXCLUSION_CRITERIA = "exclusion_criteria"
    FINANCING = "financing"
    HOUSING = "housing"
    DATA_SHARING = "data_sharing"
    NO_MANDATE = "no_mandate"
    FAMILY_TRUST = "family_trust"
