import Tables
import Vocabulary

extension EurostatTable {
    /// Series in rows, years in columns; the first column holds the codes, with commas between.
    func readTSV(
        _ file: InputFile, _ head: EurostatHead, _ rows: inout EurostatRows
    ) throws(PublisherError) {
        var years: [Int] = []
        for name in head.columns {
            guard let year = frequency.number(name) else {
                throw PublisherError(
                    kind: .layout, place: "\(file.name), row 1, column \(years.count + 2)",
                    found: name.isEmpty ? "nothing" : "\"\(name.prefix(80))\"",
                    expected: frequency.words)
            }
            years.append(year)
        }
        let axes = head.dimensions.map { EurostatAxis.named($0) }
        var table = try ColumnTable(file, columns: [head.key] + head.columns, dialect: .tab)
        while try table.advance(&rows.log) {
            let row = table.reader.row
            let count = table.reader.withBytes(0) { bytes in
                Self.choose(bytes, axes, &rows)
            }
            guard count == axes.count else {
                try rows.log.fault(
                    "number of codes", at: table.cell(0), found: "\(count) in \(table.shown(0))",
                    expected: "\(axes.count): " + head.dimensions.joined(separator: ", "))
                continue
            }
            rows.settle()
            if case .refused(let axis, let code) = rows.fate {
                try rows.refuse(axis, code, row: row, column: 1)
                continue
            }
            if case .leftOut = rows.fate, rows.part == .none {
                rows.leaveOut(years.count, row: row, column: 1)
                continue
            }
            for (place, year) in years.enumerated() {
                let figure = table.reader.withBytes(place + 1) { EurostatRows.Figure(tsv: $0) }
                guard let figure else {
                    try rows.log.fault(
                        "persons", at: table.cell(place + 1), found: table.shown(place + 1),
                        expected: FigureRule.persons.words + ", or a colon, and Eurostat's flags")
                    continue
                }
                try rows.take(figure, year: year, row: row, column: place + 2)
            }
            rows.flush()
        }
    }

    /// Chooses the codes of a row; returns how many there are.
    private static func choose(
        _ bytes: UnsafeBufferPointer<UInt8>, _ axes: [EurostatAxis?], _ rows: inout EurostatRows
    ) -> Int {
        var count = 0
        var start = 0
        for place in 0...bytes.count
        where place == bytes.count || bytes[place] == UInt8(ascii: ",") {
            if count < axes.count, let axis = axes[count] {
                rows.choose(axis, UnsafeBufferPointer(rebasing: bytes[start..<place]))
            }
            count += 1
            start = place + 1
        }
        return count
    }
}
