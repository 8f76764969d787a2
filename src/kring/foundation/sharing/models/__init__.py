"""Why somebody may see something, what is withheld from whom, and who looked."""

from kring.foundation.sharing.models.bases import LegalBasis
from kring.foundation.sharing.models.consents import Consent, Incapacity, ParentReads
from kring.foundation.sharing.models.emergency import EmergencyAccess, Notice
from kring.foundation.sharing.models.findings import Finding, Threshold
from kring.foundation.sharing.models.grounds import Ground
from kring.foundation.sharing.models.handing_over import PreparedHandover, ToldOfHandover
from kring.foundation.sharing.models.informing import ParentLetter
from kring.foundation.sharing.models.log import LogEntry
from kring.foundation.sharing.models.merging import KeptApart, Merge, MovedRow, NotTheSame
from kring.foundation.sharing.models.replacement import Replacement
from kring.foundation.sharing.models.seal import Seal, SealedBlock
from kring.foundation.sharing.models.withholding import Withholding

__all__ = [
    "Consent",
    "EmergencyAccess",
    "Finding",
    "Ground",
    "Incapacity",
    "KeptApart",
    "LegalBasis",
    "LogEntry",
    "Merge",
    "MovedRow",
    "NotTheSame",
    "Notice",
    "ParentLetter",
    "ParentReads",
    "PreparedHandover",
    "Replacement",
    "Seal",
    "SealedBlock",
    "Threshold",
    "ToldOfHandover",
    "Withholding",
]
