"""The codes of reports and triage."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    """Where a report came in, as the national framework names it."""

    VEILIG_THUIS = "veilig_thuis", _("melding bij Veilig Thuis")
    CARE_SAFETY_HOUSE = "care_safety_house", _("melding bij het Zorg- en Veiligheidshuis")
    NON_ACUTE_CARE = "non_acute_care", _("melding niet-acute zorg")
    CONCERN = "concern", _("zorgmelding bij het lokale team")


class ReporterKind(TextChoices):
    POLICE = "police", _("politie")
    HEALTH = "health", _("zorg")
    EDUCATION = "education", _("onderwijs")
    YOUTH_CARE = "youth_care", _("jeugdhulp")
    MENTAL_HEALTH = "mental_health", _("ggz")
    CHILDCARE = "childcare", _("kinderopvang")
    LOCAL_TEAM = "local_team", _("lokaal team")
    OTHER_PROFESSIONAL = "other_professional", _("andere professional")
    FAMILY_MEMBER = "family_member", _("iemand uit het gezin")
    CITIZEN = "citizen", _("buurt of bekende")
    UNKNOWN = "unknown", _("onbekend")


class SafetyLevel(TextChoices):
    """What the safety assessment found."""

    NONE = "none", _("geen onveiligheid gezien")
    RISK = "risk", _("risico op onveiligheid")
    STRUCTURAL = "structural", _("structureel onveilig")
    ACUTE = "acute", _("acuut onveilig")


class TriageOutcome(TextChoices):
    OPEN_DOSSIER = "open_dossier", _("samen kijken: dossier openen")
    ATTACH = "attach", _("hoort bij een gezin dat al in Kring is")
    ADVICE = "advice", _("advies gegeven, geen dossier")
    NO_STEPS = "no_steps", _("geen vervolg nodig")
