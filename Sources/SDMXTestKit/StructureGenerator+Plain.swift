package import SDMX

extension StructureGenerator {
    /// A message with what every client reads: lists, concepts, one data structure and its
    /// dataflow, all of whose references are to what is in the message.
    package mutating func plainMessage() -> StructureMessage {
        var header = MessageHeader(id: "PLAIN")
        header.prepared = "2021-03-08T22:05:13Z"
        header.sender = Party("SENDER")
        var message = StructureMessage(is30 ? .ml30 : .ml21, header: header)
        let lists = list(1...4) { $0.plainCodelist() }
        var scheme = ConceptScheme(name(), agency: "AA", version: "1.0")
        scheme.identity.names = texts(1...3)
        let structure = plainStructure(lists, &scheme)
        var flow = Dataflow(name(), agency: "AA", version: "1.0", structure: structure.reference)
        flow.identity.names = texts(1...2)
        message.structures.codelists = lists
        message.structures.conceptSchemes = [scheme]
        message.structures.dataStructures = [structure]
        message.structures.dataflows = [flow]
        return message
    }

    private mutating func plainCodelist() -> Codelist {
        var list = Codelist(name(), agency: "AA", version: "1.0")
        list.identity.names = texts(1...3)
        list.identity.descriptions = texts(0...1)
        for _ in 0..<number(1...6) {
            var code = Code(name(), names: texts(1...2))
            code.identity.descriptions = texts(0...1)
            code.parent = list.codes.last.flatMap { chance() ? $0.id : nil }
            list.codes.append(code)
        }
        return list
    }

    private mutating func plainStructure(
        _ lists: [Codelist], _ scheme: inout ConceptScheme
    ) -> DataStructure {
        var structure = DataStructure(name(), agency: "AA", version: "1.0")
        structure.identity.names = texts(1...2)
        func component(_ id: String, _ representation: Representation?) -> Component {
            scheme.concepts.append(Concept(id, names: texts(1...2)))
            var concept = scheme.reference
            concept.artefactClass = .concept
            concept.item = [id]
            return Component(id, concept: concept, representation: representation)
        }
        for position in 1...number(1...4) {
            let coded = Representation(enumeration: pick(lists).reference)
            structure.dimensions.append(Dimension(component(name(), coded), position: position))
        }
        let ids = structure.dimensions.map(\.id)
        let time = Representation(format: TextFormat(.observationalTimePeriod))
        structure.dimensions.append(Dimension(component("TIME_PERIOD", time), kind: .time))
        let number = Representation(format: TextFormat(.double))
        structure.measures = [Measure(component("OBS_VALUE", number))]
        for _ in 0..<self.number(0...3) {
            let format = Representation(format: TextFormat(.string))
            structure.attributes.append(
                Attribute(
                    component(name(), format), usage: pick(Usage.allCases),
                    relationship: pick([
                        .observation, .dimensions([.init(ids[0])]), .dataflow,
                    ])))
        }
        return structure
    }
}
