internal import Cubes

/// Looks figures through for what is odd.
///
/// Each check says in its documentation what it takes, what it compares, and from when on something
/// is odd; `docs/review.md` has them together.
///
/// Cost: a few passes over all figures; a second or two for three million.
public struct Review: Sendable {
    private let data: ReviewData
    private let context: ReviewContext

    public init(_ data: ReviewData, _ context: ReviewContext) {
        self.data = data
        self.context = context
    }

    /// What the checks find, the most pressing first.
    ///
    /// - Parameter checks: ``ReviewCheck/revisions`` finds nothing here: see ``RevisionCheck``.
    public func findings(_ checks: Set<ReviewCheck> = Set(ReviewCheck.allCases)) -> [ReviewFinding]
    {
        let refugees = data.tables[.displaced].map { RefugeeCounts($0) }
        var found: [ReviewFinding] = []
        for dataflow in Dataflow.allCases {
            guard let table = data.tables[dataflow] else { continue }
            if checks.contains(.jumps) || checks.contains(.typos) {
                let changes = Changes(table)
                let outliers = changes.outliers(beyond: TypoCheck.bound, least: context.least)
                let typos = TypoCheck(
                    changes: changes, context: context, refugees: refugees
                ).run(outliers)
                if checks.contains(.typos) { found += typos.findings }
                if checks.contains(.jumps) {
                    let rest = outliers.indices.filter { !typos.explained.contains($0) }
                    found += JumpCheck(changes: changes, context: context, refugees: refugees)
                        .run(rest.map { outliers[$0] })
                }
            }
            if checks.contains(.totals) { found += TotalsCheck(table, context).run() }
            if checks.contains(.signs) { found += NegativeCheck(table, context).run() }
        }
        if checks.contains(.sources) { found += SourcesCheck(data, context).run() }
        if checks.contains(.refugees), let refugees, let stocks = data.tables[.stock] {
            found += RefugeesCheck(stocks, refugees, context).run()
        }
        if checks.contains(.signs) { found += BalanceSigns(data, context).run() }
        if checks.contains(.balance) { found += InflowCheck(data, context).run() }
        return Self.ranked(found)
    }

    /// The most pressing first; a fixed order among equals.
    public static func ranked(_ findings: [ReviewFinding]) -> [ReviewFinding] {
        let named = findings.map { finding in
            (finding, finding.evidence.first.map { "\($0.key) \($0.period)" } ?? "")
        }
        return named.sorted { a, b in
            a.0.score != b.0.score
                ? a.0.score > b.0.score
                : (a.0.check.rawValue, a.0.kind, a.1) < (b.0.check.rawValue, b.0.kind, b.1)
        }.map(\.0)
    }
}
