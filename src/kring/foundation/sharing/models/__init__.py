"""Why somebody may see something, what is withheld from whom, and who looked."""

from kring.foundation.sharing.models.grounds import Ground
from kring.foundation.sharing.models.log import LogEntry
from kring.foundation.sharing.models.withholding import Withholding

__all__ = ["Ground", "LogEntry", "Withholding"]
