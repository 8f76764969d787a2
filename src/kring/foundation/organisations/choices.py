"""The codes of organisations and positions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    LOCAL_TEAM = "local_team", _("lokaal team")
    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis")
    REGIONAL_SAFETY_TEAM = "regional_safety_team", _("regionaal veiligheidsteam")
    CHILD_PROTECTION_BOARD = "child_protection_board", _("Raad voor de Kinderbescherming")
    CERTIFIED_INSTITUTION = "certified_institution", _("gecertificeerde instelling")
    MENTAL_HEALTH = "mental_health", _("ggz")
    ADDICTION_CARE = "addiction_care", _("verslavingszorg")
    POLICE = "police", _("politie")
    PROBATION = "probation", _("reclassering")
    GP = "gp", _("huisarts")
    YOUTH_HEALTH_CARE = "youth_health_care", _("jeugdgezondheidszorg")
    SCHOOL = "school", _("school")
    DEBT_HELP = "debt_help", _("schuldhulp")
    HOUSING = "housing", _("wonen")
    WOMENS_SHELTER = "womens_shelter", _("vrouwenopvang")
    CARE_SAFETY_HOUSE = "care_safety_house", _("Zorg- en Veiligheidshuis")
    SEXUAL_ASSAULT_CENTRE = "sexual_assault_centre", _("Centrum Seksueel Geweld")
    OTHER = "other", _("anders")


class PositionKind(TextChoices):
    """What somebody does for a team. It opens no dossier."""

    PROFESSIONAL = "professional", _("professional")
    DESK = "desk", _("professional, ook aan het aanmeldpunt")
    TEAM_LEAD = "team_lead", _("teamleider")
    PROCESS_COORDINATOR = "process_coordinator", _("procescoördinator van de regio")
    PRIVACY_OFFICER = "privacy_officer", _("functionaris gegevensbescherming")
    RESEARCHER = "researcher", _("onderzoeker")
    REGION_MANAGER = "region_manager", _("regiomanager")
    ANSWERS_QUESTIONS = "answers_questions", _("beantwoordt vragen of een gezin bekend is")
