"""The words that the facts may use, and the groups in which some of them fall."""

CARE = (
    "local_team", "youth_help", "mental_health", "addiction_care", "disability_care", "health", "shelter",
    "sexual_assault_centre",
)  # fmt: skip
SAFETY = (
    "regional_safety_team", "veilig_thuis", "certified_institution", "child_protection_board", "police",
    "prosecution", "probation", "care_safety_house",
)  # fmt: skip
OTHER_SECTOR = ("school", "childcare", "municipality", "debt_and_housing", "support_and_advocacy", "other")
ORGANISATION_KINDS = CARE + SAFETY + OTHER_SECTOR
SECTORS = {"care": CARE, "safety": SAFETY, "other": OTHER_SECTOR}

PROBLEM_TYPES = (
    "child_abuse", "neglect", "partner_violence", "sexual_violence", "elder_abuse", "complex_separation",
    "multi_problem", "other",
)  # fmt: skip
CLOSURE_REASONS = (
    "goals_reached", "safe_enough", "transferred", "family_declined", "moved", "merged", "other",
)  # fmt: skip
MEMBER_ROLES = ("child", "parent", "step_parent", "partner", "ex_partner", "grandparent", "other_adult")
HOUSEHOLDS = ("first", "second", "both", "elsewhere")
NEEDS = ("help_needed", "no_help_needed", "declined", "unknown")

INVOLVEMENT_ROLES = (
    "fixed_contact", "pair_member", "case_director", "process_director", "safety_monitor", "helper",
    "investigator", "executor", "advocate", "informal_network", "expert_by_experience",
)  # fmt: skip
ROLES_WITHOUT_ORGANISATION = ("informal_network", "expert_by_experience")
ROLES_WITH_PROFESSIONAL = ("fixed_contact", "pair_member", "case_director")
HANDOVER_ROLES = (
    "fixed_contact", "pair_member", "case_director", "process_director", "safety_monitor", "helper", "executor",
)  # fmt: skip

REPORTERS = (
    "police", "health", "education", "youth_care", "mental_health", "childcare", "local_team",
    "other_professional", "family_member", "citizen", "unknown",
)  # fmt: skip
SAFETY_LEVELS = ("none", "risk", "structural", "acute")

FACTOR_DOMAINS = ("parent_and_family", "parent_child_relation", "child", "environment", "helping_system")
FACTOR_FUNCTIONS = ("predisposing", "precipitating", "perpetuating", "protective")
ACTION_KINDS = ("help", "safety_agreement", "practical", "monitoring")
DECISION_KINDS = ("explanatory_analysis", "plan", "deployment", "scale_step", "measure_request", "closure")
REQUEST_KINDS = ("advice", "information", "record_access", "correction", "erasure", "objection")
LEGAL_BASES = (
    "law_veilig_thuis", "law_youth", "law_social_support", "law_care_safety_house",
    "law_child_protection_board", "law_police_justice", "consent", "vital_interest", "conflict_of_duties",
    "court_order",
)  # fmt: skip
PLACES = ("home", "school", "family_choice", "office", "phone", "video", "written")

PHASES = ("acute", "immediate_safety", "stable_safety", "recovery", "aftercare")
LEGAL_FRAMES = ("voluntary", "pressure", "compulsory")
STATE_VALUES = {"phase": PHASES, "legal_frame": LEGAL_FRAMES}

MEASURE_GROUPS = {
    "child_protection": (
        "supervision_order", "interim_supervision_order", "guardianship", "authority_termination",
    ),
    "placement": ("out_of_home_placement",),
    "exclusion_order": ("exclusion_order",),
    "other": ("written_instruction", "criminal_measure", "mandatory_care"),
}  # fmt: skip
MEASURE_KINDS = tuple(kind for kinds in MEASURE_GROUPS.values() for kind in kinds)
LONGEST_MEASURE_DAYS = {"supervision_order": 366, "interim_supervision_order": 92, "exclusion_order": 28}

SEVERITIES = ("minor", "serious", "life_threatening")
INFORMANTS = ("self", "parent", "professional")
WAVES = ("t1", "t2", "t3", "closure", "other")
PERSPECTIVES = ("professional", "family")
DIMENSIONS = ("shared_vision", "learning_motivation", "joint_coordination", "mandate", "expectations")
SESSION_KINDS = ("case_reflection", "regional", "national")
