"""Asks the running service with sdmx1, and compares with what `corridor export` wrote.

    ask_sdmx1.py FOLDER
"""

import logging
import sys
import warnings

import sdmx
# Its reader of 3.0 copies that of 2.1, and fails if that has read structure-specific data before.
import sdmx.reader.xml.v30  # noqa: F401
from sdmx.source import add_source

from clients import text_of
from figures import TIME, VALUE, Folder

warnings.simplefilter("ignore")
logging.getLogger("sdmx").setLevel(logging.CRITICAL)

DATA = {
    "generic 2.1": "application/vnd.sdmx.genericdata+xml;version=2.1",
    "specific 2.1": "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
    "specific 3.0": "application/vnd.sdmx.data+xml;version=3.0.0",
    "CSV 2.0": "application/vnd.sdmx.data+csv;version=2.0.0",
}
# Constraints in SDMX-ML 3.0 with a range of time are too much for the client.
STRUCTURES = {
    "all": "application/vnd.sdmx.structure+xml;version=2.1",
    "descendants": "application/vnd.sdmx.structure+xml;version=3.0.0",
}


class Endpoint:
    """A source of the client, and what it has to be told besides."""

    def __init__(self, folder, name, path, version, headers, availability, data):
        add_source(
            {
                "id": folder.agency, "name": "Corridor", "url": folder.address + path,
                "versions": [version], "headers": headers,
                "supports": {"availableconstraint": True},
            },
            id=name, override=True)
        self.client = sdmx.Client(name)
        self.name = name
        # What its addresses of REST 2 ask for.
        self.availability, self.data = availability, data
        self.has_periods = version == "2.1"


def endpoints(folder):
    yield Endpoint(folder, "REST 1.5", "/rest/v1", "2.1", {}, {}, {})
    # Without it the service answers with SDMX-JSON 2.0, which the client does not read.
    types = ("dataflow", "datastructure", "codelist", "availableconstraint")
    yield Endpoint(
        folder, "REST 2.2", "/rest/v2", "3.0.0",
        {type: {"Accept": STRUCTURES["all"]} for type in types},
        {"context": "dataflow", "component_id": "*"}, {"context": "dataflow"})


def ask_structures(folder, endpoint):
    client, name = endpoint.client, endpoint.name
    folder.expect(f"dataflows, {name}", list(client.dataflow().dataflow), folder.dataflows)
    for references, accepted in STRUCTURES.items():
        for dataflow, questions in folder.by_dataflow():
            message = client.get(
                "dataflow", dataflow, params={"references": references},
                headers={"Accept": accepted})
            for question in questions:
                check_structures(folder, question, message, f"{name} {references}")
            structure = message.dataflow[dataflow].structure
            found = client.datastructure(structure.id, params={"references": "children"})
            folder.expect(
                f"data structure of {dataflow}, {name}", list(found.structure), [structure.id])
    areas = client.codelist("CL_AREA").codelist["CL_AREA"]
    folder.expect(f"{name}, a name of an area", str(areas["MEX"].name), "Mexico")


def check_structures(folder, question, message, label):
    """That the dimensions are those of the export, and that each code has a name."""
    what = f"{question.name}, structures, {label}"
    folder.expect(what + ": dataflows", list(message.dataflow), [question.dataflow])
    structure = message.dataflow[question.dataflow].structure
    dimensions = [one.id for one in structure.dimensions]
    folder.expect(what + ": dimensions", dimensions, [*question.dimensions, TIME])
    for dimension in structure.dimensions:
        if dimension.id != TIME:
            names = dimension.local_representation.enumerated.items
            missing = question.available()[dimension.id] - set(names)
            folder.expect(f"{what}: codes of {dimension.id} without a name", missing, set())


def ask_availability(folder, endpoint):
    for question in folder.questions:
        if question.start or question.end or question.first or question.last:
            continue
        message = endpoint.client.availableconstraint(
            question.dataflow, key=question.codes, **endpoint.availability)
        constraint, = message.constraint.values()
        region, = constraint.data_content_region
        found = {
            dimension.id: {value.value for value in selection.values}
            for dimension, selection in region.member.items() if dimension.id != TIME}
        folder.expect(
            f"{question.name}, availability, {endpoint.name}", found, question.available())


def ask_data(folder, endpoint):
    for label, accepted in DATA.items():
        for question in folder.questions:
            if not endpoint.has_periods and (question.start or question.end):
                continue
            words = {
                "startPeriod": question.start, "endPeriod": question.end,
                "firstNObservations": question.first, "lastNObservations": question.last}
            message = endpoint.client.data(
                question.dataflow, key=question.codes,
                params={word: value for word, value in words.items() if value},
                headers={"Accept": accepted}, **endpoint.data)
            folder.compare(question, f"{endpoint.name} {label}", rows(message))


def rows(message):
    return [
        {id: value.value for id, value in observation.key.values.items()}
        | {id: text_of(value) for id, value in observation.attrib.items()}
        | {VALUE: observation.value}
        for dataset in message.data for observation in dataset.obs]


if __name__ == "__main__":
    folder = Folder(sys.argv[1])
    for endpoint in endpoints(folder):
        for ask in (ask_structures, ask_availability, ask_data):
            ask(folder, endpoint)
    folder.finish()
