"""Reads a data message with another library and prints its observations, sorted.

usage: read_data.py pysdmx|sdmx1 MESSAGE KEY,KEY,... [ATTRIBUTE,...] [MEASURE,...]

One line for each observation: the values of the keys in the order given, then the measures as
numbers, then the attributes that are there, as the library attached them to the observation, its
series or the data set.
"""

import sys
import warnings

warnings.simplefilter("ignore")


def number(value):
    try:
        return repr(float(str(value)))
    except ValueError:
        return str(value)


def line(values, keys, measures, attributes):
    parts = [f"{key}={values[key]}" for key in keys if values.get(key) is not None]
    parts += [f"{name}={number(values[name])}" for name in measures if values.get(name) is not None]
    parts += [f"{name}={values[name]}" for name in attributes if values.get(name) is not None]
    return " ".join(parts)


def with_pysdmx(path, keys, measures, attributes):
    from pathlib import Path

    from pysdmx.io import read_sdmx

    # Checks the message by the official schema, too.
    message = read_sdmx(Path(path), validate=True)
    for dataset in message.data:
        frame = dataset.data.astype(object)
        frame = frame.where(frame.notna(), None)
        for record in frame.to_dict("records"):
            values = {**(dataset.attributes or {}), **record}
            values = {k: (None if v == "" else v) for k, v in values.items()}
            yield line(values, keys, measures, attributes)


def others(path):
    from lxml import etree

    names = set()
    for _, element in etree.iterparse(path, events=("end",)):
        if etree.QName(element).localname in ("DataSet", "Group", "Series", "Obs"):
            names |= {name for name in element.attrib if not name.startswith("{")}
        elif etree.QName(element).localname == "Comp":
            names.add(element.get("id"))
    return names


def with_sdmx1(path, keys, measures, attributes):
    import sdmx
    from sdmx.model import v21, v30

    with open(path, "rb") as file:
        is_21 = b"/v2_1/" in file.read(2000)
    model = v21 if is_21 else v30

    def concept(id):
        made = model.Concept(id=id)
        made.core_representation = model.Representation()
        return made

    agency = model.Agency(id="T")
    structure = model.DataStructureDefinition(id="D", maintainer=agency, version="1.0")
    for key in keys:
        kind = model.TimeDimension if key == "TIME_PERIOD" else model.Dimension
        structure.dimensions.append(kind(id=key, concept_identity=concept(key)))
    for name in measures:
        kind = v21.PrimaryMeasure if is_21 else v30.Measure
        structure.measures.append(kind(id=name, concept_identity=concept(name)))
    # The library refuses components that the structure does not have.
    for name in sorted(others(path) - set(keys) - set(measures)):
        structure.attributes.append(model.DataAttribute(id=name, concept_identity=concept(name)))
    message = sdmx.read_sdmx(path, structure=structure)
    for dataset in message.data:
        for observation in dataset.obs:
            values = {key: str(value.value) for key, value in observation.key.values.items()}
            if len(measures) == 1 and observation.value is not None:
                values[measures[0]] = observation.value
            for attribute in [*getattr(dataset, "attrib", {}).items(), *observation.attrib.items()]:
                values[attribute[0]] = getattr(attribute[1], "value", attribute[1])
            yield line(values, keys, measures, attributes)


def main():
    library, path, keys = sys.argv[1:4]
    attributes = sys.argv[4].split(",") if len(sys.argv) > 4 and sys.argv[4] else []
    measures = sys.argv[5].split(",") if len(sys.argv) > 5 else ["OBS_VALUE"]
    reader = {"pysdmx": with_pysdmx, "sdmx1": with_sdmx1}[library]
    for text in sorted(reader(path, keys.split(","), measures, attributes)):
        print(text)


main()
