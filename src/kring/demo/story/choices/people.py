"""Who somebody is, where and of whom: codes of people, relations, places and organisations."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    LOCAL_TEAM = "local_team"
    VEILIG_THUIS = "veilig_thuis"
    REGIONAL_SAFETY_TEAM = "regional_safety_team"
    CHILD_PROTECTION_BOARD = "child_protection_board"
    CERTIFIED_INSTITUTION = "certified_institution"
    MENTAL_HEALTH = "mental_health"
    ADDICTION_CARE = "addiction_care"
    POLICE = "police"
    PROBATION = "probation"
    GP = "gp"
    YOUTH_HEALTH_CARE = "youth_health_care"
    SCHOOL = "school"
    DEBT_HELP = "debt_help"
    HOUSING = "housing"
    WOMENS_SHELTER = "womens_shelter"
    SEXUAL_ASSAULT_CENTRE = "sexual_assault_centre"
    OTHER = "other"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class MemberRole(StrEnum):
    CHILD = "child"
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    PARTNER = "partner"
    EX_PARTNER = "ex_partner"
    GRANDPARENT = "grandparent"
    OTHER_ADULT = "other_adult"


class Lives(StrEnum):
    """In which household of the family somebody lives."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    ELSEWHERE = "elsewhere"


class Need(StrEnum):
    HELP_NEEDED = "help_needed"
    NO_HELP_NEEDED = "no_help_needed"
    DECLINED = "declined"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    PARTNER = "partner"
    EX_PARTNER = "ex_partner"
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    FOSTER_PARENT = "foster_parent"
    SIBLING = "sibling"
    GUARDIAN = "guardian"
    NETWORK = "network"


class AuthoritySource(StrEnum):
    BIRTH = "birth"  # the mother who gave birth; both when married or registered
    RECOGNITION = "recognition"  # recognised on or after 1 January 2023: joint by law
    REGISTER = "register"  # entered in the authority register at the parents' request
    COURT = "court"  # decided by a judge


class PlaceKind(StrEnum):
    ADDRESS = "address"
    PHONE = "phone"
    SCHOOL = "school"
