"""The codes of grounds and of the log."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BasisCode(TextChoices):
    LAW_VEILIG_THUIS = "law_veilig_thuis", _("taak van Veilig Thuis (Wmo 2015)")
    LAW_YOUTH = "law_youth", _("Jeugdwet")
    LAW_SOCIAL_SUPPORT = "law_social_support", _("Wmo 2015")
    LAW_CARE_SAFETY_HOUSE = "law_care_safety_house", _("Wet gegevensverwerking door samenwerkingsverbanden")
    LAW_CHILD_PROTECTION_BOARD = "law_child_protection_board", _("taak van de Raad (Jeugdwet, BW)")
    LAW_POLICE_JUSTICE = "law_police_justice", _("Wet politiegegevens")
    CONSENT = "consent", _("toestemming")
    VITAL_INTEREST = "vital_interest", _("vitaal belang")
    CONFLICT_OF_DUTIES = "conflict_of_duties", _("conflict van plichten")
    COURT_ORDER = "court_order", _("uitspraak van de rechter")


class Measure(TextChoices):
    """Why it is not more than is needed."""

    ONLY_NEEDED = "only_needed", _("alleen de onderdelen die voor dit doel nodig zijn")
    WHOLE = "whole", _("alle onderdelen zijn nodig, want het doel gaat over het hele gezin")


class LighterWay(TextChoices):
    """Why a lighter way does not do."""

    AT_THE_TABLE = "at_the_table", _("het gezin zit erbij, en wil het niet steeds opnieuw vertellen")
    NOT_THEMSELVES = "not_themselves", _("het gezin kan of durft het niet zelf te vertellen")
    NOT_WITHOUT_NAMES = "not_without_names", _("overleg zonder namen is niet genoeg")
    NOT_ONCE = "not_once", _("één keer vertellen is niet genoeg, want er verandert veel")


class ConsentHow(TextChoices):
    SPOKEN = "spoken", _("in een gesprek")
    SIGNED = "signed", _("met een handtekening")
    SCREEN = "screen", _("op het scherm")


class ToldHow(TextChoices):
    """How the family was told that somebody else comes."""

    TOGETHER = "together", _("in een gesprek, samen met wie het overneemt")
    SPOKEN = "spoken", _("in een gesprek")
    PHONE = "phone", _("aan de telefoon")
    WRITTEN = "written", _("in een brief of bericht")


class Act(TextChoices):
    """What was done, in the terms of NEN 7513."""

    READ = "read", _("gelezen")
    SEARCH = "search", _("gezocht")
    PRINT = "print", _("afgedrukt")
    EXPORT = "export", _("meegenomen")
    CREATE = "create", _("toegevoegd")
    CHANGE = "change", _("veranderd")
    REMOVE = "remove", _("verwijderd")
    SHARE = "share", _("gedeeld")
    WITHHOLD = "withhold", _("afgeschermd")
    REFUSE = "refuse", _("geweigerd")
    SIGN_IN = "sign_in", _("ingelogd")
    SIGN_OUT = "sign_out", _("uitgelogd")
    SIGN_IN_FAILED = "sign_in_failed", _("inloggen mislukt")
    EMERGENCY = "emergency", _("met spoed geopend")
    RIGHTS = "rights", _("rechten veranderd")
    MERGE = "merge", _("samengevoegd")
    SPLIT = "split", _("uit elkaar gehaald")
    READ_LOG = "read_log", _("logboek gelezen")


class MovedAs(TextChoices):
    """What a merge did to one row."""

    MOVED = "moved", _("verhuisd")
    FOLDED = "folded", _("samengenomen")
    CHANGED = "changed", _("aangepast")
