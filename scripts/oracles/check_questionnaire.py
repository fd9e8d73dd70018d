"""Reads the workbook of a questionnaire with openpyxl, works its checks out anew, and prints what it found.

check_questionnaire.py FILE    JSON: sheets, and what is wrong as a list of sentences
"""

import json
import sys

import openpyxl

FIRST = 8
WORDS = {"counterparts": "the areas together", "sexes": "women and men", "ages": "the ages together"}


def number(value):
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def compare(total, parts):
    """What one check comes to: None, "OK", "not all given" or the difference."""
    given = [part for part in parts if part is not None]
    if total is None or not given:
        return None
    difference = sum(given) - total
    if abs(difference) < 0.5:
        return "OK"
    if difference < 0 and len(given) < len(parts):
        return "not all given"
    return difference


def signed(difference):
    """As TEXT(difference, "+0;-0") writes it: half away from zero."""
    return f"{'-' if difference < 0 else '+'}{int(abs(difference) + 0.5)}"


def words(results):
    found = [(kind, result) for kind, result in results if result is not None]
    wrong = [f"{WORDS[kind]}: {signed(r)}" for kind, r in found if not isinstance(r, str)]
    if wrong:
        return "; ".join(wrong)
    if any(result == "not all given" for _, result in found):
        return "not all given"
    return "OK" if found else ""


def check_table(sheet, stored, problems):
    heads = {sheet.cell(7, column).value: column for column in range(1, sheet.max_column + 1)}
    years = [head for head in heads if isinstance(head, int)]
    rows = {}
    for row in range(FIRST, sheet.max_row + 1):
        rows[tuple(sheet.cell(row, 1).value.split())] = row
    for year in years:
        def figure(key):
            return number(sheet.cell(rows[key], heads[year]).value)

        for key, row in rows.items():
            counterpart, sex, age = key
            results = []
            for kind, is_part in [
                ("counterparts", lambda k: counterpart == "W" and k[0] != "W" and k[1:] == key[1:]),
                ("sexes", lambda k: sex == "_T" and k[1] != "_T" and (k[0], k[2]) == (counterpart, age)),
                ("ages", lambda k: age == "_T" and k[2] != "_T" and k[:2] == key[:2]),
            ]:
                parts = [figure(other) for other in rows if is_part(other)]
                if parts:
                    results.append((kind, compare(figure(key), parts)))
            cell = sheet.cell(row, heads[f"Check {year}"])
            if not results:
                if cell.value is not None:
                    problems.append(f"{sheet.title} {cell.coordinate}: a check of what is no total")
                continue
            if not str(cell.value).startswith("="):
                problems.append(f"{sheet.title} {cell.coordinate}: no formula")
            shown = stored[sheet.title][cell.coordinate].value or ""
            if shown != words(results):
                problems.append(
                    f"{sheet.title} {cell.coordinate}: {shown!r} is stored, it is {words(results)!r}")
        for key, row in rows.items():
            cell = sheet.cell(row, heads[year])
            if cell.protection.locked:
                problems.append(f"{sheet.title} {cell.coordinate}: a figure that is locked")
            if cell.value is not None and cell.comment is None:
                problems.append(f"{sheet.title} {cell.coordinate}: a figure without its source")


def main(path):
    book = openpyxl.load_workbook(path)
    stored = openpyxl.load_workbook(path, data_only=True)
    problems = []
    sheets = {}
    for sheet in book.worksheets:
        comments = [c.comment.text for row in sheet.iter_rows() for c in row if c.comment]
        sheets[sheet.title] = {
            "state": sheet.sheet_state,
            "isProtected": bool(sheet.protection.sheet),
            "hasPassword": sheet.protection.password is not None,
            "frozen": sheet.freeze_panes or "",
            "rules": sorted({rule.type for rule in sheet.data_validations.dataValidation}),
            "conditions": sum(len(rules.rules) for rules in sheet.conditional_formatting),
            "notes": len(comments),
            "sources": sum("Source: " in text for text in comments),
        }
        if sheet.title.startswith("Table "):
            check_table(sheet, stored, problems)
    names = {name: item.attr_text for name, item in book.defined_names.items()}
    json.dump({"sheets": sheets, "names": names, "problems": problems[:50]}, sys.stdout)


main(sys.argv[1])
