"""Asks a running service whether it does what its OpenAPI document says, by schemathesis.

    check_api.py ADDRESS SECONDS [TOKEN]

ADDRESS is that of the document. All checks are made, with requests that fit the document and
requests that do not, the same ones each time as far as the time reaches. Prints what was tried and
what went wrong, with a command that asks the same again. Ends with 1 if anything did.
"""

import sys
from pathlib import Path

from schemathesis.cli import schemathesis

SETTINGS = Path(__file__).with_name("schemathesis.toml")


def main():
    address, seconds, *token = sys.argv[1:]
    arguments = ["--config-file", str(SETTINGS), "run", address]
    arguments += ["--checks", "all", "--phases", "examples,coverage,fuzzing,stateful"]
    arguments += ["--seed", "1", "--max-time", seconds, "--generation-deterministic", "--no-color"]
    for word in token:
        arguments += ["--header", "Authorization: Bearer " + word]
    schemathesis(arguments)


main()
