"""Works on a questionnaire as somebody in a country's office does, with openpyxl, and saves it.

fill_questionnaire.py WORK IN OUT    WORK: plain, sorted, inserted, formulas, merged, column, dates
"""

import datetime
import sys

import openpyxl

HEADING = 7
FIGURES = {"W _T _T": 30000, "AFG _T _T": 10000, "DZA _T _T": 20000}


def rows(sheet):
    return {
        sheet.cell(number, 1).value: number
        for number in range(HEADING + 1, sheet.max_row + 1)
        if sheet.cell(number, 1).value
    }


def column(sheet, year):
    for cell in sheet[HEADING]:
        if cell.value == year:
            return cell.column
    raise SystemExit(f"no column {year}")


def fill(sheet):
    there = rows(sheet)
    for key, figure in FIGURES.items():
        sheet.cell(there[key], column(sheet, 2022)).value = figure


def work(kind, book):
    sheet = book.worksheets[1]
    fill(sheet)
    first = HEADING + 1
    if kind == "sorted":
        lines = [
            [cell.value for cell in line]
            for line in sheet.iter_rows(min_row=first, max_row=sheet.max_row)
        ]
        lines.sort(key=lambda line: str(line[1]), reverse=True)
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                sheet.cell(first + number, place + 1).value = value
    elif kind == "inserted":
        sheet.insert_rows(first + 3, 2)
        sheet.cell(first + 3, 2).value = "of whom in the capital"
        sheet.insert_rows(2)
    elif kind == "formulas":
        there = rows(sheet)
        letter = openpyxl.utils.get_column_letter(column(sheet, 2022))
        sheet.cell(there["W _T _T"], column(sheet, 2022)).value = (
            f"={letter}{there['AFG _T _T']}+{letter}{there['DZA _T _T']}"
        )
    elif kind == "merged":
        place = rows(sheet)["AFG _T _T"]
        year = column(sheet, 2022)
        sheet.merge_cells(
            start_row=place, end_row=place + 1, start_column=year, end_column=year
        )
    elif kind == "column":
        sheet.insert_cols(column(sheet, 2022))
        sheet.cell(HEADING, column(sheet, 2022) - 1).value = "Our source"
        sheet.cell(rows(sheet)["AFG _T _T"], column(sheet, 2022) - 1).value = "census"
    elif kind == "dates":
        cell = sheet.cell(rows(sheet)["AFG _T _T"], column(sheet, 2022))
        cell.value = datetime.date(2024, 2, 1)


if __name__ == "__main__":
    kind, source, target = sys.argv[1:4]
    workbook = openpyxl.load_workbook(source)
    work(kind, workbook)
    workbook.save(target)
