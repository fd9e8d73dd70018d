public import Cubes
internal import Vocabulary
internal import Warehouse

extension Office {
    /// The series of a selection: what is held, and totals where the selection asks for one
    /// that is not held (`SEX` `_T`, `ORIGIN` or `DESTINATION` `W` or a region).
    ///
    /// - Parameter release: the state after that release; nil is the current one.
    public func show(_ pattern: KeyPattern, asOf release: Int? = nil) throws -> [ShownSeries] {
        try Showing(
            areas: areas, fetch: { try held($0, asOf: release) },
            zeros: { try EstimatedZeros(releases(), asOf: release) }
        ).series(pattern)
    }

    /// Reads a key as a person writes it; area names and other schemes' codes are not
    /// guessed, but an unknown code is named with the nearest ones.
    public func pattern(_ dataflow: String, _ key: String) throws -> KeyPattern {
        guard let flow = Dataflow(rawValue: dataflow) ?? Dataflow(rawValue: "DF_" + dataflow)
        else {
            throw OfficeError(
                kind: .request, place: "dataflow", found: dataflow,
                expected: Dataflow.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return try KeyPattern(flow, key)
    }

    /// Says why a selection is empty: which place of the key has codes that do not occur.
    public func explainEmpty(_ pattern: KeyPattern) throws -> OfficeError {
        let index = try self.index()
        var details: [String] = []
        for dimension in pattern.dataflow.dimensions {
            guard let asked = pattern[dimension] else { continue }
            let there = index.codes(dimension, in: KeyPattern(pattern.dataflow))
            let absent = asked.subtracting(there).sorted()
            guard !absent.isEmpty else { continue }
            details.append(
                "\(dimension.rawValue): found \(absent.joined(separator: ", "))"
                    + hint(dimension, there, absent))
        }
        if details.isEmpty {
            details.append(
                index.count(pattern.dataflow) == 0
                    ? "the workspace holds no series of \(pattern.dataflow.rawValue)"
                    : "each code occurs now, but not together, or not in the state asked for")
        }
        return OfficeError(
            kind: .notFound, place: "\(pattern.dataflow.rawValue) \(pattern)", found: "no series",
            expected: "a key that occurs", details: details)
    }

    private func hint(_ dimension: DimensionID, _ there: [String], _ absent: [String]) -> String {
        if dimension.isArea {
            if let known = absent.lazy.compactMap({ areas.area($0) }).first {
                return " (\(known.name)); it is an area's code, but no series here has it"
            }
            let near = absent.flatMap { areas.search($0, limit: 3) }.map { "\($0.id) \($0.name)" }
            return near.isEmpty ? "" : "; near: " + near.joined(separator: ", ")
        }
        return there.isEmpty ? "" : "; there are: " + there.prefix(20).joined(separator: ", ")
    }
}
