"""Reads messages with independent clients, and says what they found in one form.

Data are a list of rows: dictionaries of a component's id and its value, a text or a list of texts.
A row without some dimensions, or without any, says what holds for all observations of that part.
Structures are a dictionary of `Codelist AGENCY:ID(VERSION)` and its items: id, and texts by
language.
"""

import ast
import contextlib
import csv
import io
import json
import logging
import math
import re
import warnings
from itertools import product
from pathlib import Path

warnings.simplefilter("ignore")

CLASSES = {
    "DataStructureDefinition": "DataStructure",
    "DataflowDefinition": "Dataflow",
}


# ---- pysdmx


def pysdmx_data(path, _components):
    from pysdmx.io import read_sdmx

    rows = []
    for dataset in read_sdmx(Path(path), validate=True).data:
        attributes = dict(dataset.attributes or {})
        for one in as_list(attributes.pop("Atts", [])):
            rows.append(with_components(one))
        rows.append(attributes)
        for record in dataset.data.astype(object).to_dict("records"):
            rows.append(with_components({
                id: value for id, value in record.items()
                if not isinstance(value, float) or not math.isnan(value)}))
    return rows


def as_list(value):
    return value if isinstance(value, list) else [value]


def with_components(row):
    """A row whose elements `Comp` pysdmx left as a dictionary, or as a dictionary's text."""
    components = row.pop("Comp", None) or []
    if isinstance(components, str):
        components = ast.literal_eval(components)
    return row | {one["id"]: one.get("Value") for one in as_list(components)}


def pysdmx_structures(path):
    from pysdmx.io import read_sdmx

    found = {}
    for artefact in read_sdmx(Path(path), validate=True).structures:
        name = type(artefact).__name__
        agency = getattr(artefact.agency, "id", artefact.agency)
        key = f"{CLASSES.get(name, name)} {agency}:{artefact.id}({artefact.version})"
        if name == "DataStructureDefinition":
            items = artefact.components
        else:
            items = getattr(artefact, "items", None) or ()
        found[key] = {item.id: {"en": getattr(item, "name", None)} for item in items}
    return found


# ---- sdmx1


def sdmx1_data(path, components):
    from sdmx.model import v21, v30

    if path.suffix == ".json":
        return sdmx1_json(path)
    is_21 = b"/v2_1/" in path.read_bytes()[:1000]
    structure = sdmx1_structure(v21 if is_21 else v30, components)
    rows = []
    for dataset in sdmx1_message(path, structure=structure).data:
        attributes = getattr(dataset, "attrib", None) or {}
        rows.append({id: text_of(value) for id, value in attributes.items()})
        for observation in dataset.obs:
            row = {id: str(value.value) for id, value in observation.key.values.items()}
            row |= {id: text_of(value) for id, value in observation.attrib.items()}
            if observation.value is not None:
                row[structure.measures[0].id] = str(observation.value)
            rows.append(row)
    return rows


def sdmx1_json(path):
    """Rows of SDMX-JSON 1.0 data, in the form from before it was settled, the one that is read.

    There the parts of `data` stand in the message itself. The client asks for names of attributes
    and takes no `names` beside a `name`; and it takes attributes without values for such as the
    data leave out.
    """
    message = json.loads(path.read_text(encoding="utf-8"))
    structure = message["data"]["structure"]
    for level in structure["attributes"].values():
        for attribute in level:
            attribute.setdefault("name", attribute["id"])
            attribute["values"] = [
                {name: value[name] for name in ("id", "name") if name in value}
                for value in attribute["values"]] or [{"name": ""}]
    lifted = {
        "header": message["meta"], "structure": structure, "dataSets": message["data"]["dataSets"]}
    rows = []
    for dataset in sdmx1_message(io.BytesIO(json.dumps(lifted).encode())).data:
        for observation in dataset.obs:
            row = {id: str(value.value) for id, value in observation.key.values.items()}
            row |= {id: text_of(value) for id, value in observation.attrib.items()}
            if observation.value is not None:
                row["OBS_VALUE"] = str(observation.value)
            rows.append(row)
    return rows


def sdmx1_message(path, **options):
    import sdmx

    # Its reader of 3.0 copies that of 2.1, and fails if that has read a structure's namespace.
    import sdmx.reader.xml.v30

    logging.getLogger("sdmx").setLevel(logging.CRITICAL)
    # What it could not make out goes to the standard output.
    with contextlib.redirect_stdout(io.StringIO()):
        return sdmx.read_sdmx(path, **options)


def sdmx1_structure(model, components):
    """A data structure: the client does not read attributes of the data set in SDMX-ML 3.0's."""
    from sdmx.model import v21

    structure = model.DataStructureDefinition(
        id="DSD", maintainer=model.Agency(id="AA"), version="1.0")
    for component in components:
        id = component["id"]
        concept = model.Concept(id=id)
        concept.core_representation = model.Representation()
        list, kind = {
            "dimension": (structure.dimensions, model.Dimension),
            "timeDimension": (structure.dimensions, model.TimeDimension),
            "measure": (
                structure.measures, model.PrimaryMeasure if model is v21 else model.Measure),
            "attribute": (structure.attributes, model.DataAttribute),
        }[component["role"]]
        list.append(kind(id=id, concept_identity=concept))
        if component.get("group"):
            group = model.GroupDimensionDescriptor(id=component["group"])
            for dimension in component["attachedTo"]:
                group.append(structure.dimensions.get(dimension))
            structure.group_dimensions[group.id] = group
    return structure


