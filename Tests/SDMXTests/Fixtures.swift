import SDMX

/// The whole of a message as texts, with the errors of rows that were passed over.
struct Table {
    var header: CSVHeader
    var rows: [[String]] = []
    var actions: [Action] = []
    var structures: [String] = []
    var faults: [SDMXError] = []

    /// Throws what opening throws and what ends the reading.
    init(_ bytes: [UInt8], limits: CSVLimits = CSVLimits()) throws(SDMXError) {
        let reader = try CSVDataReader(bytes, limits: limits)
        header = reader.header
        while true {
            do {
                guard let row = try reader.next() else { return }
                rows.append((0..<row.count).map { row.text($0) })
                actions.append(row.action)
                structures.append("\(row.structure.kind) \(row.structure)")
            } catch {
                guard !error.kind.endsReading else { throw error }
                faults.append(error)
            }
        }
    }

    init(_ text: String, limits: CSVLimits = CSVLimits()) throws(SDMXError) {
        try self.init(Array(text.utf8), limits: limits)
    }

    /// The cells of a component or custom column.
    func cells(_ id: String) -> [String]? {
        header.column(id).map { column in rows.map { $0[column] } }
    }
}

/// The error that opening or reading ends with; nil if there is none.
func fault(_ text: String, limits: CSVLimits = CSVLimits()) -> SDMXError? {
    fault(Array(text.utf8), limits: limits)
}

func fault(_ bytes: [UInt8], limits: CSVLimits = CSVLimits()) -> SDMXError? {
    do {
        return try Table(bytes, limits: limits).faults.first
    } catch {
        return error
    }
}

/// A well-formed message with everything in it that makes reading hard.
let wellFormed = """
    STRUCTURE[;],STRUCTURE_ID,ACTION,ORIGIN,DESTINATION,TIME_PERIOD,OBS_VALUE,NOTE[en;fr]\r
    dataflow,TEST:DF_FLOW(1.0),I,FRA,DEU,2019,1250,en:provisional;fr:provisoire\r
    dataflow,TEST:DF_FLOW(1.0),A,FRA,ESP,2019,7.5,"en:so called ""returns"", about"\r
    dataflow,TEST:DF_FLOW(1.1),D,,ESP,2020,-,"two\r
    lines, séparées"\r

    """

func flow(_ text: String = "TEST:DF_FLOW(1.0)") throws -> StructureReference {
    guard let reference = StructureReference(.dataflow, text) else {
        throw SDMXError(.structureReference, found: text, expected: "a reference")
    }
    return reference
}
