internal import Cubes
internal import Foundation
internal import GRDB
internal import Vocabulary

extension WorkspaceCheck {
    mutating func checkSeries() throws {
        let sql = """
            SELECT id, dataflow, key, data_table, opened, closed, observations, sum FROM series
            """
        try db.each(sql) { row in
            let id = try row.decode(Int64.self, atIndex: 0)
            let place = "row \(id)"
            let opened = try row.decode(Int.self, atIndex: 4)
            let sum = try row.decode(Int64.self, atIndex: 7)
            seals[opened, default: SeriesSeal()].open(sum)
            if let closed = try row.decode(Int?.self, atIndex: 5) {
                seals[closed, default: SeriesSeal()].close(id)
                checkRelease(closed, of: try row.decode(atIndex: 3), "closed by", place)
                if closed <= opened {
                    add("series", place, "closed by \(closed)", "a release after \(opened)")
                }
            }
            if SeriesRow.sum((0..<7).map { row[$0] as DatabaseValue }) != sum {
                add("series", place, "content that its sum does not fit", "what was written")
            }
            checkRelease(opened, of: try row.decode(atIndex: 3), "opened by", place)
            checkKey(try row.decode(atIndex: 1), try row.decode(atIndex: 2), "series", place)
            let bytes = try row.decode(Data.self, atIndex: 6)
            guard let items = bytes.withUnsafeBytes({ PackedObservations.items($0) }) else {
                add("series", place, "observations cut short", "whole observations")
                counted(rows: 1)
                return
            }
            counted(rows: 1, observations: items.count)
            if items.isEmpty { add("series", place, "no observation", "at least one") }
            checkItems(items, opened: opened, table: try row.decode(atIndex: 3), place)
        }
    }

    private mutating func checkRelease(
        _ id: Int, of table: Int, _ words: String, _ place: String
    ) {
        guard let release = releases[id], let table = tables[table],
            release.source == table.source, release.table == table.name
        else {
            add("series", place, "\(words) release \(id)", "a release of its own table")
            return
        }
    }

    private mutating func checkKey(_ flow: Int, _ key: Data, _ what: String, _ place: String) {
        guard Dataflow.allCases.indices.contains(flow) else {
            add(what, place, "dataflow number \(flow)", "0 to \(Dataflow.allCases.count - 1)")
            return
        }
        let dataflow = Dataflow.allCases[flow]
        guard key.count == 4 * dataflow.dimensions.count else {
            add(
                what, place, "a key of \(key.count) bytes",
                "\(dataflow.dimensions.count) codes of 4 bytes")
            return
        }
        for (place4, dimension) in dataflow.dimensions.enumerated() {
            let code = key.withUnsafeBytes {
                UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 4 * place4, as: UInt32.self))
            }
            if !codes.contains(code) {
                add(what, place, "code number \(code) for \(dimension.rawValue)", "a known code")
            }
        }
    }

    private mutating func checkItems(
        _ items: [PackedObservations.Item], opened: Int, table: Int, _ place: String
    ) {
        var last: Period?
        for item in items {
            guard let period = periods[item.period] else {
                add("series", place, "period number \(item.period)", "a known period")
                continue
            }
            if let last, period <= last {
                add("series", place, "\(period) after \(last)", "periods in order, each once")
            }
            last = period
            let at = "\(place), \(period)"
            if !attributeSets.contains(item.attributes) {
                add("series", at, "attribute set number \(item.attributes)", "a known set")
            }
            let status = String(UnicodeScalar(item.status))
            if ObservationStatus(rawValue: status) == nil {
                add("series", at, "status \(status)", "a known status")
            }
            if item.reason != 0, MissingReason(rawValue: item.reason) == nil {
                add("series", at, "reason number \(item.reason)", "a known reason")
            }
            if item.reason == 0, !item.value.isFinite {
                add("series", at, "\(item.value)", "a number")
            }
            if Int(item.release) > opened {
                add("series", at, "a figure of release \(item.release)", "at most \(opened)")
            }
            checkRelease(Int(item.release), of: table, "a figure of", at)
        }
    }

    /// The rows of a key follow each other, and only the last may be current.
    mutating func checkTimelines() throws {
        var before: (flow: Int, key: Data, closed: Int?)?
        let sql = "SELECT id, dataflow, key, opened, closed FROM series ORDER BY 2, 3, 4"
        try db.each(sql) { row in
            let flow = try row.decode(Int.self, atIndex: 1)
            let key = try row.decode(Data.self, atIndex: 2)
            let opened = try row.decode(Int.self, atIndex: 3)
            if let before, before.flow == flow, before.key == key {
                if before.closed.map({ $0 > opened }) ?? true {
                    add(
                        "series", "row \(try row.decode(Int64.self, atIndex: 0))",
                        "opened by \(opened) while another row of its key is open until "
                            + (before.closed.map { "\($0)" } ?? "now"),
                        "rows of a key one after the other")
                }
            }
            before = (flow, key, try row.decode(atIndex: 4))
        }
    }

    mutating func checkAmendments() throws {
        let sql = "SELECT id, release, dataflow, key, changes, sum FROM amendment"
        try db.each(sql) { row in
            let place = "row \(try row.decode(Int64.self, atIndex: 0))"
            var sum = RowSum()
            for column in 1..<5 { sum.add(row[column] as DatabaseValue) }
            if sum.value != (try row.decode(Int64.self, atIndex: 5)) {
                add("amendment", place, "content that its sum does not fit", "what was written")
            }
            let release = try row.decode(Int.self, atIndex: 1)
            if releases[release]?.extent != .figures {
                add("amendment", place, "of release \(release)", "a release of single figures")
            }
            checkKey(try row.decode(atIndex: 2), try row.decode(atIndex: 3), "amendment", place)
            let bytes = try row.decode(Data.self, atIndex: 4)
            let changes = bytes.withUnsafeBytes {
                PackedChanges.changes($0, release: UInt32(clamping: release))
            }
            guard let changes else {
                add("amendment", place, "changes cut short", "whole changes")
                return
            }
            for change in changes where change.kind != .deleteSeries {
                if periods[change.item.period] == nil {
                    add(
                        "amendment", place, "period number \(change.item.period)",
                        "a known period")
                }
                let hasAttributes = change.kind != .deleteObservation && change.kind != .deleteParts
                if hasAttributes, !attributeSets.contains(change.item.attributes) {
                    add(
                        "amendment", place, "attribute set number \(change.item.attributes)",
                        "a known set")
                }
            }
        }
    }
}
