"""The codes of what is done with the log: processing activities, patterns worth a look, emergency access, notices."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Activity(TextChoices):
    """A processing activity as it stands in the register of processing activities (AVG art. 30)."""

    REPORTS = "kring-01", _("meldingen ontvangen en beoordelen")
    CIRCLE = "kring-02", _("vastleggen wie er rond een gezin staat")
    EXPLANATION = "kring-03", _("samen begrijpen wat er speelt")
    PLAN = "kring-04", _("een plan maken en bijhouden")
    SAFETY = "kring-05", _("zicht houden op veiligheid")
    MEETINGS = "kring-06", _("overleggen en besluiten")
    CLOSING = "kring-07", _("afsluiten en nazorg")
    WHOLE = "kring-08", _("het hele plaatje van een gezin zien")
    FAMILY_READS = "kring-09", _("gezinnen laten meelezen")
    SHARING = "kring-10", _("bepalen wie wat mag zien")
    EMERGENCY = "kring-11", _("noodtoegang bij gevaar")
    OVERSIGHT = "kring-12", _("toezien op het gebruik van gegevens")
    STEERING = "kring-13", _("in de regio volgen of er op tijd wordt gewerkt")
    RIGHTS = "kring-14", _("rechten van betrokkenen uitvoeren")
    ACCOUNTS = "kring-15", _("inloggen en accounts beheren")
    LEARNING = "kring-16", _("leren van wat er gebeurt")
    KEEPING = "kring-17", _("bewaren en op tijd vernietigen")
    OTHER = "kring-00", _("anders")


class PatternKind(TextChoices):
    """What may be worth a look. It says nothing about whether it was right."""

    MANY_REFUSALS = "many_refusals", _("vaak geweigerd")
    MANY_DOSSIERS = "many_dossiers", _("veel gezinnen in korte tijd")
    EMERGENCY = "emergency", _("noodtoegang gebruikt")
    SAME_NAME = "same_name", _("zelfde achternaam als iemand in het gezin")
    OUTSIDE_INVOLVEMENT = "outside", _("gekeken zonder betrokken te zijn")


class FindingState(TextChoices):
    NEW = "new", _("nog niet bekeken")
    SEEN = "seen", _("gezien")
    EXPLAINED = "explained", _("uitgelegd")
    FOLLOWED_UP = "followed_up", _("opgevolgd")


class Judgement(TextChoices):
    """What the privacy officer found of a use of emergency access."""

    RIGHT = "right", _("terecht")
    NOT_RIGHT = "not_right", _("niet terecht")


class NoticeKind(TextChoices):
    EMERGENCY_OPENED = "emergency_opened", _("noodtoegang")
    EMERGENCY_ENDED = "emergency_ended", _("noodtoegang gesloten")
    EMERGENCY_NOT_FOUND = "emergency_none", _("noodtoegang gevraagd, niets gevonden")
    REPLACEMENT = "replacement", _("vervanging")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("toestemming ingetrokken")
    HANDOVER = "handover", _("overdracht")
    AGREEMENT_BROKEN = "agreement_broken", _("een afspraak lukte niet")
    CORRECTED = "corrected", _("verbeterd op verzoek")
    RIGHTS = "rights", _("verzoek om te behandelen")
    MERGED = "merged", _("twee personen samengevoegd")
