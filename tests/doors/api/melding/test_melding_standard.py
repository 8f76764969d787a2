"""Our schema held against the framework's own OpenAPI file, where that file is at hand.

The file stays with its makers. Point KRING_STANDARDS at the folder that holds `Melding.yaml`; a folder
`shared/standards` beside the project is found by itself.
"""

import os
import re
from pathlib import Path

import pytest
import yaml

from kring.doors.api.melding import schema
from kring.doors.api.melding.example import example

BESIDE = Path(__file__).resolve().parents[5] / "shared" / "standards"
STANDARD = Path(os.environ.get("KRING_STANDARDS", BESIDE)) / "Melding.yaml"
OURS = {
    "Melding": schema.Report,
    "ZorgelijkeSituatie": schema.Situation,
    "VraagAntwoord": schema.Question,
    "Contact": schema.Contact,
    "Informatie": schema.Information,
    "Incident": schema.Incident,
    "Periode": schema.Period,
    "Betrokkene": schema.Person,
    "Naam": schema.Name,
    "Adres": schema.Address,
    "GepagineerdBase": schema.Page,
}
TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int
}  # fmt: skip


@pytest.fixture(scope="module")
def components():
    if not STANDARD.exists():
        pytest.skip("Melding.yaml is not at hand: set KRING_STANDARDS to the folder that holds it.")
    return yaml.safe_load(STANDARD.read_text(encoding="utf-8"))["components"]["schemas"]


def faults_of(value, rule, components, at="melding"):
    """What the framework's own rules say against a value; as much of JSON schema as that file uses."""
    if "$ref" in rule:
        rule = components[rule["$ref"].rpartition("/")[2]]
    if value is None and rule.get("nullable"):
        return
    for inner in rule.get("allOf", ()):
        yield from faults_of(value, inner, components, at)
    kind = TYPES.get(rule.get("type"), object)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        yield f"{at}: no {rule['type']}"
        return
    if "enum" in rule and value not in rule["enum"]:
        yield f"{at}: not in {rule['enum']}"
    if isinstance(value, str):
        if not rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value)):
            yield f"{at}: length"
        if "pattern" in rule and not re.search(rule["pattern"], value):
            yield f"{at}: pattern"
    if isinstance(value, dict):
        yield from (f"{at}.{name}: missing" for name in rule.get("required", ()) if name not in value)
        for name, inner in rule.get("properties", {}).items():
            if name in value:
                yield from faults_of(value[name], inner, components, f"{at}.{name}")
        if "properties" in rule:
            yield from (f"{at}.{name}: unknown" for name in value if name not in rule["properties"])
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from faults_of(one, rule["items"], components, f"{at}[{number}]")


def test_the_example_is_valid_by_the_rules_of_the_framework(components):
    assert list(faults_of(example(), components["Melding"], components)) == []


def test_the_rules_of_the_framework_would_see_a_fault(components):
    document = example()
    document["heeftBetrekkingOp"][0]["adres"]["postcode"] = "1234AB"
    document["contact"]["fax"] = "…"
    del document["verzoek"]

    assert set(faults_of(document, components["Melding"], components)) == {
        "melding.heeftBetrekkingOp[0].adres.postcode: pattern",
        "melding.contact.fax: unknown",
        "melding.verzoek: missing",
    }


def test_every_field_of_every_part_is_held_and_as_required_as_there(components):
    for name, part in OURS.items():
        ours = {field.alias or own: field.is_required() for own, field in part.model_fields.items()}
        if part is schema.Page:
            ours.pop("resultaten")
        theirs = components[name]
        assert ours == {field: field in theirs["required"] for field in theirs["properties"]}, name


def test_no_part_of_the_framework_is_left_out(components):
    assert set(components) - set(OURS) == {"GepagineerdMeldingLijst"}


def test_the_codes_are_those_of_the_framework(components):
    assert set(schema.KIND_CODES) == set(components["Melding"]["properties"]["soort"]["enum"])
    assert set(schema.SEX_CODES) == set(components["Betrokkene"]["properties"]["geslacht"]["enum"])
