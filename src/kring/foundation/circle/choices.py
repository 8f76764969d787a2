"""The codes of dossiers, members and involvement."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Section(TextChoices):
    """A part of a dossier that is opened, or stays closed, as a whole."""

    FAMILY = "family", _("het gezin")
    PLACES = "places", _("adressen en telefoonnummers")
    CIRCLE = "circle", _("de kring")
    REPORTS = "reports", _("meldingen")
    EXPLANATION = "explanation", _("verklaring")
    PLAN = "plan", _("plan")
    FRAME = "frame", _("juridisch kader")
    SAFETY = "safety", _("veiligheid")
    MEETINGS = "meetings", _("overleg")
    CLOSING = "closing", _("afsluiten")


class InvolvementRole(TextChoices):
    COORDINATOR = "coordinator", _("coördinator, vast gezicht")
    SECOND = "second", _("tweede van het duo")
    SAFETY_HOLDER = "safety_holder", _("zicht op veiligheid")
    PRACTITIONER = "practitioner", _("behandelaar")
    ADVISER = "adviser", _("adviseur")
    NETWORK_PERSON = "network_person", _("uit het netwerk")
    EXPERT_BY_EXPERIENCE = "expert_by_experience", _("ervaringsdeskundige")
    AFTER_CARE = "after_care", _("nazorg")


class MemberRole(TextChoices):
    CHILD = "child", _("kind")
    PARENT = "parent", _("ouder")
    STEP_PARENT = "step_parent", _("stiefouder")
    PARTNER = "partner", _("partner")
    EX_PARTNER = "ex_partner", _("ex-partner")
    GRANDPARENT = "grandparent", _("grootouder")
    OTHER_ADULT = "other_adult", _("andere volwassene")


class Need(TextChoices):
    HELP_NEEDED = "help_needed", _("heeft hulp nodig")
    NO_HELP_NEEDED = "no_help_needed", _("heeft nu geen hulp nodig")
    DECLINED = "declined", _("wil nu geen hulp")
    UNKNOWN = "unknown", _("nog niet gevraagd")


class ProblemType(TextChoices):
    CHILD_ABUSE = "child_abuse", _("kindermishandeling")
    NEGLECT = "neglect", _("verwaarlozing")
    PARTNER_VIOLENCE = "partner_violence", _("partnergeweld")
    SEXUAL_VIOLENCE = "sexual_violence", _("seksueel geweld")
    ELDER_ABUSE = "elder_abuse", _("ouderenmishandeling")
    COMPLEX_SEPARATION = "complex_separation", _("complexe scheiding")
    MULTI_PROBLEM = "multi_problem", _("meerdere problemen tegelijk")
    OTHER = "other", _("anders")


class ClosureReason(TextChoices):
    GOALS_REACHED = "goals_reached", _("doelen bereikt")
    SAFE_ENOUGH = "safe_enough", _("veilig genoeg")
    TRANSFERRED = "transferred", _("overgedragen")
    FAMILY_DECLINED = "family_declined", _("gezin wil niet verder")
    MOVED = "moved", _("verhuisd")
    OTHER = "other", _("anders")


class TieStrength(TextChoices):
    """How the tie is between a family and who or what is around it."""

    STRONG = "strong", _("sterk")
    ORDINARY = "ordinary", _("gewoon")
    WEAK = "weak", _("zwak")
    TENSE = "tense", _("gespannen")
    GONE = "gone", _("er is geen band meer")


class LineKind(TextChoices):
    """What a line in the chronology is about."""

    REPORT = "report", _("melding")
    TRIAGE = "triage", _("triage")
    DOSSIER = "dossier", _("dossier")
    CIRCLE = "circle", _("kring")
    EXPLANATION = "explanation", _("verklaring")
    PLAN = "plan", _("plan")
    SAFETY = "safety", _("veiligheid")
    INCIDENT = "incident", _("incident")
    PHASE = "phase", _("fase")
    FRAME = "frame", _("kader")
    MEETING = "meeting", _("overleg")
    CLOSING = "closing", _("afsluiten")
