"""Asks the running service with pysdmx, and compares with what `corridor export` wrote.

    ask_pysdmx.py FOLDER

The addresses are those that pysdmx makes. Its readers read all but SDMX-JSON data, which it has
none for: those are read by the standard's field guide.
"""

import math
import sys
import warnings
from itertools import product
from tempfile import NamedTemporaryFile

from pysdmx.api.dc.query import LogicalOperator, MultiFilter, Operator, TextFilter
from pysdmx.api.fmr import DataflowDetails, RegistryClient
from pysdmx.api.qb.availability import AvailabilityQuery
from pysdmx.api.qb.data import DataContext, DataQuery
from pysdmx.api.qb.schema import SchemaContext, SchemaQuery
from pysdmx.api.qb.service import RestService
from pysdmx.api.qb.structure import StructureQuery, StructureReference, StructureType
from pysdmx.api.qb.util import ApiVersion
from pysdmx.io import read_sdmx
from pysdmx.io.format import AvailabilityFormat, DataFormat, StructureFormat

import clients
from figures import TIME, Folder

warnings.simplefilter("ignore")

ENDPOINTS = {
    "REST 1.5": ("/rest/v1", ApiVersion.V1_5_0),
    "REST 2.2": ("/rest/v2", ApiVersion.V2_2_2),
}
DATA = (
    DataFormat.SDMX_ML_2_1_GEN, DataFormat.SDMX_ML_2_1_STR, DataFormat.SDMX_ML_3_0,
    DataFormat.SDMX_CSV_1_0_0, DataFormat.SDMX_CSV_2_0_0, DataFormat.SDMX_JSON_2_0_0)
STRUCTURES = (
    StructureFormat.SDMX_ML_2_1, StructureFormat.SDMX_ML_3_0, StructureFormat.SDMX_JSON_2_0_0)


def data_queries(folder, question, version):
    """Nothing where the version has no such question in pysdmx, which knows no periods in 1.5.

    Where several codes are asked for, 2.2 is asked with several keys and with a filter.
    """
    def query(key, filters=()):
        return DataQuery(
            DataContext.DATAFLOW, folder.agency, question.dataflow, "~", key,
            components=MultiFilter(filters, LogicalOperator.AND) if filters else None,
            first_n_obs=question.first, last_n_obs=question.last)

    years = [
        TextFilter(TIME, operator, year)
        for operator, year in (
            (Operator.GREATER_THAN_OR_EQUAL, question.start),
            (Operator.LESS_THAN_OR_EQUAL, question.end))
        if year]
    if version < ApiVersion.V2_0_0:
        if not years:
            yield query(question.key(question.dimensions))
        return
    several = {id: codes for id, codes in question.codes.items() if len(codes) > 1}
    codes = [question.codes.get(id, ["*"]) for id in question.dimensions]
    keys = [".".join(one) for one in product(*codes)]
    yield query(keys if several else keys[0], years)
    if several:
        key = ".".join("*" if id in several else question.codes.get(id, ["*"])[0]
                       for id in question.dimensions)
        filters = [TextFilter(id, Operator.IN, codes) for id, codes in several.items()]
        yield query(key, [*filters, *years])


def data_rows(content, format):
    if format is DataFormat.SDMX_JSON_2_0_0:
        with NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            rows = clients.json_data(file.name, [])
        return [row for row in rows if TIME in row]
    return [
        {id: value for id, value in record.items()
         if not isinstance(value, float) or not math.isnan(value)}
        for dataset in read_sdmx(content.decode(), validate=True).data
        for record in dataset.data.astype(object).to_dict("records")]


def ask_data(folder):
    for name, (path, version) in ENDPOINTS.items():
        for format in DATA:
            service = RestService(folder.address + path, version, data_format=format)
            for question in folder.questions:
                for query in data_queries(folder, question, version):
                    rows = data_rows(service.data(query), format)
                    folder.compare(question, f"{name} {format.name}", rows)


