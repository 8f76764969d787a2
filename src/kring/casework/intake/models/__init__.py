"""The tables of intake: reports, questions whether a family is known elsewhere, doubts, advices and terms."""

from kring.casework.intake.models.doubts import Advice, ReportingCode
from kring.casework.intake.models.known import (
    AskedPerson,
    GivenInformation,
    InformationRequest,
    KnownQuestion,
    QuestionUntold,
)
from kring.casework.intake.models.reports import (
    Report,
    ReportedIncident,
    ReportedPerson,
    ReporterContact,
    ReportQuestion,
)
from kring.casework.intake.models.terms import IntakeTerm

__all__ = [
    "Advice", "AskedPerson", "GivenInformation", "InformationRequest", "IntakeTerm", "KnownQuestion", "QuestionUntold",
    "Report", "ReportQuestion", "ReportedIncident", "ReportedPerson", "ReporterContact", "ReportingCode",
]  # fmt: skip
