"""The codes of plans."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LegalFrame(TextChoices):
    VOLUNTARY = "voluntary", _("vrijwillig")
    PRESSURE = "pressure", _("drang")
    COMPULSORY = "compulsory", _("gedwongen")


class ActionKind(TextChoices):
    HELP = "help", _("hulp")
    PRACTICAL = "practical", _("praktisch")
    MONITORING = "monitoring", _("volgen hoe het gaat")


class OrderKind(TextChoices):
    """What a court, or a mayor, may order."""

    SUPERVISION_ORDER = "supervision_order", _("ondertoezichtstelling")
    INTERIM_SUPERVISION_ORDER = "interim_supervision_order", _("voorlopige ondertoezichtstelling")
    OUT_OF_HOME_PLACEMENT = "out_of_home_placement", _("machtiging uithuisplaatsing")
    AUTHORITY_TERMINATION = "authority_termination", _("gezagsbeëindigende maatregel")
    GUARDIANSHIP = "guardianship", _("voogdij")
    EXCLUSION_ORDER = "exclusion_order", _("tijdelijk huisverbod")
    WRITTEN_INSTRUCTION = "written_instruction", _("schriftelijke aanwijzing")
    CRIMINAL_MEASURE = "criminal_measure", _("strafrechtelijke maatregel")
    MANDATORY_CARE = "mandatory_care", _("verplichte zorg")


class ReviewAnswer(TextChoices):
    ADAPT = "adapt", _("het plan aanpassen")
    KEEP = "keep", _("het plan zo houden")
    MEET = "meet", _("een overleg beleggen")


class LineOf(TextChoices):
    """What a line of a plan version holds."""

    GOAL = "goal", _("doel")
    ACTION = "action", _("actie")
