"""The codes of approaches."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TermUnit(TextChoices):
    HOURS = "hours", _("uur")
    DAYS = "days", _("dagen")
    WORKING_DAYS = "working_days", _("werkdagen")
    WEEKS = "weeks", _("weken")
    MONTHS = "months", _("maanden")


class TermBasis(TextChoices):
    """Who set a term. Only what a law sets moves with weekends and free days."""

    STATUTORY = "statutory", _("uit de wet")
    REGIONAL = "regional", _("afspraak in de regio")


class CountsFrom(TextChoices):
    """From which moment the term of a step counts."""

    REPORT = "report", _("vanaf de melding")
    START = "start", _("vanaf het begin van de werkwijze")
    PREVIOUS = "previous", _("vanaf de dag dat de vorige stap klaar was")


class CriterionKind(TextChoices):
    ENTER = "enter", _("om te beginnen")
    LEAVE = "leave", _("om te stoppen")


class PartKind(TextChoices):
    """The parts of which an approach is made, in the order in which people read them."""

    STEPS = "steps", _("stappen")
    CRITERIA = "criteria", _("wanneer wel, wanneer klaar")
    PARTIES = "parties", _("wie er meedoen")
    ROLES = "roles", _("rollen")
    INSTRUMENTS = "instruments", _("hulpmiddelen")
    GATES = "gates", _("poorten tussen de fasen")
    TRIGGERS = "triggers", _("wanneer we opnieuw naar het plan kijken")
    BASES = "bases", _("wie wat leest, en waarom dat mag")
