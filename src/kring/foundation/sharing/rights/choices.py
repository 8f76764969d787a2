"""The codes of requests and of what was decided on them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestKind(TextChoices):
    ACCESS = "access", _("meer lezen")
    CORRECTION = "correction", _("verbeteren")
    OBJECTION = "objection", _("bezwaar")
    DESTRUCTION = "destruction", _("vernietigen")


class Outcome(TextChoices):
    GRANTED = "granted", _("ja")
    PARTLY = "partly", _("gedeeltelijk")
    REFUSED = "refused", _("nee")


class RefusalGround(TextChoices):
    """Why a request may be refused; the reasons in words always come with it."""

    PRIVACY_OF_OTHERS = "privacy_of_others", _("het privéleven van iemand anders")
    INTEREST_OF_OTHERS = "interest_of_others", _("een groot belang van iemand anders, zoals de veiligheid van een kind")
    LAW = "law", _("de wet zegt dat het bewaard moet blijven")
    HARMS_HELP = "harms_help", _("het zou goede hulp in de weg staan")
    NO_MISTAKE = "no_mistake", _("het is geen fout, maar een mening of indruk")
    NOT_OURS = "not_ours", _("het staat bij een andere organisatie")
