"""Lines of the log for another system: in the field names of the Logius log of data processing, or as a table.

Field names: Logboek Dataverwerkingen (Logius), with the extension for NEN 7513. That log knows one data subject a line:
a line about four persons becomes four, with the same trace, of which the last three have the first as parent.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from kring.foundation.core.encryption import seal
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_search import Basis, bases_of
from kring.foundation.sharing.models import LogEntry

# Of NEN 7513, as DICOM names them: create, read, update, delete, execute.
ACTION_CODE = {
    Act.READ: "R",
    Act.SEARCH: "R",
    Act.PRINT: "R",
    Act.EXPORT: "R",
    Act.READ_LOG: "R",
    Act.CREATE: "C",
    Act.CHANGE: "U",
    Act.SHARE: "U",
    Act.WITHHOLD: "U",
    Act.RIGHTS: "U",
    Act.MERGE: "U",
    Act.SPLIT: "U",
    Act.REMOVE: "D",
}
SUBJECT_TYPE = "kring-person"
COLUMNS = (
    "start_time", "end_time", "trace_id", "span_id", "name", "act", "status_code", "outcome", "activity_id", "activity",
    "user_id", "user_name", "role", "on_behalf_of", "organisation", "access_point", "dossier", "sections", "item",
    "basis", "article", "emergency", "data_subject_ids",
)  # fmt: skip


def as_json_lines(lines: list[LogEntry]) -> Iterator[str]:
    """One JSON object a line of text, for each data subject of each line of the log; their ids are encrypted."""
    bases = bases_of(lines)
    for line in lines:
        for place, subject in enumerate(line.about or [None]):
            yield json.dumps(_span(line, place, subject, bases.get(line.ground_id or 0)), ensure_ascii=False)


def as_table(lines: list[LogEntry]) -> str:
    """The same as a table with a heading; data subjects are encrypted here too."""
    bases = bases_of(lines)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    table.writerows([[_harmless(cell) for cell in _row(line, bases.get(line.ground_id or 0))] for line in lines])
    return written.getvalue()


def _span(line: LogEntry, place: int, subject: int | None, basis: Basis | None) -> dict[str, Any]:
    span = line.span if place == 0 else hashlib.sha256(f"{line.span}{place}".encode()).hexdigest()[:16]
    attributes: dict[str, Any] = {"dpl.core.processing_activity_id": line.activity}
    if subject is not None:
        attributes |= {
            "dpl.core.data_subject_id": seal(str(subject)),
            "dpl.core.data_subject_id_type": SUBJECT_TYPE,
        }
    attributes |= {
        "dpl.nen7513.event_action_code": ACTION_CODE.get(Act(line.act), "E"),
        "dpl.nen7513.event_type": line.act,
        "dpl.nen7513.users": _users(line),
        "dpl.nen7513.participants": _objects(line),
        "dpl.nen7513.emergency": line.emergency_id is not None,
    }
    if basis is not None:
        attributes["dpl.nen7513.autorisatieProtocol"] = f"{basis.code} {basis.article}".strip()
        attributes["dpl.nen7513.behandelrelatieProtocol"] = line.role
    told: dict[str, Any] = {
        "trace_id": line.trace.hex,
        "span_id": span,
        "status_code": "OK" if line.outcome == "ok" else "ERROR",
        "name": line.name,
        "start_time": _moment(line.at),
        "end_time": _moment(line.done_at),
        "resource": {"service.name": "kring"},
        "attributes": attributes,
    }
    if place:
        told["parent_span_id"] = line.span
    return told


def _users(line: LogEntry) -> list[dict[str, Any]]:
    """Who did it, and on whose behalf. A family member is named by an encrypted number."""
    user = {
        "userID": _user_id(line),
        "userName": str(line.professional or ""),
        "roleIDCode": line.role,
        "purposeOfUse": line.activity,
        "networkAccessPointID": line.access_point,
        "organisation": str(line.organisation or ""),
    }
    users = [user]
    if line.on_behalf_of is not None:
        users.append({"userID": f"professional:{line.on_behalf_of.pk}", "userName": str(line.on_behalf_of),
                      "roleIDCode": "on_behalf_of"})  # fmt: skip
    return users


def _objects(line: LogEntry) -> list[dict[str, str]]:
    named = {"dossier": line.dossier_id, "item": line.item_key, "sections": ",".join(line.sections)}
    return [
        {"participantObjectType": kind, "participantObjectID": str(value)} for kind, value in named.items() if value
    ]


def _user_id(line: LogEntry) -> str:
    if line.professional_id is not None:
        return f"professional:{line.professional_id}"
    if line.person_id is not None:
        return f"person:{seal(str(line.person_id))}"
    return f"job:{line.job}" if line.job else "nobody"


def _row(line: LogEntry, basis: Basis | None) -> list[Any]:
    return [
        _moment(line.at), _moment(line.done_at), line.trace.hex, line.span, line.name, line.act,
        "OK" if line.outcome == "ok" else "ERROR", line.outcome, line.activity, line.get_activity_display(),
        _user_id(line), str(line.professional or ""), line.role, str(line.on_behalf_of or ""),
        str(line.organisation or ""), line.access_point, line.dossier_id or "", " ".join(line.sections), line.item_key,
        basis.words if basis else "", basis.article if basis else "", "ja" if line.emergency_id else "",
        " ".join(seal(str(subject)) for subject in line.about),
    ]  # fmt: skip


def _harmless(cell: Any) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
