import SDMX
import Vocabulary

extension EurostatTable {
    /// An answer of the statistics API. Row numbers of lineage are places in `value`, from 1.
    func readJSONStat(_ file: InputFile, _ areas: AreaRegister) throws(PublisherError)
        -> TableReading
    {
        let document: JSONStatDocument
        do throws(SDMXError) {
            document = try JSONStatDocument(file.bytes)
        } catch {
            throw PublisherError(
                kind: .container,
                place: "\(file.name), line \(error.line ?? 0), character \(error.character ?? 0)",
                found: error.found, expected: error.expected)
        }
        let names = document.dimensions.map { $0.id.lowercased() }
        let time = names.firstIndex { $0 == "time" || $0 == "time_period" }
        guard let time, has(names.filter { $0 != names[time] }) else {
            throw unlike(file, found: "dimensions " + names.joined(separator: ", "))
        }
        guard !document.values.isEmpty || !document.statuses.isEmpty else {
            throw PublisherError(
                kind: .layout, place: file.name, found: "no value: the query met no figure",
                expected: "one or more figures")
        }
        let codes = document.dimensions.flatMap(\.codes)
        let meanings = EurostatCodes(
            table: self, areas: areas, hasCompleted: codes.contains("COMPLET"),
            hasForeignAndStateless: kind != .stock || codes.contains("FOR_STLS"))
        var rows = EurostatRows(self, codes: meanings, file: file.name)
        try take(document, time: time, &rows)
        return rows.finish()
    }

    private func take(
        _ document: JSONStatDocument, time: Int, _ rows: inout EurostatRows
    ) throws(PublisherError) {
        let axes = document.dimensions.map { EurostatAxis.named($0.id.lowercased()) }
        var places: [[Int]] = []
        for (axis, dimension) in zip(axes, document.dimensions) {
            places.append(
                axis.map { axis in dimension.codes.map { rows.index(axis, of: $0) } } ?? [])
        }
        let years = document.dimensions[time].codes.map { frequency.number($0) }
        func take(_ place: Int, _ number: Double?, _ status: String?) throws(PublisherError) {
            rows.log.report.rows += 1
            var rest = place
            var year: Int?
            for index in document.dimensions.indices.reversed() {
                let (quotient, digit) = rest.quotientAndRemainder(
                    dividingBy: max(1, document.dimensions[index].codes.count))
                rest = quotient
                if index == time {
                    year = years[digit]
                } else if let axis = axes[index] {
                    rows.choose(axis, places[index][digit])
                }
            }
            let cell = rows.log.cell(place + 1, 1)
            guard let year else {
                return try rows.log.fault(
                    "period", at: cell, found: "no such period", expected: frequency.words)
            }
            guard number.map(FigureRule.persons.allows) ?? true else {
                return try rows.log.fault(
                    "persons", at: cell, found: "\(number ?? .nan)",
                    expected: FigureRule.persons.words)
            }
            guard let flags = EurostatFlags((status ?? "").utf8.drop { $0 == UInt8(ascii: ":") })
            else {
                return try rows.log.fault(
                    "flags", at: cell, found: "\"\((status ?? "").prefix(40))\"",
                    expected: "Eurostat's flags, such as p or be")
            }
            rows.settle()
            try rows.take(
                EurostatRows.Figure(value: number ?? .nan, flags: flags), year: year,
                row: place + 1, column: 1)
        }
        var statuses = document.statuses
        for (place, number) in document.values {
            try take(place, number, statuses.removeValue(forKey: place))
        }
        for (place, status) in statuses.sorted(by: { $0.key < $1.key }) {
            try take(place, nil, status)
        }
    }
}
