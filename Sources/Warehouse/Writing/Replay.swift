internal import Foundation

/// What a series becomes when releases are done again without those withdrawn.
struct Replay {
    /// A release that counts.
    struct Step {
        let id: Int
        let speaks: Speaks
    }

    /// What a release speaks of.
    enum Speaks {
        case table
        /// The numbers of the periods.
        case periods(Set<UInt32>)
        case figures
    }

    /// A row of the series' history.
    struct Row {
        let id: Int64
        let opened: Int
        let closed: Int?
        let observations: Data

        func stood(after release: Int) -> Bool {
            opened <= release && closed.map { $0 > release } ?? true
        }
    }

    /// The first release that is withdrawn: what was held before it stands.
    let first: Int
    /// The releases after it that count, in order.
    let steps: [Step]

    /// Does the steps again for one series.
    ///
    /// - Parameters:
    ///   - history: its rows in order.
    ///   - changes: what releases of single figures named, by release.
    func run(
        _ history: [Row], _ changes: [Int: [PackedChange]], _ writer: inout RowWriter
    ) throws -> [PackedObservations.Item] {
        var items = try held(history, after: first - 1)
        for step in steps {
            switch step.speaks {
            case .figures:
                var counts = AmendmentCounts()
                try writer.apply(changes[step.id] ?? [], to: &items, &counts)
            case .table:
                let said = try held(history, after: step.id).map { Self.said($0, by: step.id) }
                if !Self.same(items, said) { items = said }
            case .periods(let numbers):
                let said = try held(history, after: step.id)
                    .filter { numbers.contains($0.period) }.map { Self.said($0, by: step.id) }
                let merged = try writer.dictionaries.inOrder(
                    items.filter { !numbers.contains($0.period) } + said)
                if !Self.same(items, merged) { items = merged }
            }
        }
        return items
    }

    private func held(
        _ history: [Row], after release: Int
    ) throws -> [PackedObservations.Item] {
        guard let row = history.first(where: { $0.stood(after: release) }) else { return [] }
        return try RowWriter.items(row.observations)
    }

    /// A figure as a release said it. Where it said again what was held, the place in its own
    /// file was not kept.
    private static func said(
        _ item: PackedObservations.Item, by release: Int
    ) -> PackedObservations.Item {
        guard item.release != UInt32(clamping: release) else { return item }
        var item = item
        item.release = UInt32(clamping: release)
        item.row = 0
        item.column = 0
        item.sheet = 0
        return item
    }

    private static func same(
        _ a: [PackedObservations.Item], _ b: [PackedObservations.Item]
    ) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0.says(sameAs: $1) }
    }

    /// Whether two states of a series are the same, releases included.
    static func isSame(
        _ a: [PackedObservations.Item], _ b: [PackedObservations.Item]
    ) -> Bool {
        a.count == b.count
            && zip(a, b).allSatisfy { $0.says(sameAs: $1) && $0.release == $1.release }
    }
}
