import SDMX
import TestKit

/// A data structure and data that fit it, both made at random: the same seed gives the same.
struct DataGenerator {
    /// An observation with all that is said of it, by component: its key, its measures, and the
    /// attributes of the data set, group, series and observation.
    typealias Observation = [String: [String]]

    /// A row as a writer is given it.
    struct Row {
        var level: DataRow.Level
        var group: String?
        var cells: [String: [String]]
    }

    /// Whether there is what only SDMX 3.0 has: several measures, and several values of one
    /// attribute.
    let is30: Bool
    private(set) var structures = Structures()
    private(set) var rows: [Row] = []
    private(set) var observations: [Observation] = []
    private var random: SeededGenerator
    private var codes: [String: [String]] = [:]

    var structure: DataStructure { structures.dataStructures[0] }

    init(seed: UInt64, is30: Bool) {
        self.is30 = is30
        random = SeededGenerator(seed: seed)
        makeStructure()
        makeRows()
    }

    // MARK: The structure

    private mutating func makeStructure() {
        var structure = DataStructure("DSD", agency: "AA", version: "1.0")
        structure.identity.names = "A structure"
        var scheme = ConceptScheme("CONCEPTS", agency: "AA", version: "1.0")
        scheme.identity.names = "Concepts"
        func component(_ id: String, _ representation: Representation) -> Component {
            scheme.concepts.append(Concept(id, names: LocalisedText("Concept " + id)))
            var concept = scheme.reference
            concept.artefactClass = .concept
            concept.item = [id]
            return Component(id, concept: concept, representation: representation)
        }
        func attribute(_ id: String, _ relationship: AttributeRelationship) -> Attribute {
            Attribute(component(id, values(id)), relationship: relationship)
        }
        let keys = (1...number(1...4)).map { "DIM\($0)" }
        for (position, id) in keys.enumerated() {
            structure.dimensions.append(Dimension(component(id, coded(id)), position: position + 1))
        }
        let time = Representation(format: TextFormat(.observationalTimePeriod))
        structure.dimensions.append(Dimension(component("TIME_PERIOD", time), kind: .time))
        let numeric = Representation(format: TextFormat(.double))
        structure.measures = [Measure(component("OBS_VALUE", numeric))]
        if is30, chance(2) { structure.measures.append(Measure(component("SHARE", numeric))) }
        structure.attributes.append(attribute("SET_NOTE", .dataflow))
        let all = keys.map { AttributeRelationship.DimensionReference($0) }
        structure.attributes.append(attribute("TITLE", .dimensions(all)))
        structure.attributes.append(attribute("UNIT", .dimensions(all)))
        if is30 {
            var texts = TextFormat(.string)
            texts.isMultilingual = true
            let made = component("TEXTS", Representation(format: texts))
            structure.attributes.append(Attribute(made, relationship: .observation))
        }
        if keys.count > 1 {
            structure.attributes.append(attribute("PART_NOTE", .dimensions([.init(keys[0])])))
            structure.groups = [GroupDescriptor("Sibling", dimensions: Array(keys.dropFirst()))]
            structure.attributes.append(attribute("GROUP_NOTE", .group("Sibling")))
        }
        structure.attributes.append(attribute("OBS_STATUS", .observation))
        structure.attributes.append(attribute("COMMENT", .observation))
        structures.dataStructures = [structure]
        structures.conceptSchemes = [scheme]
        var flow = Dataflow("FLOW", agency: "AA", version: "1.0", structure: structure.reference)
        flow.identity.names = "A flow"
        structures.dataflows = [flow]
    }

    private mutating func coded(_ id: String) -> Representation {
        let pool = ["A", "_T", "Y15-24", "F", "0", "01", "2010", "x", "B_C", "US$", "NA", "@"]
        var list = Codelist("CL_" + id, agency: "AA", version: "1.0")
        list.identity.names = "Codes"
        codes[id] = Array(pool.shuffled(using: &random).prefix(number(1...6)))
        list.codes = (codes[id] ?? []).map { Code($0, names: LocalisedText("Code " + $0)) }
        structures.codelists.append(list)
        return Representation(enumeration: list.reference)
    }

    private mutating func values(_ id: String) -> Representation {
        var made =
            chance(2) ? coded(id) : Representation(format: TextFormat(.string))
        if is30, chance(3) { made.maxOccurs = .unbounded }
        return made
    }

    // MARK: The data

