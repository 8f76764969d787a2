"""The codes of the joint explanatory analysis."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Domain(TextChoices):
    PARENTS_AND_FAMILY = "parents_and_family", _("ouders en gezin")
    PARENT_CHILD = "parent_child", _("ouder en kind samen")
    CHILD = "child", _("het kind")
    SURROUNDINGS = "surroundings", _("de omgeving")
    HELPING_SYSTEM = "helping_system", _("de hulpverlening zelf")


class Valence(TextChoices):
    RISK = "risk", _("maakt het moeilijk")
    PROTECTIVE = "protective", _("helpt")


class FactorFunction(TextChoices):
    PREDISPOSING = "predisposing", _("maakte kwetsbaar")
    PRECIPITATING = "precipitating", _("was de aanleiding")
    PERPETUATING = "perpetuating", _("houdt het in stand")
    PROTECTIVE = "protective", _("beschermt")


class SourceKind(TextChoices):
    FACT = "fact", _("feit")
    STATEMENT = "statement", _("verteld door iemand")
    OPINION = "opinion", _("mening")
    OBSERVATION = "observation", _("gezien")
    DOCUMENT = "document", _("staat in een stuk")


class Strength(TextChoices):
    SOME = "some", _("een beetje")
    STRONG = "strong", _("sterk")


class Certainty(TextChoices):
    THOUGHT = "thought", _("dat denken we")
    SEEN = "seen", _("dat zagen we")


class HypothesisStatus(TextChoices):
    OPEN = "open", _("nog open")
    TESTED = "tested", _("nagegaan")
    SHARED = "shared", _("samen gedeeld")
    REJECTED = "rejected", _("klopt niet")
