"""The codes of rules for keeping, of what is proposed and of what is decided."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kept(TextChoices):
    """What a rule is about."""

    DOSSIER = "dossier", _("wat een houder in een dossier schreef")
    REPORT = "report", _("een melding zonder dossier")
    LOG = "log", _("het logboek")


class Trigger(TextChoices):
    """From which event a term counts."""

    CLOSURE = "closure", _("vanaf het sluiten van het dossier")
    YOUNGEST_18 = "youngest_18", _("vanaf de dag waarop het jongste kind 18 wordt")
    BIRTH = "birth", _("vanaf de geboorte van het jongste kind")
    RECEIVED = "received", _("vanaf de ontvangst")


class Extension(TextChoices):
    NEVER = "never", _("langer bewaren kan niet")
    WITH_REASON = "with_reason", _("langer bewaren kan, met een reden en een dag")


class OnRequest(TextChoices):
    """What a request to destroy can come to before the term is over."""

    UNLESS = "unless", _("ja, tenzij iemand anders daar een groot belang bij heeft")
    AFTER_TERM = "after_term", _("pas als de termijn voorbij is")
    NEVER = "never", _("nee")


class What(TextChoices):
    DOSSIER = "dossier", _("een heel dossier")
    PART = "part", _("wat één houder in een dossier schreef")
    ITEM = "item", _("één onderdeel")
    REPORT = "report", _("een melding zonder dossier")


class Verdict(TextChoices):
    DESTROY = "destroy", _("vernietigen")
    KEEP = "keep", _("langer bewaren")