    private mutating func makeRows() {
        let own = some("SET_NOTE")
        rows.append(Row(level: .dataSet, cells: own))
        let keys = structure.dimensions.map(\.id).dropLast()
        var series: [Observation] = []
        for _ in 0..<number(1...5) {
            let key = Observation(uniqueKeysWithValues: keys.map { ($0, [code($0)]) })
            if !series.contains(key) { series.append(key) }
        }
        var groups: [Observation: Observation] = [:]
        for group in structure.groups {
            for key in series.map({ Self.part($0, group) }) where groups[key] == nil {
                groups[key] = some("GROUP_NOTE")
                guard let cells = groups[key], !cells.isEmpty else { continue }
                let row = cells.merging(key) { _, new in new }
                rows.append(Row(level: .group, group: group.id, cells: row))
            }
        }
        var parts: [[String]?: Observation] = [:]
        for key in series {
            let part = key[structure.dimensions[0].id]
            if parts[part] == nil { parts[part] = some("PART_NOTE") }
            var cells = key.merging(some("TITLE", "UNIT")) { _, new in new }
            cells.merge(parts[part] ?? [:]) { _, new in new }
            rows.append(Row(level: .series, cells: cells))
            var whole = cells.merging(own) { _, new in new }
            for group in structure.groups {
                whole.merge(groups[Self.part(key, group)] ?? [:]) { _, new in new }
            }
            for period in Self.periods.shuffled(using: &random).prefix(number(1...4)) {
                var cells = some("OBS_STATUS", "COMMENT", "TEXTS")
                cells["TIME_PERIOD"] = [period]
                for measure in structure.measures { cells[measure.id] = [amount()] }
                rows.append(Row(level: .observation, cells: cells))
                observations.append(whole.merging(cells) { _, new in new })
            }
        }
    }

    private static func part(_ key: Observation, _ group: GroupDescriptor) -> Observation {
        key.filter { group.dimensions.contains($0.key) }
    }

    private static let periods = [
        "2019", "2020", "2020-05", "2020-Q1", "2020-W53", "2020-S2", "2020-02-29", "2020-A1",
        "2020-01-01T00:00:00",
    ]

    private static let texts = [
        "plain", "R&D", "a < b", "\"quoted\"", "it's", "Zürich", "日本", "🙂", "two\nlines", "a;b",
        "a, b", "tab\tbed", "{}", "a: b", "<!--",
    ]

    private mutating func amount() -> String {
        switch number(0...9) {
        case 0: "NaN"
        case 1: "1e5"
        case 2: "-0.000001"
        default: "\(number(-999...9_999_999)).\(number(0...99))"
        }
    }

    private mutating func code(_ id: String) -> String {
        codes[id]?.randomElement(using: &random) ?? "A"
    }

    /// Values of some of those attributes.
    private mutating func some(_ ids: String...) -> Observation {
        var cells: Observation = [:]
        for attribute in structure.attributes where ids.contains(attribute.id) && !chance(3) {
            let isMany = attribute.representation?.isMultiValued ?? false
            cells[attribute.id] = (0..<(isMany ? number(1...3) : 1)).map { _ in
                codes[attribute.id] == nil ? text() : code(attribute.id)
            }
        }
        return cells
    }

    private mutating func text() -> String {
        (0..<number(1...2)).map { _ in Self.texts.randomElement(using: &random) ?? "" }
            .joined(separator: " ")
    }

    private mutating func chance(_ one: Int) -> Bool { number(1...one) == 1 }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }
}

extension DataGenerator {
    /// The data as a message.
    ///
    /// - Parameter isGeneric: of SDMX-ML 2.1, whether it is generic data.
    func bytes(
        _ format: MessageFormat, _ layout: DataMessageWriter.Layout, isGeneric: Bool = false
    ) throws -> (bytes: [UInt8], losses: [Loss]) {
        var bytes: [UInt8] = []
        var options = DataMessageWriter.Options()
        options.layout = layout
        options.isGeneric = isGeneric
        var header = MessageHeader(id: "DATA")
        header.prepared = "2024-01-02T03:04:05Z"
        header.sender = Party("SENDER")
        let columns = DataSetInfo.columns(of: structure, in: structures)
        var info = DataSetInfo(structure: structures.dataflows[0].reference, columns: columns)
        info.dimensionAtObservation = "TIME_PERIOD"
        let writer = try DataMessageWriter(
            format, header: header, structures: structures, options: options
        ) { bytes += Array($0) }
        try writer.begin(info)
        let buffer = DataRowBuffer(columns: columns)
        for row in rows {
            buffer.begin(row.level, group: row.group)
            for (index, column) in columns.enumerated() {
                guard let values = row.cells[column.id] else { continue }
                if column.isMultilingual {
                    let entries = values.map {
                        LocalisedText.Entry($0 == values[0] ? "en" : "fr", $0)
                    }
                    buffer.set(index, [.localised(LocalisedText(entries))])
                } else if column.isMultiValued {
                    buffer.set(index, values.map { .text($0) })
                } else {
                    buffer.set(index, values[0])
                }
            }
            try writer.write(buffer.row)
        }
        let losses = try writer.finish()
        return (bytes, losses)
    }
}

extension DataGenerator {
    /// The components, for the schema that is made of the structure.
    var components: [OracleBatch.Component] {
        DataSetInfo.columns(of: structure, in: structures).map { column in
            OracleBatch.Component(
                id: column.id, role: column.role.rawValue,
                type: column.role == .measure
                    ? "Double" : column.isMultilingual ? "Text" : "String", codes: codes[column.id],
                attachment: column.attachment?.rawValue, attachedTo: column.attachedTo,
                group: column.attachment == .group ? structure.groups[0].id : nil,
                isMultiValued: column.isMultiValued)
        }
    }
}
