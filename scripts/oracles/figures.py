"""What `corridor export` wrote, as the answer that a client of the service has to get.

A folder has `questions.json`:

- `address`: of the service, without a slash at its end.
- `agency`, `dataflows`: what a list of dataflows has to show.
- `questions`: what is asked for:
    - `name`, `dataflow`.
    - `codes`: by dimension, the codes that are asked for; any code of the others.
    - `start`, `end`: years, both included. `first`, `last`: of each series, within those years.
    - `isLarge`: whether slow clients may be spared.
    - `export`: the file, SDMX-CSV 2.0, that `corridor export` wrote of the key alone.

Periods and first and last observations are chosen here, in the simplest way.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

TIME, VALUE = "TIME_PERIOD", "OBS_VALUE"
BEFORE_DIMENSIONS = ("STRUCTURE", "STRUCTURE_ID", "ACTION")


class Question:
    """A question with its answer: rows of components, without those that have no value."""

    def __init__(self, told):
        self.name = told["name"]
        self.dataflow = told["dataflow"]
        self.codes = told["codes"]
        self.start, self.end = told.get("start"), told.get("end")
        self.first, self.last = told.get("first"), told.get("last")
        self.is_large = told.get("isLarge", False)
        with open(told["export"], encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = [{id: text for id, text in row.items() if text} for row in reader]
            header = [id for id in reader.fieldnames if id not in BEFORE_DIMENSIONS]
        self.dimensions = header[:header.index(TIME)]
        self.attributes = header[header.index(VALUE) + 1:]
        self.rows = self.chosen(rows)

    def chosen(self, rows):
        series = defaultdict(list)
        for row in rows:
            year = row[TIME]
            if (self.start or year) <= year <= (self.end or year):
                series[tuple(row[id] for id in self.dimensions)].append(row)
        found = []
        for one in series.values():
            one.sort(key=lambda row: row[TIME])
            found += one[:self.first][-self.last if self.last else 0:]
        return found

    def key(self, dimensions, blank="", separator="+"):
        """The key in the order of the dimensions."""
        return ".".join(separator.join(self.codes.get(id, [])) or blank for id in dimensions)

    def by_key(self, rows):
        """Rows by key and period, which are there once."""
        found = {}
        for row in rows:
            key = tuple(str(row[id]) for id in [*self.dimensions, TIME])
            assert key not in found, f"{key} is there twice"
            found[key] = row
        return found

    def available(self):
        """By dimension, the codes that there are figures of."""
        return {id: {row[id] for row in self.rows} for id in self.dimensions}


class Folder:
    """Questions, and what was found wrong with the answers."""

    def __init__(self, path):
        self.path = Path(path)
        told = json.loads((self.path / "questions.json").read_text(encoding="utf-8"))
        self.address, self.agency = told["address"], told["agency"]
        self.dataflows = told["dataflows"]
        self.questions = [Question(one) for one in told["questions"]]
        self.figures = defaultdict(int)
        self.answers = self.faults = 0

    def by_dataflow(self):
        """Dataflows that something is asked of, each with its questions."""
        found = defaultdict(list)
        for question in self.questions:
            found[question.dataflow].append(question)
        return found.items()

    def fault(self, text):
        print(text)
        self.faults += 1

    def expect(self, what, found, wanted):
        """Two things that have to be equal."""
        self.answers += 1
        if found != wanted:
            self.fault(f"{what}: found {found}, expected {wanted}")

    def compare(self, question, label, rows, rounded=float):
        """Every figure of an answer, and its attributes.

        `rounded` is what becomes of a figure in the client.
        """
        self.answers += 1
        wanted, found = question.by_key(question.rows), question.by_key(rows)
        what = f"{question.name}, {label}"
        if not wanted:
            self.fault(f"{what}: nothing is asked for")
        for key in sorted(wanted.keys() - found.keys())[:3]:
            self.fault(f"{what}: not found: {key}")
        for key in sorted(found.keys() - wanted.keys())[:3]:
            self.fault(f"{what}: found besides: {key}")
        for key in wanted.keys() & found.keys():
            for id in (VALUE, *question.attributes):
                one, other = plain(found[key].get(id)), plain(wanted[key].get(id))
                if one != (rounded(other) if id == VALUE else other):
                    self.fault(f"{what}: {key} {id}: found {one!r}, expected {other!r}")
        self.figures[label] += len(found)

    def finish(self):
        """Prints what was compared; ends the script with 1 if anything was wrong."""
        print(json.dumps({
            "answers": self.answers, "figures": self.figures, "faults": self.faults}))
        sys.exit(1 if self.faults else 0)


def plain(value):
    """A number where the value is one, else its text; None for nothing."""
    if value is None or value == "" or value != value:
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value)