def ask_structures(folder):
    for name, (path, version) in ENDPOINTS.items():
        for format in STRUCTURES:
            service = RestService(folder.address + path, version, structure_format=format)

            def structures(query):
                return read_sdmx(service.structure(query).decode(), validate=True)

            all = structures(StructureQuery(StructureType.DATAFLOW, folder.agency))
            folder.expect(
                f"dataflows, {name} {format.name}",
                [one.id for one in all.get_dataflows()], folder.dataflows)
            for references in (StructureReference.DESCENDANTS, StructureReference.ALL):
                # It fails at metadata structures in SDMX-ML 2.1, which 2.2 gives with all.
                if (version, format, references) == (
                        ApiVersion.V2_2_2, StructureFormat.SDMX_ML_2_1, StructureReference.ALL):
                    continue
                for dataflow, questions in folder.by_dataflow():
                    message = structures(StructureQuery(
                        StructureType.DATAFLOW, folder.agency, dataflow, "~",
                        references=references))
                    for question in questions:
                        check_structures(
                            folder, question, message, f"{name} {format.name} {references.value}")


def check_structures(folder, question, message, label):
    """That the dimensions are those of the export, and that each code has a name."""
    what = f"{question.name}, structures, {label}"
    flows = [one.id for one in message.get_dataflows()]
    folder.expect(what + ": dataflows", flows, [question.dataflow])
    structure, = message.get_data_structure_definitions()
    dimensions = [one.id for one in structure.components.dimensions]
    folder.expect(what + ": dimensions", dimensions, [*question.dimensions, TIME])
    lists = {f"{one.agency}:{one.id}({one.version})": one for one in message.get_codelists()}
    for component in structure.components.dimensions:
        if component.id != TIME:
            codes = component.local_codes or lists[component.local_enum_ref.partition("=")[2]]
            missing = question.available()[component.id] - {code.id for code in codes}
            folder.expect(f"{what}: codes of {component.id} without a name", missing, set())


def ask_availability(folder):
    for name, (path, version) in ENDPOINTS.items():
        service = RestService(
            folder.address + path, version, avail_format=AvailabilityFormat.SDMX_JSON_2_0_0)
        for question in folder.questions:
            if question.start or question.end or question.first or question.last:
                continue
            query = AvailabilityQuery(
                DataContext.DATAFLOW, folder.agency, question.dataflow, "~",
                question.key(question.dimensions, "*"))
            constraint, = read_sdmx(service.availability(query).decode()).structures
            found = {
                one.id: {value.value for value in one.values}
                for one in constraint.cube_region.key_values}
            found.pop(TIME, None)
            folder.expect(f"{question.name}, availability, {name}", found, question.available())


def ask_registry(folder):
    """The questions of pysdmx to a registry."""
    registry = RegistryClient(folder.address + "/rest/v2")
    flows = registry.get_dataflows(folder.agency, "*", "~")
    folder.expect("registry, dataflows", [one.id for one in flows], folder.dataflows)
    for flow in flows:
        for details in DataflowDetails:
            found = registry.get_dataflow_details(folder.agency, flow.id, "~", details)
            folder.expect(
                f"registry, {details.value} of {flow.id}", (found.id, found.version),
                (flow.id, flow.version))
        schema = registry.get_schema("dataflow", folder.agency, flow.id, flow.version)
        dimensions = [one.id for one in schema.components.dimensions]
        for question in folder.questions:
            if question.dataflow == flow.id:
                folder.expect(
                    f"registry, schema of {flow.id}", dimensions, [*question.dimensions, TIME])
    # A topic has each version of a dataflow.
    categories = registry.get_categories(folder.agency, "TOPICS")
    categorised = dict.fromkeys(flow.id for topic in categories for flow in topic.dataflows)
    # By topic, and so in another order than the list of dataflows.
    folder.expect("registry, categories", sorted(categorised), sorted(folder.dataflows))


if __name__ == "__main__":
    folder = Folder(sys.argv[1])
    for ask in (ask_structures, ask_availability, ask_registry, ask_data):
        ask(folder)
    folder.finish()
