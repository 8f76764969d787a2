"""The codes of the service directory."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class HelpsWith(TextChoices):
    """With what a service helps, in the words of who looks for it."""

    VIOLENCE = "violence", _("geweld en onveiligheid thuis")
    SEXUAL_VIOLENCE = "sexual_violence", _("seksueel geweld")
    SEPARATION = "separation", _("scheiding en wat daarna komt")
    PARENTING = "parenting", _("opvoeden")
    HOME = "home", _("hoe het thuis samen gaat")
    CHILD = "child", _("gedrag en ontwikkeling van een kind")
    TRAUMA = "trauma", _("verwerken wat er gebeurd is")
    MENTAL_HEALTH = "mental_health", _("psychische klachten")
    ADDICTION = "addiction", _("alcohol, drugs of gokken")
    MONEY = "money", _("geld en schulden")
    HOUSING = "housing", _("wonen of een veilige plek")
    SURROUNDINGS = "surroundings", _("school, buurt en mensen om het gezin heen")
    OLD_AGE = "old_age", _("zorg voor iemand die ouder is")


class AgeBand(TextChoices):
    """An age as it may stand in an address: wide enough to be nobody's."""

    TODDLER = "0-3", _("0 tot en met 3 jaar")
    CHILD = "4-11", _("4 tot en met 11 jaar")
    TEENAGER = "12-17", _("12 tot en met 17 jaar")
    ADULT = "18-64", _("18 tot en met 64 jaar")
    OLDER = "65+", _("65 jaar en ouder")


class Intensity(IntegerChoices):
    """From light to heavy."""

    ADVICE = 1, _("licht: advies of zelf doen")
    GUIDANCE = 2, _("begeleiding")
    TREATMENT = 3, _("behandeling")
    INTENSIVE = 4, _("intensief, een paar keer per week")
    STAY = 5, _("zwaar: dag en nacht")


class Evidence(TextChoices):
    """What is known of whether it works."""

    NOT_STUDIED = "not_studied", _("niet onderzocht")
    WELL_FOUNDED = "well_founded", _("goed onderbouwd")
    FIRST_SIGNS = "first_signs", _("eerste aanwijzingen dat het werkt")
    GOOD_SIGNS = "good_signs", _("goede aanwijzingen dat het werkt")
    STRONG_SIGNS = "strong_signs", _("sterke aanwijzingen dat het werkt")


class Language(TextChoices):
    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")
    ARABIC = "ar", _("Arabisch")
    TURKISH = "tr", _("Turks")
    BERBER = "ber", _("Berbers")
    POLISH = "pl", _("Pools")
    UKRAINIAN = "uk", _("Oekraïens")
    TIGRINYA = "ti", _("Tigrinya")
    SIGN_LANGUAGE = "sign", _("Nederlandse gebarentaal")
    INTERPRETER = "interpreter", _("elke taal, met een tolk")


class Way(TextChoices):
    """How one gets it."""

    IN_PERSON = "in_person", _("in het echt")
    DIGITAL = "digital", _("digitaal")
    BOTH = "both", _("in het echt en digitaal")


class Capacity(TextChoices):
    OPEN = "open", _("er is plek")
    FULL = "full", _("vol")
