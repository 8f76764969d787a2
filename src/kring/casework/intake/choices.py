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


class IntakeTermCode(TextChoices):
    """What a term of intake is for."""

    DANGER = "danger", _("direct gevaar: kijken of iedereen nu veilig is")
    QUESTION = "question", _("antwoord op de vraag of een gezin bekend is")
    REQUEST = "request", _("antwoord op een verzoek om informatie")
    CODE_KEPT = "code_kept", _("stappen van de meldcode bewaren")


class KnownAnswer(TextChoices):
    """Hit or no hit; nothing else is asked."""

    KNOWN = "known", _("bekend")
    UNKNOWN = "unknown", _("niet bekend")


class RequestAnswer(TextChoices):
    GRANTED = "granted", _("gegeven")
    REFUSED = "refused", _("geweigerd")


class YesNo(TextChoices):
    YES = "yes", _("ja")
    NO = "no", _("nee")


class ConsultedWith(TextChoices):
    COLLEAGUE = "colleague", _("een collega of aandachtsfunctionaris")
    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis")
    BOTH = "both", _("allebei")


class CodeDecision(TextChoices):
    """What somebody decides at the end of the reporting code."""

    HELP = "help", _("zelf hulp bieden of regelen")
    REPORT = "report", _("melden")
    BOTH = "both", _("melden, en zelf hulp blijven bieden")
    CLOSE = "close", _("afsluiten: er is geen vermoeden meer")


class ConcernKind(TextChoices):
    """What somebody who asks for advice worries about."""

    PARTNER_VIOLENCE = "partner_violence", _("geweld tussen (ex-)partners")
    CHILD_ABUSE = "child_abuse", _("een kind wordt mishandeld of ziet geweld")
    NEGLECT = "neglect", _("een kind krijgt te weinig zorg")
    SEXUAL_VIOLENCE = "sexual_violence", _("seksueel geweld")
    PARENT_ABUSE = "parent_abuse", _("een kind slaat of bedreigt een ouder")
    ELDER_ABUSE = "elder_abuse", _("een oudere wordt slecht behandeld")
    SEPARATION = "separation", _("ruzie na een scheiding")
    HARMFUL_PRACTICES = "harmful_practices", _("dwang uit eer of traditie")
    OTHER = "other", _("iets anders")


class AgeGroup(TextChoices):
    """About how old: enough to advise on, too little to find somebody by."""

    UNBORN = "unborn", _("nog niet geboren")
    UNDER_4 = "under_4", _("0 tot 4 jaar")
    UNDER_12 = "under_12", _("4 tot 12 jaar")
    UNDER_18 = "under_18", _("12 tot 18 jaar")
    ADULT = "adult", _("18 tot 65 jaar")
    OLDER = "older", _("65 jaar of ouder")
    SEVERAL = "several", _("verschillende leeftijden")
