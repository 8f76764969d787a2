"""The report of the framework Samen Onder Handbereik, field by field: its names, ours, and what is expected.

The one module that knows the framework's names. It follows the OpenAPI file `Melding.yaml`, all of it and
nothing more; where that file and its information model disagree (a report about nobody), the file wins.
"""

from enum import Enum
from typing import Annotated, Any, ClassVar

from django.utils.translation import gettext_noop as _
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from kring.doors.api.melding import incoming, values
from kring.doors.api.melding.incoming import ReportKind, Sex
from kring.doors.api.melding.values import Int32, Line, Lines

KIND_CODES = {
    "NAZ": ReportKind.NON_ACUTE_CARE,
    "VT": ReportKind.VEILIG_THUIS,
    "ZVH": ReportKind.CARE_SAFETY_HOUSE,
}
SEX_CODES = {"0": Sex.UNKNOWN, "1": Sex.MALE, "2": Sex.FEMALE, "9": Sex.NOT_SPECIFIED}
CODES: dict[Enum, str] = {neutral: code for codes in (KIND_CODES, SEX_CODES) for code, neutral in codes.items()}

LINE = _("één regel tekst, eventueel leeg")
LINES = _("tekst, eventueel leeg")
MOMENT = _("datum en tijd met tijdzone, zoals 2026-03-02T16:45:00+01:00")
WHOLE_NUMBER = _("een heel getal, zoals 12")
YES_OR_NO = _("true of false, zonder aanhalingstekens")
ADDRESS = _("een volledig webadres, zoals https://bron.example/onderdeel/12")


def kind_of(code: Any) -> Any:
    """The kind of report behind a code of the framework."""
    return _decoded(code, KIND_CODES)


def sex_of(code: Any) -> Any:
    """The sex behind a code of the framework."""
    return _decoded(code, SEX_CODES)


def _decoded(code: Any, codes: dict[str, Any]) -> Any:
    if not isinstance(code, str):
        raise PydanticCustomError("string_type", "no text")
    if code not in codes:
        raise PydanticCustomError("unknown_code", "unknown code")
    return codes[code]


def without_nothing(found: list[Any]) -> list[Any]:
    """Leave out the `null` that the framework allows in place of an incident: it tells nothing."""
    return [one for one in found if one is not None]


Id = Annotated[values.FilledLine, Field(description=_("een kenmerk, zoals deel-12"))]
Url = Annotated[values.Url, Field(description=ADDRESS)]


class Part(BaseModel):
    """An object of the framework; `becomes` is the same in Kring's words, field by field."""

    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)
    becomes: ClassVar[type]


class Name(Part):
    """Naam."""

    becomes = incoming.IncomingName

    id: Id
    url: Url
    given_names: values.NamePart = Field(
        alias="voornamen", description=_("voornamen met spaties ertussen, 1 tot 200 tekens")
    )
    prefix: values.Prefix = Field(
        alias="voorvoegsel", description=_('hoogstens 10 tekens, zoals van der; zonder voorvoegsel leeg: ""')
    )
    family_name: values.NamePart = Field(
        alias="geslachtsnaam", description=_("de achternaam zonder voorvoegsel, 1 tot 200 tekens")
    )


class Address(Part):
    """Adres."""

    becomes = incoming.IncomingAddress

    id: Id
    url: Url
    street: values.Street = Field(
        alias="straatnaam", description=_("een straatnaam van 1 tot 24 tekens, zo nodig afgekort")
    )
    house_number: Int32 = Field(alias="huisnummer", description=WHOLE_NUMBER)
    postcode: values.Postcode = Field(
        alias="postcode", description=_("vier cijfers, een spatie en twee hoofdletters, zoals 1234 AB")
    )
    city: Line = Field(alias="plaats", description=LINE)


class Person(Part):
    """Betrokkene."""

    becomes = incoming.IncomingPerson

    url: Url
    bsn: values.Bsn = Field(
        alias="burgerservicenummer", description=_("negen cijfers tussen aanhalingstekens, zonder punten")
    )
    sex: Annotated[Sex, BeforeValidator(sex_of)] = Field(
        alias="geslacht",
        description=_('"0" (onbekend), "1" (man), "2" (vrouw) of "9" (niet opgegeven), als tekst'),
    )
    name: Name = Field(alias="naam")
    address: Address = Field(alias="adres")


