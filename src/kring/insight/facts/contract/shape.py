"""What a table of the facts is made of: columns with a type, whether they may be empty, and what they may hold."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The types a column can have."""

    IDENTIFIER = "identifier"
    CODE = "code"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """One column: its type, whether it must be filled, its codes, and the table its values must exist in."""

    name: str
    kind: Kind
    required: bool
    meaning: str
    codes: tuple[str, ...] = ()
    refers_to: str | None = None


@dataclass(frozen=True)
class Table:
    """One table: the first column is its primary key."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(column.name for column in self.columns))

    @property
    def key(self) -> str:
        """The primary key column."""
        return self.columns[0].name

    def column(self, name: str) -> Column:
        """Look one column up by name; KeyError when the table has none such."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def of_kind(self, *kinds: Kind) -> tuple[Column, ...]:
        """The columns of these types, in the order of the contract."""
        return tuple(column for column in self.columns if column.kind in kinds)


def identifier(name: str, meaning: str, *, empty: bool = False, refers_to: str | None = None) -> Column:
    """A column with an opaque pseudonym."""
    return Column(name, Kind.IDENTIFIER, not empty, meaning, refers_to=refers_to)


def code(name: str, meaning: str, codes: tuple[str, ...], *, empty: bool = False) -> Column:
    """A column with one word out of a fixed list."""
    return Column(name, Kind.CODE, not empty, meaning, codes=codes)


def date(name: str, meaning: str, *, empty: bool = False) -> Column:
    """A column with a day."""
    return Column(name, Kind.DATE, not empty, meaning)


def integer(name: str, meaning: str, *, empty: bool = False) -> Column:
    """A column with a whole number of zero or more."""
    return Column(name, Kind.INTEGER, not empty, meaning)


def number(name: str, meaning: str, *, empty: bool = False) -> Column:
    """A column with a number."""
    return Column(name, Kind.NUMBER, not empty, meaning)


def boolean(name: str, meaning: str, *, empty: bool = False) -> Column:
    """A column with true or false."""
    return Column(name, Kind.BOOLEAN, not empty, meaning)
