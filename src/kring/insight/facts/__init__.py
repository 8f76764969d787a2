"""The facts contract: what a package of facts is, whether one is valid, how one is written, and how good it is."""

from kring.insight.facts.package import NoPackage, Package, opened, unpacked
from kring.insight.facts.quality import Quality, quality
from kring.insight.facts.validation import Problem, Verdict, validate
from kring.insight.facts.writing import write_package

__all__ = [
    "NoPackage",
    "Package",
    "Problem",
    "Quality",
    "Verdict",
    "opened",
    "quality",
    "unpacked",
    "validate",
    "write_package",
]
