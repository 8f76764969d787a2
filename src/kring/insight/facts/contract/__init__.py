"""The facts contract as data: its version, its nineteen tables, its words and its instruments."""

from kring.insight.facts.contract import course, who, work
from kring.insight.facts.contract.instruments import INSTRUMENTS, Instrument
from kring.insight.facts.contract.shape import Column, Kind, Table

VERSION = "1.0.0"
TABLES = {table.name: table for table in (*who.TABLES, *work.TABLES, *course.TABLES)}

__all__ = ["INSTRUMENTS", "TABLES", "VERSION", "Column", "Instrument", "Kind", "Table"]
