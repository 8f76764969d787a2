"""The codes of persons, relations and authority."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    UNKNOWN = "unknown", _("onbekend")
    MALE = "male", _("man")
    FEMALE = "female", _("vrouw")
    OTHER = "other", _("anders")


class RelationKind(TextChoices):
    """What the person is to the other."""

    PARTNER = "partner", _("partner")
    EX_PARTNER = "ex_partner", _("ex-partner")
    PARENT = "parent", _("ouder")
    ADOPTIVE_PARENT = "adoptive_parent", _("adoptiefouder")
    STEP_PARENT = "step_parent", _("stiefouder")
    FOSTER_PARENT = "foster_parent", _("pleegouder")
    SIBLING = "sibling", _("broer of zus")
    GUARDIAN = "guardian", _("voogd")
    NETWORK = "network", _("uit het netwerk")


# Who is a parent to the law, by birth or by adoption.
PARENTS = (RelationKind.PARENT, RelationKind.ADOPTIVE_PARENT)


class AuthoritySource(TextChoices):
    """Where it is written that a parent has authority."""

    BY_LAW = "by_law", _("van rechtswege")
    REGISTER = "register", _("gezagsregister")
    COURT = "court", _("uitspraak van de rechter")
    TOLD = "told", _("verteld, nog niet nagekeken")


class PlaceKind(TextChoices):
    HOME = "home", _("woonadres")
    PHONE = "phone", _("telefoon")
    EMAIL = "email", _("e-mail")
    SCHOOL = "school", _("school")
    DOCTOR = "doctor", _("huisarts")
    WORK = "work", _("werk")
    APPOINTMENT = "appointment", _("plek van een afspraak")
