import Cubes
import Tables
import Vocabulary

/// Origin and asylum of a row: by UNHCR's own codes, which ISO codes beside confirm, or by ISO
/// codes where only they are there.
///
/// A file whose code columns repeat the ISO columns, or hold codes that UNHCR does not have, is in
/// ISO codes. `-` stands for all areas together.
struct UNHCRAreas {
    private var origins: AreaColumn
    private var destinations: AreaColumn
    private let originColumn: Int
    private let destinationColumn: Int
    /// Whether the ISO columns are to confirm the codes.
    private let confirms: Bool
    /// ISO codes that agree with an area; each pair is compared once.
    private var agreed: Set<UInt64> = []

    static let originPlace = 2
    static let destinationPlace = 3
    private static let together = ["-": "W"]

    /// - Parameter table: a table of the columns of `UNHCRColumns.base` and others, at its
    ///   heading; all of its codes are looked at.
    init(_ table: ColumnTable, _ areas: AreaRegister) throws(PublisherError) {
        for (own, iso) in [(1, 2), (3, 4)] where table.places[own] < 0 && table.places[iso] < 0 {
            throw PublisherError(
                kind: .layout, place: table.file,
                found: "columns " + table.names.joined(separator: ", "),
                expected: "a column \(UNHCRColumns.base[own]) or \(UNHCRColumns.base[iso])")
        }
        let hasOwn = table.places[1] >= 0 && table.places[3] >= 0
        let isISO = !hasOwn || Self.isISO(table, areas)
        originColumn = table.places[1] >= 0 ? 1 : 2
        destinationColumn = table.places[3] >= 0 ? 3 : 4
        confirms = !isISO
        let scheme = isISO ? AreaScheme.alpha3 : .unhcr
        origins = AreaColumn(areas, scheme, at: Self.originPlace, also: Self.together)
        destinations = AreaColumn(areas, scheme, at: Self.destinationPlace, also: Self.together)
    }

    /// The integers of origin and asylum in the cube; nil where one is unknown or contradicted,
    /// which is then a finding.
    mutating func corridor(
        _ table: ColumnTable, into cube: inout Cube, _ log: inout ReadingLog
    ) throws(PublisherError) -> (origin: UInt32, destination: UInt32)? {
        let from = origins.entry(table.reader, table.places[originColumn], in: &cube)
        let to = destinations.entry(table.reader, table.places[destinationColumn], in: &cube)
        guard
            let origin = try code(
                origins[from], table, originColumn, "area of origin", &log),
            let destination = try code(
                destinations[to], table, destinationColumn, "area of asylum", &log),
            try agrees(origins[from], side: 0, table, 2, &log),
            try agrees(destinations[to], side: 1 << 15, table, 4, &log)
        else { return nil }
        return (origin, destination)
    }

    /// Whether code columns hold ISO codes: all of them do, and some are not UNHCR's.
    private static func isISO(_ table: ColumnTable, _ areas: AreaRegister) -> Bool {
        var reader = table.reader
        var seen: Set<[String]> = []
        while let isThere = try? reader.advance(), isThere {
            guard reader.count == table.names.count else { continue }
            for (own, iso) in [(1, 2), (3, 4)] {
                let beside = table.places[iso] < 0 ? "" : reader.text(table.places[iso])
                seen.insert([reader.text(table.places[own]), beside])
            }
            // Real files have some hundred pairs.
            if seen.count > 5000 { return false }
        }
        var isDoubtful = false
        for pair in seen where pair[0] != "-" && !pair[0].isEmpty {
            if !pair[1].isEmpty, pair[1] != pair[0] { return false }
            guard let iso = try? areas.resolve(pair[0], in: .alpha3) else { return false }
            let own = try? areas.resolve(pair[0], in: .unhcr)
            if own == nil || (!pair[1].isEmpty && own != iso) { isDoubtful = true }
        }
        return isDoubtful
    }

    private func code(
        _ entry: AreaColumn.Entry, _ table: ColumnTable, _ column: Int, _ what: String,
        _ log: inout ReadingLog
    ) throws(PublisherError) -> UInt32? {
        if entry.code == nil {
            try log.fault(
                what, at: table.cell(column), found: table.shown(column),
                expected: entry.explanation)
        }
        return entry.code
    }

    /// Whether the ISO code beside is the area's; a blank one says nothing.
    private mutating func agrees(
        _ entry: AreaColumn.Entry, side: UInt64, _ table: ColumnTable, _ column: Int,
        _ log: inout ReadingLog
    ) throws(PublisherError) -> Bool {
        guard confirms, let area = entry.area, let own = entry.code else { return true }
        let bytes = table.reader.code(table.places[column])
        // Six bytes of code, one bit of side and fifteen of area make one key; longer codes are rare.
        let key = bytes.flatMap { $0 >> 48 == 0 ? $0 << 16 | side | UInt64(own) : nil }
        if let key, agreed.contains(key) { return true }
        let iso = ColumnTable.trimmed(table.reader.text(table.places[column])).uppercased()
        guard !iso.isEmpty, iso != "-", let expected = area.code(in: .alpha3), iso != expected
        else {
            if let key { agreed.insert(key) }
            return true
        }
        try log.fault(
            "ISO code contradicts UNHCR's code", at: table.cell(column),
            found: table.shown(column), expected: "\(expected), as \(entry.text) is \(area.name)")
        return false
    }
}
