"""The codes of the safety screen at a separation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """What a question is about, in the order in which it is asked."""

    FEAR = "fear", _("bang zijn")
    CONTROL = "control", _("geld, contact, telefoon en waar u bent")
    DECIDES = "decides", _("wie beslist")
    VIOLENCE = "violence", _("geweld")
    SEVERITY = "severity", _("hoe erg het was")
    AFTER = "after", _("na het uit elkaar gaan")
    CHILDREN = "children", _("de kinderen")
    POWER = "power", _("gelijk zijn")


class Scale(TextChoices):
    """In which words a question is answered."""

    OFTEN = "often", _("hoe vaak")
    AGREE = "agree", _("ja of nee")
    WHO = "who", _("wie van de twee")
    WORDS = "words", _("in eigen woorden")


class Answer(TextChoices):
    """What somebody can say. Saying nothing is always possible too."""

    NEVER = "never", _("nooit")
    ONCE = "once", _("één keer")
    SOMETIMES = "sometimes", _("soms")
    OFTEN = "often", _("vaak")
    NO = "no", _("nee")
    A_BIT = "a_bit", _("een beetje")
    YES = "yes", _("ja")
    BOTH = "both", _("allebei even veel")
    ME = "me", _("meestal ik")
    OTHER = "other", _("meestal de ander")
    RATHER_NOT = "rather_not", _("zeg ik liever niet")


ANSWERS: dict[Scale, tuple[Answer, ...]] = {
    Scale.OFTEN: (Answer.NEVER, Answer.ONCE, Answer.SOMETIMES, Answer.OFTEN, Answer.RATHER_NOT),
    Scale.AGREE: (Answer.NO, Answer.A_BIT, Answer.YES, Answer.RATHER_NOT),
    Scale.WHO: (Answer.BOTH, Answer.ME, Answer.OTHER, Answer.RATHER_NOT),
    Scale.WORDS: (),
}


class ScreenWay(TextChoices):
    """How somebody answers."""

    PORTAL = "portal", _("zelf, op de eigen pagina")
    FACE_TO_FACE = "face_to_face", _("samen, in een gesprek apart")


class ScreenState(TextChoices):
    ASKED = "asked", _("gevraagd")
    DONE = "done", _("klaar")
    NOT_ASKED = "not_asked", _("niet gevraagd")


class Pattern(TextChoices):
    """What a professional concludes. It is never counted from answers."""

    COERCIVE_CONTROL = "coercive_control", _("dwingende controle: één houdt de ander in zijn macht")
    MUTUAL = "mutual", _("over en weer, door ruzie en stress")
    NO_VIOLENCE = "no_violence", _("geen geweld en geen dwang")
    NOT_CLEAR = "not_clear", _("nog niet duidelijk")


class HowSevere(TextChoices):
    NONE = "none", _("geen geweld")
    MINOR = "minor", _("licht")
    SERIOUS = "serious", _("ernstig")
    DANGER = "danger", _("er is nu direct gevaar")


class Power(TextChoices):
    EQUAL = "equal", _("ongeveer gelijk")
    UNEQUAL = "unequal", _("ongelijk")
    NOT_CLEAR = "not_clear", _("nog niet duidelijk")


class Together(TextChoices):
    """Whether help in which parents sit together can be offered."""

    MAY = "may", _("kan, als de ouders dat allebei willen")
    CHECK_FIRST = "check_first", _("nog niet: eerst de veiligheidscheck")
    BLOCKED = "blocked", _("nee: dat is niet veilig")
