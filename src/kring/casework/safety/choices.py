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


class WhoReads(TextChoices):
    """Who of the family reads about an incident."""

    CONCERNED = "concerned", _("iedereen over wie het gaat")
    NOT_WHO_DID_IT = "not_who_did_it", _("niet wie het deed, wel de anderen over wie het gaat")
    NOBODY_YET = "nobody_yet", _("nog niemand van het gezin")


class Course(TextChoices):
    """How one period compares with the one before it."""

    QUIET = "quiet", _("rustig")
    STOPPED = "stopped", _("gestopt")
    LESS = "less", _("minder dan daarvoor")
    AS_BEFORE = "as_before", _("evenveel als daarvoor")
    MORE = "more", _("meer dan daarvoor")


class CheckInWay(TextChoices):
    """How somebody is asked."""

    LINK = "link", _("op de eigen pagina")
    PHONE = "phone", _("telefonisch")


class CheckInOutcome(TextChoices):
    """What came of a planned moment. Skipping is an answer like any other."""

    PLANNED = "planned", _("nog te vragen")
    ANSWERED = "answered", _("beantwoord")
    SKIPPED = "skipped", _("overgeslagen")
    NOT_REACHED = "not_reached", _("niet te bereiken")
    MISSED = "missed", _("geen antwoord")
    CALLED_OFF = "called_off", _("niet meer nodig")


class StepDirection(TextChoices):
    UP = "up", _("opschalen: meer hulp")
    DOWN = "down", _("afschalen: minder hulp")
