public import Cubes

/// The series of one dataflow, past versions included, as columns of integers ordered by key.
///
/// A row is one version of a series; rows of one key lie side by side, older versions first. Codes
/// are numbered in the order of their texts (by UTF-8 bytes), so that rows are in order of the key
/// as text too.
///
/// Cost: some 60 bytes a row of nine dimensions, with the postings.
public final class SeriesColumns: Sendable {
    public let dataflow: Dataflow
    /// For each dimension the texts of its codes, ascending.
    public let dictionaries: [[String]]
    /// The same as bytes.
    public let texts: [CodeTexts]
    /// For each dimension the code of each row, an index into its dictionary.
    public let keys: [[UInt32]]
    /// For each dimension the rows of each code.
    let postings: [Postings]
    /// The row of the database.
    let rowIDs: [Int64]
    /// The data table of each row, as the database numbers it.
    let tables: [UInt32]
    /// The release that opened the row.
    public let opened: [UInt32]
    /// The release that closed the row; `current` where none did.
    let closed: [UInt32]
    /// Where the observations of each row begin, and after the last row where they end.
    public let starts: [UInt32]

    /// Whether a key occurs in more than one data table.
    let hasMovedKeys: Bool

    static let current = UInt32.max

    /// The number of rows.
    public var count: Int { rowIDs.count }

    /// The number of observations of all rows.
    public var observationCount: Int { Int(starts.last ?? 0) }

    /// Builds the columns from rows in any order.
    init(_ raw: RawSeries, texts names: [UInt32: String]) throws {
        dataflow = raw.dataflow
        var dictionaries: [[String]] = []
        var columns: [[UInt32]] = []
        for column in raw.keys {
            let (dictionary, local) = try Self.localised(column, names)
            dictionaries.append(dictionary)
            columns.append(local)
        }
        let order = Self.order(columns, dictionaries.map(\.count), raw.opened)
        self.dictionaries = dictionaries
        self.texts = dictionaries.map { CodeTexts($0) }
        keys = columns.map { column in order.map { column[Int($0)] } }
        postings = zip(keys, dictionaries).map { Postings($0, codes: $1.count) }
        rowIDs = order.map { raw.rowIDs[Int($0)] }
        tables = order.map { raw.tables[Int($0)] }
        opened = order.map { raw.opened[Int($0)] }
        closed = order.map { raw.closed[Int($0)] }
        var starts: [UInt32] = [0]
        starts.reserveCapacity(order.count + 1)
        var total: UInt32 = 0
        for row in order {
            let (sum, overflow) = total.addingReportingOverflow(raw.counts[Int(row)])
            guard !overflow else { throw Dictionaries.damaged("more than 4,294,967,295 figures") }
            total = sum
            starts.append(sum)
        }
        self.starts = starts
        hasMovedKeys = Self.hasMovedKeys(keys, tables)
    }

