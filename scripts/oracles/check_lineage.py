"""Looks figures up in the publishers' files by the cell that a workspace names, with readers of its own.

Standard input: a JSON object a line, with `path`, `sheet` (or null), `row` and `column` from 1, `value`
(null where missing). Standard output: one JSON object with how many were looked up and the first that
differ.
"""

import csv
import gzip
import json
import sys

import openpyxl

tables = {}


def delimiter(line):
    return max(",;\t|", key=line.count)


def rows(path, sheet):
    """The records of a text, or the rows of a sheet, by number from 1."""
    if (path, sheet) not in tables:
        if path.endswith(".xlsx"):
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            found = [list(row) for row in book[sheet].iter_rows(values_only=True)]
        else:
            opened = gzip.open if path.endswith(".gz") else open
            with opened(path, "rt", encoding="utf-8-sig", newline="") as text:
                lines = text.read()
            separator = delimiter(lines.split("\n", 1)[0])
            found = list(csv.reader(lines.splitlines(), delimiter=separator))
        tables[(path, sheet)] = found
    return tables[(path, sheet)]


def number(cell):
    if isinstance(cell, (int, float)):
        return float(cell)
    try:
        return float(str(cell).replace(" ", "").replace("\u00a0", ""))
    except ValueError:
        return None


checked = 0
faults = []
for line in sys.stdin:
    figure = json.loads(line)
    checked += 1
    try:
        cell = rows(figure["path"], figure["sheet"])[figure["row"] - 1][figure["column"] - 1]
    except (IndexError, KeyError) as error:
        faults.append(f"{figure}: no such cell ({error})")
        continue
    found, wanted = number(cell), figure["value"]
    # A dash stands for less than half of the unit, which is kept as 0 and said.
    is_dash = wanted == 0 and str(cell).strip() in ("\u2014", "-", "\u2013")
    same = found is None if wanted is None else is_dash or found == wanted
    if not same:
        faults.append(f"{figure}: the cell says {cell!r}")

print(json.dumps({"checked": checked, "faults": faults[:20], "count": len(faults)}))
