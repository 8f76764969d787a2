"""The codes of safety."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PhaseCode(TextChoices):
    ACUTE = "acute", _("fase 0 · acuut")
    IMMEDIATE_SAFETY = "immediate_safety", _("fase 1 · directe veiligheid")
    STABLE_SAFETY = "stable_safety", _("fase 2 · stabiele veiligheid")
    RECOVERY = "recovery", _("fase 3 · herstel")
    AFTERCARE = "aftercare", _("nazorg")


class IncidentKind(TextChoices):
    PHYSICAL = "physical", _("lichamelijk geweld")
    PSYCHOLOGICAL = "psychological", _("psychisch geweld")
    SEXUAL = "sexual", _("seksueel geweld")
    NEGLECT = "neglect", _("verwaarlozing")
    COERCION = "coercion", _("dwang en controle")
    OTHER = "other", _("anders")


class Severity(TextChoices):
    MINOR = "minor", _("licht")
    SERIOUS = "serious", _("ernstig")
    LIFE_THREATENING = "life_threatening", _("levensgevaar")
