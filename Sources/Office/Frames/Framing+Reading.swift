internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

extension Framing {
    /// Series of a selection whose codes may cover something of an extent, by axis.
    func table(
        _ pattern: KeyPattern, _ axes: [(dimension: DimensionID, extent: AreaExtent)]
    ) throws -> [FrameTable] {
        let index = try office.warehouse.index(office.sight, asOf: state)
        var narrow = pattern
        for (dimension, extent) in axes {
            let codes = index.codes(dimension, in: pattern.openToTotals).filter {
                office.areas.area($0)?.isAggregate != true
                    && areas.reach($0).relation(to: extent) != .apart
            }
            narrow = narrow.with(dimension, Set(codes))
        }
        return try Self.tables(of: try office.show(narrow, asOf: state), office)
    }

    /// The source of weights: the one named, else the only one that is held.
    ///
    /// - Throws: ``OfficeError`` where there is none, or none is named and there are several.
    func weightSource(_ named: String?, _ dataflow: Dataflow) throws -> String {
        let name = dataflow == .population ? "population" : "stocks"
        var pattern = KeyPattern(dataflow)
        if dataflow == .population { pattern = pattern.with(.indicator, "POP") }
        let index = try office.warehouse.index(office.sight, asOf: state)
        let held = index.codes(.source, in: pattern).filter { $0 != FlowEstimating.source }.sorted()
        if let named {
            guard held.contains(named) else {
                throw OfficeError(
                    kind: .notFound, place: "weights \(name)", found: named,
                    expected: held.isEmpty
                        ? "a source of \(dataflow.rawValue); none is held"
                        : "one of " + held.joined(separator: ", "))
            }
            return named
        }
        guard held.count == 1, let only = held.first else {
            throw OfficeError(
                kind: .request, place: "weights \(name)",
                found: held.isEmpty
                    ? "no \(name) in the workspace"
                    : "several sources: " + held.joined(separator: ", "),
                expected: held.isEmpty
                    ? "a source of \(dataflow.rawValue)"
                    : "one by name, such as \(name):\(held[0])")
        }
        return only
    }
}
