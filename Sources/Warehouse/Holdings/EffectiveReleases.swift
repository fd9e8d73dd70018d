/// The release of each data table that a reader sees, which decides the rows that count.
///
/// Of a table that is the last release that the sight takes and that builds only on such: one that
/// speaks of the whole table builds on nothing, any other on those before it, back to the last one
/// of the whole table. A withdrawn release in between does no harm, as what it brought is left out.
public struct EffectiveReleases: Hashable, Sendable {
    /// By data table, as the database numbers them; 0 where nothing is seen.
    let byTable: [UInt32]
    /// Releases whose observations are left out, ascending: withdrawn, and still part of a state.
    let hidden: [UInt32]
    /// The last release that is seen at all; 0 if none is.
    public let last: Int

    /// - Parameters:
    ///   - tables: the number of each (source, table).
    ///   - bound: the state after that release; nil for the current one.
    init(_ releases: [Release], tables: [TableName: Int], sight: Sight, asOf bound: Int?) {
        var byTable = [UInt32](repeating: 0, count: (tables.values.max() ?? 0) + 1)
        var chains = [TableChain](repeating: TableChain(), count: byTable.count)
        var hidden: Set<UInt32> = []
        for release in releases where release.id <= bound ?? .max {
            let name = TableName(source: release.source, table: release.table)
            guard let table = tables[name] else { continue }
            chains[table].add(release, sight)
            byTable[table] = chains[table].effective
        }
        for chain in chains { hidden.formUnion(chain.hidden) }
        self.byTable = byTable
        self.hidden = hidden.sorted()
        last = Int(byTable.max() ?? 0)
    }

    /// Whether a row of a table is seen.
    @inline(__always)
    func sees(table: UInt32, opened: UInt32, closed: UInt32) -> Bool {
        let effective = table < byTable.count ? byTable[Int(table)] : 0
        return opened <= effective && effective < closed
    }
}

/// A table of a source.
struct TableName: Hashable {
    let source: String
    let table: String
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

    mutating func add(_ release: Release, _ sight: Sight) {
        let id = UInt32(clamping: release.id)
        let isWithdrawn = if case .withdrawn = release.standing { true } else { false }
        let isTaken = sight.takes(release)
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
