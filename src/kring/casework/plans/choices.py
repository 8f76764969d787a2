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


class ProposalAnswer(TextChoices):
    """What a coordinator says to a proposal."""

    ADAPT = "adapt", _("het plan aanpassen")
    KEEP = "keep", _("het plan zo houden")
    MEET = "meet", _("een overleg beleggen")


class TriggerCode(TextChoices):
    """What may change a plan. What each does stands in `triggers.py`."""

    NEW_REPORT = "new_report", _("een nieuwe melding")
    INCIDENT = "incident", _("een incident")
    RATING_DROPPED = "rating_dropped", _("een cijfer dat daalt")
    AGREEMENT_BROKEN = "agreement_broken", _("een afspraak die niet lukt")
    CONTACT_MISSED = "contact_missed", _("geen contact")
    DATE_PASSED = "date_passed", _("een datum die voorbijgaat")
    CHECK_IN_MISSED = "check_in_missed", _("een check-in zonder antwoord")
    SILENCE = "silence", _("stilte")


class Touch(TextChoices):
    """What of a family a trigger may touch."""

    GOAL = "goal", _("doel")
    ACTION = "action", _("actie")
    AGREEMENT = "agreement", _("veiligheidsafspraak")
    PHASE = "phase", _("fase")


class Reach(TextChoices):
    """How far a trigger reaches."""

    ABOUT = "about", _("alles over dezelfde personen")
    LINKED = "linked", _("wat eraan vastzit")


class AskedRole(TextChoices):
    """Who is asked, in the order in which a question goes on."""

    COORDINATOR = "coordinator", _("coördinator")
    SECOND = "second", _("tweede van het duo")
    PROCESS_COORDINATOR = "process_coordinator", _("procescoördinator van de regio")


class ConsentKind(TextChoices):
    """What somebody says of a version of the plan."""

    AGREES = "agrees", _("is het ermee eens")
    DISAGREES = "disagrees", _("is het er niet mee eens")
    NOT_ASKED = "not_asked", _("is niet gevraagd")


class LineOf(TextChoices):
    """What a line of a plan version holds."""

    GOAL = "goal", _("doel")
    ACTION = "action", _("actie")
