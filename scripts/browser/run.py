"""Runs what is tried in a browser; says what failed, and ends with 1 if anything did.

    run.py [NAME ...]    only these: pages, keyboard, round
"""

import sys
import time
import traceback

import pages
import rounds

PARTS = {"pages": pages.run, "keyboard": pages.keyboard, "round": rounds.run}


def main():
    names = sys.argv[1:] or list(PARTS)
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.exit(f"run.py: found {', '.join(unknown)}, expected {', '.join(PARTS)}")
    failed = []
    for name in names:
        start = time.monotonic()
        try:
            said = PARTS[name]()
            print(f"browser: {name}: {said}, {time.monotonic() - start:.0f} s", flush=True)
        except AssertionError as error:
            failed.append(name)
            print(f"browser: {name} failed:\n{error}", flush=True)
        except Exception:
            failed.append(name)
            print(f"browser: {name} failed:", flush=True)
            traceback.print_exc(file=sys.stdout)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
