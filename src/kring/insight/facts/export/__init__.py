"""A region's own dossiers as facts: one moment of the database, without names, text or numbers of persons."""

from kring.insight.facts.export.exporting import CannotExport, Exported, export_region
from kring.insight.facts.export.pseudonyms import Pseudonyms

__all__ = ["CannotExport", "Exported", "Pseudonyms", "export_region"]
