"""Checks data messages with the official schemas and a schema that was made of their structure.

    check_schemas.py FOLDER

FOLDER has messages, schemas and `manifest.json`, a list of objects:

- `file`: the message; without one only the schema is checked, which has to be one.
- `schema`: the schema made of its structure.
- `version`: of SDMX-ML, `21`, where there is no message.
- `isValid`: whether the message is as both schemas ask.
- `fault`: a word in what is said against a message that is not.

Prints a line for each difference, and at the end an object with what was checked. Ends with 1 if
there is a difference.
"""

import json
import sys
from functools import cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

from schemas import ROOT, xml_document

MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v{}_{}/message"


@cache
def checker(schema, version):
    """The official schema of messages and the made one together."""
    made = etree.parse(str(schema))
    official = ROOT / "xml" / f"sdmx{version}" / "SDMXMessage.xsd"
    target = made.getroot().get("targetNamespace")
    return etree.XMLSchema(etree.fromstring(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        f'<xs:import namespace="{MESSAGE.format(*version)}"'
        f" schemaLocation={quoteattr(str(official))}/>"
        f"<xs:import namespace={quoteattr(target)} schemaLocation={quoteattr(str(schema))}/>"
        "</xs:schema>"))


def differences(folder, entry):
    """What is other than it should be, as lines of text."""
    schema = folder / entry["schema"]
    try:
        if "file" not in entry:
            checker(schema, entry["version"])
            return
        document, version = xml_document(folder / entry["file"])
        check = checker(schema, version)
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError, OSError, ValueError) as error:
        yield f"{type(error).__name__}: {' '.join(str(error).split())[:400]}"
        return
    check.validate(document)
    faults = [f"line {e.line}: {' '.join(e.message.split())}" for e in check.error_log]
    if entry["isValid"]:
        yield from faults
    elif not faults:
        yield f"no fault, wanted one about {entry['fault']}"
    elif not any(entry["fault"] in fault for fault in faults):
        yield f"no fault about {entry['fault']}: {faults[0]}"


def main(folder):
    counts = {"valid": 0, "refused": 0, "schemas": 0}
    is_good = True
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        faults = list(differences(folder, entry))
        kind = "schemas" if "file" not in entry else "valid" if entry["isValid"] else "refused"
        counts[kind] += not faults
        for fault in faults[:20]:
            print(f"{entry.get('file', entry['schema'])}: {fault}")
        is_good = is_good and not faults
    print(json.dumps(counts))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
