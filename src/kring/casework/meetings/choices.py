"""The codes of case conferences."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DecisionKind(TextChoices):
    EXPLANATORY_ANALYSIS = "explanatory_analysis", _("verklaring vastgesteld")
    PLAN = "plan", _("plan")
    DEPLOYMENT = "deployment", _("wie er komt helpen")
    SCALE_STEP = "scale_step", _("opschalen of afschalen")
    MEASURE_REQUEST = "measure_request", _("verzoek om een maatregel")
    CLOSURE = "closure", _("afsluiten")
