"""Checks messages that were written, with the official schemas and by reading them with others.

    check_messages.py FOLDER

FOLDER has messages and `manifest.json`, a list of objects:

- `file`: the message.
- `invalid`: in how many places its writer said that the schema refuses it: it may in as many.
- `components`: of data: their structure.
- `observations`, `artefacts`: what has to be found in the message, as clients.py has it.
- `count`, `keys`: or only how many rows have to be found that have a value of all those components.
- `clients`: who has to find it.

Prints a line for each difference, and at the end an object with what was checked. Ends with 1 if
there is a difference that is not among those told in `exception`.
"""

import csv
import io
import json
import re
import sys
from collections import Counter
from pathlib import Path

import clients
import data_schema
import schemas

READERS = {
    "pysdmx": (clients.pysdmx_data, clients.pysdmx_structures),
    "sdmx1": (clients.sdmx1_data, clients.sdmx1_structures),
    "json": (clients.json_data, None),
    "csv": (clients.csv_data, None),
}


def exception(client, path, entry):
    """Why a client is known not to read a message, or None."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        header, *lines = csv.reader(io.StringIO(text, newline=""))
        if client != "csv" and "[" in header[0]:
            return f"{client} does not know several values in a cell of SDMX-CSV"
        if client == "sdmx1" and any("\n" in cell for line in lines for cell in line):
            return "sdmx1 takes each line break for the end of a row of SDMX-CSV"
        if client == "pysdmx" and "ACTION" in header:
            place = header.index("ACTION")
            if len({line[place] for line in lines} - {"D"}) > 1:
                return "pysdmx takes one action only in a file of SDMX-CSV"
    if path.suffix == ".xml" and "/v3_0/message" in text:
        if client == "sdmx1" and ("<Comp " in text or "<Atts" in text):
            return "sdmx1 does not know Comp and Atts in SDMX-ML 3.0"
        if client == "sdmx1" and re.search(r"<mes:DataSet [^>]* [A-Z_]+=", text):
            return "sdmx1 fails at attributes of the data set in SDMX-ML 3.0"
        if client == "sdmx1" and "<str:Dataflow/>" in text:
            return "sdmx1 takes attributes of the data set in SDMX-ML 3.0 for dataflows"
        if client == "pysdmx" and re.search(r"<Group[^>]*[^/>]>", text):
            return "pysdmx fails at several values of a group's attribute"
    return None


def blind_to(client, path, entry):
    """Ids of the components that a client does not see in a message.

    Texts in several languages each reader has in a form of its own; schemas alone check them.
    """
    blind = {c["id"] for c in entry["components"] if c["type"] == "Text"}
    if client == "sdmx1" and path.suffix == ".json":
        # It passes over attributes of data sets, and gives series those of their data set.
        data = json.loads(path.read_text(encoding="utf-8"))["data"]
        attributes = data["structure"]["attributes"]
        blind |= {c["id"] for level in ("dataSet", "series") for c in attributes[level]}
        blind -= {c["id"] for c in attributes["observation"]}
    if path.suffix != ".xml":
        return blind
    text = path.read_text(encoding="utf-8")
    if client == "sdmx1" and re.search(r"</gen:SeriesKey>\s*(<gen:Obs>|</gen:Series>)", text):
        # It takes a data set's attributes for those of the first series that has none.
        blind |= {c["id"] for c in entry["components"] if c.get("attachment") == "dataSet"}
    if client != "pysdmx":
        return blind
    if "<Series " not in text or "<Atts DIM" in text:
        # It applies groups to series only, and knows no other part of a key.
        blind |= {c["id"] for c in entry["components"] if c.get("attachment") == "group"}
    if re.search(r"<Obs[^>]*>\s*<Comp ", text):
        # An observation's several values take the place of those of its series.
        blind |= {
            c["id"] for c in entry["components"]
            if c.get("attachment") == "series" and c["isMultiValued"]}
    return blind


def schema_faults(path, entry):
    """What the schemas say against a message, but for texts that are to be addresses of mail.

    The JSON schemas say `email` where those of SDMX-ML take any text; it is written as it is.
    """
    if path.suffix == ".csv":
        return []
    is_data = path.suffix == ".xml" and entry.get("components")
    if is_data and not data_schema.is_generic(path):
        return data_schema.data_faults(path, entry["components"])
    return [fault for fault in schemas.faults(path) if not fault.endswith("is not a 'email'")]


def differences(client, path, entry):
    """What a client finds other than it should, as lines of text."""
    data, structures = READERS[client]
    try:
        if entry.get("artefacts") is not None:
            return list(structure_differences(structures(path), entry["artefacts"]))
        rows = data(path, entry.get("components"))
        if entry.get("observations") is None:
            whole = [row for row in rows if all(row.get(key) for key in entry["keys"])]
            found, wanted = len(whole), entry["count"]
            return [f"{found} observations, wanted {wanted}"] if found != wanted else []
        # pandas makes numbers of codes in columns that have only such: 1 of 01.
        loose = client == "pysdmx" and path.suffix == ".csv"
        form = (entry["components"], blind_to(client, path, entry), loose)
        found = clients.observations(rows, *form)
        wanted = clients.observations(entry["observations"], *form)
        missing, other = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
        return [f"not found: {one}" for one in missing] + [f"found: {one}" for one in other]
    except Exception as error:  # Whatever a client throws is a finding.
        return [f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"]


def structure_differences(found, wanted):
    for key, items in wanted.items():
        if key not in found:
            yield f"no {key}"
        elif set(found[key]) != set(items):
            yield f"{key}: items {sorted(found[key])}, wanted {sorted(items)}"
        else:
            for id, names in items.items():
                # A client may keep one language only.
                texts = found[key][id] or {"en": None}
                for language, text in texts.items():
                    if names and names.get(language) != text:
                        yield f"{key}.{id}: {language} {text!r}, wanted {names}"


def main(folder):
    counts = {"valid": 0, "excused": 0, "read": Counter(), "excepted": Counter()}
    is_good = True
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        path = folder / entry["file"]
        faults = schema_faults(path, entry)
        if not faults:
            counts["valid"] += 1
        elif len(faults) <= entry["invalid"]:
            counts["excused"] += 1
            # Structures that are not as the schema asks, others may refuse; data they read.
            if entry.get("observations") is None:
                continue
            faults = []
        faults = [f"schema: {fault}" for fault in faults]
        for client in entry["clients"]:
            reason = exception(client, path, entry)
            if reason:
                counts["excepted"][reason] += 1
                continue
            found = differences(client, path, entry)
            counts["read"][client] += not found
            faults += [f"{client}: {fault}" for fault in found]
        for fault in faults[:20]:
            print(f"{path.name}: {fault}")
        is_good = is_good and not faults
    print(json.dumps(counts))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