    /// The observations of a row, as indices into the observations' columns.
    public func observations(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// The code of a row at a place of the key.
    public func code(_ row: Int, _ place: Int) -> String {
        dictionaries[place][Int(keys[place][row])]
    }

    /// The full key of a row.
    public func key(_ row: Int) throws(CubeError) -> SeriesKey {
        try SeriesKey(dataflow, keys.indices.map { code(row, $0) })
    }

    /// Whether the codes at some places of the key fit in a word.
    public func fitsWord(_ places: [Int]) -> Bool {
        places.reduce(0) { $0 + Self.width(dictionaries[$1].count) } <= UInt64.bitWidth
    }

    /// The codes at some places of the key as a word, which others have only if they are the same.
    public func word(_ row: Int, _ places: [Int]) -> UInt64 {
        var word: UInt64 = 0
        for place in places {
            word = word << UInt64(Self.width(dictionaries[place].count)) | UInt64(keys[place][row])
        }
        return word
    }

    /// The bits that it takes to tell so many codes apart.
    private static func width(_ count: Int) -> Int {
        Int.bitWidth - max(0, count - 1).leadingZeroBitCount
    }

    /// Whether two rows are versions of the same series.
    func sameKey(_ a: Int, _ b: Int) -> Bool {
        for column in keys where column[a] != column[b] { return false }
        return true
    }

    /// The rows of a full key, by binary search; nil where a code or the key does not occur.
    func rows(of codes: [UInt32]) -> Range<Int> {
        func compare(_ row: Int) -> Int {
            for (column, code) in zip(keys, codes) where column[row] != code {
                return column[row] < code ? -1 : 1
            }
            return 0
        }
        func bound(_ isBefore: (Int) -> Bool) -> Int {
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if isBefore(middle) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return bound { compare($0) < 0 }..<bound { compare($0) <= 0 }
    }

    private static func hasMovedKeys(_ keys: [[UInt32]], _ tables: [UInt32]) -> Bool {
        for row in tables.indices.dropFirst() where tables[row] != tables[row - 1] {
            if keys.allSatisfy({ $0[row] == $0[row - 1] }) { return true }
        }
        return false
    }

    /// A column of the workspace's code numbers as indices into a dictionary of its own.
    private static func localised(
        _ column: [UInt32], _ texts: [UInt32: String]
    ) throws -> ([String], [UInt32]) {
        let highest = Int(column.max() ?? 0)
        guard highest <= NumberTable.highest else {
            throw Dictionaries.damaged("code number \(highest)")
        }
        var isThere = [Bool](repeating: false, count: highest + 1)
        for code in column { isThere[Int(code)] = true }
        var named: [(text: String, id: Int)] = []
        for (id, there) in isThere.enumerated() where there {
            guard let text = texts[UInt32(id)] else {
                throw Dictionaries.damaged("code number \(id)")
            }
            named.append((text, id))
        }
        named.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
        var local = [UInt32](repeating: 0, count: highest + 1)
        for (index, item) in named.enumerated() { local[item.id] = UInt32(index) }
        return (named.map(\.text), column.map { local[Int($0)] })
    }

    /// Rows in order of key, then of age: by one packed word where the key fits in 64 bits.
    private static func order(
        _ columns: [[UInt32]], _ counts: [Int], _ opened: [UInt32]
    ) -> [UInt32] {
        let rows = opened.indices
        let widths = counts.map { width($0) }
        guard widths.reduce(0, +) <= 64 else {
            return rows.map { UInt32($0) }.sorted { a, b in
                for column in columns where column[Int(a)] != column[Int(b)] {
                    return column[Int(a)] < column[Int(b)]
                }
                return opened[Int(a)] < opened[Int(b)]
            }
        }
        var packed = [(key: UInt64, opened: UInt32, row: UInt32)]()
        packed.reserveCapacity(rows.count)
        for row in rows {
            var key: UInt64 = 0
            for (column, width) in zip(columns, widths) {
                key = key << UInt64(width) | UInt64(column[row])
            }
            packed.append((key, opened[row], UInt32(row)))
        }
        packed.sort { $0.key != $1.key ? $0.key < $1.key : $0.opened < $1.opened }
        return packed.map(\.row)
    }
}

/// For each code of a dimension the rows that have it, ascending.
struct Postings: Sendable {
    private let starts: [UInt32]
    private let rows: [UInt32]

    init(_ column: [UInt32], codes: Int) {
        var starts = [UInt32](repeating: 0, count: codes + 1)
        for code in column { starts[Int(code) + 1] += 1 }
        for code in 0..<codes { starts[code + 1] += starts[code] }
        var next = starts
        var rows = [UInt32](repeating: 0, count: column.count)
        for (row, code) in column.enumerated() {
            rows[Int(next[Int(code)])] = UInt32(row)
            next[Int(code)] += 1
        }
        self.starts = starts
        self.rows = rows
    }

    subscript(code: Int) -> ArraySlice<UInt32> { rows[Int(starts[code])..<Int(starts[code + 1])] }

    func count(_ code: Int) -> Int { Int(starts[code + 1] - starts[code]) }
}

/// Rows of the database as they are read, column by column.
struct RawSeries {
    let dataflow: Dataflow
    var keys: [[UInt32]]
    var rowIDs: [Int64] = []
    var tables: [UInt32] = []
    var opened: [UInt32] = []
    var closed: [UInt32] = []
    /// The number of observations of each row.
    var counts: [UInt32] = []

    init(_ dataflow: Dataflow) {
        self.dataflow = dataflow
        keys = dataflow.dimensions.map { _ in [] }
    }
}