class Period(Part):
    """Periode."""

    becomes = incoming.IncomingPeriod

    id: Id
    url: Url
    begins_at: values.Moment = Field(alias="datumTijdBegin", description=MOMENT)
    ends_at: values.Moment = Field(
        alias="datumTijdEinde",
        description=_("datum en tijd met tijdzone, niet eerder dan het begin, zoals 2026-03-02T16:45:00+01:00"),
    )

    @field_validator("ends_at")
    @classmethod
    def not_before_it_begins(cls, ends_at: Any, info: ValidationInfo) -> Any:
        """A period that ends before it begins cannot be stored as a period."""
        if "begins_at" in info.data and ends_at < info.data["begins_at"]:
            raise PydanticCustomError("ends_before_begin", "ends before it begins")
        return ends_at


class Incident(Part):
    """Incident."""

    becomes = incoming.IncomingIncident

    id: Line = Field(description=LINE)
    url: Url
    happened_at: values.Moment = Field(alias="datumTijd", description=MOMENT)
    place: Lines = Field(alias="locatie", description=LINES)
    description: Lines = Field(alias="omschrijving", description=LINES)
    period: Period = Field(alias="periodeVanTot")


class Question(Part):
    """VraagAntwoord."""

    becomes = incoming.QuestionAnswer

    id: Id
    url: Url
    question: Lines = Field(alias="vraag", description=LINES)
    answer: Lines = Field(alias="antwoord", description=LINES)


class Situation(Part):
    """ZorgelijkeSituatie."""

    becomes = incoming.IncomingSituation

    id: Id
    url: Url
    background: Lines = Field(alias="situatieSchets", description=LINES)
    description: Lines = Field(alias="nadereOmschrijving", description=LINES)
    question: Question = Field(alias="vraagAntwoord")


class Contact(Part):
    """Contact."""

    becomes = incoming.IncomingContact

    id: Id
    url: Url
    name: Line = Field(alias="naam", description=LINE)
    email: Line = Field(alias="emailAdres", description=LINE)
    phone: Line = Field(alias="telefoonnummer", description=LINE)


class Information(Part):
    """Informatie."""

    becomes = incoming.IncomingInformation

    id: Id
    url: Url
    description: Lines = Field(alias="omschrijving", description=LINES)


class Report(Part):
    """Melding."""

    becomes = incoming.IncomingReport

    id: values.ShortId = Field(description=_("een kenmerk van 1 tot 200 tekens, zoals melding-12"))
    url: Url
    kind: Annotated[ReportKind, BeforeValidator(kind_of)] = Field(
        alias="soort",
        description=_("NAZ (niet-acute zorg), VT (Veilig Thuis) of ZVH (zorg- en veiligheidshuis)"),
    )
    reported_at: values.Moment = Field(alias="datumTijd", description=MOMENT)
    request: Lines = Field(alias="verzoek", description=LINES)
    wants_feedback: bool = Field(alias="terugkoppelingGewenst", description=YES_OR_NO)
    situation: Situation = Field(alias="zorgelijkeSituatie")
    reporter: Contact = Field(alias="contact")
    information: Information = Field(alias="overigeInformatie")
    incidents: Annotated[list[Incident | None], AfterValidator(without_nothing)] = Field(
        alias="naarAanleidingVan", default_factory=list
    )
    people: list[Person] = Field(alias="heeftBetrekkingOp", default_factory=list)


class Page(Part):
    """GepagineerdMeldingLijst; the reports on it are read one by one."""

    becomes = incoming.IncomingPage

    number: values.PageNumber = Field(alias="pagina", description=_("een heel getal vanaf 1"))
    size: values.PageSize = Field(alias="paginaGrootte", description=_("een heel getal tot en met 100"))
    total: values.Total | None = Field(
        alias="totaalAantal", default=None, description=_("een heel getal vanaf 0, of null")
    )
    sorted_by: Line = Field(alias="sorteer", default="", description=LINE)
    next_url: values.Url | None = Field(alias="volgende", default=None, description=ADDRESS)
    previous_url: values.Url | None = Field(alias="vorige", default=None, description=ADDRESS)
    results: list[Any] = Field(alias="resultaten")


PARTS: tuple[type[Part], ...] = (
    Report, Situation, Question, Contact, Information, Incident, Period, Person, Name, Address, Page
)  # fmt: skip
ONLY_ON_A_PAGE = frozenset({"pagina", "paginaGrootte", "resultaten"})
