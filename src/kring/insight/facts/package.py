"""Where a package of facts lies, in which form, and which days it covers. Opens folders and zips; reads no rows."""

import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from kring.insight.facts.contract import TABLES, VERSION

MANIFEST = "datapackage.json"
# What an export of Kring says about itself; other systems need not have one.
EXPORT_LOG = "export-log.json"
Format = Literal["csv", "parquet"]
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


class NoPackage(Exception):  # noqa: N818 — it is said to a person
    """What was named is not a package of facts that can be read; each sentence says why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Package:
    """A package that is complete on the outside: all tables are there, in one form."""

    folder: Path
    format: Format
    version: str
    coverage_from: date
    coverage_to: date

    def file(self, table: str) -> Path:
        """The file that holds one table."""
        return self.folder / f"{table}.{self.format}"


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give the folder with the package: the folder itself, or a temporary one with what the zip holds.

    Raises NoPackage when there is nothing there, or the zip cannot be read.
    """
    if path.is_dir():
        yield path
        return
    if not path.is_file():
        raise NoPackage([f"{path} bestaat niet."])
    with tempfile.TemporaryDirectory(prefix="kring-facts-") as temporary:
        try:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(temporary)
        except (zipfile.BadZipFile, OSError) as problem:
            raise NoPackage([f"{path.name} is geen map en geen leesbaar zipbestand ({problem})."]) from problem
        found = sorted(Path(temporary).rglob(MANIFEST), key=lambda file: len(file.parts))
        yield found[0].parent if found else Path(temporary)


def look_at(folder: Path) -> tuple[Package | None, list[str]]:
    """Describe the package in a folder, with one Dutch sentence for everything that rule E01 rejects.

    The package is None when its description cannot be used at all; otherwise tables may still be missing.
    """
    manifest, sentences = _manifest(folder)
    form, problems = _form(folder, manifest)
    sentences += problems
    kring = manifest.get("kring") if manifest else None
    if manifest is not None and not isinstance(kring, dict):
        sentences.append(f"{MANIFEST}: het onderdeel 'kring' ontbreekt.")
    if not isinstance(kring, dict):
        return None, sentences
    version = _version(kring.get("facts_version"), sentences)
    first = _day(kring, "coverage_from", sentences)
    last = _day(kring, "coverage_to", sentences)
    if first and last and last < first:
        sentences.append(f"{MANIFEST}: coverage_to ({last}) ligt voor coverage_from ({first}).")
    if version is None or first is None or last is None:
        return None, sentences
    return Package(folder, form, version, first, last), sentences


def opened(folder: Path) -> Package:
    """Describe the package in a folder; raises NoPackage when rule E01 rejects it."""
    package, sentences = look_at(folder)
    if package is None or sentences:
        raise NoPackage(sentences)
    return package


def _manifest(folder: Path) -> tuple[dict[str, Any] | None, list[str]]:
    file = folder / MANIFEST
    if not file.is_file():
        return None, [f"{MANIFEST} ontbreekt."]
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        return None, [f"{MANIFEST} is niet te lezen als JSON: {problem}."]
    if not isinstance(content, dict):
        return None, [f"{MANIFEST} hoort een JSON-object te zijn."]
    return content, []


def _form(folder: Path, manifest: dict[str, Any] | None) -> tuple[Format, list[str]]:
    found: dict[str, set[str]] = {"csv": set(), "parquet": set()}
    for file in sorted(folder.iterdir()):
        if file.suffix in (".csv", ".parquet") and file.is_file():
            found[file.suffix[1:]].add(file.stem)
    form: Format = "parquet" if len(found["parquet"]) > len(found["csv"]) else "csv"
    other = "csv" if form == "parquet" else "parquet"
    sentences = [f"Tabel {name} ontbreekt ({name}.{form})." for name in TABLES if name not in found[form]]
    named = set(found[form]) | _resources(manifest)
    sentences += [f"Onbekende tabel: {_shown(name)}." for name in sorted(named - set(TABLES))]
    sentences += [
        f"{_shown(name)}.{other}: alle tabellen horen in één vorm te zijn, en de andere zijn {form}."
        for name in sorted(found[other])
    ]
    return form, sentences


def _resources(manifest: dict[str, Any] | None) -> set[str]:
    resources = (manifest or {}).get("resources")
    if not isinstance(resources, list):
        return set()
    return {str(one["name"]) for one in resources if isinstance(one, dict) and "name" in one}


def _shown(name: str) -> str:
    return name if re.fullmatch(r"[a-z_]{1,40}", name) else "(naam met andere tekens)"


def _version(value: object, sentences: list[str]) -> str | None:
    match = _VERSION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        sentences.append(f"{MANIFEST}: facts_version ontbreekt of heeft niet de vorm 1.0.0.")
        return None
    if match[1] != VERSION.split(".")[0]:
        sentences.append(f"{MANIFEST}: versie {match[0]} wordt niet ondersteund; verwacht {VERSION}.")
        return None
    return match[0]


def _day(kring: dict[str, Any], name: str, sentences: list[str]) -> date | None:
    value = kring.get(name)
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    sentences.append(f"{MANIFEST}: {name} ontbreekt of is geen datum (JJJJ-MM-DD).")
    return None