def text_of(value):
    value = getattr(value, "value", value)
    return value if isinstance(value, list) else str(getattr(value, "id", value))


def sdmx1_structures(path):
    found = {}
    message = sdmx1_message(path)
    for collection, _ in message.iter_collections():
        for artefact in getattr(message, collection).values():
            name = type(artefact).__name__
            agency = artefact.maintainer.id
            key = f"{CLASSES.get(name, name)} {agency}:{artefact.id}({artefact.version})"
            if name == "DataStructureDefinition":
                lists = (artefact.dimensions, artefact.measures, artefact.attributes)
                items = [item for list in lists for item in list.components]
            else:
                items = getattr(artefact, "items", {}).values()
            found[key] = {
                item.id: dict(getattr(getattr(item, "name", None), "localizations", {}))
                for item in items}
    return found


# ---- SDMX-JSON data, by the standard's field guides: no client reads 2.0


def json_data(path, components):
    data = json.loads(Path(path).read_text(encoding="utf-8"))["data"]
    # Version 1.0 has one structure, and one measure that it does not name.
    structures = data.get("structures") or [data["structure"]]
    named = [{"id": c["id"]} for c in components if c["role"] == "measure"][:1]
    rows = []
    for dataset in data["dataSets"]:
        structure = structures[dataset.get("structure", 0)]
        dimensions, attributes = structure["dimensions"], structure["attributes"]
        measures = structure.get("measures", {"observation": named}).get("observation", [])
        names = ("dataSet", "series", "observation")
        levels = {level: dimensions.get(level, []) for level in names}
        own = {d["id"]: listed_value(d["values"][0]) for d in levels["dataSet"]}
        rows.append(values_of(attributes.get("dataSet", []), dataset.get("attributes", [])))
        ordered = sorted(
            levels["dataSet"] + levels["series"] + levels["observation"],
            key=lambda dimension: dimension["keyPosition"])
        for key, values in dataset.get("dimensionGroupAttributes", {}).items():
            row = key_of(ordered, key)
            rows.append(row | values_of(attributes.get("dimensionGroup", []), values))
        series = dataset.get("series", {"": dataset})
        for key, one in series.items():
            row = own | key_of(levels["series"], key)
            if "series" in dataset:
                row |= values_of(attributes.get("series", []), one.get("attributes", []))
            for key, values in one.get("observations", {}).items():
                low = key_of(levels["observation"], key)
                low |= values_of(measures + attributes.get("observation", []), values)
                rows.append(row | low)
    return rows


def key_of(dimensions, key):
    if not dimensions:
        return {}
    found = zip(dimensions, key.split(":"), strict=True)
    return {d["id"]: listed_value(d["values"][int(index)]) for d, index in found if index != ""}


def listed_value(entry):
    """A value of a component's list: a code has an id; a text, or a period with `:`, has none.

    In version 1.0 a text is a name.
    """
    return next(entry[name] for name in ("id", "value", "values", "name") if name in entry)


def values_of(components, values):
    found = {}
    for component, value in zip(components, values):
        if value is None:
            continue
        if "values" in component:
            indices = value if isinstance(value, list) else [value]
            told = [listed_value(component["values"][index]) for index in indices]
            value = told[0] if len(told) == 1 else told
        found[component["id"]] = value
    return found


# ---- SDMX-CSV, by the standard's field guide: no client reads several values in a cell


NO_COMPONENTS = ("DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "ACTION")


def csv_data(path, _components):
    with open(path, encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, strict=True)
    told = header[0].partition("[")[2]
    rows = []
    for cells in lines:
        row = {}
        for name, cell in zip(header, cells, strict=True):
            if cell and name.endswith("[]"):
                row[name[:-2]] = subfields(cell, told[0])
            elif cell and name.split("[")[0] not in NO_COMPONENTS:
                row[name.split("[")[0]] = cell
        rows.append(row)
    return rows


def subfields(cell, separator):
    """The values in a cell: of those in quotes, two quotes are one."""
    found = re.findall(f'("(?:[^"]|"")*"|[^{separator}]*)(?:{separator}|$)', cell)[:-1]
    return [one[1:-1].replace('""', '"') if one.startswith('"') else one for one in found]


# ---- rows to observations


def observations(rows, components, blind=(), is_loose=False):
    """Observations with all that holds for them, as a sorted list of texts.

    Values of measures are numbers; everything else is text, or if it is loose, a number where it
    can be. Components that the client is blind to are left out.
    """
    keys = [c["id"] for c in components if c["role"] in ("dimension", "timeDimension")]
    measures = {c["id"] for c in components if c["role"] == "measure"}
    whole, parts = [], []
    for row in rows:
        row = {id: listed(value) for id, value in row.items()}
        row = {id: value for id, value in row.items() if value}
        (whole if all(key in row for key in keys) else parts).append(row)
    for row, part in product(whole, parts):
        if all(row[key] == part[key] for key in keys if key in part):
            row.update(part)
    return sorted(
        json.dumps({
            id: [number(v) for v in values] if is_loose or id in measures else values
            for id, values in row.items() if id not in blind}, sort_keys=True, ensure_ascii=False)
        for row in whole)


def listed(value):
    if isinstance(value, list):
        return [str(one) for one in value]
    return [] if value is None or value == "" else [str(value)]


def number(text):
    try:
        return float(text)
    except ValueError:
        return text
