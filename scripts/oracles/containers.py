"""Reads zip archives and workbooks with Python's zipfile and openpyxl, and prints what they hold.

containers.py zip FILE    each entry: name, size, time, whether its checksum is right, its text
containers.py xlsx FILE   title and time of the workbook; each sheet's cells with their types
"""

import json
import sys
import zipfile


def read_zip(path):
    with zipfile.ZipFile(path) as archive:
        bad = archive.testzip()
        return [
            {
                "name": entry.filename,
                "size": entry.file_size,
                "time": list(entry.date_time),
                "isGood": bad is None,
                "start": archive.read(entry)[:40].decode("utf-8", "replace"),
            }
            for entry in archive.infolist()
        ]


def read_workbook(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    return {
        "title": book.properties.title,
        "author": book.properties.creator,
        "created": book.properties.created.isoformat(),
        "sheets": [
            {
                "name": sheet.title,
                "frozen": sheet.freeze_panes or "",
                "filter": sheet.auto_filter.ref or "",
                "links": [
                    cell.hyperlink.target
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.hyperlink
                ],
                "rows": [
                    [
                        {"type": cell.data_type, "value": str(cell.value), "bold": bool(cell.font.b)}
                        if cell.value is not None
                        else None
                        for cell in row
                    ]
                    for row in sheet.iter_rows()
                ],
            }
            for sheet in book.worksheets
        ],
    }


def main():
    kind, path = sys.argv[1:]
    print(json.dumps({"zip": read_zip, "xlsx": read_workbook}[kind](path)))


main()
