import SDMX
import TestKit

/// Random data: columns as a reader gives them, rows by level.
struct JSONDataSample {
    var info: DataSetInfo
    /// Whether there are rows of groups.
    var hasGroups = true
    private var generator: SeededGenerator
    private let codes = [
        "A", "B2", "_T", "x-y", "007", "with space", "é\"\\/\u{1}", "", "2020",
    ]

    init(seed: UInt64, isSeries: Bool, _ format: MessageFormat = .json2) {
        generator = SeededGenerator(seed: seed)
        var columns = ["D1", "D2", "D3"].enumerated().map { index, id in
            var column = DataColumn(id, .dimension)
            column.keyPosition = index
            column.usage = .mandatory
            column.names = LocalisedText("Dimension \(id)")
            return column
        }
        var time = DataColumn("TIME_PERIOD", .timeDimension)
        time.keyPosition = 3
        time.usage = .mandatory
        columns.append(time)
        columns.append(DataColumn("M1", .measure))
        if format == .json2 {
            var measure = DataColumn("M2", .measure)
            measure.isMultiValued = true
            columns.append(measure)
        }
        for (id, attachment, dimensions) in [
            ("AD", DataColumn.Attachment.dataSet, []), ("AG", .group, ["D1", "D3"]),
            ("AS", .series, ["D1", "D2", "D3"]), ("AO", .observation, []),
            ("AL", .observation, []),
        ] {
            var column = DataColumn(id, .attribute)
            column.attachment = attachment
            column.attachedTo = dimensions
            // Version 1.0 does not say it.
            column.isMultilingual = id == "AL" && format == .json2
            columns.append(column)
        }
        info = DataSetInfo(
            structure: ArtefactReference(
                .dataStructure, agency: "T.U", id: "D", version: "1.0.0"), columns: columns)
        info.dimensionAtObservation = isSeries ? "TIME_PERIOD" : DataSetInfo.allDimensions
        info.action = .replace
        info.names = LocalisedText([.init("en", "Name"), .init("de", "Name\n2")])
        info.annotations = [Annotation(id: "set", text: "of the set")]
    }

    private mutating func code() -> String { codes.randomElement(using: &generator) ?? "A" }

    private mutating func chance(_ part: Double) -> Bool {
        Double.random(in: 0..<1, using: &generator) < part
    }

    private mutating func fill(_ buffer: DataRowBuffer) {
        if chance(0.8) { buffer.set("M1", "\(Int.random(in: -9...9, using: &generator)).50") }
        if chance(0.1) { buffer.set("M1", "NaN") }
        if chance(0.3) { buffer.set("M2", [.text("1"), .text(code())]) }
        if chance(0.5) { buffer.set("AO", code()) }
        if chance(0.2) {
            buffer.set("AL", [.localised(LocalisedText([.init("en", code()), .init("fr", "f")]))])
        }
    }

    mutating func run(_ body: (DataRowBuffer) throws -> Void) rethrows {
        let buffer = DataRowBuffer(columns: info.columns)
        buffer.begin(.dataSet)
        buffer.set("AD", code())
        try body(buffer)
        var keys: Set<[String]> = []
        for _ in 0..<40 {
            let key = [code(), code(), code()]
            guard keys.insert(key).inserted else { continue }
            if hasGroups, chance(0.2), keys.insert([key[0], "group", key[2]]).inserted {
                buffer.begin(.group)
                buffer.set("D1", key[0])
                buffer.set("D3", key[2])
                buffer.set("AG", code())
                try body(buffer)
            }
            if info.dimensionAtObservation == "TIME_PERIOD" {
                buffer.begin(.series)
                for column in 0..<3 { buffer.set(column, key[column]) }
                if chance(0.5) { buffer.set("AS", code()) }
                try body(buffer)
            }
            for year in 2010..<2010 + Int.random(in: 0...5, using: &generator) {
                buffer.begin(.observation)
                if info.dimensionAtObservation != "TIME_PERIOD" {
                    for column in 0..<3 { buffer.set(column, key[column]) }
                }
                buffer.set("TIME_PERIOD", "\(year)")
                fill(buffer)
                try body(buffer)
            }
        }
    }
}

extension DataRowBuffer {
    /// Sets the value of the column of that id, if there is one.
    fileprivate func set(_ id: String, _ text: String) {
        if let column = column(id) { set(column, text) }
    }

    /// Sets the values of the column of that id, if there is one.
    fileprivate func set(_ id: String, _ values: [ComponentValue]) {
        if let column = column(id) { set(column, values) }
    }
}
