public import Cubes

/// The keys that are seen in a state of a workspace.
public struct SeriesIndex: Sendable {
    private let holdings: Holdings
    private let effective: EffectiveReleases

    static func number(of dataflow: Dataflow) -> Int {
        Dataflow.allCases.firstIndex(of: dataflow) ?? 0
    }

    init(_ holdings: Holdings, _ effective: EffectiveReleases) {
        self.holdings = holdings
        self.effective = effective
    }

    private func view(_ dataflow: Dataflow) -> SeriesView { holdings.view(dataflow, effective) }

    /// The number of series of a dataflow.
    public func count(_ dataflow: Dataflow) -> Int { view(dataflow).count }

    /// The codes that occur at a dimension within a selection, sorted.
    public func codes(_ dimension: DimensionID, in pattern: KeyPattern) -> [String] {
        let view = view(pattern.dataflow)
        guard let place = pattern.dataflow.index(of: dimension) else { return [] }
        let dictionary = view.columns.dictionaries[place]
        var isThere = [Bool](repeating: false, count: dictionary.count)
        for row in view.rows(CodeSelection(view.columns, pattern)) {
            isThere[Int(view.columns.keys[place][Int(row)])] = true
        }
        return dictionary.indices.filter { isThere[$0] }.map { dictionary[$0] }
    }

    /// The keys of a selection, in order.
    public func keys(_ pattern: KeyPattern) throws(CubeError) -> [SeriesKey] {
        let view = view(pattern.dataflow)
        var result: [SeriesKey] = []
        for row in view.rows(CodeSelection(view.columns, pattern)) {
            result.append(try view.columns.key(Int(row)))
        }
        return result
    }
}
