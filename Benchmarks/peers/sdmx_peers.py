"""Does with other programs what the SDMX benchmark measures, one task a line.

Standard input: {"task": ..., "path": ...} a line. Standard output: a line for each with processor
and clock time of the task alone, and what its answer is to be checked by. Units: seconds.
"""

import io
import json
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from xml.parsers import expat

from lxml import etree
from pysdmx.io import read_sdmx, write_sdmx
from pysdmx.io.format import Format
from pysdmx.io.pd import PandasDataset
from pysdmx.model import Component, Components, Concept, DataType, Role, Schema

warnings.simplefilter("ignore")

DIMENSIONS = ["FREQ", "REF_AREA", "ORIGIN", "SEX", "AGE", "INDICATOR", "TIME_PERIOD"]
FORMATS = {"csv": Format.DATA_SDMX_CSV_2_0_0, "ml30": Format.DATA_SDMX_ML_3_0}
kept = {}


def total(values):
    values = [float(value) for value in values]
    return {"observations": len(values), "sum": sum(values)}


def pysdmx_read(path):
    return read_sdmx(Path(path), validate=False)


def pysdmx_frame(message):
    return total(message.data[0].data["OBS_VALUE"])


def component(id, role, type=DataType.STRING, level=None):
    return Component(
        id=id, required=True, role=role, concept=Concept(id), local_dtype=type,
        attachment_level=level)


def dataset(path):
    """The data of a file with the description that pysdmx needs to write series."""
    if path not in kept:
        frame = read_sdmx(Path(path), validate=False).data[0].data
        frame["OBS_VALUE"] = frame["OBS_VALUE"].astype(float)
        components = [component(id, Role.DIMENSION) for id in DIMENSIONS]
        components += [
            component("OBS_VALUE", Role.MEASURE, DataType.DOUBLE),
            component("OBS_STATUS", Role.ATTRIBUTE, level="O"),
        ]
        schema = Schema(
            context="dataflow", agency="BENCH", id="FLOWS", version="1.0.0",
            components=Components(components))
        kept[path] = PandasDataset(structure=schema, data=frame)
    return kept[path]


def pysdmx_write(path, format):
    data = dataset(path)
    more = {"dimension_at_observation": "TIME_PERIOD"} if format == "ml30" else {}
    return lambda: write_sdmx([data], FORMATS[format], **more)


def pysdmx_text(text):
    return total(read_sdmx(io.BytesIO(text.encode()), validate=False).data[0].data["OBS_VALUE"])


def expat_bare(path):
    parser = expat.ParserCreate()
    with open(path, "rb") as file:
        parser.ParseFile(file)
    return parser


def expat_tuples(path):
    """Every observation as a tuple of its key, period, value and status."""
    rows, key = [], ()

    def start(name, attributes):
        nonlocal key
        if name == "Obs":
            rows.append(
                key + (attributes["TIME_PERIOD"], float(attributes["OBS_VALUE"]),
                       attributes["OBS_STATUS"]))
        elif name == "Series":
            key = tuple(attributes.values())

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    with open(path, "rb") as file:
        parser.ParseFile(file)
    return rows


class Nothing:
    """A target without a method for elements: libxml2 then calls nobody for them."""

    def close(self):
        return None


class Tuples(Nothing):
    """The same tuples as those of expat."""

    def __init__(self):
        self.rows, self.key = [], ()

    def start(self, name, attributes):
        if name == "Obs":
            self.rows.append(
                self.key + (attributes["TIME_PERIOD"], float(attributes["OBS_VALUE"]),
                            attributes["OBS_STATUS"]))
        elif name == "Series":
            self.key = tuple(attributes.values())

    def close(self):
        return self.rows


def libxml2(path, target):
    return etree.parse(path, etree.XMLParser(target=target, huge_tree=True))


def tuples(rows):
    return total(row[-2] for row in rows)


def json_stat(path):
    with open(path, "rb") as file:
        cube = json.load(file)
    values = cube["value"]
    values = values.values() if isinstance(values, dict) else values
    return total(value for value in values if value is not None)


def none(_):
    return {}


# What is timed for a path, or what makes it; and what makes the answer of its result.
TASKS = {
    "pysdmx read": (lambda path: lambda: pysdmx_read(path), pysdmx_frame),
    "pysdmx write csv": (lambda path: pysdmx_write(path, "csv"), pysdmx_text),
    "pysdmx write ml30": (lambda path: pysdmx_write(path, "ml30"), pysdmx_text),
    "expat bare": (lambda path: lambda: expat_bare(path), none),
    "expat tuples": (lambda path: lambda: expat_tuples(path), tuples),
    "libxml2 bare": (lambda path: lambda: libxml2(path, Nothing()), none),
    "libxml2 tuples": (lambda path: lambda: libxml2(path, Tuples()), tuples),
    "json-stat": (lambda path: lambda: path, json_stat),
    "versions": (lambda path: lambda: path, lambda _: {
        "pysdmx": version("pysdmx"), "expat": expat.EXPAT_VERSION,
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "python": sys.version.split()[0]}),
}

for line in sys.stdin:
    order = json.loads(line)
    work, answer = TASKS[order["task"]]
    timed = work(order["path"])
    wall, cpu = time.perf_counter(), time.process_time()
    result = timed()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"wall": wall, "cpu": cpu, **answer(result)}), flush=True)
    del result
