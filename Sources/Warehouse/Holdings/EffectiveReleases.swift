public import Cubes
internal import Synchronization

/// The release of each data table that a reader sees, which decides the rows that count.
///
/// Of a table that is the last release that the sight takes and that builds only on such: one that
/// speaks of the whole table builds on nothing, any other on those before it, back to the last one
/// of the whole table. A withdrawn release in between does no harm, as what it brought is left out.
///
/// Views of the series and what else is made of a state are kept with it.
public final class EffectiveReleases: Sendable {
    /// By data table, as the database numbers them; 0 where nothing is seen.
    package let byTable: [UInt32]
    /// Releases whose observations are left out, ascending: withdrawn, and still part of a state.
    package let hidden: [UInt32]
    /// The releases that are taken and count for a table, withdrawals among them, ascending.
    public let counted: [Int]
    /// The last release that is seen at all; 0 if none is.
    public let last: Int
    private let hash: Int
    private let views = Mutex<[Dataflow: SeriesView]>([:])
    private let made = Mutex<[ObjectIdentifier: any Sendable]>([:])

    /// As a sight takes releases now.
    package convenience init(
        _ releases: [Release], tables: [TableName: Int], sight: Sight, asOf bound: Int?
    ) {
        self.init(releases, tables: tables, asOf: bound) { release in
            release.standing.isWithdrawn ? .withdrawn : sight.takes(release) ? .taken : .left
        }
    }

    /// How a release counts for a reader.
    enum Part {
        case taken, left, withdrawn
    }

    /// - Parameters:
    ///   - tables: the number of each (source, table).
    ///   - bound: the state after that release; nil for the current one.
    ///   - part: how each release counts.
    init(
        _ releases: [Release], tables: [TableName: Int], asOf bound: Int?,
        part: (Release) -> Part
    ) {
        var byTable = [UInt32](repeating: 0, count: (tables.values.max() ?? 0) + 1)
        var chains = [TableChain](repeating: TableChain(), count: byTable.count)
        var hidden: Set<UInt32> = []
        for release in releases where release.id <= bound ?? .max {
            let name = TableName(source: release.source, table: release.table)
            guard let table = tables[name] else { continue }
            chains[table].add(release, part(release))
            byTable[table] = chains[table].effective
        }
        for chain in chains { hidden.formUnion(chain.hidden) }
        self.byTable = byTable
        self.hidden = hidden.sorted()
        counted = releases.filter { release in
            let name = TableName(source: release.source, table: release.table)
            guard let table = tables[name] else { return false }
            return release.id <= byTable[table] && part(release) == .taken
        }.map(\.id)
        last = Int(byTable.max() ?? 0)
        var hasher = Hasher()
        hasher.combine(byTable)
        hasher.combine(self.hidden)
        hash = hasher.finalize()
    }

    /// Whether a row of a table is seen.
    @inline(__always)
    func sees(table: UInt32, opened: UInt32, closed: UInt32) -> Bool {
        let effective = table < byTable.count ? byTable[Int(table)] : 0
        return opened <= effective && effective < closed
    }

    /// The series of these columns that are seen; made once.
    func view(_ columns: SeriesColumns) -> SeriesView {
        if let known = views.withLock({ $0[columns.dataflow] }), known.columns === columns {
            return known
        }
        let made = SeriesView(columns, self)
        views.withLock { $0[columns.dataflow] = made }
        return made
    }

    /// Something that is made of this state alone, and of a type of which nothing else is: made when
    /// first asked for, and kept as long as the state is.
    public func kept<Value: Sendable>(_ make: () throws -> Value) rethrows -> Value {
        let type = ObjectIdentifier(Value.self)
        if let known = self.made.withLock({ $0[type] }) as? Value { return known }
        let made = try make()
        self.made.withLock { $0[type] = made }
        return made
    }
}

extension EffectiveReleases: Hashable {
    public static func == (a: EffectiveReleases, b: EffectiveReleases) -> Bool {
        a === b || (a.hash == b.hash && a.byTable == b.byTable && a.hidden == b.hidden)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// A table of a source.
package struct TableName: Hashable {
    package let source: String
    package let table: String

    package init(source: String, table: String) {
        self.source = source
        self.table = table
    }
}

/// Walks the releases of one table from the first on.
private struct TableChain {
    private(set) var effective: UInt32 = 0
    /// Withdrawn releases on which the effective one builds.
    private(set) var hidden: [UInt32] = []
    /// Whether all since the last release of the whole table are taken or withdrawn.
    private var isWhole = true
    /// Withdrawn ones since then.
    private var withdrawn: [UInt32] = []

    mutating func add(_ release: Release, _ part: EffectiveReleases.Part) {
        let id = UInt32(clamping: release.id)
        let isWithdrawn = part == .withdrawn
        let isTaken = part == .taken
        if release.extent == .table, release.kind != .withdrawal {
            withdrawn = isWithdrawn ? [id] : []
            isWhole = isTaken || isWithdrawn
        } else {
            if isWithdrawn { withdrawn.append(id) }
            isWhole = isWhole && (isTaken || isWithdrawn)
        }
        guard isWhole, isTaken else { return }
        effective = id
        hidden = withdrawn
    }
}
