import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX

/// An answer with data, read by our own readers, or where there are none by hand.
struct DataAnswer {
    /// In the order of the answer.
    var figures: [Figure] = []
    /// Keys of series that have no observations, in the order of the answer.
    var emptySeries: [String] = []
    /// All values of each observation by component.
    var rows: [[String: String]] = []
    /// Of each observation, the data set that it is in.
    var places: [Int] = []
    var dataSets: [DataSetInfo] = []
    var header = MessageHeader()

    var set: Set<Figure> { Set(figures) }
    var keys: [String] { figures.map(\.key) }

    /// The figures of a data set.
    func figures(in place: Int) -> Set<Figure> {
        Set(zip(figures, places).filter { $0.1 == place }.map(\.0))
    }

    init() {}

    init(_ reply: TestResponse) throws {
        let type = reply.headers[.contentType] ?? ""
        let bytes = Array(buffer: reply.body)
        if type.hasPrefix("text/csv") {
            try read(table: reply.text)
        } else if type.contains("json-stat") {
            try read(cube: Data(bytes))
        } else {
            try read(message: bytes)
        }
    }

    private mutating func read(message bytes: [UInt8]) throws {
        let reader = try DataMessageReader(.bytes(bytes))
        var waiting: String?
        while let row = try reader.next() {
            switch row.level {
            case .dataSet: dataSets.append(reader.dataSet)
            case .group:
                // SDMX-CSV gives a series without observations as a row without a period.
                let dimensions = row.columns.indices.filter { row.columns[$0].role == .dimension }
                guard dimensions.allSatisfy({ row.isPresent($0) }) else { continue }
                emptySeries.append(
                    key(
                        Dictionary(
                            dimensions.map { (row.columns[$0].id, row.text($0) ?? "") },
                            uniquingKeysWith: { first, _ in first })))
            case .series, .observation:
                var values: [String: String] = [:]
                for (place, column) in row.columns.enumerated() {
                    values[column.id] = row.text(place)
                }
                if row.level == .series {
                    if let waiting { emptySeries.append(waiting) }
                    waiting = key(values)
                } else if values["TIME_PERIOD"] == nil {
                    emptySeries.append(key(values))
                } else {
                    waiting = nil
                    add(values)
                }
            }
        }
        if let waiting { emptySeries.append(waiting) }
        header = reader.header
    }

    private mutating func add(_ values: [String: String]) {
        rows.append(values)
        places.append(dataSets.count - 1)
        figures.append(
            Figure(
                dataflow: dataflow?.rawValue ?? "", key: key(values),
                period: values["TIME_PERIOD"] ?? "",
                value: values["OBS_VALUE"].flatMap { Double($0) }, status: values["OBS_STATUS"]))
    }

    /// That of the data set at hand, which may be named by its data structure.
    private var dataflow: Cubes.Dataflow? {
        dataSets.last?.structure.flatMap { structure in
            Cubes.Dataflow(rawValue: structure.id.replacing("DSD_", with: "DF_"))
        }
    }

    private func key(_ values: [String: String]) -> String {
        (dataflow?.dimensions.map { values[$0.rawValue] ?? "" } ?? []).joined(separator: ".")
    }

    // MARK: What we have no reader for

    /// A plain table, whose cells have neither quotes nor line breaks but in the last test.
    private mutating func read(table: String) throws {
        var info = DataSetInfo()
        let lines = table.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
        let header = Self.cells(lines.first ?? "")
        let flow = Cubes.Dataflow.allCases.first { flow in
            flow.dimensions.allSatisfy { header.contains($0.rawValue) }
                && header.filter { $0.hasSuffix("_NAME") }.count
                    == flow.dimensions.filter(\.isArea).count
                && (flow == .flow) == header.contains("REPORTER")
        }
        info.structure = ArtefactReference(
            .dataflow, agency: "CORRIDOR", id: flow?.rawValue ?? "", version: "1.0.0")
        dataSets = [info]
        for line in lines.dropFirst() {
            let cells = zip(header, Self.cells(line)).filter { !$0.1.isEmpty }
            add(Dictionary(cells, uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    /// A JSON-stat cube: values and status by the place in the product of the dimensions.
    private mutating func read(cube: Data) throws {
        let root = try JSONSerialization.jsonObject(with: cube) as? [String: Any] ?? [:]
        let ids = root["id"] as? [String] ?? []
        let dimensions = root["dimension"] as? [String: [String: Any]] ?? [:]
        let codes = ids.map { id -> [String] in
            let category = dimensions[id]?["category"] as? [String: Any] ?? [:]
            if let list = category["index"] as? [String] { return list }
            if let places = category["index"] as? [String: Int] {
                return places.sorted { $0.value < $1.value }.map(\.key)
            }
            return (category["label"] as? [String: String]).map { Array($0.keys) } ?? []
        }
        func each(_ member: String) -> [(Int, Any)] {
            if let list = root[member] as? [Any] {
                return list.enumerated().filter { !($0.element is NSNull) }.map { ($0, $1) }
            }
            let object = root[member] as? [String: Any] ?? [:]
            return object.compactMap { key, value in Int(key).map { ($0, value) } }
        }
        var cells: [Int: [String: String]] = [:]
        func place(_ index: Int) -> [String: String] {
            var rest = index
            var values: [String: String] = [:]
            for (id, list) in zip(ids, codes).reversed() {
                values[id] = list[rest % list.count]
                rest /= list.count
            }
            return values
        }
        for (index, value) in each("value") {
            cells[index, default: place(index)]["OBS_VALUE"] = "\(value)"
        }
        for (index, status) in each("status") {
            cells[index, default: place(index)]["OBS_STATUS"] = status as? String
        }
        var info = DataSetInfo()
        let flow = Cubes.Dataflow.allCases.first {
            Set($0.dimensions.map(\.rawValue)) == Set(ids).subtracting(["TIME_PERIOD"])
        }
        info.structure = ArtefactReference(
            .dataflow, agency: "CORRIDOR", id: flow?.rawValue ?? "", version: "1.0.0")
        dataSets = [info]
        for index in cells.keys.sorted() { add(cells[index] ?? [:]) }
    }
}
