"""Compares what ask_rsdmx.R wrote down with what `corridor export` wrote.

    check_rsdmx.py FOLDER
"""

import csv
import json
import sys

from figures import TIME, VALUE, Folder

# The columns of rsdmx for generic data.
COLUMNS = {"obsTime": TIME, "obsValue": VALUE}


def with_15_digits(figure):
    """What rsdmx leaves of a figure of generic data, which it turns into R's text of it."""
    return float(f"{figure:.15g}")


def check_structures(folder, structures):
    folder.expect("dataflows", list(structures), folder.dataflows)
    for question in folder.questions:
        found = structures[question.dataflow]
        folder.expect(
            f"{question.name}, dimensions", found["dimensions"], question.dimensions)
        for id, list_ in zip(found["dimensions"], found["lists"]):
            missing = question.available()[id] - set(found["codes"][list_])
            folder.expect(f"{question.name}, codes of {id} without a name", missing, set())


def check_data(folder, answers):
    questions = {question.name: question for question in folder.questions}
    for answer in answers:
        with open(folder.path / answer["file"], encoding="utf-8", newline="") as file:
            rows = [
                {COLUMNS.get(id, id): text for id, text in row.items()}
                for row in csv.DictReader(file, strict=True)]
        rounded = with_15_digits if "generic" in answer["label"] else float
        folder.compare(questions[answer["question"]], answer["label"], rows, rounded)
    asked = {answer["question"] for answer in answers}
    folder.expect(
        "questions asked", asked, {one.name for one in folder.questions if not one.is_large})


if __name__ == "__main__":
    folder = Folder(sys.argv[1])
    told = json.loads((folder.path / "rsdmx.json").read_text(encoding="utf-8"))
    check_structures(folder, told["structures"])
    check_data(folder, told["answers"])
    folder.expect("names of codes", told["labels"], "Mexico")
    folder.finish()
