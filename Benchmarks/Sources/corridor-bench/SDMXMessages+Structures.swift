import SDMX

extension SDMXMessages {
    /// The structure of the data, their dataflow, and a code list for each coded column.
    static func makeStructures() -> Structures {
        var structures = Structures()
        var structure = DataStructure("FLOWS", agency: "BENCH", version: "1.0.0")
        var concepts = ConceptScheme("CS", agency: "BENCH", version: "1.0.0")
        for id in coded + ["OBS_VALUE"] { concepts.concepts.append(Concept(id)) }

        func component(_ id: String, _ codes: [String]?, _ type: DataType? = nil) -> Component {
            var representation = Representation(format: type.map { TextFormat($0) })
            if let codes {
                let list = Codelist(
                    "CL_" + id, agency: "BENCH", version: "1.0.0", codes: codes.map { Code($0) })
                structures.codelists.append(list)
                representation.enumeration = list.reference
            }
            var concept = concepts.reference
            concept.artefactClass = .concept
            concept.item = [id]
            return Component(id, concept: concept, representation: representation)
        }

        for dimension in dimensions {
            structure.dimensions.append(Dimension(component(dimension.id, dimension.codes)))
        }
        structure.dimensions.append(
            Dimension(component("TIME_PERIOD", nil, .observationalTimePeriod), kind: .time))
        structure.measures.append(Measure(component("OBS_VALUE", nil, .double), usage: .mandatory))
        structure.attributes.append(
            Attribute(
                component("OBS_STATUS", statuses), usage: .mandatory, relationship: .observation))
        structures.conceptSchemes.append(concepts)
        structures.dataStructures.append(structure)
        structures.dataflows.append(
            Dataflow(
                "FLOWS", agency: "BENCH", version: "1.0.0", structure: structure.reference))
        return structures
    }
}

/// What stands before and after the series of generic data.
enum SDMXGenericText {
    static let start = """
        <?xml version="1.0" encoding="UTF-8"?>
        <mes:GenericData xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" \
        xmlns:gen="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic" \
        xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
        <mes:Header><mes:ID>BENCH</mes:ID><mes:Test>false</mes:Test>\
        <mes:Prepared>2026-01-01T00:00:00Z</mes:Prepared><mes:Sender id="BENCH"/>\
        <mes:Structure structureID="S1" dimensionAtObservation="TIME_PERIOD"><com:StructureUsage>\
        <Ref agencyID="BENCH" id="FLOWS" version="1.0.0" class="Dataflow"/>\
        </com:StructureUsage></mes:Structure></mes:Header>
        <mes:DataSet structureRef="S1" action="Replace">

        """
    static let end = "</mes:DataSet></mes:GenericData>\n"
}
