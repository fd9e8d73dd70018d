import SDMX
import Testing

/// A data message as plain values, for comparison.
struct CSVNeutral: Equatable {
    struct Row: Equatable {
        var level: DataRow.Level
        var values: [String: [ComponentValue]]

        /// The first value of a component.
        subscript(id: String) -> String? { values[id]?.first?.text }
    }

    struct DataSet {
        var info: DataSetInfo
        var rows: [Row] = []

        func ids(_ role: DataColumn.Role) -> [String] {
            info.columns.filter { $0.role == role }.map(\.id)
        }
    }

    var sets: [DataSet] = []
    var faults: [SDMXError] = []
    var remarks: [SDMXError] = []
    var format = MessageFormat.unknown

    /// All rows of all data sets, starts of data sets included.
    var rows: [Row] { sets.flatMap(\.rows) }

    /// Throws what ends the reading.
    init(_ input: MessageInput, _ structures: Structures? = nil) throws(SDMXError) {
        let reader = try DataMessageReader(input, structures: structures)
        format = reader.format
        while true {
            do {
                guard let row = try reader.next() else { break }
                if row.level == .dataSet { sets.append(DataSet(info: reader.dataSet)) }
                var values: [String: [ComponentValue]] = [:]
                for column in 0..<row.count where row.isPresent(column) {
                    values[row.columns[column].id] = row.values(column)
                }
                let place = sets.count - 1
                sets[place].rows.append(Row(level: row.level, values: values))
                sets[place].info = reader.dataSet
            } catch {
                guard !error.kind.endsReading else { throw error }
                faults.append(error)
            }
        }
        remarks = reader.remarks
    }

    init(_ text: String, _ structures: Structures? = nil) throws(SDMXError) {
        try self.init(.text(text), structures)
    }

    static func == (one: CSVNeutral, other: CSVNeutral) -> Bool {
        one.rows == other.rows && one.faults == other.faults
            && one.sets.map(\.info) == other.sets.map(\.info)
    }

    /// The message written in a format, and what was lost.
    static func written(
        _ input: MessageInput, _ format: MessageFormat, _ structures: Structures? = nil,
        options: DataMessageWriter.Options = DataMessageWriter.Options()
    ) throws(SDMXError) -> (text: String, losses: [Loss]) {
        var bytes: [UInt8] = []
        let reader = try DataMessageReader(input, structures: structures)
        let writer = try DataMessageWriter(
            format, structures: structures, options: options
        ) { bytes += $0 }
        while let row = try reader.next() {
            if row.level == .dataSet { try writer.begin(reader.dataSet) }
            try writer.write(row)
        }
        let losses = try writer.finish()
        return (String(decoding: bytes, as: UTF8.self), losses)
    }
}

/// A data structure of three dimensions and period, its codes and dataflow.
func csvStructures() -> Structures {
    var structures = Structures()
    func coded(_ id: String, _ codes: (String, String)...) -> Representation {
        let list = Codelist(
            "CL_" + id, agency: "TEST", version: "1.0",
            codes: codes.map { Code($0.0, names: LocalisedText($0.1)) })
        structures.codelists.append(list)
        return Representation(enumeration: list.reference)
    }
    var structure = DataStructure("DSD", agency: "TEST", version: "1.0")
    let area = coded("AREA", ("MT", "Malta"), ("CY", "Cyprus: island"))
    let sex = coded("SEX", ("F", "Women"), ("M", "Men"))
    let status = coded("OBS_STATUS", ("A", "Normal"), ("P", "Provisional"))
    structure.dimensions = [
        Dimension(Component("AREA", representation: area)),
        Dimension(Component("SEX", representation: sex)),
        Dimension(Component("TIME_PERIOD"), kind: .time),
    ]
    structure.measures = [Measure(Component("OBS_VALUE"))]
    var many = Representation(format: TextFormat(.string))
    many.maxOccurs = .unbounded
    var multilingual = TextFormat(.string)
    multilingual.isMultilingual = true
    structure.attributes = [
        Attribute(Component("OBS_STATUS", representation: status), relationship: .observation),
        Attribute(
            Component("TITLE", representation: Representation(format: multilingual)),
            relationship: .dimensions([.init("AREA")])),
        Attribute(Component("SOURCES", representation: many), relationship: .observation),
        Attribute(Component("UNIT"), relationship: .dataflow),
    ]
    structures.dataStructures = [structure]
    var flow = Dataflow("DF", agency: "TEST", version: "1.0", structure: structure.reference)
    flow.identity.names = LocalisedText("Stocks, by sex")
    structures.dataflows = [flow]
    return structures
}
