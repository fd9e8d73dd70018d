import Foundation
import SDMX

/// Made-up data with their structure: series of ten years over six dimensions.
///
/// Keys count up like the digits of a clock, as in data that agencies sort; values are quarters of
/// whole numbers, so that sums are exact in any order. Data of fewer series are the start of those
/// of more. The same on every machine.
struct SDMXMessages {
    /// What the data hold, in the numbers that tell a wrong reading from a right one.
    struct Answer: Equatable, CustomStringConvertible {
        var observations = 0
        /// Of values. Units: none.
        var sum = 0.0
        /// Of the places of codes in their lists, each weighed with its column.
        var codes = 0

        var description: String {
            "\(observations) observations; values sum to \(sum), numbers of codes to \(codes)"
        }
    }

    /// A dimension: its id and codes.
    struct Axis {
        let id: String
        let codes: [String]
    }

    let series: Int
    let structures: Structures
    let dataSet: DataSetInfo
    let answer: Answer
    private let values: [Double]
    private let statuses: [UInt8]

    static let years = (2015...2024).map(String.init)
    static let statuses = ["A", "E", "P"]
    /// Dimensions without time; the last changes fastest.
    static let dimensions = [
        Axis(id: "FREQ", codes: ["A"]),
        Axis(id: "REF_AREA", codes: (0..<100).map { area(7 * $0) }),
        Axis(id: "ORIGIN", codes: (0..<250).map { area(3 * $0 + 1) }),
        Axis(id: "SEX", codes: ["F", "M"]),
        Axis(id: "AGE", codes: (0..<9).map { "Y\(10 * $0)T\(10 * $0 + 9)" } + ["Y_GE90"]),
        Axis(id: "INDICATOR", codes: ["IMMIGRATION", "EMIGRATION"]),
    ]
    /// Coded columns and the years, in the order of the columns but for the value before the last.
    static let coded = dimensions.map(\.id) + ["TIME_PERIOD", "OBS_STATUS"]

    var observations: Int { series * Self.years.count }

    init(series: Int) {
        self.series = series
        structures = Self.makeStructures()
        var info = DataSetInfo(structure: structures.dataflows.first?.reference)
        if let structure = structures.dataStructures.first {
            info.columns = DataSetInfo.columns(of: structure, in: structures)
        }
        info.dimensionAtObservation = "TIME_PERIOD"
        info.action = .replace
        dataSet = info
        var random = SeededGenerator(seed: 2024)
        var answer = Answer(observations: series * Self.years.count)
        var values: [Double] = []
        var statuses: [UInt8] = []
        for number in 0..<series {
            let places = Self.places(number)
            for year in Self.years.indices {
                let word = random.next()
                values.append(Double(word % 4_000_000) / 4)
                // Each status is there once before chance decides.
                let status = values.count <= 3 ? values.count - 1 : max(0, Int(word >> 60) - 13)
                statuses.append(UInt8(status))
                answer.sum += values[values.count - 1]
                answer.codes += year * 7 + status * 8
            }
            for (column, place) in places.enumerated() {
                answer.codes += place * (column + 1) * Self.years.count
            }
        }
        (self.values, self.statuses, self.answer) = (values, statuses, answer)
    }

    /// Writes the data with our writer; what the format cannot carry is of no matter here.
    func write(_ format: MessageFormat, to output: @escaping MessageSink) throws {
        let codes = Self.dimensions.map { $0.codes.map { Array($0.utf8) } }
        let years = Self.years.map { Array($0.utf8) }
        let marks = Self.statuses.map { Array($0.utf8) }
        let buffer = DataRowBuffer(columns: dataSet.columns)
        let writer = try DataMessageWriter(
            format, header: header, structures: structures, output: output)
        try writer.begin(dataSet)
        buffer.begin(.dataSet)
        try writer.write(buffer.row)
        var row = 0
        for number in 0..<series {
            buffer.begin(.series)
            for (column, place) in Self.places(number).enumerated() {
                codes[column][place].withUnsafeBufferPointer { buffer.set(column, $0) }
            }
            try writer.write(buffer.row)
            for year in years {
                buffer.begin(.observation)
                year.withUnsafeBufferPointer { buffer.set(6, $0) }
                buffer.set(7, values[row])
                marks[Int(statuses[row])].withUnsafeBufferPointer { buffer.set(8, $0) }
                try writer.write(buffer.row)
                row += 1
            }
        }
        _ = try writer.finish()
    }

    /// Writes generic data of SDMX-ML 2.1, which is read only.
    func writeGeneric(to output: MessageSink) throws {
        var text = SDMXGenericText.start
        var row = 0
        for number in 0..<series {
            text += "<gen:Series><gen:SeriesKey>"
            for (dimension, place) in zip(Self.dimensions, Self.places(number)) {
                text += "<gen:Value id=\"\(dimension.id)\" value=\"\(dimension.codes[place])\"/>"
            }
            text += "</gen:SeriesKey>"
            for year in Self.years {
                text += "<gen:Obs><gen:ObsDimension value=\"\(year)\"/><gen:ObsValue value=\""
                text += "\(values[row])\"/><gen:Attributes><gen:Value id=\"OBS_STATUS\" value=\""
                text += "\(Self.statuses[Int(statuses[row])])\"/></gen:Attributes></gen:Obs>"
                row += 1
            }
            text += "</gen:Series>\n"
            guard text.utf8.count > 1 << 16 || number == series - 1 else { continue }
            if number == series - 1 { text += SDMXGenericText.end }
            try text.withUTF8 { try output(UnsafeRawBufferPointer($0)) }
            text = ""
        }
    }

    private var header: MessageHeader {
        var header = MessageHeader(id: "BENCH")
        header.prepared = "2026-01-01T00:00:00Z"
        header.sender = Party("BENCH")
        return header
    }

    /// The place of each dimension's code in its list, for a series.
    private static func places(_ number: Int) -> [Int] {
        var rest = number
        var places = Array(repeating: 0, count: dimensions.count)
        for column in dimensions.indices.reversed() {
            places[column] = rest % dimensions[column].codes.count
            rest /= dimensions[column].codes.count
        }
        return places
    }

    /// Three letters.
    private static func area(_ number: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return String([letters[number / 676 % 26], letters[number / 26 % 26], letters[number % 26]])
    }
}
